#include "evaluate/logistic.h"

#include <cmath>

namespace ipse {
namespace {

// Chosen by joint F1 and calibration on a fifth of the fitting documents left out.
constexpr int kPasses = 20;
constexpr int kAveraged = 10;
constexpr double kRate = 0.2;
constexpr double kL2 = 4;              // of the sum over all cases
constexpr double kLeastWeight = 0.02;  // smaller ones change no probability by half a point

}  // namespace

void Cases::Add(const std::vector<Term>& terms, double target, std::uint32_t document,
                double known) {
  Case& one = cases_.emplace_back();
  one.target = target;
  one.document = document;
  one.known = known;
  for (const Term& term : terms) {
    const auto [found, inserted] =
        ids_.try_emplace(term.feature, static_cast<std::uint32_t>(names_.size()));
    if (inserted) names_.push_back(term.feature);
    one.features.push_back(found->second);
  }
}

FeatureWeights Cases::Fit(std::uint32_t folds, std::uint32_t left_out) const {
  const auto stays = [&](const Case& one) { return one.document % folds != left_out; };
  // The prior's pull on a weight is spread evenly over the cases where its feature holds.
  std::vector<double> pull(names_.size());
  for (const Case& one : cases_) {
    for (std::uint32_t f : one.features) pull[f] += stays(one) ? 1 : 0;
  }
  for (double& p : pull) p = kL2 / std::max(p, 1.0);
  std::vector<double> weights(names_.size()), mean(names_.size()), squares(names_.size(), 1e-8);
  for (int pass = 0; pass < kPasses; ++pass) {
    for (const Case& one : cases_) {
      if (!stays(one)) continue;
      double sum = one.known;
      for (std::uint32_t f : one.features) sum += weights[f];
      const double error = 1 / (1 + std::exp(-sum)) - one.target;
      for (std::uint32_t f : one.features) {
        const double gradient = error + pull[f] * weights[f];
        squares[f] += gradient * gradient;
        weights[f] -= kRate * gradient / std::sqrt(squares[f]);
      }
    }
    if (pass < kPasses - kAveraged) continue;
    for (std::size_t f = 0; f < mean.size(); ++f) mean[f] += weights[f] / kAveraged;
  }
  FeatureWeights out;
  for (std::size_t f = 0; f < mean.size(); ++f) {
    if (std::abs(mean[f]) >= kLeastWeight) out[names_[f]] = mean[f];
  }
  return out;
}

}  // namespace ipse
