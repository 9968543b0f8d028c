#include "evaluate/overlap.h"

#include <algorithm>

#include "text/utf8.h"
#include "unicode/uchar.h"

namespace ipse {

// Superscripts, fractions and numerals count as well as digits: whatever stands for a number.
bool IsLetterOrDigit(char32_t code) {
  const auto c = static_cast<UChar32>(code);
  return u_isalpha(c) || u_getIntPropertyValue(c, UCHAR_NUMERIC_TYPE) != U_NT_NONE;
}

Letters::Letters(std::string_view text) : before_(text.size() + 1) {
  std::uint32_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Step step = NextUtf8(text, at);
    for (const std::size_t end = at + step.size; at < end; ++at) before_[at] = count;
    count += IsLetterOrDigit(step.code);
  }
  before_[text.size()] = count;
}

std::uint32_t Letters::Count(const std::vector<ByteSpan>& spans) const {
  std::uint32_t n = 0;
  for (ByteSpan span : spans) n += before_[span.end] - before_[span.begin];
  return n;
}

std::uint32_t Letters::Common(const std::vector<ByteSpan>& a,
                              const std::vector<ByteSpan>& b) const {
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
