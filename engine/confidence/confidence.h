// Confidence: how sure it is that what was chosen is right.
//
// A reading that won against others is right more or less often than the probability that ranked it
// says: seldom inside another (“She denies that he lied”), often where no other comes near. To the
// log-odds of its probability are added the weights of its features and of its context's, and of
// conjunctions of two of them: “chosen:lead-from-2”, “chosen:nested & source:pronoun” in the pack's
// table. They are fitted to what was chosen in documents that the probabilities were not fitted to.
#ifndef IPSE_CONFIDENCE_CONFIDENCE_H_
#define IPSE_CONFIDENCE_CONFIDENCE_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "confidence/context.h"
#include "confidence/features.h"
#include "ipse/explain.h"
#include "rulepack/compiled_pack.h"

namespace ipse {

class Confidence {
 public:
  Confidence(const LanguagePack& pack, const Weights& weights);

  // Sets the confidence of every attribution; appends what was added to the log-odds of each to
  // `terms` where it is given.
  void Judge(const ContextInput& input, const Quotations& quotations,
             std::span<Attribution> attributions, std::vector<std::vector<Term>>* terms = nullptr);

  // Of what has these features, of steps the last that is reached; its probability itself where no
  // weights are fitted.
  double operator()(double probability, const FeatureIds& features);
  // The number of a feature, of a candidate or its context.
  std::optional<std::uint32_t> Find(std::string_view name) const;

 private:
  // The steps of a measure are a group, known by the first; any other feature is one by itself.
  struct Weighed {
    float weight = 0;
    std::uint32_t steps_before = 0;
    std::uint32_t begin = 0, end = 0;     // the conjunctions that it is the first of
    std::uint32_t held = 0, reached = 0;  // of the group: by which candidate, and up to where
  };
  struct Conjunction {
    std::uint32_t first = 0, second = 0;  // features
    float weight = 0;
    std::uint32_t group = 0;  // of the second
  };

  std::uint32_t StepsBefore(std::uint32_t feature) const;
  template <class Use>
  double Sum(const FeatureIds& features, Use use);
  std::vector<Term> Explain(const FeatureIds& features);
  std::string Name(std::uint32_t feature) const;

  const LanguagePack& pack_;
  std::uint32_t first_of_context_;
  std::vector<float> weights_;             // by feature
  std::vector<Weighed> weighed_;           // by feature; of a step with all before it
  std::vector<Conjunction> conjunctions_;  // by their first
  Context context_;
  FeatureIds features_;
  FeatureIds firsts_;      // of conjunctions, among these
  std::uint32_t now_ = 0;  // the number of the candidate in hand
};

// The name of the conjunction of two features, as they are named in the table: “chosen:a & b”.
std::string JoinNames(std::string_view a, std::string_view b);

}  // namespace ipse

#endif  // IPSE_CONFIDENCE_CONFIDENCE_H_
