#include "evaluate/logistic.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ipse {
namespace {

constexpr int kMostPasses = 60;
constexpr double kLongestStep = 0.5;
constexpr double kLeastStep = 0.002;   // a pass without a longer one is the last
constexpr double kLeastWeight = 0.02;  // smaller ones change no probability by half a point

bool Holds(const Case& one, std::uint32_t feature) {
  return std::find(one.features.begin(), one.features.end(), feature) != one.features.end();
}

}  // namespace

double Logistic(double log_odds) { return 1 / (1 + std::exp(-log_odds)); }

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

void Cases::AddConjunction(std::uint32_t a, std::uint32_t b, std::string name) {
  const auto feature = static_cast<std::uint32_t>(names_.size());
  names_.push_back(std::move(name));
  for (Case& one : cases_) {
    if (Holds(one, a) && Holds(one, b)) one.features.push_back(feature);
  }
}

std::vector<double> Cases::Weigh(const Fitting& fitting, std::vector<double> weights) const {
  weights.resize(names_.size());
  std::vector<double> log_odds, likely, targets;
  std::vector<std::vector<std::uint32_t>> holds(names_.size());  // by feature, the cases
  for (const Case& one : cases_) {
    if (one.document % fitting.folds == fitting.left_out) continue;
    double sum = one.known;
    for (std::uint32_t f : one.features) {
      holds[f].push_back(static_cast<std::uint32_t>(log_odds.size()));
      sum += weights[f];
    }
    log_odds.push_back(sum);
    likely.push_back(Logistic(sum));
    targets.push_back(one.target);
  }
  for (int pass = 0; pass < kMostPasses; ++pass) {
    bool moved = false;
    for (std::size_t f = 0; f < weights.size(); ++f) {
      double slope = -fitting.l2 * weights[f], curvature = fitting.l2;
      for (std::uint32_t i : holds[f]) {
        slope += targets[i] - likely[i];
        curvature += likely[i] * (1 - likely[i]);
      }
      const double step = std::clamp(slope / curvature, -kLongestStep, kLongestStep);
      if (std::abs(step) < kLeastStep) continue;
      moved = true;
      weights[f] += step;
      for (std::uint32_t i : holds[f]) likely[i] = Logistic(log_odds[i] += step);
    }
    if (!moved) break;
  }
  return weights;
}

FeatureWeights Cases::Named(const std::vector<double>& weights) const {
  FeatureWeights out;
  for (std::size_t f = 0; f < weights.size(); ++f) {
    if (std::abs(weights[f]) >= kLeastWeight) out[names_[f]] = weights[f];
  }
  return out;
}

}  // namespace ipse
