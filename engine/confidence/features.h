// Features of a candidate, and the probability that a log-linear model gives it.
//
// Every feature has a name, as the pack's weights table writes it: "rule:en/said-after-quote",
// "cue:say", "source:pronoun", "shape:whole-quotation". The probability is the logistic function of
// the sum of the weights of the features that hold. Does not fit weights: see evaluate/fit.h.
#ifndef IPSE_CONFIDENCE_FEATURES_H_
#define IPSE_CONFIDENCE_FEATURES_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "confidence/symbol_kinds.h"
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
// Appends those that say what a candidate looks like apart from its rule and its words.
void AppendLooks(const Sentences& sentences, const Quotations& quotations,
                 const Candidate& candidate, FeatureIds& out);

std::size_t FeatureCount(const LanguagePack& pack);
std::string FeatureName(const LanguagePack& pack, std::uint32_t feature);
std::optional<std::uint32_t> FindFeature(const LanguagePack& pack, std::string_view name);

// The probability that ranks a candidate. The weights of the classes of each symbol and word
// that may stand at a place are summed beforehand. Immutable, shared by threads.
class ReadingModel {
 public:
  ReadingModel(const LanguagePack& pack, const Weights& table);
  explicit ReadingModel(const LanguagePack& pack) : pack_(pack) {}  // to be thawed
  template <class Self, class Archive>
  static void Parts(Self& self, Archive& archive) {
    archive(self.begins_, self.weights_, self.sums_);
  }

  // The rule's own certainty where it has one, else the logistic function of the features' weights.
  double Probability(const Sentences& sentences, const Quotations& quotations,
                     const Candidate& candidate) const;
  // 0 for a feature that the table does not name.
  double Weight(std::uint32_t feature) const { return weights_[feature]; }

 private:
  double Sum(Place place, const ClassSet& classes) const;
  double Sum(PlaceKind kind) const;

  const LanguagePack& pack_;
  SymbolKinds begins_;
  Array<float> weights_;  // by feature
  // By place, of each symbol or each entry of the lexicon that may stand there.
  std::array<Array<double>, kPlaces> sums_;
};

// Kept from 0 and 1 a little, so that it has log-odds.
double ClampProbability(double probability);
double LogOdds(double probability);

}  // namespace ipse

#endif  // IPSE_CONFIDENCE_FEATURES_H_
