#include "rulepack/short_words.h"

#include <bit>

namespace ipse {

ShortWords::ShortWords(const std::vector<std::string>& spellings) : bytes_(spellings.size()) {
  for (WordId word = 1; word < spellings.size(); ++word) {
    if (spellings[word].size() > WordBytes::kMost) continue;
    bytes_[word] = WordBytes::Of(spellings[word]);
    ++count_;
  }
  Index(std::bit_ceil(2 * count_ + 1));
}

void ShortWords::Add(WordId word, std::string_view spelling) {
  if (spelling.empty() || spelling.size() > WordBytes::kMost) return;
  bytes_.resize(word + 1);
  bytes_[word] = WordBytes::Of(spelling);
  if (2 * ++count_ > slots_.size()) {
    Index(2 * slots_.size());
  } else {
    Put(word);
  }
}

void ShortWords::Put(WordId word) {
  const std::uint64_t hash = bytes_[word].Hash();
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash >> shift_;
  while (slots_[at] != 0) at = (at + 1) & mask;
  slots_[at] = word << kTagBits | (static_cast<std::uint32_t>(hash) & kTag);
}

void ShortWords::Index(std::size_t slots) {
  constexpr std::size_t kFewest = 1024;
  slots_.assign(std::max(kFewest, slots), 0);
  shift_ = 64 - std::countr_zero(slots_.size());
  for (WordId word = 1; word < bytes_.size(); ++word) {
    if (bytes_[word].front != 0) Put(word);
  }
}

}  // namespace ipse
