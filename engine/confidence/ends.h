// Ends: where a claim ends.
//
// A rule captures a claim as far as it may reach. Walking through the places where it may end, a
// log-linear model gives each the probability that the claim ends there, once it has come so far,
// from the classes of the symbols around the place, what kind of cue and source it has, what the
// claim begins with and whether it is a clause yet; the likeliest end is chosen. Every feature is a
// sum of weights of one symbol, so that a table a place, indexed by symbol, is all that is read.
#ifndef IPSE_CONFIDENCE_ENDS_H_
#define IPSE_CONFIDENCE_ENDS_H_

#include <string>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "confidence/symbol_kinds.h"
#include "confidence/symbol_tables.h"
#include "ipse/explain.h"
#include "match/candidates.h"
#include "rulepack/compiled_pack.h"

namespace ipse {

class EndModel {
 public:
  // Of the places where a claim may end; what lies further off is never chosen.
  static constexpr std::size_t kMostEnds = 64;
  using Likely = absl::InlinedVector<double, kMostEnds>;

  EndModel(const LanguagePack& pack, const Weights& weights);
  explicit EndModel(const LanguagePack& pack) : pack_(pack), tables_(pack) {}  // to be thawed
  template <class Self, class Archive>
  static void Parts(Self& self, Archive& archive) {
    archive(self.cues_, self.begins_, self.tables_);
  }

  // Ends every claim of `candidates` where it ends likeliest. Linear in the number of ends.
  void Choose(Candidates& candidates) const;

  // The places where the claim of `candidate` may end, with their terms.
  std::vector<EndReading> Explain(const Candidates& candidates, const Candidate& candidate,
                                  const Sentences& sentences) const;

 private:
  // What is the same at all places of a claim: the tables of its cue, beginning and source, and the
  // kinds of its beginning, which have tables more where it has no verb yet or is a whole clause.
  struct Kinds {
    absl::InlinedVector<std::uint16_t, 40> always;
    SymbolKinds::Kinds begin;
  };

  Kinds KindsOf(const Candidate& candidate) const;
  // Calls `use(table, symbol)` for all that are summed at `end`, the `index`-th of its claim.
  template <class Use>
  void ForEach(const Candidate& candidate, const Kinds& kinds, std::size_t index,
               const ClaimEnd& end, Use use) const;
  void FillProbabilities(const Candidates& candidates, const Candidate& candidate,
                         Likely& likely) const;
  double Logit(const Candidate& candidate, const Kinds& kinds, std::size_t index,
               const ClaimEnd& end) const;

  const LanguagePack& pack_;
  SymbolKinds cues_, begins_;  // that weights tell apart
  SymbolTables tables_;
};

}  // namespace ipse

#endif  // IPSE_CONFIDENCE_ENDS_H_
