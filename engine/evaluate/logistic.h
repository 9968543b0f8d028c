// Logistic regression over named features that hold or do not, L2-regularized, by Newton's steps
// for one weight after the other, again and again: the same cases give the same weights, bit by
// bit, and the mean of what they predict is that of the targets. (Genkin, Lewis & Madigan 2007.)
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

struct Fitting {
  double l2 = 4;  // pulls each weight to 0
  // Documents whose number modulo `folds` is `left_out` are left out.
  std::uint32_t folds = 1, left_out = 1;
};

class Cases {
 public:
  void Add(const std::vector<Term>& terms, double target, std::uint32_t document, double known = 0);
  // Makes a feature that holds in those cases where both do.
  void AddConjunction(std::uint32_t a, std::uint32_t b, std::string name);

  // By feature; the steps begin at `start`, where features that it has not are 0.
  std::vector<double> Weigh(const Fitting& fitting, std::vector<double> start = {}) const;
  // Those of features that matter, by name.
  FeatureWeights Named(const std::vector<double>& weights) const;
  FeatureWeights Fit(const Fitting& fitting) const { return Named(Weigh(fitting)); }

  std::size_t size() const { return cases_.size(); }
  const std::vector<Case>& cases() const { return cases_; }
  const std::vector<std::string>& names() const { return names_; }  // by feature

 private:
  std::vector<Case> cases_;
  std::vector<std::string> names_;
  absl::flat_hash_map<std::string, std::uint32_t> ids_;
};

double Logistic(double log_odds);

}  // namespace ipse

#endif  // IPSE_EVALUATE_LOGISTIC_H_
