// ipse fit: fits the weights of a pack to gold documents.
#include <cstdio>

#include "absl/strings/str_cat.h"
#include "command_line.h"
#include "evaluate/fit.h"

namespace ipse::cli {
namespace {

struct FitOptions {
  std::string gold, pack, output;
  std::size_t hold_out = 0;
};

absl::StatusOr<std::string> Fit(const FitOptions& options) {
  absl::StatusOr<Pack> pack = Pack::Find(options.pack);
  if (!pack.ok()) return pack.status();
  absl::StatusOr<std::vector<GoldDocument>> gold = ReadGold(options.gold);
  if (!gold.ok()) return gold.status();
  absl::StatusOr<FittedWeights> fitted =
      FitWeights(*pack, FittingPart(*std::move(gold), options.hold_out));
  if (!fitted.ok()) return fitted.status();
  return WriteWeights(*fitted);
}

}  // namespace

void AddFitCommand(CLI::App& app, int& code) {
  CLI::App* command = app.add_subcommand("fit", "Fit a pack's weights to gold documents");
  auto options = std::make_shared<FitOptions>();
  command->add_option("GOLD", options->gold, "JSON Lines of documents with attributions")
      ->required();
  command->add_option("--pack", options->pack, "Folder of the rule pack");
  command->add_option("--hold-out", options->hold_out,
                      "Leave every N-th document out, from the first");
  command->add_option("-o,--output", options->output,
                      "File to write to instead of standard output");
  command->footer(
      "Example:\n  ipse fit news.gold.jsonl --hold-out 5 --output rules/en/weights.toml\n");
  command->callback([options, &code] { code = WriteResult(Fit(*options), options->output); });
}

}  // namespace ipse::cli
