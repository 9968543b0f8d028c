// What `ipse fit` and `ipse rules counts` learn from: gold documents, and the pack they are for.
#ifndef IPSE_CLI_LEARN_FROM_GOLD_H_
#define IPSE_CLI_LEARN_FROM_GOLD_H_

#include <functional>
#include <string>
#include <vector>

#include "command_line.h"
#include "evaluate/gold.h"

namespace ipse::cli {

struct LearnOptions {
  std::string gold, pack, output;
  std::size_t hold_out = 0;
};

// Text to write, from the documents that are not held out.
using Learner = std::function<absl::StatusOr<std::string>(
    const Pack&, const std::vector<GoldDocument>&, const LearnOptions&)>;

// Adds the options to `command`, which then writes what `learn` says.
void AddLearning(CLI::App& command, Learner learn, int& code);

}  // namespace ipse::cli

#endif  // IPSE_CLI_LEARN_FROM_GOLD_H_
