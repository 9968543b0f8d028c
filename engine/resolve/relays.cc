#include "resolve/relays.h"

#include <algorithm>

namespace ipse {
namespace {

constexpr std::uint32_t kSentencesBack = 12;  // that “the newspaper” looks for its name

class RelayNamer {
 public:
  RelayNamer(const TokensView& view, Entities& entities) : view_(view), entities_(entities) {}

  std::vector<NamedRelay> Name(const std::vector<Relay>& relays) {
    std::vector<const Relay*> sorted;
    sorted.reserve(relays.size());
    for (const Relay& relay : relays) sorted.push_back(&relay);
    std::stable_sort(sorted.begin(), sorted.end(), [](const Relay* a, const Relay* b) {
      return a->evidence.first < b->evidence.first;
    });
    for (const Relay* relay : sorted) Add(*relay);
    return std::move(named_);
  }

 private:
  void Add(const Relay& relay) {
    const RelayRule& rule = view_.pack.relays[relay.rule];
    NamedRelay out{relay.evidence, view_.SentenceOf(relay.evidence.first), {}, rule.cites};
    if (rule.cites) out.citing = OutletBefore(relay.evidence.first, out.sentence);
    if (rule.implied && relay.outlets.empty())
      AddOutlet(entities_.OfOutlet(view_.pack, *rule.implied), out);
    for (const TokenRanges* ranges : {&relay.outlets, &relay.networks}) {
      for (TokenRange range : *ranges) {
        if (IsNamed(range)) {
          if (!entities_.NamesPerson(view_, range))
            AddOutlet(entities_.OutletAt(view_, range), out);
        } else if (!named_.empty() && named_.back().sentence + kSentencesBack >= out.sentence) {
          AddOutlet(named_.back().outlets.front(), out);
        } else {
          AddOutlet(
              OutletBefore(range.first, out.sentence - std::min(out.sentence, kSentencesBack)),
              out);
        }
      }
    }
    if (!out.outlets.empty()) named_.push_back(std::move(out));
  }

  // “the paper” names nothing.
  bool IsNamed(TokenRange range) const {
    for (std::uint32_t t = range.first; t < range.end; ++t) {
      if (view_.IsCapital(t) || !view_.Has(t, kMedium | kDeterminer)) return true;
    }
    return false;
  }

  // The outlet named last before `token`, in `sentence` or later; kNoEntity where there is none.
  std::uint32_t OutletBefore(std::uint32_t token, std::uint32_t sentence) const {
    const std::vector<NameMention>& all = entities_.mentions();
    auto m = std::lower_bound(
        all.begin(), all.end(), token,
        [](const NameMention& mention, std::uint32_t t) { return mention.name.first < t; });
    while (m != all.begin() && (--m)->sentence >= sentence) {
      const std::uint32_t entity = entities_.EntityOf(static_cast<std::size_t>(m - all.begin()));
      if (entity != kNoEntity && entities_.entities()[entity].type == EntityType::outlet)
        return entity;
    }
    return kNoEntity;
  }

  static void AddOutlet(std::uint32_t outlet, NamedRelay& out) {
    if (outlet == kNoEntity) return;
    if (std::find(out.outlets.begin(), out.outlets.end(), outlet) == out.outlets.end())
      out.outlets.push_back(outlet);
  }

  const TokensView& view_;
  Entities& entities_;
  std::vector<NamedRelay> named_;
};

}  // namespace

std::vector<NamedRelay> NameRelays(const TokensView& view, const std::vector<Relay>& relays,
                                   Entities& entities) {
  return RelayNamer(view, entities).Name(relays);
}

}  // namespace ipse
