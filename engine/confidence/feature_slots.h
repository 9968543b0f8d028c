// Slots: the few features of candidates that count, for who looks at no others.
//
// There are features by the hundred thousand, hundreds of which weigh or are in a conjunction.
// These get a slot each, and what stands at a place knows those of its classes beforehand. Finds
// the same as FeaturesOf in features.h, which names all and is for explaining.
#ifndef IPSE_CONFIDENCE_FEATURE_SLOTS_H_
#define IPSE_CONFIDENCE_FEATURE_SLOTS_H_

#include <cstdint>
#include <vector>

#include "base/array.h"
#include "confidence/features.h"
#include "confidence/symbol_kinds.h"

namespace ipse {

class FeatureSlots {
 public:
  // Slots are numbered from `first` on; the first is for all features that have none of their own.
  // Those of `counted`, some of them named again, have one each, in this order.
  FeatureSlots(const LanguagePack& pack, std::uint32_t first, const FeatureIds& counted);
  explicit FeatureSlots(const LanguagePack& pack) : pack_(pack) {}  // to be thawed
  template <class Self, class Archive>
  static void Parts(Self& self, Archive& archive) {
    archive(self.first_, self.begins_, self.slots_, self.features_, self.begin_, self.of_classes_);
  }

  std::uint32_t Of(std::uint32_t feature) const { return slots_[feature]; }
  std::uint32_t Feature(std::uint32_t slot) const { return features_[slot - first_ - 1]; }
  std::uint32_t end() const { return first_ + 1 + static_cast<std::uint32_t>(features_.size()); }

  // Appends the slots of the features that hold, each at least once.
  void Append(const Sentences& sentences, const Quotations& quotations, const Candidate& candidate,
              std::vector<std::uint32_t>& out) const;

 private:
  void ListOfClasses();
  void AppendPlaces(const Candidate& candidate, std::vector<std::uint32_t>& out) const;

  const LanguagePack& pack_;
  std::uint32_t first_ = 0;
  SymbolKinds begins_;             // kinds of claims' beginnings
  Array<std::uint32_t> slots_;     // by feature
  Array<std::uint32_t> features_;  // that have a slot of their own, in order
  // For each symbol and then each entry of the lexicon, by place, where its slots begin in a list.
  Array<std::uint32_t> begin_, of_classes_;
};

}  // namespace ipse

#endif  // IPSE_CONFIDENCE_FEATURE_SLOTS_H_
