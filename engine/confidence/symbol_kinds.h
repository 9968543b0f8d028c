// Symbol kinds: which of a list of classes each symbol has, for models that weigh a few kinds
// apart.
#ifndef IPSE_CONFIDENCE_SYMBOL_KINDS_H_
#define IPSE_CONFIDENCE_SYMBOL_KINDS_H_

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "base/array.h"
#include "match/candidates.h"
#include "rulepack/compiled_pack.h"

namespace ipse {

// Which of a list of classes are in a set: indexes into the list, in order.
using ListedKinds = absl::InlinedVector<std::uint16_t, 12>;

inline ListedKinds KindsAmong(const ClassSet& classes, const std::vector<ClassId>& list) {
  ListedKinds out;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (classes[list[i]]) out.push_back(static_cast<std::uint16_t>(i));
  }
  return out;
}

class SymbolKinds {
 public:
  using Kinds = std::span<const std::uint16_t>;

  SymbolKinds() = default;  // to be thawed
  SymbolKinds(const LanguagePack& pack, std::vector<ClassId> classes)
      : classes_(std::move(classes)) {
    std::vector<std::uint32_t> first = {0};
    std::vector<std::uint16_t> kinds;
    for (std::size_t symbol = 0; symbol < pack.alphabet.size(); ++symbol) {
      const ListedKinds own =
          KindsAmong(pack.alphabet.classes(static_cast<Symbol>(symbol)), classes_);
      kinds.insert(kinds.end(), own.begin(), own.end());
      first.push_back(static_cast<std::uint32_t>(kinds.size()));
    }
    first_ = std::move(first);
    kinds_ = std::move(kinds);
  }
  template <class Self, class Archive>
  static void Parts(Self& self, Archive& archive) {
    archive(self.classes_, self.first_, self.kinds_);
  }

  const std::vector<ClassId>& classes() const { return classes_; }
  Kinds Of(Symbol symbol) const {
    return {kinds_.data() + first_[symbol], kinds_.data() + first_[symbol + 1u]};
  }
  // Of all symbols at a place of `candidate`, each once.
  ListedKinds At(const Candidate& candidate, Place place) const {
    const std::span<const PlaceKind> there = candidate.At(place);
    ListedKinds out;
    if (there.size() == 1) {
      const Kinds only = Of(there.front().kind());
      out.assign(only.begin(), only.end());
      return out;
    }
    for (PlaceKind at : there) {
      for (std::uint16_t kind : Of(at.kind())) {
        if (std::find(out.begin(), out.end(), kind) == out.end()) out.push_back(kind);
      }
    }
    std::sort(out.begin(), out.end());
    return out;
  }

 private:
  std::vector<ClassId> classes_;
  Array<std::uint32_t> first_;  // by symbol, of its kinds
  Array<std::uint16_t> kinds_;
};

// The classes of cues, which the weights of claims' bounds tell apart.
inline std::vector<ClassId> CueClasses(const LanguagePack& pack) {
  std::vector<ClassId> out;
  ForEachClass(pack.gate, [&](ClassId id) { out.push_back(id); });
  return out;
}

}  // namespace ipse

#endif  // IPSE_CONFIDENCE_SYMBOL_KINDS_H_
