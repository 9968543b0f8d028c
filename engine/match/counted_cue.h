// What the pack's counts say of a candidate's cue.
#ifndef IPSE_MATCH_COUNTED_CUE_H_
#define IPSE_MATCH_COUNTED_CUE_H_

#include <optional>

#include "ipse/explain.h"
#include "match/candidates.h"

namespace ipse {

// Of the last word of the cue that the pack has counts of; nothing where it has of none.
std::optional<CountedCue> FindCountedCue(const LanguagePack& pack, const Words& words,
                                         const Candidate& candidate);

}  // namespace ipse

#endif  // IPSE_MATCH_COUNTED_CUE_H_
