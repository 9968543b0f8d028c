#include "text/utf8.h"

#include "base/bytes.h"
#include "unicode/utf8.h"

namespace ipse {

Utf8Step NextUtf8(std::string_view bytes, std::size_t at) {
  const std::size_t begin = at;
  UChar32 c;
// ICU's macro narrows to bytes inside.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
  U8_NEXT(bytes.data(), at, bytes.size(), c);
#pragma GCC diagnostic pop
  return {c < 0 ? U'\uFFFD' : static_cast<char32_t>(c), static_cast<std::uint32_t>(at - begin),
          c >= 0};
}

std::optional<std::string> MendedUtf8(std::string_view bytes) {
  std::optional<std::string> mended;
  std::size_t taken = 0;
  for (std::size_t at = SkipAscii(bytes, 0); at < bytes.size(); at = SkipAscii(bytes, at)) {
    const Utf8Step step = NextUtf8(bytes, at);
    if (!step.valid) {
      if (!mended) mended.emplace();
      mended->append(bytes.substr(taken, at - taken)).append("\xEF\xBF\xBD");
      taken = at + step.size;
    }
    at += step.size;
  }
  if (mended) mended->append(bytes.substr(taken));
  return mended;
}

std::size_t SkipAscii(std::string_view bytes, std::size_t at) {
  for (; at + 8 <= bytes.size(); at += 8) {
    const std::uint64_t wide = LoadBytes(bytes.data() + at, 8) & kHighBits;
    if (wide != 0) return at + BytesBefore(wide);
  }
  while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) ++at;
  return at;
}

}  // namespace ipse
