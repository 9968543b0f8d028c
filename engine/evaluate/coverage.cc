#include "evaluate/coverage.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "evaluate/examples.h"
#include "rulepack/compiled_pack.h"

namespace ipse {
namespace {

std::string Percent(std::size_t part, std::size_t whole) {
  if (whole == 0) return "-";
  return absl::StrFormat("%.1f", 100 * static_cast<double>(part) / static_cast<double>(whole));
}

// On one line; empty where the rule has no example that must match.
std::string ExampleOf(const AttributionRule& rule) {
  for (const Example& example : rule.examples) {
    if (example.type != Example::Type::yes) continue;
    const absl::StatusOr<MarkedText> marked = ReadMarks(example.marked);
    if (!marked.ok()) continue;
    return absl::StrReplaceAll(marked->text, {{"\n\n", " ¶ "}, {"\n", " ¶ "}});
  }
  return {};
}

// What Markdown would read as markup, escaped.
std::string Cell(const std::string& text) {
  return absl::StrReplaceAll(
      text, {{"\\", "\\\\"}, {"|", "\\|"}, {"*", "\\*"}, {"_", "\\_"}, {"[", "\\["}, {"<", "\\<"}});
}

struct RuleFigures {
  std::string readings, precision, share;
};

RuleFigures FiguresOf(const AttributionRule& rule, const Score& score) {
  const auto found = score.rules().find(rule.id);
  const Tally::Side readings =
      found == score.rules().end() ? Tally::Side{} : found->second.predicted;
  return {absl::StrCat(readings.count), Percent(readings.joint, readings.count),
          Percent(readings.found, score.all().gold.count)};
}

void AddRule(const AttributionRule& rule, const Score& score, CoverageFormat format,
             std::string& out) {
  const RuleFigures figures = FiguresOf(rule, score);
  if (format == CoverageFormat::markdown) {
    absl::StrAppend(&out, "| `", rule.id, "` | ", Cell(rule.purpose), " | ", Cell(ExampleOf(rule)),
                    " | ", figures.readings, " | ", figures.precision, " | ", figures.share,
                    " |\n");
  } else {
    absl::StrAppendFormat(&out, "%-34s%9s%9s%9s\n    %s\n    %s\n", rule.id, figures.readings,
                          figures.precision, figures.share, rule.purpose, ExampleOf(rule));
  }
}

std::string RuleTables(const Pack& pack, const Score& score, CoverageFormat format) {
  std::string out;
  std::string_view file;
  for (const auto& language : pack.compiled().languages) {
    for (const AttributionRule& rule : language->rules) {
      if (rule.place.file != file) {
        file = rule.place.file;
        if (format == CoverageFormat::markdown) {
          absl::StrAppend(&out, "\n## `", rule.place.file,
                          "`\n\n| rule | for | example | readings | joint P | of the gold |\n"
                          "|---|---|---|---:|---:|---:|\n");
        } else {
          absl::StrAppendFormat(&out, "\n%-34s%9s%9s%9s\n", rule.place.file, "readings", "joint P",
                                "of gold");
        }
      }
      AddRule(rule, score, format, out);
    }
  }
  return out;
}

// The classes of cues that the gold has, the most frequent first.
std::string CueClassTable(const Score& score, CoverageFormat format) {
  std::vector<std::pair<std::string, Tally>> classes(score.cue_classes().begin(),
                                                     score.cue_classes().end());
  std::erase_if(classes, [](const auto& row) { return row.second.gold.count == 0; });
  std::stable_sort(classes.begin(), classes.end(), [](const auto& a, const auto& b) {
    return a.second.gold.count > b.second.gold.count;
  });
  const bool markdown = format == CoverageFormat::markdown;
  std::string out =
      markdown ? "\n## Recall by class of cue\n\n"
                 "| cue class | gold | found R | joint R |\n|---|---:|---:|---:|\n"
               : absl::StrFormat("\n%-34s%9s%9s%9s\n", "cue class", "gold", "found R", "joint R");
  classes.emplace_back("all", score.all());
  for (const auto& [name, tally] : classes) {
    const std::string found = Percent(tally.gold.found, tally.gold.count);
    const std::string joint = Percent(tally.gold.joint, tally.gold.count);
    if (markdown) {
      absl::StrAppend(&out, "| ", name, " | ", tally.gold.count, " | ", found, " | ", joint,
                      " |\n");
    } else {
      absl::StrAppendFormat(&out, "%-34s%9d%9s%9s\n", name, tally.gold.count, found, joint);
    }
  }
  return out;
}

}  // namespace

std::string CoverageTables(const Pack& pack, const Score& score, CoverageFormat format) {
  return absl::StrCat(RuleTables(pack, score, format), CueClassTable(score, format));
}

}  // namespace ipse
