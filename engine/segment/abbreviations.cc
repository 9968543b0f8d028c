#include "segment/abbreviations.h"

namespace ipse {

void Abbreviations::Add(std::string_view word) {
  if (word.empty()) return;
  sizes_[static_cast<unsigned char>(word[0]) & kLetter] |= std::uint32_t{1}
                                                           << (word.size() & kSize);
  words_.insert(std::string(word));
}

}  // namespace ipse
