// ipse fit: fits the weights of a pack to gold documents.
#include "evaluate/fit.h"
#include "learn_from_gold.h"

namespace ipse::cli {
namespace {

absl::StatusOr<std::string> Fit(const Pack& pack, const std::vector<GoldDocument>& gold,
                                const LearnOptions&) {
  const absl::StatusOr<FittedWeights> fitted = FitWeights(pack, gold);
  if (!fitted.ok()) return fitted.status();
  return WriteWeights(*fitted);
}

}  // namespace

void AddFitCommand(CLI::App& app, int& code) {
  CLI::App* command = app.add_subcommand("fit", "Fit a pack's weights to gold documents");
  AddLearning(*command, Fit, code);
  command->footer(
      "Example:\n  ipse fit news.gold.jsonl --hold-out 5 --output rules/en/weights.toml\n");
}

}  // namespace ipse::cli
