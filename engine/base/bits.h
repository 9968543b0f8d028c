// Bits of many numbers at once.
#ifndef IPSE_BASE_BITS_H_
#define IPSE_BASE_BITS_H_

#include <cstddef>
#include <cstdint>
#include <span>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace ipse {

// Bit `bit` of each of up to 64 numbers, the first number's lowest.
inline std::uint64_t BitOfEach(std::span<const std::uint32_t> numbers, int bit) {
  std::uint64_t out = 0;
  std::size_t i = 0;
#ifdef __SSE2__
  const __m128i left = _mm_cvtsi32_si128(31 - bit);
  for (; i + 4 <= numbers.size(); i += 4) {
    const __m128i four = _mm_loadu_si128(reinterpret_cast<const __m128i*>(&numbers[i]));
    const int bits = _mm_movemask_ps(_mm_castsi128_ps(_mm_sll_epi32(four, left)));
    out |= static_cast<std::uint64_t>(bits) << i;
  }
#endif
  for (; i < numbers.size(); ++i) out |= std::uint64_t{(numbers[i] >> bit) & 1} << i;
  return out;
}

}  // namespace ipse

#endif  // IPSE_BASE_BITS_H_
