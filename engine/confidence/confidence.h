// Confidence: how sure it is that what was chosen is right.
//
// A reading that won against others is right more or less often than the probability that ranked it
// says: seldom inside another (“She denies that he lied”), often by some rules. To the log-odds of
// its probability are added the weights of the steps that the probability has passed, of its rule
// and its looks, and of what stands inside another; the pack's table has them as “chosen:…”. They
// are fitted to what was chosen in documents that the probabilities were not fitted to.
#ifndef IPSE_CONFIDENCE_CONFIDENCE_H_
#define IPSE_CONFIDENCE_CONFIDENCE_H_

#include <vector>

#include "confidence/features.h"
#include "ipse/explain.h"
#include "rulepack/compiled_pack.h"

namespace ipse {

class Confidence {
 public:
  Confidence(const LanguagePack& pack, const Weights& weights);

  // What a candidate's rule and looks add to its log-odds.
  double Leaning(const FeatureIds& features) const;

  // Of a candidate that was chosen; its probability itself where no weights are fitted.
  double operator()(double probability, bool inside, double leaning) const;

  // What is added to the log-odds.
  std::vector<Term> Explain(double probability, bool inside, const FeatureIds& features) const;

 private:
  const LanguagePack& pack_;
  std::vector<double> of_features_;        // those without classes and words
  std::vector<double> of_steps_, inside_;  // by step; of `inside_` the first holds for all
};

double LogOdds(double probability);

}  // namespace ipse

#endif  // IPSE_CONFIDENCE_CONFIDENCE_H_
