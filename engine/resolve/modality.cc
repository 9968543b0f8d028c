#include "resolve/modality.h"

#include <algorithm>

namespace ipse {
namespace {

// A hedge further into the content does not hedge the claim as a whole.
constexpr std::uint32_t kHedgingWords = 8;

// A word of writing makes it writing whatever else it can be; a verb that both says and thinks
// ("predicted") says.
Act ActOf(const LanguagePack& pack, const ClassSet& cue) {
  const auto among = [&](Act act) -> const ClassSet& {
    return pack.acts[static_cast<std::size_t>(act)];
  };
  if ((cue & among(Act::writing)).any()) return Act::writing;
  const bool speech = (cue & pack.gate & ~among(Act::thought)).any();
  return !speech && (cue & among(Act::thought)).any() ? Act::thought : Act::speech;
}

// The strongest that any word around the cue says. In the cue, its last word says what is done, not
// whether it is ("refused" asserts a refusal), and a request is what is said.
Event EventOf(const LanguagePack& pack, const ClassSet& before, const ClassSet& cue) {
  const auto holds = [&](Event event, const ClassSet& words) {
    return (words & pack.events[static_cast<std::size_t>(event)]).any();
  };
  if (holds(Event::requested, before)) return Event::requested;
  if (holds(Event::negated, before | cue)) return Event::negated;
  return holds(Event::hypothetical, before | cue) ? Event::hypothetical : Event::asserted;
}

ClassSet ClassesOf(const LanguagePack& pack, const Words& words, TokenRange range) {
  ClassSet out;
  for (std::uint32_t t = range.first; t < range.end; ++t)
    out |= pack.lexicon.classes(words[t].entry);
  return out;
}

}  // namespace

Modality ModalityOf(const LanguagePack& pack, const Words& words, const Candidate& candidate) {
  const ClassSet before = candidate.ClassesAt(pack, Place::before_cue);
  const ClassSet cue = candidate.ClassesAt(pack, Place::cue_words);
  const ClassSet cue_before_last = cue & ~pack.lexicon.word_classes(candidate.cue_word);
  TokenRange content = candidate.content.front();
  content.end = std::min(content.end, content.first + kHedgingWords);
  const ClassSet hedging = before | cue | ClassesOf(pack, words, content);
  return {ActOf(pack, cue), EventOf(pack, before, cue_before_last), (hedging & pack.hedges).any()};
}

}  // namespace ipse
