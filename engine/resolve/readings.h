// Readings: of all candidates the ones that can hold together, as attributions.
//
// Takes candidates, their ends and probabilities; keeps the likeliest reading of each stretch of
// text, ends one where its speaker goes on to another, gives each quotation that goes on without a
// cue to the utterance before it, and says how much of each content is quoted. Does not: know who a
// "he" is.
#ifndef IPSE_RESOLVE_READINGS_H_
#define IPSE_RESOLVE_READINGS_H_

#include <vector>

#include "ipse/attribution.h"
#include "ipse/explain.h"
#include "match/candidates.h"
#include "match/words.h"
#include "quotes/quotations.h"
#include "rulepack/compiled_pack.h"
#include "segment/sentences.h"
#include "text/text.h"

namespace ipse {

struct ReadingInput {
  const LanguagePack& pack;
  const Text& text;
  const Sentences& sentences;
  const Quotations& quotations;
  const Words& words;
  const std::vector<Candidate>& candidates;
  const std::vector<ClaimEnd>& ends;         // of the candidates
  const std::vector<double>& probabilities;  // by candidate
};

struct Readings {
  std::vector<Attribution> attributions;  // in order of their first content span
  std::vector<std::uint32_t> candidates;  // by attribution
  std::vector<bool> chosen;               // by candidate
};

// One a thread; reused from document to document.
struct ReadingScratch {
  std::vector<std::uint32_t> taken;  // by token: the reading it belongs to
  std::vector<double> likeliest;     // by the token that a cue begins with; 0 between calls
};

Readings ResolveReadings(const ReadingInput& input, ReadingScratch& scratch);

// What candidate `index` would be as an attribution of its own; its terms and `chosen` are not
// filled.
CandidateReading ExplainCandidate(const ReadingInput& input, std::size_t index);

}  // namespace ipse

#endif  // IPSE_RESOLVE_READINGS_H_
