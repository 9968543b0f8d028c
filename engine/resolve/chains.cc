#include "resolve/chains.h"

#include <algorithm>
#include <optional>
#include <span>

#include "absl/container/flat_hash_map.h"

namespace ipse {
namespace {

// Sentences of narration, with no attribution, after which a passage is over.
constexpr std::uint32_t kLongestSilence = 6;

// What the words of one relay say.
struct NamedRelay {
  TokenRange evidence;
  std::uint32_t sentence = 0;
  std::vector<std::uint32_t> outlets;  // entities, nearest the speaker first
};

// What is carried from a sentence on.
struct Passage {
  std::vector<Via> via;
  std::vector<std::uint32_t> speakers;  // empty: whoever speaks next
  std::uint32_t sentence = 0;           // the last that belongs to it
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
    GatherRelays();
    std::size_t relay = 0;
    for (std::size_t i = 0; i < order_.size();) {
      const std::uint32_t sentence = SentenceOf(order_[i]);
      std::size_t end = i;
      while (end < order_.size() && SentenceOf(order_[end]) == sentence) ++end;
      for (; relay < relays_.size() && relays_[relay].sentence < sentence; ++relay)
        Open(relays_[relay]);
      const std::size_t first = relay;
      while (relay < relays_.size() && relays_[relay].sentence == sentence) ++relay;
      ReadSentence({&order_[i], end - i}, {&relays_[first], relay - first});
      i = end;
    }
    FollowParents();
    MarkCircular();
  }

 private:
  const Candidate& CandidateOf(std::uint32_t index) const {
    return input_.candidates.candidates[input_.readings.candidates[index]];
  }

  std::uint32_t SentenceOf(std::uint32_t index) const {
    const Candidate& c = CandidateOf(index);
    return view_.SentenceOf(c.cue.empty() ? c.source.empty() ? c.content.front().first
                                                             : c.source.front().first
                                          : c.cue.front().first);
  }

  void GatherRelays() {
    for (const Relay& relay : input_.candidates.relays) {
      NamedRelay named{relay.evidence, view_.SentenceOf(relay.evidence.first), {}};
      const RelayRule& rule = view_.pack.relays[relay.rule];
      if (rule.implied && relay.outlets.empty())
        Add(entities_.OfOutlet(view_.pack, *rule.implied), named);
      for (const TokenRanges* ranges : {&relay.outlets, &relay.networks}) {
        for (TokenRange outlet : *ranges) Add(entities_.OutletAt(view_, outlet), named);
      }
      if (!named.outlets.empty()) relays_.push_back(std::move(named));
    }
    std::stable_sort(relays_.begin(), relays_.end(), [](const NamedRelay& a, const NamedRelay& b) {
      return a.evidence.first < b.evidence.first;
    });
  }

  static void Add(std::uint32_t outlet, NamedRelay& out) {
    if (std::find(out.outlets.begin(), out.outlets.end(), outlet) == out.outlets.end())
      out.outlets.push_back(outlet);
  }

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
        passage_ = Passage{via, SpeakersOf(index), SentenceOf(index)};
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
    std::vector<Via>& via = attributions_[index].via;
    for (std::uint32_t outlet : relay.outlets) {
      const bool known =
          std::any_of(via.begin(), via.end(), [&](const Via& v) { return v.entity == outlet; });
      if (!known && !Speaks(index, outlet))
        via.push_back({outlet, ViaBasis::stated, Bytes(relay.evidence)});
    }
  }

  // A sentence that names an outlet and attributes nothing opens a passage for the person it is
  // about: “Tanaka sat down with the Meridian.”
  void Open(const NamedRelay& relay) {
    passage_ = Passage{};
    for (std::uint32_t outlet : relay.outlets)
      passage_.via.push_back({outlet, ViaBasis::carried, Bytes(relay.evidence)});
    passage_.sentence = relay.sentence;
    const std::vector<NameMention>& all = entities_.mentions();
    const Sentence& sentence = view_.sentences.sentences[relay.sentence];
    auto m =
        std::lower_bound(all.begin(), all.end(), sentence.first_token,
                         [](const NameMention& a, std::uint32_t t) { return a.name.first < t; });
    for (; m != all.end() && m->name.first < sentence.end_token; ++m) {
      const std::uint32_t entity = entities_.EntityOf(static_cast<std::size_t>(m - all.begin()));
      if (entity == kNoEntity || !m->subject || m->type == EntityType::outlet) continue;
      passage_.speakers = {entity};
      return;
    }
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

  // “at a rally”, “on Monday”, in the narration of the attribution's sentence.
  bool HasOtherScene(std::uint32_t index, std::uint32_t sentence) const {
    const Sentence& s = view_.sentences.sentences[sentence];
    const Candidate& candidate = CandidateOf(index);
    for (std::uint32_t t = s.first_token; t < s.end_token; ++t) {
      const auto in = std::find_if(candidate.content.begin(), candidate.content.end(),
                                   [&](TokenRange r) { return r.first <= t && t < r.end; });
      if (in != candidate.content.end()) {
        t = in->end - 1;
        continue;
      }
      if (view_.Has(t, kOccasion) && t > s.first_token && HasPrepositionBefore(t, s.first_token))
        return true;
      if (view_.Has(t, kWeekday) && t > s.first_token && view_.Has(t - 1, kPreposition))
        return true;
    }
    return false;
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

  // What stands inside an outlet's own report came through it: “Xinhua added that he praised …”
  void FollowParents() {
    for (Attribution& attribution : attributions_) {
      if (!attribution.parent) continue;
      const Attribution& outer = attributions_[*attribution.parent];
      for (EntityRef speaker : outer.speakers) {
        if (entities_.entities()[speaker.entity].type != EntityType::outlet) continue;
        const bool known =
            std::any_of(attribution.via.begin(), attribution.via.end(),
                        [&](const Via& via) { return via.entity == speaker.entity; });
        if (known || outer.source.empty()) continue;
        attribution.via.push_back({speaker.entity, ViaBasis::stated, outer.source.front()});
      }
    }
  }

  // One outlet reports what another does, which reports it from the first.
  void MarkCircular() {
    absl::flat_hash_map<std::uint64_t, std::uint32_t> cites;  // who, whom -> the attribution
    for (std::uint32_t i : order_) {
      for (EntityRef speaker : attributions_[i].speakers) {
        if (entities_.entities()[speaker.entity].type != EntityType::outlet) continue;
        for (const Via& via : attributions_[i].via) {
          cites[Pair(speaker.entity, via.entity)] = i;
          const auto back = cites.find(Pair(via.entity, speaker.entity));
          if (back == cites.end()) continue;
          attributions_[i].circular = attributions_[back->second].circular = true;
        }
      }
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
  std::vector<NamedRelay> relays_;  // in document order
  Passage passage_;
};

}  // namespace

void ResolveChains(const SpeakersInput& input, const std::vector<std::uint32_t>& order,
                   Entities& entities, std::vector<Attribution>& attributions) {
  ChainResolver(input, order, entities, attributions).Resolve();
}

}  // namespace ipse
