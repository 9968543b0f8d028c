#include "resolve/modality.h"

#include <algorithm>

namespace ipse {
namespace {

// A hedge further into the content does not hedge the claim as a whole.
constexpr std::uint32_t kHedgingWords = 8;

// A word of writing makes it writing whatever else it can be; a verb that both says and thinks
// ("predicted") says.
Act ActOf(std::uint8_t cue) {
  if ((cue & kActWriting) != 0) return Act::writing;
  return (cue & (kActSpeech | kActThought)) == kActThought ? Act::thought : Act::speech;
}

// The strongest that any word around the cue says. A request is what is said.
Event EventOf(std::uint8_t before, std::uint8_t cue) {
  if ((before & kActRequested) != 0) return Event::requested;
  if (((before | cue) & kActNegated) != 0) return Event::negated;
  return ((before | cue) & kActHypothetical) != 0 ? Event::hypothetical : Event::asserted;
}

// What the cue says of the event without its last word, which says what is done, not whether it is
// ("refused" asserts a refusal).
std::uint8_t EventUsesOfCue(const LanguagePack& pack, const Candidate& candidate) {
  const ClassSet others =
      candidate.ClassesAt(pack, Place::cue_words) & ~pack.lexicon.word_classes(candidate.cue_word);
  const auto use = [&](Event event, std::uint8_t if_so) -> std::uint8_t {
    return (others & pack.events[static_cast<std::size_t>(event)]).any() ? if_so : 0;
  };
  return use(Event::negated, kActNegated) | use(Event::hypothetical, kActHypothetical);
}

bool IsHedged(const LanguagePack& pack, const Words& words, TokenRange content) {
  const std::uint32_t end = std::min(content.end, content.first + kHedgingWords);
  return std::any_of(words.begin() + content.first, words.begin() + end, [&](const KnownWord& w) {
    return (pack.act_uses[w.entry] & kActHedged) != 0;
  });
}

}  // namespace

Stance StanceOf(const LanguagePack& pack, const Candidate& candidate) {
  ClassId first = kMaxClasses;
  for (PlaceKind kind : candidate.At(Place::cue)) {
    ForEachClass(kind.Classes(pack), [&](ClassId id) {
      // Most cues assert; what else is in one says more: “expressed concerns”.
      const std::optional<Stance> stance = pack.class_stance[id];
      if (id < first && stance && *stance != Stance::asserts) first = id;
    });
  }
  return first == kMaxClasses ? Stance::asserts : *pack.class_stance[first];
}

Modality ModalityOf(const LanguagePack& pack, const Words& words, const Candidate& candidate) {
  std::uint8_t before = 0, cue = 0;
  for (PlaceKind kind : candidate.kinds) {
    if (kind.place() == Place::before_cue) before |= pack.act_uses[kind.kind()];
    if (kind.place() == Place::cue_words) cue |= pack.act_uses[kind.kind()];
  }
  const bool event = (cue & (kActNegated | kActHypothetical)) != 0;
  return {ActOf(cue), EventOf(before, event ? EventUsesOfCue(pack, candidate) : std::uint8_t{0}),
          ((before | cue) & kActHedged) != 0 || IsHedged(pack, words, candidate.content.front())};
}

}  // namespace ipse
