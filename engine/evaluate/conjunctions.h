// Conjunctions: pairs of features that together say more than the sum of their weights.
//
// Rounds of looking where the weights so far are wrong: of all pairs, those where a weight of their
// own would explain the most, each feature in one pair a round, are made features, and all weights
// are fitted again. Greedy and in a fixed order: the same cases give the same conjunctions.
#ifndef IPSE_EVALUATE_CONJUNCTIONS_H_
#define IPSE_EVALUATE_CONJUNCTIONS_H_

#include "evaluate/logistic.h"

namespace ipse {

// Adds them to `cases`, named as in JoinNames; gives the weights of all.
FeatureWeights FitWithConjunctions(Cases& cases, const Fitting& fitting);

}  // namespace ipse

#endif  // IPSE_EVALUATE_CONJUNCTIONS_H_
