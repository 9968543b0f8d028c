#include "resolve/modality.h"

#include <algorithm>

namespace ipse {
namespace {

// A hedge further into the content does not hedge the claim as a whole.
constexpr std::uint32_t kHedgingWords = 8;

// A word of writing makes it writing whatever else it can be; a verb that both says and thinks
// ("predicted") says.
Act ActOf(const LanguagePack& pack, const ClassSet& cue) {
  bool speech = false;
  bool thought = false;
  for (std::size_t id = 0; id < pack.classes.size(); ++id) {
    if (!cue[id]) continue;
    if (pack.class_act[id] == Act::writing) return Act::writing;
    thought |= pack.class_act[id] == Act::thought;
    speech |= pack.gate[id] && !pack.class_act[id];
  }
  return thought && !speech ? Act::thought : Act::speech;
}

// The strongest that any word around the cue says. In the cue, its last word says what is done, not
// whether it is ("refused" asserts a refusal), and a request is what is said.
Event EventOf(const LanguagePack& pack, const Candidate& candidate) {
  const ClassSet& before = candidate.ClassesAt(Place::before_cue);
  const ClassSet cue = candidate.ClassesAt(Place::cue_words) &
                       ~pack.lexicon.word_classes(candidate.cue_word);
  Event event = Event::asserted;
  for (std::size_t id = 0; id < pack.classes.size(); ++id) {
    const std::optional<Event> of_class = pack.class_event[id];
    if (of_class && (before[id] || (cue[id] && of_class != Event::requested)))
      event = std::max(event, *of_class);
  }
  return event;
}

bool IsHedged(const LanguagePack& pack, const Words& words, const Candidate& candidate) {
  ClassSet found =
      candidate.ClassesAt(Place::before_cue) | candidate.ClassesAt(Place::cue_words);
  const TokenRange content = candidate.content.front();
  for (std::uint32_t t = content.first; t < std::min(content.end, content.first + kHedgingWords);
       ++t) {
    found |= pack.lexicon.classes(words[t].entry);
  }
  return (found & pack.hedges).any();
}

}  // namespace

Modality ModalityOf(const LanguagePack& pack, const Words& words, const Candidate& candidate) {
  return {ActOf(pack, candidate.ClassesAt(Place::cue_words)), EventOf(pack, candidate),
          IsHedged(pack, words, candidate)};
}

}  // namespace ipse
