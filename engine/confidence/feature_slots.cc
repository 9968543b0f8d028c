#include "confidence/feature_slots.h"

#include "confidence/feature_numbers.h"

namespace ipse {
namespace {

constexpr std::size_t kWordPlaces = kPlaces - kSymbolPlaces;

}  // namespace

FeatureSlots::FeatureSlots(const LanguagePack& pack, std::uint32_t first)
    : pack_(pack),
      first_(first),
      begins_(pack, {pack.claim_begins.begin(), pack.claim_begins.end()}),
      slots_(FeatureCount(pack), first) {}

std::uint32_t FeatureSlots::Add(std::uint32_t feature) {
  if (slots_[feature] != first_) return slots_[feature];
  slots_[feature] = end();
  features_.push_back(feature);
  const FeatureNumbers numbers(pack_);
  if (feature >= numbers.places && feature < numbers.rule_kinds) {
    const std::size_t at = feature - numbers.places;
    counted_[at / numbers.classes].set(at % numbers.classes);
  }
  return slots_[feature];
}

void FeatureSlots::Finish() {
  const std::size_t symbols = pack_.alphabet.size(), entries = pack_.lexicon.entry_count();
  begin_.reserve(symbols * kSymbolPlaces + entries * kWordPlaces + 1);
  for (std::size_t symbol = 0; symbol < symbols; ++symbol) {
    for (std::size_t p = 0; p < kSymbolPlaces; ++p)
      AppendOfClasses(static_cast<Place>(p), pack_.alphabet.classes(static_cast<Symbol>(symbol)));
  }
  for (std::size_t entry = 0; entry < entries; ++entry) {
    for (std::size_t p = kSymbolPlaces; p < kPlaces; ++p)
      AppendOfClasses(static_cast<Place>(p), pack_.lexicon.classes(static_cast<EntryId>(entry)));
  }
  begin_.push_back(static_cast<std::uint32_t>(of_classes_.size()));
}

void FeatureSlots::AppendOfClasses(Place place, const ClassSet& classes) {
  const FeatureNumbers numbers(pack_);
  begin_.push_back(static_cast<std::uint32_t>(of_classes_.size()));
  ForEachClass(classes & counted_[static_cast<std::size_t>(place)],
               [&](ClassId id) { of_classes_.push_back(slots_[numbers.OfPlace(place, id)]); });
}

void FeatureSlots::Append(const Sentences& sentences, const Quotations& quotations,
                          const Candidate& candidate, std::vector<std::uint32_t>& out) const {
  const FeatureNumbers numbers(pack_);
  const std::size_t looks = out.size();
  AppendLooks(sentences, quotations, candidate, out);
  for (std::size_t i = looks; i < out.size(); ++i) out[i] = slots_[out[i]];
  out.push_back(slots_[numbers.rules + candidate.rule]);
  const std::size_t words = pack_.alphabet.size() * kSymbolPlaces;
  for (PlaceKind kind : candidate.kinds) {
    const auto place = static_cast<std::size_t>(kind.place());
    const std::size_t at = place < kSymbolPlaces
                               ? kind.kind() * kSymbolPlaces + place
                               : words + kind.kind() * kWordPlaces + place - kSymbolPlaces;
    for (std::uint32_t i = begin_[at]; i < begin_[at + 1]; ++i) out.push_back(of_classes_[i]);
  }
  out.push_back(slots_[numbers.OfWord(candidate.cue_word)]);
  for (std::uint16_t kind : begins_.Of(candidate.begin)) {
    out.push_back(slots_[numbers.OfRule(candidate.rule, kind)]);
    out.push_back(slots_[numbers.OfWord(candidate.cue_word, kind)]);
  }
}

}  // namespace ipse
