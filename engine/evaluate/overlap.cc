#include "evaluate/overlap.h"

#include <algorithm>

#include "unicode/uchar.h"
#include "unicode/utf8.h"

namespace ipse {

Letters::Letters(std::string_view text) : before_(text.size() + 1) {
  std::uint32_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    UChar32 c;
    U8_NEXT_OR_FFFD(text.data(), at, text.size(), c);
    for (std::size_t i = begin; i < at; ++i) before_[i] = count;
    count += u_isalnum(c) != 0;
  }
  before_[text.size()] = count;
}

std::uint32_t Letters::Count(const std::vector<ByteSpan>& spans) const {
  std::uint32_t n = 0;
  for (ByteSpan span : spans) n += before_[span.end] - before_[span.begin];
  return n;
}

std::uint32_t Letters::Common(const std::vector<ByteSpan>& a, const std::vector<ByteSpan>& b) const {
  std::uint32_t n = 0;
  for (ByteSpan x : a) {
    for (ByteSpan y : b) {
      const ByteSpan both{std::max(x.begin, y.begin), std::min(x.end, y.end)};
      if (!both.empty()) n += before_[both.end] - before_[both.begin];
    }
  }
  return n;
}

double Letters::Overlap(const std::vector<ByteSpan>& a, const std::vector<ByteSpan>& b) const {
  const std::uint32_t common = Common(a, b);
  const std::uint32_t all = Count(a) + Count(b) - common;
  return all == 0 ? 0 : static_cast<double>(common) / all;
}

bool Letters::SameSource(const std::vector<ByteSpan>& a, const std::vector<ByteSpan>& b) const {
  const std::uint32_t shorter = std::min(Count(a), Count(b));
  if (shorter == 0) return Count(a) == Count(b);
  return Common(a, b) * 2 >= shorter;
}

}  // namespace ipse
