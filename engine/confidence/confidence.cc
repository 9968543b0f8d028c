#include "confidence/confidence.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "base/strings.h"

namespace ipse {
namespace {

constexpr char kChosen[] = "chosen:";
constexpr double kSteps[] = {0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95};

std::string StepName(bool inside, double step) {
  return absl::StrFormat("%s%s%.2f", kChosen, inside ? "inside-above-" : "above-", step);
}

std::size_t StepsPassed(double probability) {
  return static_cast<std::size_t>(
      std::upper_bound(std::begin(kSteps), std::end(kSteps), probability) - std::begin(kSteps));
}

}  // namespace

double LogOdds(double probability) {
  constexpr double kSurest = 1e-6;
  const double p = std::clamp(probability, kSurest, 1 - kSurest);
  return std::log(p / (1 - p));
}

Confidence::Confidence(const LanguagePack& pack, const Weights& weights) : pack_(pack) {
  const auto weight = [&](const std::string& name) {
    const auto found = weights.find(name);
    return found == weights.end() ? 0.0 : found->second;
  };
  for (double step : kSteps) {
    of_steps_.push_back(weight(StepName(false, step)));
    inside_.push_back(weight(StepName(true, step)));
  }
  for (std::uint32_t i = 0; i < ClasslessFeatureCount(pack); ++i)
    of_features_.push_back(weight(absl::StrCat(kChosen, FeatureName(pack, i))));
}

double Confidence::Leaning(const FeatureIds& features) const {
  double sum = 0;
  for (std::uint32_t feature : features) {
    if (feature >= of_features_.size()) break;  // classes and words stand behind
    sum += of_features_[feature];
  }
  return sum;
}

double Confidence::operator()(double probability, bool inside, double leaning) const {
  double sum = LogOdds(probability) + leaning;
  for (std::size_t i = 0; i < StepsPassed(probability); ++i)
    sum += of_steps_[i] + (inside ? inside_[i] : 0);
  return 1 / (1 + std::exp(-sum));
}

std::vector<Term> Confidence::Explain(double probability, bool inside,
                                      const FeatureIds& features) const {
  std::vector<Term> terms;
  for (std::size_t i = 0; i < StepsPassed(probability); ++i) {
    terms.push_back({StepName(false, kSteps[i]), of_steps_[i]});
    if (inside) terms.push_back({StepName(true, kSteps[i]), inside_[i]});
  }
  for (std::uint32_t feature : features) {
    if (feature < of_features_.size())
      terms.push_back({absl::StrCat(kChosen, FeatureName(pack_, feature)), of_features_[feature]});
  }
  return terms;
}

}  // namespace ipse
