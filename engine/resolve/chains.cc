#include "resolve/chains.h"

#include <algorithm>
#include <optional>
#include <span>

#include "absl/container/flat_hash_set.h"
#include "resolve/relays.h"

namespace ipse {
namespace {

// Sentences of narration, with no attribution, after which a passage is over.
constexpr std::uint32_t kLongestSilence = 6;

// What is carried from a sentence on.
struct Passage {
  std::vector<Via> via;
  std::vector<std::uint32_t> speakers;  // empty: whoever speaks next
  std::uint32_t sentence = 0;           // the last that belongs to it
  bool opened = false;                  // by a sentence that attributes nothing
  WordId day = 0;                       // the weekday of the sentence that opened it
};

class ChainResolver {
 public:
  ChainResolver(const SpeakersInput& input, const std::vector<std::uint32_t>& order,
                Entities& entities, std::vector<Attribution>& attributions)
      : input_(input),
        view_(input.view),
        order_(order),
        entities_(entities),
        attributions_(attributions) {}

  void Resolve() {
    sentences_.resize(attributions_.size());
    attributed_.resize(view_.sentences.size());
    std::uint32_t last = 0;
    for (std::uint32_t index : order_) {
      sentences_[index] = last = view_.SentenceOf(CueOf(index).first, last);
      attributed_[last] = true;
    }
    relays_ = NameRelays(view_, input_.candidates.relays, entities_);
    std::size_t relay = 0;
    for (std::size_t i = 0; i < order_.size();) {
      const std::uint32_t sentence = SentenceOf(order_[i]);
      std::size_t end = i;
      while (end < order_.size() && SentenceOf(order_[end]) == sentence) ++end;
      for (; relay < relays_.size() && relays_[relay].sentence < sentence; ++relay)
        Open(relays_[relay]);
      const std::size_t first = relay;
      while (relay < relays_.size() && relays_[relay].sentence == sentence) ++relay;
      ReadSentence({&order_[i], end - i}, std::span(relays_).subspan(first, relay - first));
      i = end;
    }
    FollowParents();
    MarkCircular();
  }

 private:
  const Candidate& CandidateOf(std::uint32_t index) const {
    return input_.candidates.candidates[input_.readings.candidates[index]];
  }

  std::uint32_t SentenceOf(std::uint32_t index) const { return sentences_[index]; }

  // The attributions of one sentence and what the sentence says about outlets. A relay is of the
  // attribution whose cue is nearest, and of those after it by the same speaker: “X told the
  // Meridian that …, adding that …”.
  void ReadSentence(std::span<const std::uint32_t> indexes, std::span<const NamedRelay> relays) {
    for (const NamedRelay& relay : relays) {
      const std::optional<std::uint32_t> nearest = Nearest(indexes, relay);
      if (!nearest) {
        Open(relay);
        continue;
      }
      State(*nearest, relay);
      for (std::uint32_t index : indexes) {
        if (index != *nearest && SameSpeakers(index, *nearest) && !IsInContent(index, relay) &&
            CueOf(index).first > std::min(relay.evidence.first, CueOf(*nearest).first))
          State(index, relay);
      }
    }
    for (std::uint32_t index : indexes) {
      if (attributions_[index].via.empty() && !SpeaksInside(index, indexes)) Carry(index);
    }
    for (std::uint32_t index : indexes) {
      const std::vector<Via>& via = attributions_[index].via;
      if (!via.empty() && via.front().basis == ViaBasis::stated)
        passage_ =
            Passage{via, SpeakersOf(index), SentenceOf(index), false, DayOf(SentenceOf(index))};
    }
  }

  TokenRange CueOf(std::uint32_t index) const {
    const Candidate& c = CandidateOf(index);
    return !c.cue.empty()      ? c.cue.front()
           : !c.source.empty() ? c.source.front()
                               : c.content.front();
  }

  bool IsInContent(std::uint32_t index, const NamedRelay& relay) const {
    const TokenRanges& content = CandidateOf(index).content;
    return std::any_of(content.begin(), content.end(), [&](TokenRange r) {
      return r.first <= relay.evidence.first && relay.evidence.first < r.end;
    });
  }

  std::optional<std::uint32_t> Nearest(std::span<const std::uint32_t> indexes,
                                       const NamedRelay& relay) const {
    std::optional<std::uint32_t> nearest;
    std::uint32_t least = 0;
    for (std::uint32_t index : indexes) {
      if (IsInContent(index, relay)) continue;
      const TokenRange cue = CueOf(index), evidence = relay.evidence;
      const std::uint32_t distance = cue.end <= evidence.first   ? evidence.first - cue.end
                                     : evidence.end <= cue.first ? cue.first - evidence.end
                                                                 : 0;
      if (nearest && distance >= least) continue;
      nearest = index;
      least = distance;
    }
    return nearest;
  }

  bool SameSpeakers(std::uint32_t a, std::uint32_t b) const {
    return !attributions_[a].speakers.empty() && SpeakersOf(a) == SpeakersOf(b);
  }

