// Eight bytes of text at once, as a number whose lowest byte is the first.
#ifndef IPSE_BASE_BYTES_H_
#define IPSE_BASE_BYTES_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace ipse {

static_assert(std::endian::native == std::endian::little);

inline constexpr std::uint64_t kEveryByte = 0x0101010101010101u;
inline constexpr std::uint64_t kHighBits = 0x80 * kEveryByte;

// The `size` bytes at `from`, eight at most, padded with 0. Reads no byte beyond them.
inline std::uint64_t LoadBytes(const char* from, std::size_t size) {
  std::uint64_t eight = 0;
  if (size == 8) {
    std::memcpy(&eight, from, 8);
  } else if (size >= 4) {
    std::uint32_t front, back;
    std::memcpy(&front, from, 4);
    std::memcpy(&back, from + size - 4, 4);
    eight = front | std::uint64_t{back} << (8 * (size - 4));
  } else if (size > 0) {
    const auto at = [&](std::size_t i) {
      return std::uint64_t{static_cast<unsigned char>(from[i])};
    };
    eight = at(0) | at(size / 2) << (8 * (size / 2)) | at(size - 1) << (8 * (size - 1));
  }
  return eight;
}

// Bytes of `eight` by their high bits: those that are `c`. One behind such a byte may be marked for
// nothing, so that the first alone is sure.
inline std::uint64_t BytesOf(std::uint64_t eight, char c) {
  const std::uint64_t zeros = eight ^ (static_cast<unsigned char>(c) * kEveryByte);
  return (zeros - kEveryByte) & ~zeros & kHighBits;
}

// Those below 0x20; the first alone is sure.
inline std::uint64_t ControlBytes(std::uint64_t eight) {
  return (eight - 0x20 * kEveryByte) & ~eight & kHighBits;
}

// Those from `first` to `last`, which are ASCII.
inline std::uint64_t BytesBetween(std::uint64_t eight, char first, char last) {
  const std::uint64_t low = eight & ~kHighBits;
  const std::uint64_t from = low + (0x80 - static_cast<unsigned char>(first)) * kEveryByte;
  const std::uint64_t behind = low + (0x7F - static_cast<unsigned char>(last)) * kEveryByte;
  return from & ~behind & ~eight & kHighBits;
}

// How many of the eight stand before the first whose high bit is set in `marked`.
inline std::size_t BytesBefore(std::uint64_t marked) {
  return static_cast<std::size_t>(std::countr_zero(marked)) / 8;
}

}  // namespace ipse

#endif  // IPSE_BASE_BYTES_H_
