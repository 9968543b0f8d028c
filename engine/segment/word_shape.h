// WordShape: what a word token is made of, gathered while it is read a character at a time; and the
// casing of words that are read at once.
#ifndef IPSE_SEGMENT_WORD_SHAPE_H_
#define IPSE_SEGMENT_WORD_SHAPE_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "segment/glyphs.h"
#include "segment/sentences.h"

namespace ipse {

struct WordShape {
  std::size_t end = 0;
  std::size_t upper = 0, lower = 0, letters = 0, digits = 0;
  bool starts_upper = false, starts_digit = false;
  bool hyphen = false, inner_stop = false, at_sign = false;
  std::size_t segment = 0;          // letters since the last full stop
  std::size_t longest_segment = 0;  // letters between full stops

  void Take(Glyph glyph, std::size_t size) {
    end += size;
    upper += glyph == Glyph::upper;
    lower += glyph == Glyph::lower;
    digits += glyph == Glyph::digit;
    const bool letter = IsLetterGlyph(glyph);
    letters += letter;
    segment += letter;
  }

  // So many small letters of a byte each.
  void TakeSmall(std::size_t count) {
    end += count;
    lower += count;
    letters += count;
    segment += count;
  }

  // A full stop inside the word; true.
  bool Stop() {
    inner_stop = true;
    Finish();
    segment = 0;
    return true;
  }

  // At the word's end.
  void Finish() { longest_segment = std::max(longest_segment, segment); }

  TokenKind Kind() const {
    if (at_sign || (inner_stop && longest_segment > 2)) return TokenKind::url;
    constexpr std::size_t kOrdinalSuffix = 2;  // 21st, 1990s, 5bn
    return starts_digit && !hyphen && letters <= kOrdinalSuffix ? TokenKind::number
                                                                : TokenKind::word;
  }

  Casing CasingOfAll() const {
    if (upper + lower == 0) return Casing::none;
    if (upper == 0) return Casing::lower;
    if (lower == 0) return upper == 1 ? Casing::capital : Casing::upper;
    return starts_upper ? Casing::capital : Casing::mixed;
  }
};

// Of a word of `size` letters of ASCII, small behind the first `known`; `capitals` has a bit for
// each of these. A table, for what comes next cannot be foreseen.
inline Casing CasingOfLetters(std::uint32_t capitals, std::size_t known, std::size_t size) {
  constexpr Casing kCasings[] = {Casing::lower, Casing::mixed, Casing::lower, Casing::capital,
                                 Casing::lower, Casing::upper, Casing::lower, Casing::upper};
  const bool shouted = (size > 1) & (size == known) & (capitals == (1u << known) - 1);
  return kCasings[(capitals != 0) | (capitals & 1) << 1 | std::uint32_t{shouted} << 2];
}

}  // namespace ipse

#endif  // IPSE_SEGMENT_WORD_SHAPE_H_
