#include "resolve/chains.h"

#include <algorithm>

#include "absl/container/flat_hash_map.h"

namespace ipse {
namespace {

// Sentences of narration, with no attribution, after which a passage is over.
constexpr std::uint32_t kLongestSilence = 6;

// All that one sentence says about outlets.
struct SentenceRelays {
  std::uint32_t sentence = 0;
  std::vector<std::uint32_t> outlets;  // entities, nearest the speaker first
  TokenRange evidence;
  bool used = false;
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
    std::size_t next = 0;
    for (std::uint32_t index : order_) {
      const std::uint32_t sentence = SentenceOf(index);
      for (; next < relays_.size() && relays_[next].sentence < sentence; ++next) {
        if (!relays_[next].used) Open(relays_[next]);
      }
      SentenceRelays* own = RelaysOf(sentence);
      if (own != nullptr && State(index, *own)) continue;
      Carry(index, sentence);
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
    std::vector<const Relay*> sorted;
    for (const Relay& relay : input_.candidates.relays) sorted.push_back(&relay);
    std::stable_sort(sorted.begin(), sorted.end(), [](const Relay* a, const Relay* b) {
      return a->evidence.first < b->evidence.first;
    });
    for (const Relay* relay : sorted) {
      const std::uint32_t sentence = view_.SentenceOf(relay->evidence.first);
      if (relays_.empty() || relays_.back().sentence != sentence)
        relays_.push_back({sentence, {}, relay->evidence, false});
      SentenceRelays& all = relays_.back();
      const RelayRule& rule = view_.pack.relays[relay->rule];
      if (rule.implied && relay->outlets.empty())
        Add(entities_.OfOutlet(view_.pack, *rule.implied), all);
      for (TokenRange outlet : relay->outlets) AddNamed(outlet, all);
      for (TokenRange network : relay->networks) AddNamed(network, all);
    }
    std::erase_if(relays_, [](const SentenceRelays& r) { return r.outlets.empty(); });
  }

  // A programme brings its network, which the text may have named just before.
  void AddNamed(TokenRange range, SentenceRelays& out) {
    Add(entities_.OutletAt(view_, range), out);
  }

  static void Add(std::uint32_t outlet, SentenceRelays& out) {
    if (std::find(out.outlets.begin(), out.outlets.end(), outlet) == out.outlets.end())
      out.outlets.push_back(outlet);
  }

  SentenceRelays* RelaysOf(std::uint32_t sentence) {
    const auto found =
        std::lower_bound(relays_.begin(), relays_.end(), sentence,
                         [](const SentenceRelays& r, std::uint32_t s) { return r.sentence < s; });
    return found != relays_.end() && found->sentence == sentence ? &*found : nullptr;
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

  // The attribution's own sentence names outlets. False where they are only the speaker itself.
  bool State(std::uint32_t index, SentenceRelays& relays) {
    relays.used = true;
    Attribution& attribution = attributions_[index];
    for (std::uint32_t outlet : relays.outlets) {
      if (!Speaks(index, outlet))
        attribution.via.push_back({outlet, ViaBasis::stated, Bytes(relays.evidence)});
    }
    if (attribution.via.empty()) return false;
    passage_ = Passage{attribution.via, SpeakersOf(index), relays.sentence};
    return true;
  }

  // A sentence that names an outlet and attributes nothing opens a passage for the person it is
  // about: “Tanaka sat down with the Meridian.”
  void Open(const SentenceRelays& relays) {
    passage_ = Passage{};
    for (std::uint32_t outlet : relays.outlets)
      passage_.via.push_back({outlet, ViaBasis::carried, Bytes(relays.evidence)});
    passage_.sentence = relays.sentence;
    const std::vector<NameMention>& all = entities_.mentions();
    const Sentence& sentence = view_.sentences.sentences[relays.sentence];
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

  void Carry(std::uint32_t index, std::uint32_t sentence) {
    if (passage_.via.empty()) return;
    Attribution& attribution = attributions_[index];
    std::vector<std::uint32_t> speakers = SpeakersOf(index);
    const bool outlet_speaks =
        std::any_of(passage_.via.begin(), passage_.via.end(),
                    [&](const Via& via) { return Speaks(index, via.entity); });
    if (outlet_speaks) return;  // “Xinhua added” neither carries nor ends its own passage
    if (sentence > passage_.sentence + kLongestSilence || HasOtherScene(index, sentence)) {
      passage_ = {};
      return;
    }
    if (speakers.empty()) return;  // a group or nobody: the passage waits
    const bool same = passage_.speakers.empty() ||
                      std::any_of(speakers.begin(), speakers.end(), [&](std::uint32_t s) {
                        return std::find(passage_.speakers.begin(), passage_.speakers.end(), s) !=
                               passage_.speakers.end();
                      });
    if (!same) {
      if (!attribution.parent) passage_ = {};
      return;
    }
    for (Via via : passage_.via) {
      via.basis = ViaBasis::carried;
      attribution.via.push_back(via);
    }
    if (passage_.speakers.empty()) passage_.speakers = std::move(speakers);
    passage_.sentence = sentence;
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
  std::vector<SentenceRelays> relays_;  // by sentence
  Passage passage_;
};

}  // namespace

void ResolveChains(const SpeakersInput& input, const std::vector<std::uint32_t>& order,
                   Entities& entities, std::vector<Attribution>& attributions) {
  ChainResolver(input, order, entities, attributions).Resolve();
}

}  // namespace ipse
