#include "rulepack/compile_patterns.h"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/strings.h"

namespace ipse {
namespace {

class Compiler {
 public:
  Compiler(const LanguageSource& source, const ParsedPatterns& patterns, LanguagePack& pack)
      : source_(source), patterns_(patterns), pack_(pack) {}

  absl::Status Compile() {
    using Step = absl::Status (Compiler::*)();
    for (Step step : {&Compiler::MakeCodings, &Compiler::CompilePhrases, &Compiler::CompileRules,
                      &Compiler::CompileRelays}) {
      if (absl::Status status = (this->*step)(); !status.ok()) return status;
    }
    MakeOpens();
    return absl::OkStatus();
  }

 private:
  absl::Status MakeCodings() {
    const std::pair<const std::vector<Pattern>*, Coding*> codings[] = {
        {&patterns_.phrases, &pack_.phrase_coding},
        {&patterns_.rules, &pack_.rule_coding},
        {&patterns_.relays, &pack_.relay_coding}};
    for (const auto& [patterns, coding] : codings) {
      std::vector<SymbolSet> sets;
      for (const Pattern& pattern : *patterns) CollectSets(pattern, patterns_.definitions, sets);
      std::optional<Coding> made = Coding::Of(pack_.alphabet, std::move(sets));
      if (!made) {
        return absl::InvalidArgumentError(absl::StrCat(
            AbslView(source_.language),
            ": the patterns of phrases, of rules or of relays tell more than 255 kinds "
            "of token apart; merge classes that few of them tell apart"));
      }
      *coding = *std::move(made);
    }
    return absl::OkStatus();
  }

  absl::Status Compile(const Pattern& pattern, const SourceText& text, const Coding& coding,
                       SymbolRegex::Prefers prefers, Re2Source& written, SymbolRegex& out) {
    PatternError error;
    if (!WriteRe2(pattern, patterns_.definitions, coding, written, error))
      return ErrorAt(text, error.at, error.message);
    const std::string wrong =
        out.Compile(written.regex, prefers, pattern, patterns_.definitions, coding);
    return wrong.empty() ? absl::OkStatus() : ErrorAt(text, 0, wrong);
  }

  absl::Status CompilePhrases() {
    for (std::size_t i = 0; i < source_.phrases.size(); ++i) {
      const SourceText& text = source_.phrases[i].pattern;
      for (const PatternAtom& atom : patterns_.phrases[i]) {
        if (atom.type == PatternAtom::Type::capture)
          return ErrorAt(text, atom.at, "a phrase captures nothing");
      }
      PatternError error;
      if (!Automaton::Make(patterns_.phrases[i], patterns_.definitions, pack_.phrase_coding,
                           pack_.phrases[i].automaton, error))
        return ErrorAt(text, error.at, error.message);
    }
    MakePhraseStarts();
    return absl::OkStatus();
  }

  void MakePhraseStarts() {
    std::vector<const Automaton*> phrases;
    for (const PhraseRule& phrase : pack_.phrases) {
      phrases.push_back(&phrase.automaton);
      if (phrases.size() < PhraseStarts::kMost && &phrase != &pack_.phrases.back()) continue;
      pack_.phrase_starts.emplace_back(phrases);
      phrases.clear();
    }
  }

  absl::Status CompileRules() {
    for (std::size_t i = 0; i < source_.rules.size(); ++i) {
      if (absl::Status s = CompileRule(source_.rules[i], patterns_.rules[i]); !s.ok()) return s;
    }
    return absl::OkStatus();
  }

  absl::Status CompileRule(const RuleSource& source, const Pattern& pattern) {
    Re2Source written;
    AttributionRule rule;
    if (absl::Status s = Compile(pattern, source.pattern, pack_.rule_coding,
                                 SymbolRegex::Prefers::first, written, rule.regex);
        !s.ok())
      return s;
    rule.id = absl::StrCat(source_.language, "/", source.id.text);
    rule.purpose = source.purpose;
    rule.place = source.id.place;
    rule.scope = source.scope;
    rule.stance = source.stance;
    rule.certainty = source.certainty;
    rule.examples = source.examples;
    bool content = false;
    constexpr std::string_view kNames[] = {"source", "cue", "content", "claim"};
    if (absl::Status s = ReadCaptures(written, kNames, "a rule", source.pattern, rule.captures);
        !s.ok())
      return s;
    for (Capture capture : rule.captures)
      content |= capture == Capture::content || capture == Capture::claim;
    if (!content) return ErrorAt(source.pattern, 0, "the pattern captures no content");
    for (const AttributionRule& other : pack_.rules) {
      if (other.id == rule.id) return ErrorAt(source.id, 0, "another rule has this id");
    }
    const auto scope = static_cast<std::size_t>(rule.scope);
    pack_.rule_gates[scope].Add(rule.regex.needs());
    needs_quotation_ = needs_quotation_ && NeedsQuotation(rule.regex.needs());
    pack_.rules_of[scope].push_back(static_cast<std::uint32_t>(pack_.rules.size()));
    pack_.rules.push_back(std::move(rule));
    return absl::OkStatus();
  }

