#include "rulepack/short_words.h"

#include <algorithm>
#include <bit>
#include <utility>
#include <vector>

namespace ipse {

ShortWords::ShortWords(const Spellings& spellings) {
  std::vector<WordBytes> bytes(spellings.size());
  std::size_t count = 0;
  for (WordId word = 1; word < spellings.size(); ++word) {
    if (spellings[word].size() > WordBytes::kMost) continue;
    bytes[word] = WordBytes::Of(spellings[word]);
    ++count;
  }
  constexpr std::size_t kFewest = 1024;
  std::vector<std::uint32_t> slots(std::max(kFewest, std::bit_ceil(2 * count + 1)));
  const std::size_t mask = slots.size() - 1;
  shift_ = 64 - std::countr_zero(slots.size());
  for (WordId word = 1; word < bytes.size(); ++word) {
    if (bytes[word].front == 0) continue;
    const std::uint64_t hash = bytes[word].Hash();
    std::size_t at = hash >> shift_;
    while (slots[at] != 0) at = (at + 1) & mask;
    slots[at] = word << kTagBits | (static_cast<std::uint32_t>(hash) & kTag);
  }
  bytes_ = std::move(bytes);
  slots_ = std::move(slots);
}

}  // namespace ipse
