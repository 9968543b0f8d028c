#include "output/json_text.h"

#include <algorithm>

#include "base/bytes.h"

namespace ipse {
namespace {

// The bytes of `eight` that JSON escapes: controls, `"` and `\`. The first alone is sure.
std::uint64_t Escaped(std::uint64_t eight) {
  return ControlBytes(eight) | BytesOf(eight, '"') | BytesOf(eight, '\\');
}

// "00" to "99"
constexpr std::array<char, 200> kTwoDigits = [] {
  std::array<char, 200> out{};
  for (std::size_t i = 0; i < 100; ++i) {
    out[2 * i] = static_cast<char>('0' + i / 10);
    out[2 * i + 1] = static_cast<char>('0' + i % 10);
  }
  return out;
}();

}  // namespace

void JsonText::Flush() {
  out_.append(gathered_.data() + 1, size_ - 1);
  gathered_[0] = gathered_[size_ - 1];
  size_ = 1;
}

void JsonText::AddToString(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    EnsureRoom();
    const std::size_t size = std::min<std::size_t>(text.size() - at, 8);
    const std::uint64_t eight = LoadBytes(text.data() + at, size);
    std::memcpy(&gathered_[size_], &eight, 8);
    const std::uint64_t escaped = Escaped(eight);
    const std::size_t plain = std::min(size, BytesBefore(escaped));
    size_ += plain;
    at += plain;
    if (plain < size) PutEscape(static_cast<unsigned char>(text[at++]));
  }
}

void JsonText::PutEscape(unsigned char c) {
  constexpr std::string_view kShort = "\"\\\b\f\n\r\t", kLetters = "\"\\bfnrt";
  constexpr std::string_view kHex = "0123456789ABCDEF";
  gathered_[size_++] = '\\';
  if (const std::size_t found = kShort.find(static_cast<char>(c)); found != kShort.npos) {
    gathered_[size_++] = kLetters[found];
    return;
  }
  for (char digit : {'u', '0', '0', kHex[c >> 4], kHex[c & 15]}) gathered_[size_++] = digit;
}

void JsonText::Thousandths(std::uint32_t number) {
  Separate();
  PutNumber(number / 1000);
  if (number % 1000 == 0) return;
  gathered_[size_++] = '.';
  for (std::uint32_t rest = number % 1000; rest != 0; rest = rest * 10 % 1000)
    gathered_[size_++] = static_cast<char>('0' + rest / 100);
}

void JsonText::PutNumber(std::uint32_t number) {
  std::size_t digits = 1;
  for (std::uint64_t limit = 10; number >= limit; limit *= 10) ++digits;
  std::size_t at = size_ += digits;
  for (; number >= 100; number /= 100) {
    at -= 2;
    std::memcpy(&gathered_[at], &kTwoDigits[2 * (number % 100)], 2);
  }
  if (number < 10) {
    gathered_[at - 1] = static_cast<char>('0' + number);
  } else {
    std::memcpy(&gathered_[at - 2], &kTwoDigits[2 * number], 2);
  }
}

}  // namespace ipse
