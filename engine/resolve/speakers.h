// Speakers: who each attribution's source is, and through which outlets the words came.
//
// Takes readings, the document's entities and its relays; gives each attribution its speakers, the
// kind of its source, and its chain of outlets. An outlet is `stated` where the attribution's own
// sentence names it, `carried` where an earlier sentence of the passage does: the passage ends with
// another speaker, another occasion, another day, or a stretch of narration.
#ifndef IPSE_RESOLVE_SPEAKERS_H_
#define IPSE_RESOLVE_SPEAKERS_H_

#include "entities/gather.h"
#include "entities/references.h"
#include "resolve/readings.h"

namespace ipse {

struct SpeakersInput {
  const TokensView& view;
  const Candidates& candidates;
  const Readings& readings;  // before their attributions are moved away
};

// Fills speakers, source_type, speaks_for, via and circular of `attributions`, which are those of
// the readings, by index into `entities`.
void ResolveSpeakers(const SpeakersInput& input, Entities& entities,
                     std::vector<Attribution>& attributions);

}  // namespace ipse

#endif  // IPSE_RESOLVE_SPEAKERS_H_
