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

// Weights are summed in thousandths, which are whole as the table is written: then such sums are
// exact in floats, in any order.
constexpr double kUnit = 0.001;

float InUnits(double weight) { return static_cast<float>(weight / kUnit); }

// Of log-odds that are that many units above those of the probability.
double Shifted(double probability, double units) {
  const double p = ClampProbability(probability);
  return p / (p + (1 - p) * std::exp(-units * kUnit));
}

// Those of confidences, in an order that is the same in every run, as that of a hash table is not.
std::vector<std::pair<std::string_view, double>> ChosenByName(const Weights& weights) {
  std::vector<std::pair<std::string_view, double>> out;
  for (const auto& [name, weight] : weights) {
    if (name.starts_with(kChosen)) out.emplace_back(name, weight);
  }
  std::sort(out.begin(), out.end());
  return out;
}

// Those of candidates are numbered first, then those of contexts.
std::optional<std::uint32_t> FindAnywhere(const LanguagePack& pack, std::string_view name) {
  if (const auto of_candidate = FindFeature(pack, name)) return of_candidate;
  if (const auto of_context = FindContextFeature(name))
    return static_cast<std::uint32_t>(FeatureCount(pack)) + *of_context;
  return std::nullopt;
}

}  // namespace

std::string JoinNames(std::string_view a, std::string_view b) {
  return absl::StrCat(AbslView(a), AbslView(kJoin), AbslView(b.substr(kChosen.size())));
}

// A feature, or two that hold together, with their weight in units.
struct Confidence::Weighed {
  std::uint32_t first = 0;
  std::optional<std::uint32_t> second;
  float weight = 0;
};

std::vector<Confidence::Weighed> Confidence::ReadTable(const LanguagePack& pack,
                                                       const Weights& weights) {
  std::vector<Weighed> out;
  for (const auto& [name, weight] : ChosenByName(weights)) {
    const std::string_view features = std::string_view(name).substr(kChosen.size());
    const std::size_t both = features.find(kJoin);
    const auto first = FindAnywhere(pack, features.substr(0, both));
    if (!first) continue;
    if (both == std::string_view::npos) {
      out.push_back({*first, std::nullopt, InUnits(weight)});
    } else if (const auto second = FindAnywhere(pack, features.substr(both + kJoin.size()))) {
      out.push_back({*first, *second, InUnits(weight)});
    }
  }
  return out;
}

FeatureIds Confidence::OfCandidates(const LanguagePack& pack, const std::vector<Weighed>& weighed) {
  FeatureIds out;
  const auto add = [&, count = FeatureCount(pack)](std::uint32_t feature) {
    if (feature < count) out.push_back(feature);
  };
  for (const Weighed& w : weighed) {
    add(w.first);
    if (w.second) add(*w.second);
  }
  return out;
}

Confidence::Confidence(const LanguagePack& pack)
    : pack_(pack),
      first_of_context_(static_cast<std::uint32_t>(FeatureCount(pack))),
      slots_(pack) {}

Confidence::Confidence(const LanguagePack& pack, const Weights& weights)
    : Confidence(ReadTable(pack, weights), pack) {}

Confidence::Confidence(const std::vector<Weighed>& weighed, const LanguagePack& pack)
    : pack_(pack),
      first_of_context_(static_cast<std::uint32_t>(FeatureCount(pack))),
      slots_(pack, static_cast<std::uint32_t>(ContextFeatureCount()), OfCandidates(pack, weighed)) {
  std::vector<float> weights(slots_.end());
  std::vector<Conjunction> conjunctions;
  for (const Weighed& w : weighed) {
    if (w.second) {
      conjunctions.push_back({Slot(w.first), Slot(*w.second), w.weight});
    } else {
      weights[Slot(w.first)] = w.weight;
    }
  }
  std::sort(conjunctions.begin(), conjunctions.end(),
            [](const Conjunction& a, const Conjunction& b) {
              return std::pair(a.first, a.second) < std::pair(b.first, b.second);
            });
  weights_ = std::move(weights);
  conjunctions_ = std::move(conjunctions);
}

std::optional<std::uint32_t> Confidence::Find(std::string_view name) const {
  return FindAnywhere(pack_, name);
}