  bool Speaks(std::uint32_t index, std::uint32_t entity) const {
    const auto& speakers = attributions_[index].speakers;
    return std::any_of(speakers.begin(), speakers.end(),
                       [&](EntityRef r) { return r.entity == entity; });
  }

  std::vector<std::uint32_t> SpeakersOf(std::uint32_t index) const {
    std::vector<std::uint32_t> out;
    for (EntityRef speaker : attributions_[index].speakers) out.push_back(speaker.entity);
    return out;
  }

  ByteSpan Bytes(TokenRange range) const {
    return {view_.At(range.first).begin, view_.At(range.end - 1).end};
  }

  // The attribution's own sentence names outlets, which may be the speaker itself.
  void State(std::uint32_t index, const NamedRelay& relay) {
    for (std::uint32_t outlet : relay.outlets) {
      AddVia({outlet, ViaBasis::stated, Bytes(relay.evidence)}, relay.cites, attributions_[index]);
    }
  }

  // A sentence that names an outlet and attributes nothing opens a passage for the person it is
  // about: “Tanaka sat down with the Meridian.”
  void Open(const NamedRelay& relay) {
    if (passage_.sentence != relay.sentence || !passage_.opened) {
      passage_ = Passage{};
      passage_.opened = true;
      passage_.sentence = relay.sentence;
      passage_.day = DayOf(relay.sentence);
      if (const std::uint32_t person = PersonIn(relay); person != kNoEntity)
        passage_.speakers = {person};
    }
    std::vector<Via>& via = passage_.via;
    for (std::uint32_t outlet : relay.outlets) {
      if (std::any_of(via.begin(), via.end(), [&](const Via& v) { return v.entity == outlet; }))
        continue;
      via.insert(relay.cites ? via.begin() : via.end(),
                 {outlet, ViaBasis::carried, Bytes(relay.evidence)});
    }
  }

  // The person named last before the relay in its sentence, else the first behind it.
  std::uint32_t PersonIn(const NamedRelay& relay) const {
    const std::vector<NameMention>& all = entities_.mentions();
    const Sentence& sentence = view_.sentences[relay.sentence];
    auto m =
        std::lower_bound(all.begin(), all.end(), sentence.first_token,
                         [](const NameMention& a, std::uint32_t t) { return a.name.first < t; });
    std::uint32_t person = kNoEntity;
    for (; m != all.end() && m->name.first < sentence.end_token; ++m) {
      const std::uint32_t entity = entities_.EntityOf(static_cast<std::size_t>(m - all.begin()));
      if (entity == kNoEntity || m->possessive) continue;
      if (entities_.entities()[entity].type != EntityType::person) continue;
      if (m->name.first > relay.evidence.first && person != kNoEntity) break;
      person = entity;
    }
    return person;
  }

  // The passage's outlets are the attribution's, or the passage ends.
  void Carry(std::uint32_t index) {
    if (passage_.via.empty()) return;
    const bool outlet_speaks =
        std::any_of(passage_.via.begin(), passage_.via.end(),
                    [&](const Via& via) { return Speaks(index, via.entity); });
    if (outlet_speaks) return;  // “Xinhua added” neither carries nor ends its own passage
    const std::uint32_t sentence = SentenceOf(index);
    if (sentence > passage_.sentence + kLongestSilence || HasOtherScene(index, sentence)) {
      passage_ = {};
      return;
    }
    std::vector<std::uint32_t> speakers = SpeakersOf(index);
    if (speakers.empty()) return;  // a group or nobody: the passage waits
    const bool own = passage_.speakers.empty() ||
                     std::any_of(speakers.begin(), speakers.end(), [&](std::uint32_t s) {
                       return std::find(passage_.speakers.begin(), passage_.speakers.end(), s) !=
                              passage_.speakers.end();
                     });
    if (!own && !Interviews(speakers.front())) {
      passage_ = {};
      return;
    }
    for (Via via : passage_.via) {
      via.basis = ViaBasis::carried;
      attributions_[index].via.push_back(via);
    }
    if (passage_.speakers.empty()) passage_.speakers = std::move(speakers);
    passage_.sentence = sentence;
  }

  // What somebody says or thinks inside the words of another, who goes on speaking.
  bool SpeaksInside(std::uint32_t index, std::span<const std::uint32_t> indexes) const {
    if (attributions_[index].parent) return true;
    const std::uint32_t token = CueOf(index).first;
    return std::any_of(indexes.begin(), indexes.end(), [&](std::uint32_t other) {
      if (other == index) return false;
      const TokenRanges& content = CandidateOf(other).content;
      return std::any_of(content.begin(), content.end(),
                         [&](TokenRange r) { return r.first <= token && token < r.end; });
    });
  }

  // The host of a programme puts the questions and ends no passage.
  bool Interviews(std::uint32_t entity) const {
    const auto& roles = entities_.entities()[entity].roles;
    return std::any_of(roles.begin(), roles.end(), [&](WordId role) {
      return (view_.pack.knowledge.word_traits[role] & kInterviewer) != 0;
    });
  }

