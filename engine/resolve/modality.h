// Modality: what kind of act an utterance is, whether the text says that it happened, and whether
// it is hedged.
//
// Takes a candidate and the classes of its words; the pack says which classes of words make a cue
// writing or thought, make it negated, hypothetical or requested, or hedge it. Does not: weigh what
// the content says.
#ifndef IPSE_RESOLVE_MODALITY_H_
#define IPSE_RESOLVE_MODALITY_H_

#include "ipse/attribution.h"
#include "match/candidates.h"
#include "match/words.h"
#include "rulepack/compiled_pack.h"

namespace ipse {

struct Modality {
  Act act = Act::speech;
  Event event = Event::asserted;
  bool hedged = false;
};

// What the cue says that the speaker does with the content.
Stance StanceOf(const LanguagePack& pack, const Candidate& candidate);

Modality ModalityOf(const LanguagePack& pack, const Words& words, const Candidate& candidate);

}  // namespace ipse

#endif  // IPSE_RESOLVE_MODALITY_H_
