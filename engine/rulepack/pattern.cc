#include "rulepack/pattern.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "base/strings.h"

namespace ipse {
namespace {

bool IsNameByte(char c) { return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '-'; }

// Reads one pattern from left to right.
class Parser {
 public:
  Parser(std::string_view source, Classes& classes, PatternError& error)
      : source_(source), classes_(classes), error_(error) {}

  bool Parse(Pattern& out) {
    for (;;) {
      SkipSpace();
      if (at_ == source_.size()) return true;
      PatternAtom atom;
      atom.at = at_;
      if (!ParseAtom(atom)) return false;
      out.push_back(std::move(atom));
    }
  }

 private:
  void SkipSpace() {
    while (at_ < source_.size() && absl::ascii_isspace(static_cast<unsigned char>(source_[at_])))
      ++at_;
  }

  bool Fail(std::string message, std::size_t at) {
    error_ = {std::move(message), at};
    return false;
  }

  std::string_view ReadName() {
    const std::size_t begin = at_;
    while (at_ < source_.size() && IsNameByte(source_[at_])) ++at_;
    return source_.substr(begin, at_ - begin);
  }

  bool ParseAtom(PatternAtom& atom) {
    const char c = source_[at_];
    if (c == '"') {
      atom.type = PatternAtom::Type::classes;
      return AddWord(atom.set.any_of);
    }
    if (c == '[') return ParseSet(atom);
    if (c == '@') {
      ++at_;
      atom.type = PatternAtom::Type::macro;
      atom.text = ReadName();
      return !atom.text.empty() || Fail("a name must follow @", atom.at);
    }
    if (c == '.') {
      ++at_;
      atom.type = PatternAtom::Type::any;
      return true;
    }
    if (absl::ascii_isalpha(static_cast<unsigned char>(c))) return ParseNameOrCapture(atom);
    return ParseOperator(atom);
  }

  bool ParseNameOrCapture(PatternAtom& atom) {
    const std::string_view name = ReadName();
    if (at_ < source_.size() && source_[at_] == ':') {
      ++at_;
      atom.type = PatternAtom::Type::capture;
      atom.text = name;
      return true;
    }
    atom.type = PatternAtom::Type::classes;
    return AddClass(name, atom.at, atom.set.any_of);
  }

  bool AddClass(std::string_view name, std::size_t at, ClassSet& out) {
    const std::optional<ClassId> id = classes_.Find(name);
    if (!id) return Fail(absl::StrCat("no class is named ", AbslView(name)), at);
    out.set(*id);
    return true;
  }

  bool AddWord(ClassSet& out) {
    const std::size_t begin = at_++;
    while (at_ < source_.size() && source_[at_] != '"') ++at_;
    if (at_ == source_.size()) return Fail("a quoted word does not end", begin);
    ++at_;
    const std::optional<ClassId> id =
        classes_.Add(absl::AsciiStrToLower(AbslView(source_.substr(begin, at_ - begin))));
    if (!id) return Fail("the pack names too many different words and classes", begin);
    out.set(*id);
    return true;
  }

  bool ParseSet(PatternAtom& atom) {
    ++at_;
    atom.type = PatternAtom::Type::classes;
    ClassSet* part = &atom.set.any_of;
    if (at_ < source_.size() && source_[at_] == '^') {
      part = &atom.set.none_of;
      ++at_;
    }
    for (;;) {
      SkipSpace();
      if (at_ == source_.size()) return Fail("[ is not closed", atom.at);
      const char c = source_[at_];
      if (c == ']') break;
      if (c == '&' || c == '-') {
        part = c == '&' ? &atom.set.and_of : &atom.set.none_of;
        ++at_;
      } else if (c == '"') {
        if (!AddWord(*part)) return false;
      } else {
        const std::size_t begin = at_;
        const std::string_view name = ReadName();
        if (name.empty()) return Fail("a class or a quoted word was expected", begin);
        if (!AddClass(name, begin, *part)) return false;
      }
    }
    ++at_;
    const bool empty = atom.set.any_of.none() && atom.set.none_of.none();
    return !empty || Fail("[] is empty", atom.at);
  }

