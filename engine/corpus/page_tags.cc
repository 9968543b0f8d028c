#include "corpus/page_tags.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "base/strings.h"

namespace ipse {
namespace {

// Words and signs of equality in a tag: an attribute has a word or a sign of its own.
constexpr std::size_t kMost = 2000;

// The place behind the tag whose name is at `at`; counts words and signs outside quoted values.
std::size_t EndOfTag(std::string_view html, std::size_t at, std::size_t& count) {
  char before = ' ', before_space = ' ';  // the last character, and the last that is no space
  for (; at < html.size() && html[at] != '>'; ++at) {
    const char c = html[at];
    if ((c == '"' || c == '\'') && before_space == '=') {
      at = std::min(html.find(c, at + 1), html.size() - 1);
    } else if (absl::ascii_isspace(static_cast<unsigned char>(c))) {
      before = ' ';
      continue;
    }
    count += c == '=' || before == ' ';
    before = before_space = c;
  }
  return at;
}

// Where the text of a script or of styles ends, which holds no tags; `at` for other elements.
std::size_t EndOfRawText(std::string_view html, std::size_t name, std::size_t at) {
  for (const std::string_view raw : {"script", "style"}) {
    const auto starts = [&](std::size_t place) {
      return absl::StartsWithIgnoreCase(AbslView(html.substr(place)), AbslView(raw));
    };
    if (!starts(name)) continue;
    at = html.find("</", at);
    while (at != std::string_view::npos && !starts(at + 2)) at = html.find("</", at + 2);
  }
  return at;
}

}  // namespace

std::size_t BeginOfEndlessTag(std::string_view html) {
  for (std::size_t at = html.find('<'); at < html.size(); at = html.find('<', at)) {
    const std::size_t tag = at++;
    if (at == html.size() || !absl::ascii_isalpha(static_cast<unsigned char>(html[at]))) continue;
    std::size_t count = 0;
    at = EndOfRawText(html, tag + 1, EndOfTag(html, at, count));
    if (count > kMost) return tag;
  }
  return html.size();
}

}  // namespace ipse
