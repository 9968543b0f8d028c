// Features of a candidate, and the probability that a log-linear model gives it.
//
// Every feature has a name, as the pack's weights table writes it: "rule:en/said-after-quote",
// "cue:say", "source:pronoun", "shape:whole-quotation". The probability is the logistic function of
// the sum of the weights of the features that hold. Does not fit weights: see evaluate/fit.h.
#ifndef IPSE_CONFIDENCE_FEATURES_H_
#define IPSE_CONFIDENCE_FEATURES_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "match/candidates.h"
#include "quotes/quotations.h"
#include "rulepack/compiled_pack.h"
#include "segment/sentences.h"

namespace ipse {

// Numbers of the features that hold, each at most once, in no order. A number is good for one pack.
using FeatureIds = std::vector<std::uint32_t>;

// Replaces `out`.
void FeaturesOf(const LanguagePack& pack, const Sentences& sentences, const Quotations& quotations,
                const Candidate& candidate, FeatureIds& out);

// A reading that is less likely right than this is worse than none, and never chosen. Of those a
// little above it a third are right, which the confidence says; with 0.2 the joint F1 of documents
// that were left out of the fit is 0.3 higher, the recall a point lower, and what is left is told
// apart less.
inline constexpr double kLeastProbability = 0.15;

// The features of the candidates that may be chosen. Reused from document to document.
class KeptFeatures {
 public:
  void Clear();
  // To be called for each candidate in order.
  void Add(const FeatureIds& features, double probability);
  // None where it may not be chosen.
  std::span<const std::uint32_t> Of(std::size_t candidate) const;

 private:
  FeatureIds features_;
  std::vector<std::size_t> ends_;  // by candidate
};

std::size_t FeatureCount(const LanguagePack& pack);
std::string FeatureName(const LanguagePack& pack, std::uint32_t feature);
std::optional<std::uint32_t> FindFeature(const LanguagePack& pack, std::string_view name);

// The weights table in the order of feature numbers; 0 for a feature it does not name.
std::vector<double> WeightsByFeature(const LanguagePack& pack, const Weights& table);

// The rule's own certainty where it has one, else the logistic function of the features' weights.
double Probability(const AttributionRule& rule, const std::vector<double>& weights,
                   const FeatureIds& features);

double LogOdds(double probability);

}  // namespace ipse

#endif  // IPSE_CONFIDENCE_FEATURES_H_
