#include "text/reading.h"

#include "text/utf8.h"

namespace ipse {
namespace {

// One code point for a malformed subpart of one, two or three bytes. The first two are control
// characters that no text means; the third is the replacement character itself.
constexpr std::string_view kStandIns[] = {"\x1A", "\xC2\x9A", "\xEF\xBF\xBD"};

// U+2000 to U+203F, the quotation marks and dashes of most texts: well formed with any trail byte.
bool IsPunctuation(std::string_view three) {
  return three.size() == 3 && three[0] == '\xE2' && three[1] == '\x80' &&
         (static_cast<unsigned char>(three[2]) & 0xC0) == 0x80;
}

}  // namespace

Reading::Reading(std::string_view given) : given_(given) {
  for (std::size_t at = SkipAscii(given, 0); at < given.size(); at = SkipAscii(given, at)) {
    ascii_ = false;
    if (IsPunctuation(given.substr(at, 3))) {
      at += 3;
      continue;
    }
    const Utf8Step step = NextUtf8(given, at);
    if (!step.valid) Repair(at, step.size);
    at += step.size;
  }
}

void Reading::Repair(std::size_t at, std::size_t size) {
  if (malformed_ == 0) {
    repaired_ = given_;
    first_malformed_ = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + size)};
  }
  repaired_.replace(at, size, kStandIns[size - 1]);
  ++malformed_;
}

}  // namespace ipse
