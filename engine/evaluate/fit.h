// Fits the pack's weights to gold documents: logistic regression, L2-regularized, see logistic.h.
//
// First where claims begin and end: every place before the beginning or end of a claim that people
// marked is a case of going on, its own place one of stopping. Then, with both so chosen, every
// candidate is one case. Its target is how well its content overlaps the best gold attribution with
// the same source, 0 below a half: ranking by the fitted probability prefers the better span. Last,
// what was chosen in documents that were left out of a fit says what a probability's confidence
// adds to it, with conjunctions of what says more together (conjunctions.h).
#ifndef IPSE_EVALUATE_FIT_H_
#define IPSE_EVALUATE_FIT_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "evaluate/gold.h"
#include "ipse/engine.h"

namespace ipse {

struct FittedWeights {
  FeatureWeights weights;  // those near 0 are left out
  std::string pack_version;
  std::size_t documents = 0;
  std::size_t candidates = 0;
  std::size_t begins = 0;  // places where claims that people marked might begin
  std::size_t ends = 0;    // places where claims that people marked might end
};

absl::StatusOr<FittedWeights> FitWeights(const Pack& pack, const std::vector<GoldDocument>& gold);

// The weights as a pack's weights.toml.
std::string WriteWeights(const FittedWeights& fitted);

}  // namespace ipse

#endif  // IPSE_EVALUATE_FIT_H_
