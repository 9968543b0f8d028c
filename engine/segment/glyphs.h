// Glyphs: what a character can be part of. A table for ASCII, ICU's properties for the rest.
#ifndef IPSE_SEGMENT_GLYPHS_H_
#define IPSE_SEGMENT_GLYPHS_H_

#include <array>
#include <cstdint>
#include <string_view>

#include "unicode/umachine.h"

namespace ipse {

enum class Glyph : std::uint8_t {
  space,
  upper,
  lower,
  digit,
  letter,
  unspaced,
  quote,
  point,
  symbol
};

constexpr Glyph ComputeAsciiGlyph(unsigned char c) {
  if (c <= ' ' || c == 0x7F) return Glyph::space;  // NUL and other controls separate
  if (c >= 'A' && c <= 'Z') return Glyph::upper;
  if (c >= 'a' && c <= 'z') return Glyph::lower;
  if (c >= '0' && c <= '9') return Glyph::digit;
  if (c == '"' || c == '\'') return Glyph::quote;
  if (std::string_view(".,;:!?()[]{}-/").find(static_cast<char>(c)) != std::string_view::npos) {
    return Glyph::point;
  }
  return Glyph::symbol;
}

inline constexpr std::array<Glyph, 128> kAsciiGlyphs = [] {
  std::array<Glyph, 128> out{};
  for (unsigned char c = 0; c < 128; ++c) out[c] = ComputeAsciiGlyph(c);
  return out;
}();

// `c` is below 0x80.
inline Glyph AsciiGlyph(unsigned char c) { return kAsciiGlyphs[c]; }

// Any character from U+0080 on.
Glyph WideGlyph(UChar32 c);

// What WideGlyph says of U+2000 to U+203F, where the quotation marks and dashes of most texts are.
inline constexpr std::array<Glyph, 64> kPunctuationGlyphs = [] {
  std::array<Glyph, 64> out{};
  for (UChar32 c = 0; c < 64; ++c) {
    const bool space = c < 0x10 || (c >= 0x28 && c <= 0x2F);
    const bool quote = (c >= 0x18 && c <= 0x1F) || c == 0x39 || c == 0x3A;
    out[static_cast<std::size_t>(c)] = space ? Glyph::space : quote ? Glyph::quote : Glyph::point;
  }
  return out;
}();

inline bool IsWordGlyph(Glyph g) {
  return g == Glyph::upper || g == Glyph::lower || g == Glyph::letter || g == Glyph::digit;
}
inline bool IsLetterGlyph(Glyph g) { return IsWordGlyph(g) && g != Glyph::digit; }

}  // namespace ipse

#endif  // IPSE_SEGMENT_GLYPHS_H_
