#include "confidence/confidence.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/strings.h"

namespace ipse {
namespace {

constexpr std::string_view kChosen = "chosen:";
constexpr std::string_view kJoin = " & ";

}  // namespace

std::string JoinNames(std::string_view a, std::string_view b) {
  return absl::StrCat(AbslView(a), AbslView(kJoin), AbslView(b.substr(kChosen.size())));
}

Confidence::Confidence(const LanguagePack& pack, const Weights& weights)
    : pack_(pack), first_of_context_(static_cast<std::uint32_t>(FeatureCount(pack))) {
  const std::size_t count = first_of_context_ + ContextFeatureCount();
  weights_.resize(count);
  holds_.resize(count);
  for (const auto& [name, weight] : weights) {
    if (!name.starts_with(kChosen)) continue;
    const std::string_view features = std::string_view(name).substr(kChosen.size());
    const std::size_t both = features.find(kJoin);
    const auto first = Find(features.substr(0, both));
    if (!first) continue;
    if (both == std::string_view::npos) {
      weights_[*first] = static_cast<float>(weight);
    } else if (const auto second = Find(features.substr(both + kJoin.size()))) {
      conjunctions_.push_back({*first, *second, static_cast<float>(weight)});
    }
  }
  std::sort(conjunctions_.begin(), conjunctions_.end(),
            [](const Conjunction& a, const Conjunction& b) {
              return std::pair(a.first, a.second) < std::pair(b.first, b.second);
            });
  begins_.resize(count + 1);
  for (const Conjunction& c : conjunctions_) ++begins_[c.first + 1];
  for (std::size_t i = 0; i < count; ++i) begins_[i + 1] += begins_[i];
}

std::optional<std::uint32_t> Confidence::Find(std::string_view name) const {
  if (const auto of_candidate = FindFeature(pack_, name)) return of_candidate;
  if (const auto of_context = FindContextFeature(name)) return first_of_context_ + *of_context;
  return std::nullopt;
}

void Confidence::Judge(const ContextInput& input, const Quotations& quotations,
                       std::span<Attribution> attributions, std::vector<std::vector<Term>>* terms) {
  context_.Use(input);
  for (std::size_t i = 0; i < attributions.size(); ++i) {
    const std::uint32_t chosen = input.chosen[i];
    ipse::FeaturesOf(pack_, input.sentences, quotations, input.candidates[chosen], features_);
    context_.FeaturesOf(i, first_of_context_, features_);
    attributions[i].confidence = (*this)(input.probabilities[chosen], features_);
    if (terms != nullptr) terms->push_back(Explain(features_));
  }
}

template <class Use>
void Confidence::ForEachConjunction(const FeatureIds& features, Use use) {
  for (std::uint32_t feature : features) holds_[feature] = 1;
  for (std::uint32_t feature : features) {
    for (std::uint32_t i = begins_[feature]; i < begins_[feature + 1]; ++i) {
      if (holds_[conjunctions_[i].second] != 0) use(conjunctions_[i]);
    }
  }
  for (std::uint32_t feature : features) holds_[feature] = 0;
}

double Confidence::operator()(double probability, const FeatureIds& features) {
  double sum = LogOdds(probability);
  for (std::uint32_t feature : features) sum += weights_[feature];
  ForEachConjunction(features, [&](const Conjunction& c) { sum += c.weight; });
  return 1 / (1 + std::exp(-sum));
}

std::string Confidence::Name(std::uint32_t feature) const {
  return absl::StrCat(AbslView(kChosen), feature < first_of_context_
                                             ? FeatureName(pack_, feature)
                                             : ContextFeatureName(feature - first_of_context_));
}

std::vector<Term> Confidence::Explain(const FeatureIds& features) {
  std::vector<Term> terms;
  for (std::uint32_t feature : features) terms.push_back({Name(feature), weights_[feature]});
  ForEachConjunction(features, [&](const Conjunction& c) {
    terms.push_back({JoinNames(Name(c.first), Name(c.second)), c.weight});
  });
  return terms;
}

}  // namespace ipse