std::uint32_t Confidence::Slot(std::uint32_t feature) const {
  if (feature < first_of_context_) return slots_.Of(feature);
  return feature - first_of_context_;
}

void Confidence::Judge(const ContextInput& input, const Quotations& quotations,
                       std::span<Attribution> attributions, std::vector<std::vector<Term>>* terms) {
  context_.Use(input);
  for (std::size_t i = 0; i < attributions.size(); ++i) {
    const std::uint32_t chosen = input.chosen[i];
    const Candidate& candidate = input.candidates[chosen];
    Clear();
    const float steps = Reach(context_.Measures(i), weights_, holds_);
    context_.TraitsOf(i, held_);
    slots_.Append(input.sentences, quotations, candidate, held_);
    const float others = HoldOthers();
    attributions[i].confidence =
        Shifted(input.probabilities[chosen], steps + others + Conjunctions());
    if (terms == nullptr) continue;
    ipse::FeaturesOf(pack_, input.sentences, quotations, candidate, features_);
    terms->push_back(Explain(features_));
  }
}

// Of what is no step, which Reach sets anew.
void Confidence::Clear() {
  holds_.resize(weights_.size());
  for (std::uint32_t slot : held_) holds_[slot] = 0;
  held_.clear();
}

// Leaves each slot in held_ once; gives the sum of their weights.
float Confidence::HoldOthers() {
  float sum = 0;
  std::uint32_t* end = held_.data();
  for (std::uint32_t slot : held_) {
    *end = slot;
    const float is_new = 1 - holds_[slot];
    end += is_new > 0 ? 1 : 0;
    sum += is_new * weights_[slot];
    holds_[slot] = 1;
  }
  held_.resize(static_cast<std::size_t>(end - held_.data()));
  return sum;
}

// The sum of the weights of those that hold. To look at all costs less than to look which ones
// may: there are some hundred, and a branch for each would often be guessed wrong.
float Confidence::Conjunctions() const {
  const auto at = [&](std::size_t i) {
    const Conjunction& c = conjunctions_[i];
    return holds_[c.first] * holds_[c.second] * c.weight;
  };
  const std::size_t size = conjunctions_.size();
  float even = 0, odd = 0;  // neither waits for the other
  for (std::size_t i = 0; i + 1 < size; i += 2) {
    even += at(i);
    odd += at(i + 1);
  }
  return even + odd + (size % 2 == 0 ? 0 : at(size - 1));
}

double Confidence::operator()(double probability, const FeatureIds& features) {
  Clear();
  std::fill_n(holds_.begin(), kStepCount, 0.0F);
  float steps = 0;
  for (std::uint32_t feature : features) {
    const std::uint32_t slot = Slot(feature);
    if (slot >= kStepCount) held_.push_back(slot);
    for (std::uint32_t s = slot - StepsBefore(slot); s <= slot && slot < kStepCount; ++s) {
      holds_[s] = 1;
      steps += weights_[s];
    }
  }
  const float others = HoldOthers();
  return Shifted(probability, steps + others + Conjunctions());
}

std::string Confidence::Name(std::uint32_t feature) const {
  return absl::StrCat(AbslView(kChosen), feature < first_of_context_
                                             ? FeatureName(pack_, feature)
                                             : ContextFeatureName(feature - first_of_context_));
}

std::string Confidence::NameOfSlot(std::uint32_t slot) const {
  const std::size_t context = ContextFeatureCount();
  return Name(slot < context ? first_of_context_ + slot : slots_.Feature(slot));
}

// Of what holds, and of the candidate all `features`.
std::vector<Term> Confidence::Explain(const FeatureIds& features) const {
  std::vector<Term> terms;
  for (std::uint32_t feature : features)
    terms.push_back({Name(feature), kUnit * weights_[slots_.Of(feature)]});
  for (std::uint32_t slot = 0; slot < ContextFeatureCount(); ++slot) {
    if (holds_[slot] != 0) terms.push_back({NameOfSlot(slot), kUnit * weights_[slot]});
  }
  for (const Conjunction& c : conjunctions_) {
    if (holds_[c.first] != 0 && holds_[c.second] != 0)
      terms.push_back({JoinNames(NameOfSlot(c.first), NameOfSlot(c.second)), kUnit * c.weight});
  }
  return terms;
}

}  // namespace ipse
