// Logistic regression over named features that hold or do not, L2-regularized, by AdaGrad in a
// fixed order with the weights of the later passes averaged: the same cases give the same weights,
// bit by bit. (Duchi, Hazan & Singer 2011; Polyak & Juditsky 1992.)
#ifndef IPSE_EVALUATE_LOGISTIC_H_
#define IPSE_EVALUATE_LOGISTIC_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "ipse/engine.h"

namespace ipse {

struct Case {
  std::vector<std::uint32_t> features;
  double target = 0;           // from 0 to 1
  double known = 0;            // log-odds that the weights are added to
  std::uint32_t document = 0;  // its number, for leaving documents out
};

class Cases {
 public:
  void Add(const std::vector<Term>& terms, double target, std::uint32_t document, double known = 0);
  std::size_t size() const { return cases_.size(); }

  // The weights of all features that matter, by name. Documents whose number modulo `folds` is
  // `left_out` are left out.
  FeatureWeights Fit(std::uint32_t folds = 1, std::uint32_t left_out = 1) const;

 private:
  std::vector<Case> cases_;
  std::vector<std::string> names_;  // by feature
  absl::flat_hash_map<std::string, std::uint32_t> ids_;
};

}  // namespace ipse

#endif  // IPSE_EVALUATE_LOGISTIC_H_
