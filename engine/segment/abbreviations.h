// Abbreviations: the words whose full stops belong to them.
#ifndef IPSE_SEGMENT_ABBREVIATIONS_H_
#define IPSE_SEGMENT_ABBREVIATIONS_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_set.h"
#include "base/strings.h"

namespace ipse {

using WordSet = absl::flat_hash_set<std::string>;

// Lower-case words with their full stops, which stay one token with them.
class Abbreviations {
 public:
  void Add(std::string_view word);
  bool Contains(std::string_view word) const { return words_.contains(AbslView(word)); }
  // By its first letter and its bytes with the stop alone, for most words are none.
  bool MayContain(char first, std::size_t size) const {
    return (sizes_[static_cast<unsigned char>(first) & kLetter] >> (size & kSize) & 1) != 0;
  }

 private:
  static constexpr std::size_t kLetter = 0x1F, kSize = 0x1F;

  WordSet words_;
  std::array<std::uint32_t, kLetter + 1> sizes_{};  // by the first letter, a bit each
};

}  // namespace ipse

#endif  // IPSE_SEGMENT_ABBREVIATIONS_H_
