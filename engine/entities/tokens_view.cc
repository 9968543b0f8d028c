#include "entities/tokens_view.h"

#include <algorithm>
#include <cstring>

#include "absl/strings/ascii.h"
#include "base/bytes.h"
#include "text/utf8.h"
#include "unicode/normalizer2.h"
#include "unicode/uchar.h"
#include "unicode/unistr.h"

namespace ipse {
namespace {

// Letters that decompose into nothing simpler but are written plainly elsewhere.
char Plain(UChar32 c) {
  switch (c) {
    case 0x142:
      return 'l';
    case 0xF8:
      return 'o';
    case 0x111:
    case 0xF0:
      return 'd';
    case 0x131:
      return 'i';
    default:
      return 0;
  }
}

std::string WithoutAccents(std::string_view name) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(error);
  icu::UnicodeString text =
      icu::UnicodeString::fromUTF8({name.data(), static_cast<int32_t>(name.size())});
  text.toLower();
  if (U_SUCCESS(error)) text = nfd->normalize(text, error);
  icu::UnicodeString plain;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (u_charType(c) == U_NON_SPACING_MARK) continue;
    const char simple = Plain(c);
    const bool apostrophe = c == 0x2019;
    plain.append(simple != 0          ? static_cast<UChar32>(simple)
                 : apostrophe         ? UChar32{'\''}
                 : u_isUWhiteSpace(c) ? UChar32{' '}
                                      : c);
  }
  std::string out;
  plain.toUTF8String(out);
  return out;
}

// `name`, of ASCII without full stops, its words with one space between them, in lower case: most
// are so. False for others; `out` is eight bytes larger.
bool FoldPlain(std::string_view name, std::string& out) {
  std::uint64_t behind_space = 1;  // of a byte, its lowest bit: the space before it
  for (std::size_t at = 0; at < name.size(); at += 8) {
    const std::size_t size = std::min<std::size_t>(name.size() - at, 8);
    const std::uint64_t eight = LoadBytes(name.data() + at, size);
    const std::uint64_t spaces = BytesOf(eight, ' ');
    const std::uint64_t twice = spaces & (spaces << 8 | behind_space << 7);
    const std::uint64_t odd =
        twice | BytesOf(eight, '.') | BytesOf(eight, '\n') | BytesOf(eight, '\t') | eight;
    if ((odd & kHighBits) != 0) return false;
    behind_space = spaces >> 63;
    const std::uint64_t lower = eight | BytesBetween(eight, 'A', 'Z') >> 2;  // 0x80 to 0x20
    std::memcpy(out.data() + at, &lower, sizeof(lower));
  }
  return true;
}

std::string_view Fold(std::string_view name, std::string& out) {
  std::string plain;
  if (SkipAscii(name, 0) < name.size()) name = plain = WithoutAccents(name);
  if (out.size() < name.size()) out.resize(name.size());
  std::size_t size = 0;
  for (char c : name) {
    if (c == '.') continue;  // "U.S.", "J."
    const bool space = c == ' ' || c == '\n' || c == '\t';
    if (space && (size == 0 || out[size - 1] == ' ')) continue;
    out[size++] = space ? ' ' : absl::ascii_tolower(static_cast<unsigned char>(c));
  }
  return std::string_view(out).substr(0, size);
}

}  // namespace

std::uint32_t TokensView::SentenceOf(std::uint32_t t, std::uint32_t near) const {
  return ipse::SentenceOf(sentences, t, near);
}

std::string NameKey(std::string_view name) {
  std::string scratch;
  return std::string(NameKey(name, scratch));
}

std::string_view NameKey(std::string_view name, std::string& scratch) {
  if (scratch.size() < name.size() + 8) scratch.resize(name.size() + 8);
  std::string_view key = FoldPlain(name, scratch) ? std::string_view(scratch.data(), name.size())
                                                  : Fold(name, scratch);
  if (key.ends_with("'s")) key.remove_suffix(2);
  if (key.ends_with('\'')) key.remove_suffix(1);
  while (key.ends_with(' ')) key.remove_suffix(1);
  if (key.starts_with("the ")) key.remove_prefix(4);
  return key;
}

}  // namespace ipse
