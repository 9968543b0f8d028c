#include "rulepack/nodes.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "base/strings.h"

namespace ipse {
namespace {

constexpr std::size_t kMostNodes = 5000;

// Nothing leaves `out` yet.
struct Part {
  int in = 0, out = 0;
  std::vector<CodeSet> needs;
  bool may_be_empty = false;
};

// The need that fewest codes meet, or any code where there is none.
CodeSet RarestNeed(const Part& part) {
  const auto rarest =
      std::min_element(part.needs.begin(), part.needs.end(),
                       [](const CodeSet& a, const CodeSet& b) { return a.count() < b.count(); });
  return rarest == part.needs.end() ? CodeSet().set() : *rarest;
}

// Reads a pattern into nodes.
class Reader {
 public:
  Reader(const Definitions& definitions, const Coding& coding, bool exact, PatternNodes& out,
         PatternError& error)
      : definitions_(definitions), coding_(coding), exact_(exact), out_(out), error_(error) {}

  bool Read(const Pattern& pattern) {
    Cursor at{pattern, 0, 0};
    Part whole;
    if (!Alternatives(at, whole)) return false;
    if (at.i != pattern.size()) return Fail(at, "this ) closes nothing");
    out_.in = whole.in;
    out_.out = whole.out;
    out_.needs = std::move(whole.needs);
    return true;
  }

 private:
  struct Cursor {
    const Pattern& pattern;
    std::size_t i;
    int depth;  // of macros
    bool Is(char c) const {
      return i < pattern.size() && pattern[i].type == PatternAtom::Type::op &&
             pattern[i].text[0] == c;
    }
  };

  bool Fail(const Cursor& at, std::string message) {
    const std::size_t last = at.pattern.empty() ? 0 : at.pattern.back().at;
    error_ = {std::move(message), at.i < at.pattern.size() ? at.pattern[at.i].at : last};
    return false;
  }

  int Add(int set = kEpsilon, int bound = kNoBound) {
    out_.nodes.push_back({set, {kNoNode, kNoNode}, bound});
    return static_cast<int>(out_.nodes.size()) - 1;
  }

  void Link(int from, int to) {
    int* const ways = out_.nodes[static_cast<std::size_t>(from)].to;
    ways[ways[0] == kNoNode ? 0 : 1] = to;
  }

  bool Alternatives(Cursor& at, Part& out) {
    if (!Sequence(at, out)) return false;
    while (at.Is('|')) {
      ++at.i;
      Part other;
      if (!Sequence(at, other)) return false;
      Part both = {Add(),
                   Add(),
                   {RarestNeed(out) | RarestNeed(other)},
                   out.may_be_empty || other.may_be_empty};
      Link(both.in, out.in);
      Link(both.in, other.in);
      Link(out.out, both.out);
      Link(other.out, both.out);
      out = std::move(both);
    }
    return true;
  }

  bool Sequence(Cursor& at, Part& out) {
    out.in = out.out = Add();
    out.may_be_empty = true;
    while (at.i < at.pattern.size() && !at.Is('|') && !at.Is(')')) {
      Part next;
      if (!Repeated(at, next)) return false;
      Link(out.out, next.in);
      out.out = next.out;
      out.may_be_empty = out.may_be_empty && next.may_be_empty;
      out.needs.insert(out.needs.end(), next.needs.begin(), next.needs.end());
    }
    return true;
  }

  // How often an atom may stand.
  struct Count {
    std::size_t least = 1, most = 1;
    bool lazy = false;
  };

  // An atom and how often it may stand. Counted ones are read again for each time.
  bool Repeated(Cursor& at, Part& out) {
    const std::size_t begin = at.i;
    const int first_group = out_.groups;
    if (!Captured(at, out)) return false;
    Count count;
    if (!ReadCount(at, count)) return false;
    const std::size_t end = at.i;
    const bool endless = count.most == kEndless;
    if (endless && count.least <= 1) {
      out = Loop(out, count.least == 0, count.lazy);
      return true;
    }
    if (count.least == 0) out = Optional(out, count.lazy);
    for (std::size_t i = 1; i < (endless ? count.least : count.most); ++i) {
      at.i = begin;
      out_.groups = first_group;
      Part next;
      if (!Captured(at, next)) return false;
      if (i >= count.least) next = Optional(next, count.lazy);
      if (endless && i + 1 == count.least) next = Loop(next, false, count.lazy);
      Link(out.out, next.in);
      out.out = next.out;
      out.may_be_empty = out.may_be_empty && next.may_be_empty;
    }
    at.i = end;
    return true;
  }

  // From `from` to either, to `other` first where `lazy`.
  void Branch(int from, int to, int other, bool lazy) {
    Link(from, lazy ? other : to);
    Link(from, lazy ? to : other);
  }

