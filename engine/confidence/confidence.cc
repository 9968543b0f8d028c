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
  weighed_.resize(count);
  for (const auto& [name, weight] : weights) {
    if (!name.starts_with(kChosen)) continue;
    const std::string_view features = std::string_view(name).substr(kChosen.size());
    const std::size_t both = features.find(kJoin);
    const auto first = Find(features.substr(0, both));
    if (!first) continue;
    if (both == std::string_view::npos) {
      weights_[*first] = weighed_[*first].weight = static_cast<float>(weight);
    } else if (const auto second = Find(features.substr(both + kJoin.size()))) {
      conjunctions_.push_back({*first, *second, static_cast<float>(weight)});
    }
  }
  std::sort(conjunctions_.begin(), conjunctions_.end(),
            [](const Conjunction& a, const Conjunction& b) {
              return std::pair(a.first, a.second) < std::pair(b.first, b.second);
            });
  for (std::uint32_t i = 0; i < conjunctions_.size(); ++i) {
    Conjunction& c = conjunctions_[i];
    c.group = c.second - StepsBefore(c.second);
    Weighed& first = weighed_[c.first];
    if (first.begin == first.end) first.begin = i;
    first.end = i + 1;
  }
  // Of a step, all that it stands for: the steps before it are reached, too.
  for (std::uint32_t feature = first_of_context_; feature < count; ++feature) {
    Weighed& own = weighed_[feature];
    own.steps_before = StepsBefore(feature);
    if (own.steps_before == 0) continue;
    const Weighed& before = weighed_[feature - 1];
    own.weight += before.weight;
    if (own.begin == own.end) own.begin = own.end = before.end;
    if (before.begin != before.end) own.begin = before.begin;
  }
}

std::optional<std::uint32_t> Confidence::Find(std::string_view name) const {
  if (const auto of_candidate = FindFeature(pack_, name)) return of_candidate;
  if (const auto of_context = FindContextFeature(name)) return first_of_context_ + *of_context;
  return std::nullopt;
}

std::uint32_t Confidence::StepsBefore(std::uint32_t feature) const {
  if (feature < first_of_context_) return 0;
  return ipse::StepsBefore(feature - first_of_context_);
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

// Gives the sum of their weights; `use(conjunction)` is called for each that holds.
template <class Use>
double Confidence::Sum(const FeatureIds& features, Use use) {
  if (++now_ == 0) {
    for (Weighed& weighed : weighed_) weighed.held = 0;
    now_ = 1;
  }
  const std::uint32_t now = now_;
  Weighed* const weighed = weighed_.data();
  firsts_.resize(features.size());
  std::uint32_t* first = firsts_.data();
  double sum = 0;
  for (std::uint32_t feature : features) {
    Weighed& own = weighed[feature];
    sum += own.weight;
    Weighed& group = weighed[feature - own.steps_before];
    group.held = now;
    group.reached = feature;
    *first = feature;
    first += own.begin != own.end ? 1 : 0;
  }
  for (const std::uint32_t* f = firsts_.data(); f != first; ++f) {
    for (std::uint32_t i = weighed[*f].begin; i < weighed[*f].end; ++i) {
      const Weighed& second = weighed[conjunctions_[i].group];
      if (second.held != now || second.reached < conjunctions_[i].second) continue;
      sum += conjunctions_[i].weight;
      use(conjunctions_[i]);
    }
  }
  return sum;
}

double Confidence::operator()(double probability, const FeatureIds& features) {
  const double sum = Sum(features, [](const Conjunction&) {});
  return 1 / (1 + std::exp(-LogOdds(probability) - sum));
}

std::string Confidence::Name(std::uint32_t feature) const {
  return absl::StrCat(AbslView(kChosen), feature < first_of_context_
                                             ? FeatureName(pack_, feature)
                                             : ContextFeatureName(feature - first_of_context_));
}

std::vector<Term> Confidence::Explain(const FeatureIds& features) {
  std::vector<Term> terms;
  for (std::uint32_t feature : features) {
    for (std::uint32_t f = feature - weighed_[feature].steps_before; f <= feature; ++f)
      terms.push_back({Name(f), weights_[f]});
  }
  Sum(features, [&](const Conjunction& c) {
    terms.push_back({JoinNames(Name(c.first), Name(c.second)), c.weight});
  });
  return terms;
}

}  // namespace ipse
