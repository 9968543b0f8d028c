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

#include "base/array.h"
#include "confidence/context.h"
#include "confidence/feature_slots.h"
#include "confidence/features.h"
#include "ipse/explain.h"
#include "rulepack/compiled_pack.h"

namespace ipse {

// One a thread; copies share what is made of the weights.
class Confidence {
 public:
  Confidence(const LanguagePack& pack, const Weights& weights);
  explicit Confidence(const LanguagePack& pack);  // to be thawed
  template <class Self, class Archive>
  static void Parts(Self& self, Archive& archive) {
    archive(self.slots_, self.weights_, self.conjunctions_);
  }

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
  // What counts has a slot: steps first, then the rest of the context, as they are numbered, then
  // features of the candidate.
  struct Conjunction {
    std::uint32_t first = 0, second = 0;  // slots
    float weight = 0;                     // in units
  };
  struct Weighed;

  Confidence(const std::vector<Weighed>& weighed, const LanguagePack& pack);
  static std::vector<Weighed> ReadTable(const LanguagePack& pack, const Weights& weights);
  static FeatureIds OfCandidates(const LanguagePack& pack, const std::vector<Weighed>& weighed);

  std::uint32_t Slot(std::uint32_t feature) const;
  void Clear();
  float HoldOthers();
  float Conjunctions() const;
  std::vector<Term> Explain(const FeatureIds& features) const;
  std::string Name(std::uint32_t feature) const;
  std::string NameOfSlot(std::uint32_t slot) const;

  const LanguagePack& pack_;
  std::uint32_t first_of_context_;
  FeatureSlots slots_;               // of the candidate
  Array<float> weights_;             // by slot, in units
  Array<Conjunction> conjunctions_;  // by their first
  // Of the attribution in hand.
  std::vector<float> holds_;         // by slot, 1 or 0
  std::vector<std::uint32_t> held_;  // slots that hold and are no steps
  Context context_;
  FeatureIds features_;
};

// The name of the conjunction of two features, as they are named in the table: “chosen:a & b”.
std::string JoinNames(std::string_view a, std::string_view b);

}  // namespace ipse

#endif  // IPSE_CONFIDENCE_CONFIDENCE_H_
