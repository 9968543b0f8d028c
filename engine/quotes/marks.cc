#include "quotes/marks.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

namespace ipse {
namespace {

struct Shape {
  std::string_view mark;
  Mark meaning;
};

using F = MarkFamily;
using S = MarkSide;

constexpr Shape kShapes[] = {
    {"\"", {F::double_mark, S::either}},    {"''", {F::double_mark, S::either}},
    {"``", {F::double_mark, S::opens}},     {"“", {F::double_mark, S::opens}},
    {"”", {F::double_mark, S::closes}},     {"„", {F::double_mark, S::opens}},
    {"‟", {F::double_mark, S::opens}},      {"＂", {F::double_mark, S::either}},
    {"'", {F::single_mark, S::either}},     {"`", {F::single_mark, S::opens}},
    {"‘", {F::single_mark, S::opens}},      {"’", {F::single_mark, S::closes}},
    {"‚", {F::single_mark, S::opens}},      {"‛", {F::single_mark, S::opens}},
    {"«", {F::guillemet, S::opens}},        {"»", {F::guillemet, S::closes}},
    {"<<", {F::guillemet, S::opens}},       {">>", {F::guillemet, S::closes}},
    {"‹", {F::single_guillemet, S::opens}}, {"›", {F::single_guillemet, S::closes}},
    {"「", {F::corner, S::opens}},          {"」", {F::corner, S::closes}},
    {"『", {F::white_corner, S::opens}},    {"』", {F::white_corner, S::closes}},
    {"〝", {F::prime, S::opens}},           {"〞", {F::prime, S::closes}},
    {"〟", {F::prime, S::closes}},
};

// A mark's bytes as a number; 0 for what is longer than any mark.
constexpr std::uint32_t Packed(std::string_view mark) {
  std::uint32_t out = 0;
  if (mark.size() > sizeof(out)) return 0;
  for (char c : mark) out = out << 8 | static_cast<unsigned char>(c);
  return out;
}

constexpr auto kPacked = [] {
  std::array<std::uint32_t, std::size(kShapes)> out{};
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = Packed(kShapes[i].mark);
  return out;
}();

bool IsOneOf(std::string_view language, std::initializer_list<std::string_view> languages) {
  if (language.size() < 2) return false;
  return std::any_of(languages.begin(), languages.end(), [&](std::string_view two_letters) {
    return language[0] == two_letters[0] && language[1] == two_letters[1];
  });
}

}  // namespace

Mark MarkOf(std::string_view mark, std::string_view language) {
  // Central Europe closes with the mark that English opens with; Scandinavia uses one mark for
  // both.
  if (IsOneOf(language, {"de", "cs", "sk", "sl", "bg", "da", "lt", "et", "is"})) {
    if (mark == "“") return {F::double_mark, S::closes};
    if (mark == "‘") return {F::single_mark, S::closes};
    if (mark == "”") return {F::double_mark, S::either};
    if (mark == "»" || mark == "«") return {F::guillemet, S::either};
  }
  if (IsOneOf(language, {"sv", "fi", "nb", "nn", "no"})) {
    if (mark == "”") return {F::double_mark, S::either};
    if (mark == "’") return {F::single_mark, S::either};
    if (mark == "»") return {F::guillemet, S::either};
  }
  const std::uint32_t packed = Packed(mark);
  const auto found = std::find(kPacked.begin(), kPacked.end(), packed);
  return found == kPacked.end() ? Mark() : kShapes[found - kPacked.begin()].meaning;
}

}  // namespace ipse
