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

std::string Described(std::string_view text, const std::vector<ByteSpan>& source,
                      const std::vector<ByteSpan>& cue, const std::vector<ByteSpan>& content) {
  return absl::StrCat("[S ", Joined(text, source), "] [Q ", Joined(text, cue), "] [C ",
                      Joined(text, content), "]");
}

bool SameLetters(const Letters& letters, const std::vector<ByteSpan>& a,
                 const std::vector<ByteSpan>& b) {
  const std::uint32_t common = letters.Common(a, b);
  return common == letters.Count(a) && common == letters.Count(b);
}

// What went wrong with one example; empty where nothing did.
std::string Check(const Engine& engine, const LanguagePack& pack, const AttributionRule& rule,
                  const Example& example) {
  const absl::StatusOr<MarkedText> marked = ReadMarks(example.marked);
  if (!marked.ok()) return std::string(marked.status().message());
  const absl::StatusOr<Attributions> found =
      engine.Attribute({.text = marked->text, .language = pack.language});
  if (!found.ok()) return std::string(found.status().message());
  const Letters letters(marked->text);
  std::string got;
  bool same = false;
  bool by_rule = false;
  for (const Attribution& a : found->attributions) {
    absl::StrAppend(&got, "\n    got ", Described(marked->text, a.source, a.cue, a.content), " by ",
                    AbslView(a.rule));
    by_rule |= a.rule == rule.id;
    same |= a.rule == rule.id && SameLetters(letters, a.content, marked->content) &&
            SameLetters(letters, a.cue, marked->cue) &&
            SameLetters(letters, a.source, marked->source);
  }
  if (got.empty()) got = "\n    got nothing";
  const std::string expected =
      Described(marked->text, marked->source, marked->cue, marked->content);
  switch (example.type) {
    case Example::Type::yes:
      return same ? "" : absl::StrCat("expected ", expected, got);
    case Example::Type::no:
      return by_rule ? absl::StrCat("must not match: ", marked->text, got) : "";
    case Example::Type::known:
      return same ? absl::StrCat("a known mistake is right now, move it to yes: ", expected) : "";
  }
  return {};
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
      const char letter = at + 1 < marked.size() ? marked[at + 1] : ' ';
      auto* spans = letter == 'C'   ? &out.content
                    : letter == 'Q' ? &out.cue
                    : letter == 'S' ? &out.source
                                    : nullptr;
      std::size_t end = at + 2;
      while (end < marked.size() && absl::ascii_isdigit(static_cast<unsigned char>(marked[end])))
        ++end;
      if (spans == nullptr || end >= marked.size() || marked[end] != ' ') {
        return absl::InvalidArgumentError(
            absl::StrCat("byte ", at, " of the example: a mark is [C …], [Q …] or [S …]"));
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
  for (const auto& pack : engine.pack().compiled().languages) {
    for (const AttributionRule& rule : pack->rules) {
      for (const Example& example : rule.examples) {
        const std::string wrong = Check(engine, *pack, rule, example);
        if (wrong.empty()) {
          ++report.passed;
          continue;
        }
        report.failures.push_back(absl::StrCat(example.place.file, ":", example.place.line, ":",
                                               example.place.column, ": rule ", rule.id, ": ",
                                               wrong));
      }
    }
  }
  return report;
}

std::vector<RuleSummary> ListRules(const Pack& pack) {
  std::vector<RuleSummary> out;
  for (const auto& language : pack.compiled().languages) {
    for (const AttributionRule& rule : language->rules) {
      out.push_back({rule.id, rule.purpose, rule.place.file, rule.place.line});
    }
  }
  return out;
}

}  // namespace ipse
