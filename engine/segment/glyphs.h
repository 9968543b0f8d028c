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

inline bool IsWordGlyph(Glyph g) {
  return g == Glyph::upper || g == Glyph::lower || g == Glyph::letter || g == Glyph::digit;
}
inline bool IsLetterGlyph(Glyph g) { return IsWordGlyph(g) && g != Glyph::digit; }

}  // namespace ipse

#endif  // IPSE_SEGMENT_GLYPHS_H_
