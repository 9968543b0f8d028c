// CueCountTable: how often words of cues stand in gold texts, how often in a cue, and what content
// they then take.
//
// Takes the [cue_counts] of a language, which `ipse rules counts` makes; gives the counts of a
// word. For those who ask why: the engine chooses nothing by them.
#ifndef IPSE_RULEPACK_CUE_COUNTS_H_
#define IPSE_RULEPACK_CUE_COUNTS_H_

#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "base/array.h"
#include "ipse/explain.h"
#include "rulepack/lexicon.h"

namespace ipse {

struct LanguagePack;
struct LanguageSource;

class CueCountTable {
 public:
  CueCountTable() = default;
  // Of words that differ, in any order.
  explicit CueCountTable(std::vector<std::pair<WordId, CueCounts>> counts);

  // Null where the word was not counted. Logarithmic in the number of words.
  const CueCounts* Find(WordId word) const;
  bool empty() const { return words_.empty(); }

  template <class Self, class Archive>
  static void Parts(Self& self, Archive& archive) {
    archive(self.words_, self.counts_);
  }

 private:
  Array<WordId> words_;  // ascending
  Array<CueCounts> counts_;
};

// InvalidArgument, placed, where the counts are of another version of the pack, or a word has no
// class of cues in it. To be called when the lexicon is finished.
absl::Status AddCueCounts(const LanguageSource& source, LanguagePack& pack);

}  // namespace ipse

#endif  // IPSE_RULEPACK_CUE_COUNTS_H_
