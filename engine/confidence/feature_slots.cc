#include "confidence/feature_slots.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "confidence/feature_numbers.h"

namespace ipse {
namespace {

constexpr std::size_t kWordPlaces = kPlaces - kSymbolPlaces;
constexpr std::size_t kAtOnce = 4;  // slots

}  // namespace

FeatureSlots::FeatureSlots(const LanguagePack& pack, std::uint32_t first, const FeatureIds& counted)
    : pack_(pack), first_(first), begins_(pack, pack.claim_begins) {
  std::vector<std::uint32_t> slots(FeatureCount(pack), first);
  FeatureIds features;
  for (std::uint32_t feature : counted) {
    if (slots[feature] != first) continue;
    features.push_back(feature);
    slots[feature] = first + static_cast<std::uint32_t>(features.size());
  }
  slots_ = std::move(slots);
  features_ = std::move(features);
  ListOfClasses();
}

void FeatureSlots::ListOfClasses() {
  const FeatureNumbers numbers(pack_);
  std::array<ClassSet, kPlaces> counted;  // classes that have a slot there
  for (std::uint32_t feature : features_) {
    if (feature < numbers.places || feature >= numbers.rule_kinds) continue;
    const std::size_t at = feature - numbers.places;
    counted[at / numbers.classes].set(at % numbers.classes);
  }
  std::vector<std::uint32_t> begin, of_classes;
  const auto append = [&](std::size_t place, const ClassSet& classes) {
    begin.push_back(static_cast<std::uint32_t>(of_classes.size()));
    ForEachClass(classes & counted[place], [&](ClassId id) {
      of_classes.push_back(slots_[numbers.OfPlace(static_cast<Place>(place), id)]);
    });
  };
  for (std::size_t symbol = 0; symbol < pack_.alphabet.size(); ++symbol) {
    for (std::size_t place = 0; place < kSymbolPlaces; ++place)
      append(place, pack_.alphabet.classes(static_cast<Symbol>(symbol)));
  }
  for (std::size_t entry = 0; entry < pack_.lexicon.entry_count(); ++entry) {
    for (std::size_t place = kSymbolPlaces; place < kPlaces; ++place)
      append(place, pack_.lexicon.classes(static_cast<EntryId>(entry)));
  }
  begin.push_back(static_cast<std::uint32_t>(of_classes.size()));
  of_classes.resize(of_classes.size() + kAtOnce);  // read with the last ones
  begin_ = std::move(begin);
  of_classes_ = std::move(of_classes);
}

// Most kinds have a few slots: so many are copied for each, without a branch for each slot, which
// would often be guessed wrong, and the next kind's overwrite what is too much.
void FeatureSlots::AppendPlaces(const Candidate& candidate, std::vector<std::uint32_t>& out) const {
  const std::size_t words = pack_.alphabet.size() * kSymbolPlaces;
  const auto list = [&](PlaceKind kind) {
    const auto place = static_cast<std::size_t>(kind.place());
    const std::size_t at = place < kSymbolPlaces
                               ? kind.kind() * kSymbolPlaces + place
                               : words + kind.kind() * kWordPlaces + place - kSymbolPlaces;
    return std::span(of_classes_.data() + begin_[at], begin_[at + 1] - begin_[at]);
  };
  const std::size_t before = out.size();
  std::size_t size = before + kAtOnce;
  for (PlaceKind kind : candidate.kinds) size += list(kind).size();
  out.resize(size);
  std::uint32_t* end = out.data() + before;
  for (PlaceKind kind : candidate.kinds) {
    const std::span<const std::uint32_t> slots = list(kind);
    std::copy_n(slots.data(), kAtOnce, end);
    if (slots.size() > kAtOnce) [[unlikely]]
      std::copy(slots.begin(), slots.end(), end);
    end += slots.size();
  }
  out.resize(static_cast<std::size_t>(end - out.data()));
}

void FeatureSlots::Append(const Sentences& sentences, const Quotations& quotations,
                          const Candidate& candidate, std::vector<std::uint32_t>& out) const {
  const FeatureNumbers numbers(pack_);
  const std::size_t looks = out.size();
  AppendLooks(sentences, quotations, candidate, out);
  for (std::size_t i = looks; i < out.size(); ++i) out[i] = slots_[out[i]];
  out.push_back(slots_[numbers.rules + candidate.rule]);
  AppendPlaces(candidate, out);
  out.push_back(slots_[numbers.OfWord(candidate.cue_word)]);
  for (std::uint16_t kind : begins_.Of(candidate.begin)) {
    out.push_back(slots_[numbers.OfRule(candidate.rule, kind)]);
    out.push_back(slots_[numbers.OfWord(candidate.cue_word, kind)]);
  }
}

}  // namespace ipse
