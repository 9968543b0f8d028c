#include "segment/proposals.h"

#include <cstring>

#include "absl/strings/ascii.h"
#include "text/utf8.h"
#include "unicode/uchar.h"
#include "unicode/utext.h"

namespace ipse {
namespace {

// One of the rules' sets at `at`: its size in bytes, or 0.
using SizeAt = std::size_t (*)(std::string_view text, std::size_t at);

template <class Ascii, class Wide>
std::size_t SizeOf(std::string_view text, std::size_t at, Ascii ascii, Wide wide) {
  if (static_cast<unsigned char>(text[at]) < 0x80) return ascii(text[at]) ? 1 : 0;
  const Utf8Step step = NextUtf8(text, at);
  return wide(static_cast<UChar32>(step.code)) ? step.size : 0;
}

std::size_t StopAt(std::string_view text, std::size_t at) {
  return SizeOf(text, at, IsStop, IsStop);
}

std::size_t ClosingAt(std::string_view text, std::size_t at) {
  return SizeOf(
      text, at, [](char c) { return c != '\0' && std::strchr("\"')]}", c) != nullptr; },
      [](UChar32 c) { return u_getIntPropertyValue(c, UCHAR_SENTENCE_BREAK) == U_SB_CLOSE; });
}

std::size_t SpaceAt(std::string_view text, std::size_t at) {
  return SizeOf(
      text, at, [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); },
      [](UChar32 c) { return u_isUWhiteSpace(c) != 0; });
}

std::size_t Skip(std::string_view text, std::size_t at, SizeAt size_at) {
  while (at < text.size()) {
    const std::size_t size = size_at(text, at);
    if (size == 0) break;
    at += size;
  }
  return at;
}

// The end of a footnote number with the spaces before it, "[12]" at `at`; `at` where there is none.
std::size_t SkipFootnote(std::string_view text, std::size_t at) {
  std::size_t end = Skip(text, at, SpaceAt);
  if (end >= text.size() || text[end] != '[') return at;
  const std::size_t digits = ++end;
  while (end < text.size() && absl::ascii_isdigit(static_cast<unsigned char>(text[end]))) ++end;
  return end > digits && end < text.size() && text[end] == ']' ? end + 1 : at;
}

}  // namespace

void Propose(std::string_view reading, ByteSpan paragraph, icu::BreakIterator& iterator,
             std::vector<std::uint32_t>& out) {
  out.clear();
  UErrorCode error = U_ZERO_ERROR;
  UText text = UTEXT_INITIALIZER;
  utext_openUTF8(&text, reading.data() + paragraph.begin, paragraph.size(), &error);
  iterator.setText(&text, error);
  if (U_SUCCESS(error)) {
    for (int32_t at = iterator.first(); (at = iterator.next()) != icu::BreakIterator::DONE;) {
      out.push_back(paragraph.begin + static_cast<std::uint32_t>(at));
    }
  }
  utext_close(&text);
}

bool IsStop(UChar32 c) {
  switch (c) {
    case '.':
    case '?':
    case '!':
    case 0x2026:
    case 0x203D:
    case 0x3002:
    case 0xFF01:
    case 0xFF1F:
      return true;
    default:
      return false;
  }
}

std::size_t BehindStop(std::string_view text, std::size_t at) {
  at = Skip(text, at, StopAt);
  at = Skip(text, at, ClosingAt);
  for (std::size_t end; (end = SkipFootnote(text, at)) != at;) at = end;
  return Skip(text, at, SpaceAt);
}

}  // namespace ipse
