// How two candidates lie to each other: apart, or one inside the content of the other.
#ifndef IPSE_RESOLVE_NESTING_H_
#define IPSE_RESOLVE_NESTING_H_

#include "match/candidates.h"

namespace ipse {

bool SameSource(const Candidate& a, const Candidate& b);

// Whether contents and cues have no token in common.
bool Apart(const Candidate& a, const Candidate& b);

// Whether cue and content of `inner` lie in one piece of `content`.
bool Holds(const TokenRanges& content, const Candidate& inner);

// Whether `inner` stands inside the content of `outer` as an utterance of its own: not in
// “responded, calling it “a ruin””, where one speaker responds by what she calls it.
bool HoldsApart(const Candidate& outer, const Candidate& inner);

}  // namespace ipse

#endif  // IPSE_RESOLVE_NESTING_H_
