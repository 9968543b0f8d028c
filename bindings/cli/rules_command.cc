// ipse rules: checks and lists a pack's rules, measures each on gold, and counts its words there.
#include <cstdio>

#include "absl/strings/str_cat.h"
#include "command_line.h"
#include "evaluate/count_cues.h"
#include "evaluate/coverage.h"
#include "evaluate/examples.h"
#include "evaluate/predict.h"
#include "learn_from_gold.h"

namespace ipse::cli {
namespace {

int Check(const std::string& path) {
  absl::StatusOr<Pack> pack = Pack::Find(path);
  if (!pack.ok()) {
    Complain({pack.status().message().data(), pack.status().message().size()});
    return kNothingDone;
  }
  absl::StatusOr<ExampleReport> report = CheckExamples(Engine(*std::move(pack)));
  if (!report.ok()) {
    Complain({report.status().message().data(), report.status().message().size()});
    return kNothingDone;
  }
  for (const std::string& failure : report->failures) std::fprintf(stderr, "%s\n", failure.c_str());
  std::printf("%zu passed, %zu failed\n", report->passed, report->failures.size());
  return report->failures.empty() ? kDone : kSomeFailed;
}

int List(const std::string& path) {
  absl::StatusOr<Pack> pack = Pack::Find(path);
  if (!pack.ok()) {
    Complain({pack.status().message().data(), pack.status().message().size()});
    return kNothingDone;
  }
  for (const RuleSummary& rule : ListRules(*pack)) {
    std::printf("%-32s %s  (%s:%u)\n", rule.id.c_str(), rule.purpose.c_str(), rule.file.c_str(),
                rule.line);
  }
  return kDone;
}

struct CoverageOptions {
  std::string gold, pack, format = "text";
  std::size_t hold_out = 0;
};

absl::StatusOr<std::string> Measure(const CoverageOptions& options) {
  absl::StatusOr<Pack> pack = Pack::Find(options.pack);
  if (!pack.ok()) return pack.status();
  absl::StatusOr<std::vector<GoldDocument>> gold = ReadGold(options.gold);
  if (!gold.ok()) return gold.status();
  const Engine engine(*pack);
  Score score([&](const GoldDocument& document, const MarkedAttribution& marked) {
    return CueClassOf(*pack, document, marked);
  });
  for (const GoldDocument& document : HeldOut(*std::move(gold), options.hold_out)) {
    const absl::StatusOr<Prediction> prediction = Predict(engine, document);
    if (!prediction.ok()) return prediction.status();
    score.Add(document, *prediction, PairUp(document, *prediction, /*only_reporting=*/false));
  }
  return CoverageTables(
      *pack, score, options.format == "markdown" ? CoverageFormat::markdown : CoverageFormat::text);
}

void AddCoverage(CLI::App& rules, int& code) {
  CLI::App* command = rules.add_subcommand(
      "coverage", "Measure every rule, and the recall of every class of cue, on marked texts");
  auto options = std::make_shared<CoverageOptions>();
  command->add_option("GOLD", options->gold, "JSON Lines of documents with attributions")
      ->required();
  command->add_option("--pack", options->pack, "Folder of the pack; else as for ipse run");
  command
      ->add_option("--hold-out", options->hold_out,
                   "Measure every N-th document alone, from the first: what ipse fit "
                   "--hold-out N leaves out")
      ->check(CLI::PositiveNumber);
  command->add_option("--format", options->format, "text or markdown")
      ->check(CLI::IsMember({"text", "markdown"}))
      ->capture_default_str();
  command->footer(
      "Example:\n  ipse rules coverage news.gold.jsonl --hold-out 5 --format markdown\n");
  command->callback([options, &code] { code = WriteResult(Measure(*options), ""); });
}

absl::StatusOr<std::string> Count(const Pack& pack, const std::vector<GoldDocument>& gold,
                                  const LearnOptions& options) {
  const absl::StatusOr<CountedCues> counted = CountCues(pack, gold);
  if (!counted.ok()) return counted.status();
  const std::string left_out =
      options.hold_out == 0 ? "" : absl::StrCat(" --hold-out ", options.hold_out);
  return WriteCueCounts(*counted, absl::StrCat("ipse rules counts GOLD", left_out));
}

void AddCounts(CLI::App& rules, int& code) {
  CLI::App* command = rules.add_subcommand(
      "counts",
      "Count how often words of cues are one in marked texts, and what content they then take");
  AddLearning(*command, Count, code);
  command->footer(
      "Example:\n  ipse rules counts news.gold.jsonl --hold-out 5 --output "
      "rules/en/cue-counts.toml\n");
}

}  // namespace

void AddRulesCommand(CLI::App& app, int& code) {
  CLI::App* command =
      app.add_subcommand("rules", "Check, list or measure the rules of a pack, or count its words");
  command->require_subcommand(1);
  command->footer("Example:\n  ipse rules check rules/\n");
  auto path = std::make_shared<std::string>();
  CLI::App* check =
      command->add_subcommand("check", "Run every rule's examples through the engine");
  check->add_option("PACK", *path, "Folder of the pack; else as for ipse run");
  check->footer("Example:\n  ipse rules check rules/\n  57 passed, 0 failed\n");
  check->callback([path, &code] { code = Check(*path); });
  CLI::App* list =
      command->add_subcommand("list", "Name every rule and relay, its purpose and its place");
  list->add_option("PACK", *path, "Folder of the pack; else as for ipse run");
  list->footer("Example:\n  ipse rules list\n");
  list->callback([path, &code] { code = List(*path); });
  AddCoverage(*command, code);
  AddCounts(*command, code);
}

}  // namespace ipse::cli
