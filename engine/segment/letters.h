// Letters of ASCII, sixteen bytes at once.
#ifndef IPSE_SEGMENT_LETTERS_H_
#define IPSE_SEGMENT_LETTERS_H_

#include <bit>
#include <cstdint>

#include "base/bytes.h"
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace ipse {

// Of sixteen bytes, a bit each, the first lowest.
struct Letters {
  std::uint32_t any = 0, small = 0;

  // Those that all stand before what is no letter.
  std::size_t Front() const { return static_cast<std::size_t>(std::countr_one(any)); }
  // The capitals among the first `size`.
  std::uint32_t Capitals(std::size_t size) const { return any & ~small & ((1u << size) - 1); }
};

// A byte at a time; what the fast one must agree with.
inline Letters LettersOneByOne(const char* from) {
  Letters out;
  for (std::uint32_t i = 0; i < 16; ++i) {
    const bool small = from[i] >= 'a' && from[i] <= 'z';
    const bool capital = from[i] >= 'A' && from[i] <= 'Z';
    out.small |= std::uint32_t{small} << i;
    out.any |= std::uint32_t{small || capital} << i;
  }
  return out;
}

// Reads sixteen bytes.
inline Letters LettersAt(const char* from) {
#ifdef __SSE2__
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
  const auto between_a_and_z = [](__m128i x) {
    const __m128i behind_a = _mm_sub_epi8(x, _mm_set1_epi8('a'));
    const __m128i within = _mm_cmpeq_epi8(_mm_min_epu8(behind_a, _mm_set1_epi8(25)), behind_a);
    return static_cast<std::uint32_t>(_mm_movemask_epi8(within));
  };
  return {between_a_and_z(_mm_or_si128(bytes, _mm_set1_epi8(0x20))), between_a_and_z(bytes)};
#else
  return LettersOneByOne(from);
#endif
}

}  // namespace ipse

#endif  // IPSE_SEGMENT_LETTERS_H_
