// Half-open ranges of a document, in three units that do not mix.
//
// The engine speaks bytes (ByteSpan) into the document exactly as the caller gave it. Writers and
// bindings convert to UTF-16 code units or Unicode code points through text/offsets.h. Passing one
// unit where another is expected does not compile.
#ifndef IPSE_SPAN_H_
#define IPSE_SPAN_H_

#include <compare>
#include <cstdint>
#include <string_view>

namespace ipse {

// A stretch [begin, end) counted in `Unit`s from the start of the document. Documents are at most
// 2^32 - 1 bytes long (engine.h refuses longer ones), so 32 bits hold every offset.
template <class Unit>
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin >= end; }
  constexpr bool contains(std::uint32_t offset) const { return begin <= offset && offset < end; }
  constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  friend constexpr auto operator<=>(Span, Span) = default;
};

struct Bytes {};
struct Utf16Units {};
struct CodePoints {};

using ByteSpan = Span<Bytes>;
using Utf16Span = Span<Utf16Units>;
using CodePointSpan = Span<CodePoints>;

// The bytes of `text` that `span` covers; `span` must lie inside `text`.
constexpr std::string_view Slice(std::string_view text, ByteSpan span) {
  return text.substr(span.begin, span.size());
}

}  // namespace ipse

#endif  // IPSE_SPAN_H_