  Part Loop(Part part, bool may_be_absent, bool lazy) {
    out_.repeats_nothing = out_.repeats_nothing || part.may_be_empty;
    Part out = {may_be_absent ? Add() : part.in, Add(), {}, may_be_absent || part.may_be_empty};
    if (may_be_absent)
      Branch(out.in, part.in, out.out, lazy);
    else
      out.needs = std::move(part.needs);
    Branch(part.out, part.in, out.out, lazy);
    return out;
  }

  Part Optional(const Part& part, bool lazy) {
    Part out = {Add(), Add(), {}, true};
    Branch(out.in, part.in, out.out, lazy);
    Link(part.out, out.out);
    return out;
  }

  static constexpr std::size_t kEndless = std::numeric_limits<std::size_t>::max();

  bool ReadCount(Cursor& at, Count& out) {
    if (at.Is('*') || at.Is('?')) out.least = 0;
    if (at.Is('*') || at.Is('+')) out.most = kEndless;
    if (at.Is('{')) {
      const std::string_view count = at.pattern[at.i].text;
      const std::size_t comma = std::min(count.find(','), count.size() - 1);
      if (!absl::SimpleAtoi(AbslView(count.substr(1, comma - 1)), &out.least))
        return Fail(at, "{2}, {2,} or {2,4} was expected");
      out.most = out.least;
      if (count[comma] == ',') {
        const std::string_view second = count.substr(comma + 1, count.size() - comma - 2);
        out.most = kEndless;
        if (!second.empty() && !absl::SimpleAtoi(AbslView(second), &out.most))
          return Fail(at, "{2}, {2,} or {2,4} was expected");
      }
      if (out.most == 0 || out.most < out.least) return Fail(at, "this count matches nothing");
      if (!exact_ && out.most > 1) {
        out.least = std::min<std::size_t>(out.least, 1);
        out.most = kEndless;
      }
    } else if (!at.Is('*') && !at.Is('+') && !at.Is('?')) {
      return true;
    }
    ++at.i;
    if (at.Is('?')) {
      out.lazy = true;
      ++at.i;
    }
    return true;
  }

  // An atom, with the bounds of its group where a capture's name stands before it.
  bool Captured(Cursor& at, Part& out) {
    if (at.i == at.pattern.size() || at.pattern[at.i].type != PatternAtom::Type::capture)
      return Atom(at, out);
    ++at.i;
    const int group = out_.groups++;
    Part inside;
    if (!Atom(at, inside)) return false;
    out = {Add(kEpsilon, 2 * group), Add(kEpsilon, 2 * group + 1), std::move(inside.needs),
           inside.may_be_empty};
    Link(out.in, inside.in);
    Link(inside.out, out.out);
    return true;
  }

  bool Atom(Cursor& at, Part& out) {
    if (out_.nodes.size() > kMostNodes)
      return Fail(at, "the pattern is too large: use * for a count");
    if (at.i == at.pattern.size() || at.pattern[at.i].type == PatternAtom::Type::capture)
      return Fail(at, "what is captured must follow a capture's name");
    const PatternAtom& atom = at.pattern[at.i];
    if (at.Is('(')) {
      ++at.i;
      if (!Alternatives(at, out)) return false;
      if (!at.Is(')')) return Fail(at, "( is not closed");
    } else if (atom.type == PatternAtom::Type::macro) {
      if (!Macro(at, atom, out)) return false;
    } else {
      int set = at.Is('^') ? kBegin : kEnd;
      if (atom.type != PatternAtom::Type::op) {
        set = static_cast<int>(out_.sets.size());
        out_.sets.push_back(atom.type == PatternAtom::Type::any ? coding_.AllCodes()
                                                                : coding_.Codes(atom.set));
      } else if (!at.Is('^') && !at.Is('$')) {
        return Fail(at, "there is nothing to repeat before this");
      } else {
        out_.anchored = true;
      }
      out = {Add(set), Add(), {}, set < 0};
      if (set >= 0) out.needs.push_back(out_.sets.back());
      Link(out.in, out.out);
    }
    ++at.i;
    return true;
  }

  bool Macro(Cursor& at, const PatternAtom& atom, Part& out) {
    const auto found = definitions_.find(atom.text);
    if (found == definitions_.end())
      return Fail(at, absl::StrCat("no pattern is defined as @", atom.text));
    if (at.depth == kMostMacros) return Fail(at, absl::StrCat("@", atom.text, " contains itself"));
    Cursor inside{found->second, 0, at.depth + 1};
    if (!Alternatives(inside, out)) return false;
    return inside.i == found->second.size() || Fail(at, "a ) in it closes nothing");
  }

  const Definitions& definitions_;
  const Coding& coding_;
  const bool exact_;
  PatternNodes& out_;
  PatternError& error_;
};

}  // namespace

bool ReadNodes(const Pattern& pattern, const Definitions& definitions, const Coding& coding,
               bool exact, PatternNodes& out, PatternError& error) {
  out = {};
  return Reader(definitions, coding, exact, out, error).Read(pattern);
}

}  // namespace ipse
