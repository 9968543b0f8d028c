// Begins: where a claim begins that stands behind its cue.
//
// A rule captures a claim from right behind its cue on, though what comes first may be no part of
// what was said: whom one told, when, the preposition of “complained about”. Walking through the
// places where it may begin, a log-linear model gives each the probability that the claim begins
// there, once it has not begun before, from the classes of the symbols around the place, the kind
// of cue, the cue's word, and what stands at the places still to come.
#ifndef IPSE_CONFIDENCE_BEGINS_H_
#define IPSE_CONFIDENCE_BEGINS_H_

#include <string>
#include <vector>

#include "confidence/symbol_kinds.h"
#include "confidence/symbol_tables.h"
#include "ipse/explain.h"
#include "match/candidates.h"
#include "rulepack/compiled_pack.h"

namespace ipse {

class BeginModel {
 public:
  BeginModel(const LanguagePack& pack, const Weights& weights);
  explicit BeginModel(const LanguagePack& pack) : pack_(pack), tables_(pack) {}  // to be thawed
  template <class Self, class Archive>
  static void Parts(Self& self, Archive& archive) {
    archive(self.cues_, self.kinds_, self.tables_, self.rows_, self.of_words_);
  }

  // Begins every claim of `candidates` where it begins likeliest; its cue reaches as far where the
  // last word before it belongs to the cue. To be called before ends are chosen.
  void Choose(Candidates& candidates) const;

  // The places where the claim of `candidate` may begin, with their terms.
  std::vector<BeginReading> Explain(const Candidates& candidates, const Candidate& candidate,
                                    const Sentences& sentences) const;

 private:
  struct Walk;  // what is the same at all places of a claim

  Walk WalkOf(const Candidates& candidates, const Candidate& candidate) const;
  // Calls `of_symbol(table, symbol)` for all that are summed at the `index`-th place, and
  // `of_word(kind, before)` for all kinds of symbol behind and before it that the cue's word
  // weighs.
  template <class OfSymbol, class OfWord>
  void ForEach(const Walk& walk, std::size_t index, OfSymbol of_symbol, OfWord of_word) const;
  double Logit(const Walk& walk, std::size_t index) const;
  void Begin(Candidates& candidates, Candidate& candidate, std::size_t index) const;

  const LanguagePack& pack_;
  SymbolKinds cues_, kinds_;  // of cue, and of beginning, that weights tell apart
  SymbolTables tables_;
  // By word: where its weights begin, of symbols behind and before a place by kind; 0: it has none.
  Array<std::uint32_t> rows_;
  Array<float> of_words_;
};

}  // namespace ipse

#endif  // IPSE_CONFIDENCE_BEGINS_H_
