// Marks: what one quotation mark can do where it stands.
#ifndef IPSE_QUOTES_MARKS_H_
#define IPSE_QUOTES_MARKS_H_

#include <cstdint>
#include <string_view>

#include "segment/sentences.h"

namespace ipse {

// Marks that close each other. Sloppy text mixes the shapes of a family: “ … ".
enum class MarkFamily : std::uint8_t {
  double_mark,
  single_mark,
  guillemet,
  single_guillemet,
  corner,
  white_corner,
  prime
};

// What a mark's shape says by itself.
enum class MarkSide : std::uint8_t { opens, closes, either };

struct Mark {
  MarkFamily family = MarkFamily::double_mark;
  MarkSide side = MarkSide::either;
};

// `language` decides for shapes that languages use in opposite ways: „…“ and »…« in German, ”…” in
// Swedish and Finnish.
Mark MarkOf(std::string_view mark, std::string_view language);

}  // namespace ipse

#endif  // IPSE_QUOTES_MARKS_H_
