#include "learn_from_gold.h"

#include <memory>
#include <utility>

namespace ipse::cli {
namespace {

absl::StatusOr<std::string> Learn(const Learner& learn, const LearnOptions& options) {
  const absl::StatusOr<Pack> pack = Pack::Find(options.pack);
  if (!pack.ok()) return pack.status();
  absl::StatusOr<std::vector<GoldDocument>> gold = ReadGold(options.gold);
  if (!gold.ok()) return gold.status();
  return learn(*pack, FittingPart(*std::move(gold), options.hold_out), options);
}

}  // namespace

void AddLearning(CLI::App& command, Learner learn, int& code) {
  auto options = std::make_shared<LearnOptions>();
  command.add_option("GOLD", options->gold, "JSON Lines of documents with attributions")
      ->required();
  command.add_option("--pack", options->pack, "Folder of the rule pack");
  command
      .add_option("--hold-out", options->hold_out, "Leave every N-th document out, from the first")
      ->check(CLI::PositiveNumber);
  command.add_option("-o,--output", options->output, "File to write to instead of standard output");
  command.callback([options, learn = std::move(learn), &code] {
    code = WriteResult(Learn(learn, *options), options->output);
  });
}

}  // namespace ipse::cli
