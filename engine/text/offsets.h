// Byte offsets of a valid UTF-8 reading as UTF-16 and code-point offsets, and back.
//
// A table has one entry every 256 bytes, and the bytes after it are counted: O(1) a lookup with a
// small bound, 3 % of the text's size in memory. ASCII text needs no table and no work.
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
  struct Mark {
    std::uint32_t code_points;
    std::uint32_t utf16;
  };
  // The mark behind `bytes`, which follow `mark`.
  static Mark Behind(Mark mark, std::string_view bytes);
  Mark At(std::uint32_t byte) const;
  std::uint32_t ByteAt(std::uint32_t offset, std::uint32_t Mark::*unit) const;

  std::string_view reading_;
  std::vector<Mark> marks_;  // empty for ASCII
};

}  // namespace ipse

#endif  // IPSE_TEXT_OFFSETS_H_