  // “at a rally”, “on Friday”, in the narration since the passage's last sentence: in the sentences
  // that attribute nothing, and around the attribution's content.
  bool HasOtherScene(std::uint32_t index, std::uint32_t sentence) const {
    for (std::uint32_t s = passage_.sentence + 1; s <= sentence; ++s) {
      if (s < sentence && attributed_[s]) continue;
      const Sentence& at = view_.sentences[s];
      for (std::uint32_t t = at.first_token; t < at.end_token; ++t) {
        if (s == sentence) t = AfterContent(index, t);
        if (t < at.end_token && IsOtherScene(t, at.first_token)) return true;
      }
    }
    return false;
  }

  bool IsOtherScene(std::uint32_t t, std::uint32_t first) const {
    if (t == first) return false;
    if (view_.Has(t, kOccasion) && HasPrepositionBefore(t, first)) return true;
    const bool day = view_.Has(t, kWeekday) && view_.Has(t - 1, kPreposition);
    return day && view_.words[t].cased != passage_.day;
  }

  // The token `t`, or the one behind the attribution's content that holds it.
  std::uint32_t AfterContent(std::uint32_t index, std::uint32_t t) const {
    for (TokenRange r : CandidateOf(index).content) {
      if (r.first <= t && t < r.end) return r.end;
    }
    return t;
  }

  WordId DayOf(std::uint32_t sentence) const {
    const Sentence& at = view_.sentences[sentence];
    for (std::uint32_t t = at.first_token; t < at.end_token; ++t) {
      if (view_.Has(t, kWeekday)) return view_.words[t].cased;
    }
    return 0;
  }

  bool HasPrepositionBefore(std::uint32_t t, std::uint32_t first) const {
    for (std::uint32_t at = t; at > first && t - at < 5;) {
      --at;
      if (view_.Has(at, kPreposition)) return true;
      // “in the interview” goes on with the one before.
      if (view_.Is(at, "the") || view_.Has(at, kVerb)) return false;
    }
    return false;
  }

  // What stands inside an outlet's own report came through it, and through what it came by: “Xinhua
  // added that he praised …”
  void FollowParents() {
    for (Attribution& attribution : attributions_) {
      if (!attribution.parent) continue;
      const Attribution& outer = attributions_[*attribution.parent];
      for (const Via& via : outer.via) {
        if (via.basis == ViaBasis::stated) AddVia(via, false, attribution);
      }
      for (EntityRef speaker : outer.speakers) {
        if (entities_.entities()[speaker.entity].type != EntityType::outlet) continue;
        if (!outer.source.empty())
          AddVia({speaker.entity, ViaBasis::stated, outer.source.front()}, false, attribution);
      }
    }
  }

  // Once, and never the speaker itself; `first` is nearest the speaker.
  static void AddVia(const Via& via, bool first, Attribution& out) {
    const bool known = std::any_of(out.via.begin(), out.via.end(),
                                   [&](const Via& v) { return v.entity == via.entity; });
    const bool speaks =
        std::any_of(out.speakers.begin(), out.speakers.end(),
                    [&](EntityRef speaker) { return speaker.entity == via.entity; });
    if (!known && !speaks) out.via.insert(first ? out.via.begin() : out.via.end(), via);
  }

  // Two outlets that have it from one another: all that came through either is circular.
  void MarkCircular() {
    absl::flat_hash_set<std::uint64_t> cites;  // who, whom
    for (const NamedRelay& relay : relays_) {
      for (std::uint32_t outlet : relay.outlets) {
        if (relay.cites && relay.citing != kNoEntity) cites.insert(Pair(relay.citing, outlet));
      }
    }
    for (const Attribution& attribution : attributions_) {
      for (EntityRef speaker : attribution.speakers) {
        if (entities_.entities()[speaker.entity].type != EntityType::outlet) continue;
        for (const Via& via : attribution.via) cites.insert(Pair(speaker.entity, via.entity));
      }
    }
    absl::flat_hash_set<std::uint32_t> circular;
    for (std::uint64_t pair : cites) {
      const auto who = static_cast<std::uint32_t>(pair >> 32),
                 whom = static_cast<std::uint32_t>(pair);
      if (who != whom && cites.contains(Pair(whom, who))) circular.insert(who);
    }
    for (Attribution& attribution : attributions_) {
      for (const Via& via : attribution.via) attribution.circular |= circular.contains(via.entity);
    }
  }

  static std::uint64_t Pair(std::uint32_t a, std::uint32_t b) {
    return (static_cast<std::uint64_t>(a) << 32) | b;
  }

  const SpeakersInput& input_;
  const TokensView& view_;
  const std::vector<std::uint32_t>& order_;
  Entities& entities_;
  std::vector<Attribution>& attributions_;
  std::vector<NamedRelay> relays_;        // in document order
  std::vector<std::uint32_t> sentences_;  // of the attributions
  std::vector<bool> attributed_;          // which sentences hold one
  Passage passage_;
};

}  // namespace

void ResolveChains(const SpeakersInput& input, const std::vector<std::uint32_t>& order,
                   Entities& entities, std::vector<Attribution>& attributions) {
  ChainResolver(input, order, entities, attributions).Resolve();
}

}  // namespace ipse