  bool ParseOperator(PatternAtom& atom) {
    atom.type = PatternAtom::Type::op;
    const char c = source_[at_];
    if (c == '{') {
      const std::size_t end = source_.find('}', at_);
      if (end == std::string_view::npos) return Fail("{ is not closed", at_);
      atom.text = source_.substr(at_, end + 1 - at_);
      at_ = end + 1;
      return true;
    }
    if (std::string_view("()|*+?^$").find(c) == std::string_view::npos) {
      return Fail(absl::StrCat("'", std::string(1, c), "' has no meaning here"), at_);
    }
    ++at_;
    atom.text = c;
    return true;
  }

  std::string_view source_;
  Classes& classes_;
  PatternError& error_;
  std::size_t at_ = 0;
};

bool IsOp(const PatternAtom& atom, char c) {
  return atom.type == PatternAtom::Type::op && atom.text[0] == c;
}

class Writer {
 public:
  Writer(const Definitions& definitions, const Coding& coding, Re2Source& out, PatternError& error)
      : definitions_(definitions), coding_(coding), out_(out), error_(error) {}

  // `depth` counts macros in macros.
  bool Write(const Pattern& pattern, int depth) {
    bool capture_next = false;
    for (const PatternAtom& atom : pattern) {
      if (!WriteAtom(atom, depth, capture_next)) return false;
      if (capture_next && !IsOp(atom, '(')) out_.regex += ')';
      capture_next = atom.type == PatternAtom::Type::capture;
    }
    return true;
  }

 private:
  bool WriteAtom(const PatternAtom& atom, int depth, bool captured) {
    switch (atom.type) {
      case PatternAtom::Type::classes:
        out_.regex += coding_.CharacterClass(atom.set);
        return true;
      case PatternAtom::Type::any:
        out_.regex += "(?s:.)";
        return true;
      case PatternAtom::Type::capture:
        out_.captures.push_back(atom.text);
        out_.regex += '(';
        return true;
      case PatternAtom::Type::op:
        // A group is only a capture where a name stands before it; its parenthesis is written
        // already.
        if (atom.text == "(") {
          if (!captured) out_.regex += "(?:";
        } else {
          out_.regex += atom.text;
        }
        return true;
      case PatternAtom::Type::macro:
        return WriteMacro(atom, depth);
    }
    return false;
  }

  bool WriteMacro(const PatternAtom& atom, int depth) {
    const auto found = definitions_.find(atom.text);
    if (found == definitions_.end()) {
      error_ = {absl::StrCat("no pattern is defined as @", atom.text), atom.at};
      return false;
    }
    if (depth == kMostMacros) {
      error_ = {absl::StrCat("@", atom.text, " contains itself"), atom.at};
      return false;
    }
    out_.regex += "(?:";
    if (!Write(found->second, depth + 1)) {
      error_.at = atom.at;
      return false;
    }
    out_.regex += ')';
    return true;
  }

  const Definitions& definitions_;
  const Coding& coding_;
  Re2Source& out_;
  PatternError& error_;
};

}  // namespace

bool ParsePattern(std::string_view source, Classes& classes, Pattern& out, PatternError& error) {
  return Parser(source, classes, error).Parse(out);
}

bool WriteRe2(const Pattern& pattern, const Definitions& definitions, const Coding& coding,
              Re2Source& out, PatternError& error) {
  out = {};
  return Writer(definitions, coding, out, error).Write(pattern, 0);
}

void CollectSets(const Pattern& pattern, const Definitions& definitions,
                 std::vector<SymbolSet>& out, int depth) {
  if (depth == kMostMacros) return;
  for (const PatternAtom& atom : pattern) {
    if (atom.type == PatternAtom::Type::classes &&
        std::find(out.begin(), out.end(), atom.set) == out.end())
      out.push_back(atom.set);
    const auto macro = definitions.find(atom.text);
    if (atom.type == PatternAtom::Type::macro && macro != definitions.end())
      CollectSets(macro->second, definitions, out, depth + 1);
  }
}

}  // namespace ipse
