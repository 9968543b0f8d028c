#include "text/offsets.h"

#include <algorithm>
#include <bit>

#include "base/bytes.h"
#include "text/utf8.h"

namespace ipse {
namespace {

constexpr std::uint32_t kStride = 64;  // bytes of a mark

bool IsTrail(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }
bool IsFourByteLead(char c) { return static_cast<unsigned char>(c) >= 0xF0; }

std::uint64_t LoadAt(std::string_view bytes, std::size_t at) {
  return LoadBytes(bytes.data() + at, std::min<std::size_t>(bytes.size() - at, 8));
}

std::uint32_t Count(std::uint64_t bits) { return static_cast<std::uint32_t>(std::popcount(bits)); }

// The trail bytes of up to 64, a bit each.
std::uint64_t TrailsOf(std::string_view bytes) {
  constexpr std::uint64_t kGather = 0x0102040810204080u;  // the low bits of eight bytes into one
  std::uint64_t trails = 0;
  for (std::size_t at = 0; at < bytes.size(); at += 8) {
    const std::uint64_t eight = LoadAt(bytes, at);
    if ((eight & kHighBits) == 0) continue;
    trails |= ((((eight & ~(eight << 1) & kHighBits) >> 7) * kGather) >> 56) << at;
  }
  return trails;
}

std::uint32_t FourByteLeads(std::string_view bytes) {
  std::uint32_t leads = 0;
  for (std::size_t at = 0; at < bytes.size(); at += 8) {
    const std::uint64_t eight = LoadAt(bytes, at);
    if ((eight & kHighBits) == 0) continue;
    leads += Count(eight & (eight << 1) & (eight << 2) & (eight << 3) & kHighBits);
  }
  return leads;
}

}  // namespace

Offsets::Offsets(std::string_view reading) : reading_(reading) {
  if (SkipAscii(reading, 0) == reading.size()) return;
  Mark mark{0, 0, 0};
  marks_.reserve(reading.size() / kStride + 1);
  for (std::size_t i = 0; i <= reading.size(); i += kStride) {
    const std::string_view bytes = reading.substr(i, kStride);
    mark.trails = TrailsOf(bytes);
    marks_.push_back(mark);
    const std::uint32_t begun = static_cast<std::uint32_t>(bytes.size()) - Count(mark.trails);
    mark.code_points += begun;
    mark.utf16 += begun + FourByteLeads(bytes);
  }
}

std::uint32_t Offsets::StartOf(std::uint32_t byte) const {
  byte = std::min(byte, static_cast<std::uint32_t>(reading_.size()));
  while (byte > 0 && byte < reading_.size() && IsTrail(reading_[byte])) --byte;
  return byte;
}

std::uint32_t Offsets::CodePointsAt(std::uint32_t byte) const {
  if (marks_.empty()) return byte;
  byte = StartOf(byte);
  const Mark& mark = marks_[byte / kStride];
  const std::uint32_t inside = byte % kStride;
  return mark.code_points + inside - Count(mark.trails & ((std::uint64_t{1} << inside) - 1));
}

std::uint32_t Offsets::Utf16At(std::uint32_t byte) const {
  if (marks_.empty()) return byte;
  byte = StartOf(byte);
  const Mark& mark = marks_[byte / kStride];
  const std::string_view before = reading_.substr(byte - byte % kStride, byte % kStride);
  return mark.utf16 + CodePointsAt(byte) - mark.code_points + FourByteLeads(before);
}

std::uint32_t Offsets::ByteAt(std::uint32_t offset, std::uint32_t Mark::*unit) const {
  if (marks_.empty()) return std::min(offset, static_cast<std::uint32_t>(reading_.size()));
  const auto after = std::upper_bound(
      marks_.begin(), marks_.end(), offset,
      [unit](std::uint32_t value, const Mark& mark) { return value < mark.*unit; });
  std::size_t i = static_cast<std::size_t>(after - marks_.begin() - 1) * kStride;
  std::uint32_t count = marks_[i / kStride].*unit;
  std::size_t start = i;
  for (; i < reading_.size(); ++i) {
    if (IsTrail(reading_[i])) continue;
    start = i;
    const std::uint32_t size = unit == &Mark::utf16 && IsFourByteLead(reading_[i]) ? 2 : 1;
    if (count + size > offset) return static_cast<std::uint32_t>(start);
    count += size;
  }
  return static_cast<std::uint32_t>(reading_.size());
}

CodePointSpan Offsets::ToCodePoints(ByteSpan span) const {
  return {CodePointsAt(span.begin), CodePointsAt(span.end)};
}

Utf16Span Offsets::ToUtf16(ByteSpan span) const { return {Utf16At(span.begin), Utf16At(span.end)}; }

ByteSpan Offsets::ToBytes(CodePointSpan span) const {
  return {ByteAt(span.begin, &Mark::code_points), ByteAt(span.end, &Mark::code_points)};
}

ByteSpan Offsets::ToBytes(Utf16Span span) const {
  return {ByteAt(span.begin, &Mark::utf16), ByteAt(span.end, &Mark::utf16)};
}

}  // namespace ipse
