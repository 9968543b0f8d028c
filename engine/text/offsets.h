// Byte offsets of a valid UTF-8 reading as UTF-16 and code-point offsets, and back.
//
// A table has one entry every 64 bytes, with a bit for each byte that begins no code point: O(1) a
// lookup, a quarter of the text's size in memory. ASCII text needs no table.
#ifndef IPSE_TEXT_OFFSETS_H_
#define IPSE_TEXT_OFFSETS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "ipse/span.h"

namespace ipse {

class Offsets {
 public:
  // `reading` is valid UTF-8 (Text::reading()) and must outlive this.
  explicit Offsets(std::string_view reading);

  // Offsets inside a code point round down to its start.
  CodePointSpan ToCodePoints(ByteSpan span) const;
  Utf16Span ToUtf16(ByteSpan span) const;
  ByteSpan ToBytes(CodePointSpan span) const;
  ByteSpan ToBytes(Utf16Span span) const;

 private:
  // Of 64 bytes.
  struct Mark {
    std::uint32_t code_points, utf16;  // before them
    std::uint64_t trails;              // which of them are no code point's first
  };
  // Of the code point that holds `byte`.
  std::uint32_t StartOf(std::uint32_t byte) const;
  std::uint32_t CodePointsAt(std::uint32_t byte) const;
  std::uint32_t Utf16At(std::uint32_t byte) const;
  std::uint32_t ByteAt(std::uint32_t offset, std::uint32_t Mark::*unit) const;

  std::string_view reading_;
  std::vector<Mark> marks_;  // empty for ASCII
};

}  // namespace ipse

#endif  // IPSE_TEXT_OFFSETS_H_
