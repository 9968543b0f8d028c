#include "match/counted_cue.h"

namespace ipse {

std::optional<CountedCue> FindCountedCue(const LanguagePack& pack, const Words& words,
                                         const Candidate& candidate) {
  for (std::size_t i = candidate.cue.size(); i-- > 0;) {
    const TokenRange range = candidate.cue[i];
    for (std::uint32_t token = range.end; token-- > range.first;) {
      const WordId word = words[token].word;
      if (const CueCounts* counts = pack.cue_counts.Find(word))
        return CountedCue{pack.lexicon.Word(word), *counts};
    }
  }
  return std::nullopt;
}

}  // namespace ipse
