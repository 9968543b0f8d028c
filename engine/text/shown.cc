#include "text/shown.h"

#include "absl/strings/str_format.h"
#include "text/utf8.h"

namespace ipse {
namespace {

constexpr std::size_t kMost = 200;  // bytes

// Controls, ends of lines, and what turns text round.
bool IsSteering(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x2028 && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069);
}

// Cuts at the bounds of code points, as far as there are any.
std::string Shortened(std::string_view name) {
  const auto bound = [&](std::size_t at) {
    for (const std::size_t least = at - 3; at > least && (name[at] & '\xC0') == '\x80';) --at;
    return at;
  };
  return std::string(name.substr(0, bound(kMost / 2))) + "…" +
         std::string(name.substr(bound(name.size() - kMost / 2)));
}

}  // namespace

std::string Shown(std::string_view name) {
  const std::string shortened = name.size() > kMost ? Shortened(name) : std::string(name);
  std::string shown;
  for (std::size_t at = 0; at < shortened.size();) {
    const Utf8Step step = NextUtf8(shortened, at);
    if (step.valid && !IsSteering(step.code)) {
      shown.append(shortened, at, step.size);
    } else {
      for (std::size_t i = at; i < at + step.size; ++i)
        absl::StrAppendFormat(&shown, "\\x%02X", static_cast<unsigned char>(shortened[i]));
    }
    at += step.size;
  }
  return shown;
}

}  // namespace ipse
