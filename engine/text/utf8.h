// Checked UTF-8: where a sequence is malformed, and how many bytes its maximal subpart has.
#ifndef IPSE_TEXT_UTF8_H_
#define IPSE_TEXT_UTF8_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ipse {

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

struct Utf8Step {
  char32_t code = 0;       // U+FFFD for a malformed sequence
  std::uint32_t size = 1;  // bytes of the code point, or of the malformed maximal subpart
  bool valid = true;
};

// The step at `at`, which lies inside `bytes`.
Utf8Step NextUtf8(std::string_view bytes, std::size_t at);

// `bytes` with U+FFFD for each malformed sequence; nothing where they are valid.
std::optional<std::string> MendedUtf8(std::string_view bytes);

// The first offset from `at` on that holds a byte over 0x7F, or bytes.size().
std::size_t SkipAscii(std::string_view bytes, std::size_t at);

}  // namespace ipse

#endif  // IPSE_TEXT_UTF8_H_
