#include "text/offsets.h"

#include <algorithm>

#include "text/utf8.h"

namespace ipse {
namespace {

constexpr std::uint32_t kStride = 64;  // bytes between marks

bool IsTrail(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }
bool IsFourByteLead(char c) { return static_cast<unsigned char>(c) >= 0xF0; }

}  // namespace

Offsets::Offsets(std::string_view reading) : reading_(reading) {
  if (SkipAscii(reading, 0) == reading.size()) return;
  Mark mark{0, 0};
  marks_.reserve(reading.size() / kStride + 1);
  for (std::size_t i = 0; i < reading.size(); i += kStride) {
    marks_.push_back(mark);
    mark = Behind(mark, reading.substr(i, kStride));
  }
}

Offsets::Mark Offsets::Behind(Mark mark, std::string_view bytes) {
  for (const char c : bytes) {
    const std::uint32_t begins = IsTrail(c) ? 0 : 1;
    mark.code_points += begins;
    mark.utf16 += begins + (IsFourByteLead(c) ? 1 : 0);
  }
  return mark;
}

Offsets::Mark Offsets::At(std::uint32_t byte) const {
  if (marks_.empty()) return {byte, byte};
  while (byte > 0 && byte < reading_.size() && IsTrail(reading_[byte])) --byte;
  const std::size_t slot = std::min<std::size_t>(byte / kStride, marks_.size() - 1);
  return Behind(marks_[slot], reading_.substr(slot * kStride, byte - slot * kStride));
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
  return {At(span.begin).code_points, At(span.end).code_points};
}

Utf16Span Offsets::ToUtf16(ByteSpan span) const {
  return {At(span.begin).utf16, At(span.end).utf16};
}

ByteSpan Offsets::ToBytes(CodePointSpan span) const {
  return {ByteAt(span.begin, &Mark::code_points), ByteAt(span.end, &Mark::code_points)};
}

ByteSpan Offsets::ToBytes(Utf16Span span) const {
  return {ByteAt(span.begin, &Mark::utf16), ByteAt(span.end, &Mark::utf16)};
}

}  // namespace ipse