  // Whether one of the needs only a quotation meets.
  bool NeedsQuotation(const std::vector<CodeSet>& needs) const {
    ClassSet quotation;
    for (std::string_view name : {"quote", "spoken"}) quotation.set(*pack_.classes.Find(name));
    CodeSet others;
    for (std::size_t i = 0; i < pack_.alphabet.size(); ++i) {
      const auto symbol = static_cast<Symbol>(i);
      if ((pack_.alphabet.classes(symbol) & quotation).none())
        others.set(static_cast<std::uint8_t>(pack_.rule_coding.Code(symbol)));
    }
    return std::any_of(needs.begin(), needs.end(),
                       [&](const CodeSet& need) { return (need & others).none(); });
  }

  void MakeOpens() {
    for (std::size_t i = 0; i < pack_.alphabet.size(); ++i) {
      const auto symbol = static_cast<Symbol>(i);
      const bool cue = !needs_quotation_ && (pack_.alphabet.classes(symbol) & pack_.gate).any();
      const bool relay = relays_need_[static_cast<std::uint8_t>(pack_.relay_coding.Code(symbol))];
      pack_.opens.push_back((cue ? kOpensRules : 0) | (relay ? kOpensRelays : 0));
    }
  }

  absl::Status CompileRelays() {
    for (std::size_t i = 0; i < source_.relays.size(); ++i) {
      if (absl::Status s = CompileRelay(source_.relays[i], patterns_.relays[i]); !s.ok()) return s;
    }
    return absl::OkStatus();
  }

  absl::Status CompileRelay(const RelaySource& source, const Pattern& pattern) {
    Re2Source written;
    RelayRule relay;
    if (absl::Status s = Compile(pattern, source.pattern, pack_.relay_coding,
                                 SymbolRegex::Prefers::longest, written, relay.regex);
        !s.ok())
      return s;
    relay.id = absl::StrCat(source_.language, "/", source.id.text);
    relay.purpose = source.purpose;
    relay.place = source.id.place;
    relay.examples = source.examples;
    relay.cites = source.cites;
    constexpr std::string_view kNames[] = {"outlet", "network", "evidence"};
    if (absl::Status s = ReadCaptures(written, kNames, "a relay", source.pattern, relay.captures);
        !s.ok())
      return s;
    if (!source.outlet.empty()) {
      const auto& outlets = pack_.knowledge.outlets;
      const auto found = std::find_if(outlets.begin(), outlets.end(), [&](const KnownOutlet& o) {
        return o.name == source.outlet;
      });
      if (found == outlets.end())
        return ErrorAt(source.id, 0, absl::StrCat("no outlet is listed as ", source.outlet));
      relay.implied = static_cast<std::uint16_t>(found - outlets.begin());
    }
    relays_need_ |= Narrowest(relay.regex.needs());
    pack_.relay_gate.Add(relay.regex.needs());
    pack_.relays.push_back(std::move(relay));
    return absl::OkStatus();
  }

  // All codes where there are no needs.
  static CodeSet Narrowest(const std::vector<CodeSet>& needs) {
    const auto found =
        std::min_element(needs.begin(), needs.end(),
                         [](const CodeSet& a, const CodeSet& b) { return a.count() < b.count(); });
    return found == needs.end() ? CodeSet().set() : *found;
  }

  // What the groups of a pattern capture, by the place of their names in `names`.
  template <class Captured>
  static absl::Status ReadCaptures(const Re2Source& written,
                                   std::span<const std::string_view> names, std::string_view what,
                                   const SourceText& pattern, std::vector<Captured>& out) {
    for (const std::string& name : written.captures) {
      const auto found = std::find(names.begin(), names.end(), name);
      if (found == names.end()) {
        std::string all(names.front());
        for (std::size_t i = 1; i < names.size(); ++i)
          absl::StrAppend(&all, i + 1 == names.size() ? " and " : ", ", AbslView(names[i]));
        return ErrorAt(pattern, 0, absl::StrCat(AbslView(what), " captures ", all, ", not ", name));
      }
      out.push_back(static_cast<Captured>(found - names.begin()));
    }
    return CheckGroups(out.size(), pattern);
  }

  static absl::Status CheckGroups(std::size_t captures, const SourceText& pattern) {
    if (captures < kMostGroups) return absl::OkStatus();
    return ErrorAt(
        pattern, 0,
        absl::StrCat("the pattern captures ", captures, " times, with its parts: the most is ",
                     kMostGroups - 1, "; split it into several rules"));
  }

  const LanguageSource& source_;
  const ParsedPatterns& patterns_;
  LanguagePack& pack_;
  CodeSet relays_need_;          // one of these at least
  bool needs_quotation_ = true;  // no sentence rule matches without one: then cues open nothing
};

}  // namespace

absl::Status CompilePatterns(const LanguageSource& source, const ParsedPatterns& patterns,
                             LanguagePack& pack) {
  return Compiler(source, patterns, pack).Compile();
}

}  // namespace ipse
