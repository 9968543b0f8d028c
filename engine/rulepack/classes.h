// Classes: the names that rules use for kinds of tokens, numbered.
//
// A token belongs to a set of classes at once: "said" to `say`, `verb` and `past`, and to `lower`
// by its shape. The alphabet (alphabet.h) gives each set that occurs its own symbol.
#ifndef IPSE_RULEPACK_CLASSES_H_
#define IPSE_RULEPACK_CLASSES_H_

#include <array>
#include <bit>
#include <bitset>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"

namespace ipse {

// A pack has at most this many classes, quoted words of its rules included: a set stays six machine
// words. The English pack uses fewer than half.
inline constexpr std::size_t kMaxClasses = 384;

using ClassId = std::uint16_t;
using ClassSet = std::bitset<kMaxClasses>;

// Calls `use(id)` for each class of `classes`, in order. Sets are looked at for every candidate,
// and bitset's own search counts from the front for each bit.
template <class Use>
void ForEachClass(const ClassSet& classes, Use use) {
  std::array<std::uint64_t, kMaxClasses / 64> words;
  static_assert(sizeof(words) == sizeof(classes));
  std::memcpy(&words, &classes, sizeof(words));
  for (std::size_t w = 0; w < words.size(); ++w) {
    for (std::uint64_t rest = words[w]; rest != 0; rest &= rest - 1)
      use(static_cast<ClassId>(w * 64 + static_cast<std::size_t>(std::countr_zero(rest))));
  }
}

class Classes {
 public:
  // The class of that name, made where it is new; nullopt where there are kMaxClasses already.
  std::optional<ClassId> Add(std::string_view name);
  std::optional<ClassId> Find(std::string_view name) const;
  std::string_view Name(ClassId id) const { return names_[id]; }
  std::size_t size() const { return names_.size(); }
  template <class Self, class Archive>
  static void Parts(Self& self, Archive& archive) {
    archive(self.names_, self.ids_);
  }

 private:
  std::vector<std::string> names_;
  absl::flat_hash_map<std::string, ClassId> ids_;
};

}  // namespace ipse

#endif  // IPSE_RULEPACK_CLASSES_H_
