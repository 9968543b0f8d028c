#include "segment/proposals.h"

#include <cstring>

#include "absl/strings/ascii.h"
#include "unicode/utext.h"

namespace ipse {
namespace {

bool IsStop(char c) { return c == '.' || c == '?' || c == '!'; }

// ASCII of \p{White_Space}, and of the rules' closing marks.
bool IsSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool IsClosing(char c) { return c != '\0' && std::strchr("\"')]}", c) != nullptr; }

template <class Holds>
std::size_t Skip(std::string_view text, std::size_t at, Holds holds) {
  while (at < text.size() && holds(text[at])) ++at;
  return at;
}

// The end of a footnote number with the spaces before it, "[12]" at `at`; `at` where there is none.
std::size_t SkipFootnote(std::string_view text, std::size_t at) {
  std::size_t end = Skip(text, at, IsSpace);
  if (end >= text.size() || text[end] != '[') return at;
  const std::size_t digits = end + 1;
  end =
      Skip(text, digits, [](char c) { return absl::ascii_isdigit(static_cast<unsigned char>(c)); });
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

void ProposeAscii(std::string_view reading, ByteSpan paragraph, std::vector<std::uint32_t>& out) {
  out.clear();
  const std::string_view text = Slice(reading, paragraph);
  for (std::size_t at = 0; at < text.size();) {
    at = Skip(text, at, [](char c) { return !IsStop(c); });
    at = Skip(text, at, IsStop);
    at = Skip(text, at, IsClosing);
    for (std::size_t end; (end = SkipFootnote(text, at)) != at;) at = end;
    at = Skip(text, at, IsSpace);
    out.push_back(paragraph.begin + static_cast<std::uint32_t>(at));
  }
}

}  // namespace ipse
