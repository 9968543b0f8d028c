// ShortWords: the words of up to 16 bytes, which most are, found by their bytes as two numbers.
//
// A table of 4 bytes a slot says which word it may be, so that a word of no list costs one look.
#ifndef IPSE_RULEPACK_SHORT_WORDS_H_
#define IPSE_RULEPACK_SHORT_WORDS_H_

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "base/array.h"
#include "base/bytes.h"
#include "rulepack/spellings.h"

namespace ipse {

// A word the lexicon knows, by itself or inside a fixed phrase. 0 is any word it does not know.
using WordId = std::uint32_t;

// A word's bytes, those it does not fill 0. No word has a NUL in it.
struct WordBytes {
  static constexpr std::size_t kMost = 16;

  std::uint64_t front = 0, back = 0;

  // `word` has up to kMost bytes.
  static WordBytes Of(std::string_view word) {
    const std::size_t front = std::min<std::size_t>(word.size(), 8);
    return {LoadBytes(word.data(), front),
            word.size() > 8 ? LoadBytes(word.data() + 8, word.size() - 8) : 0};
  }
  std::uint64_t Hash() const {
    constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15u;  // 2^64 over the golden ratio
    return ((front * kMix) ^ back) * kMix;
  }
  bool operator==(const WordBytes&) const = default;
};

class ShortWords {
 public:
  ShortWords() = default;
  // Of the words spelt so, by WordId; longer ones are left out.
  explicit ShortWords(const Spellings& spellings);
  template <class Self, class Archive>
  static void Parts(Self& self, Archive& archive) {
    archive(self.bytes_, self.slots_, self.shift_);
  }

  // 0 where there is none.
  WordId Find(const WordBytes& bytes) const {
    if (slots_.empty()) return 0;
    const std::uint64_t hash = bytes.Hash();
    const auto tag = static_cast<std::uint32_t>(hash) & kTag;
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = hash >> shift_;; at = (at + 1) & mask) {
      const std::uint32_t slot = slots_[at];
      if (slot == 0) return 0;
      if ((slot & kTag) == tag && bytes_[slot >> kTagBits] == bytes) return slot >> kTagBits;
    }
  }

 private:
  static constexpr int kTagBits = 8;
  static constexpr std::uint32_t kTag = (1u << kTagBits) - 1;  // low bits of a word's hash

  Array<WordBytes> bytes_;      // by WordId; none for longer words
  Array<std::uint32_t> slots_;  // a word and its tag; a power of two, half of them free
  int shift_ = 64;              // of a hash, to its slot
};

}  // namespace ipse

#endif  // IPSE_RULEPACK_SHORT_WORDS_H_
