#include "evaluate/examples.h"

#include <algorithm>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "base/strings.h"
#include "evaluate/overlap.h"
#include "rulepack/compiled_pack.h"

namespace ipse {
namespace {

std::string Joined(std::string_view text, const std::vector<ByteSpan>& spans) {
  std::string out;
  for (ByteSpan span : spans)
    absl::StrAppend(&out, out.empty() ? "" : " … ", AbslView(Slice(text, span)));
  return out;
}

// Spans by the letters of their marks, as an example or a reading has them.
using Marks = std::vector<std::pair<char, std::vector<ByteSpan>>>;

std::string Described(std::string_view text, const Marks& marks) {
  std::string out;
  for (const auto& [letter, spans] : marks) {
    if (!spans.empty())
      absl::StrAppend(&out, out.empty() ? "[" : " [", std::string(1, letter), " ",
                      Joined(text, spans), "]");
  }
  return out;
}

bool SameLetters(const Letters& letters, const std::vector<ByteSpan>& a,
                 const std::vector<ByteSpan>& b) {
  const std::uint32_t common = letters.Common(a, b);
  return common == letters.Count(a) && common == letters.Count(b);
}

bool SameMarks(const Letters& letters, const Marks& a, const Marks& b) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!SameLetters(letters, a[i].second, b[i].second)) return false;
  }
  return true;
}

// What one rule or relay read in an example.
struct Reading {
  std::string_view rule;
  Marks marks;
};

// What the engine reads in an example, and what it should.
struct Comparison {
  std::vector<Reading> readings;
  Marks expected;
};

Comparison CompareRule(const MarkedText& marked, const Explanation& found) {
  Comparison out;
  out.expected = {{'S', marked.source}, {'Q', marked.cue}, {'C', marked.content}};
  for (const Attribution& a : found.attributions.attributions)
    out.readings.push_back({a.rule, {{'S', a.source}, {'Q', a.cue}, {'C', a.content}}});
  return out;
}

Comparison CompareRelay(const MarkedText& marked, const Explanation& found) {
  Comparison out;
  out.expected = {{'E', marked.evidence}, {'O', marked.outlets}, {'N', marked.networks}};
  for (const RelayReading& r : found.relays)
    out.readings.push_back({r.rule, {{'E', {r.evidence}}, {'O', r.outlets}, {'N', r.networks}}});
  return out;
}

// What went wrong with one example; empty where nothing did.
std::string Check(const Engine& engine, std::string_view language, std::string_view rule,
                  const Example& example,
                  Comparison (*compare)(const MarkedText&, const Explanation&)) {
  const absl::StatusOr<MarkedText> marked = ReadMarks(example.marked);
  if (!marked.ok()) return std::string(marked.status().message());
  const absl::StatusOr<Explanation> found =
      engine.Explain({.text = marked->text, .language = language});
  if (!found.ok()) return std::string(found.status().message());
  const auto [readings, expected] = compare(*marked, *found);
  const Letters letters(marked->text);
  std::string got;
  bool same = false;
  bool by_rule = false;
  for (const Reading& reading : readings) {
    absl::StrAppend(&got, "\n    got ", Described(marked->text, reading.marks), " by ",
                    AbslView(reading.rule));
    by_rule |= reading.rule == rule;
    same |= reading.rule == rule && SameMarks(letters, reading.marks, expected);
  }
  if (got.empty()) got = "\n    got nothing";
  const std::string wanted = Described(marked->text, expected);
  switch (example.type) {
    case Example::Type::yes:
      return same ? "" : absl::StrCat("expected ", wanted, got);
    case Example::Type::no:
      return by_rule ? absl::StrCat("must not match: ", marked->text, got) : "";
    case Example::Type::known:
      return same ? absl::StrCat("a known mistake is right now, move it to yes: ", wanted) : "";
  }
  return {};
}

// The list of `out` that marks of `letter` go to; null where there is no such mark.
std::vector<ByteSpan>* SpansOf(char letter, MarkedText& out) {
  switch (letter) {
    case 'C':
      return &out.content;
    case 'Q':
      return &out.cue;
    case 'S':
      return &out.source;
    case 'E':
      return &out.evidence;
    case 'O':
      return &out.outlets;
    case 'N':
      return &out.networks;
    default:
      return nullptr;
  }
}

}  // namespace

absl::StatusOr<MarkedText> ReadMarks(std::string_view marked) {
  MarkedText out;
  std::vector<std::pair<std::vector<ByteSpan>*, std::uint32_t>> open;
  for (std::size_t at = 0; at < marked.size(); ++at) {
    const char c = marked[at];
    if (c == '\\' && at + 1 < marked.size() && (marked[at + 1] == '[' || marked[at + 1] == ']')) {
      out.text += marked[++at];
    } else if (c == '[') {
      auto* spans = SpansOf(at + 1 < marked.size() ? marked[at + 1] : ' ', out);
      std::size_t end = at + 2;
      while (end < marked.size() && absl::ascii_isdigit(static_cast<unsigned char>(marked[end])))
        ++end;
      if (spans == nullptr || end >= marked.size() || marked[end] != ' ') {
        return absl::InvalidArgumentError(absl::StrCat(
            "byte ", at,
            " of the example: a mark is [C …], [Q …], [S …], or of a relay [E …], [O …], [N …]"));
      }
      open.emplace_back(spans, static_cast<std::uint32_t>(out.text.size()));
      at = end;
    } else if (c == ']') {
      if (open.empty())
        return absl::InvalidArgumentError(
            absl::StrCat("byte ", at, " of the example: ] closes nothing"));
      open.back().first->push_back(
          {open.back().second, static_cast<std::uint32_t>(out.text.size())});
      open.pop_back();
    } else {
      out.text += c;
    }
  }
  if (!open.empty()) return absl::InvalidArgumentError("a mark of the example is not closed");
  return out;
}

absl::StatusOr<ExampleReport> CheckExamples(const Engine& engine) {
  ExampleReport report;
  const auto check_all = [&](const LanguagePack& pack, const auto& rules, auto compare) {
    for (const auto& rule : rules) {
      for (const Example& example : rule.examples) {
        const std::string wrong = Check(engine, pack.language, rule.id, example, compare);
        if (wrong.empty()) {
          ++report.passed;
          continue;
        }
        report.failures.push_back(absl::StrCat(example.place.file, ":", example.place.line, ":",
                                               example.place.column, ": rule ", rule.id, ": ",
                                               wrong));
      }
    }
  };
  for (const auto& pack : engine.pack().compiled().languages) {
    check_all(*pack, pack->rules, CompareRule);
    check_all(*pack, pack->relays, CompareRelay);
  }
  return report;
}

std::vector<RuleSummary> ListRules(const Pack& pack) {
  std::vector<RuleSummary> out;
  const auto list = [&](const auto& rules) {
    for (const auto& rule : rules)
      out.push_back({rule.id, rule.purpose, rule.place.file, rule.place.line});
  };
  for (const auto& language : pack.compiled().languages) {
    list(language->rules);
    list(language->relays);
  }
  return out;
}

}  // namespace ipse
