// Text: a document made readable.
//
// Takes the bytes as given; gives the same bytes checked (reading.h), and where paragraphs,
// headline, dateline and byline lie. Does not: split sentences, decide the language.
#ifndef IPSE_TEXT_TEXT_H_
#define IPSE_TEXT_TEXT_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "ipse/document.h"
#include "ipse/span.h"
#include "text/reading.h"

namespace ipse {

// A run of text between blank lines, or a line where lines are paragraphs (hard-wrapped lines are
// told apart). White space at both ends is outside the span; never empty.
struct Paragraph {
  ByteSpan span;
};

class Text {
 public:
  // Reads `document.text`, which must outlive the Text. Accepts any bytes.
  static Text Read(const Document& document);

  // Stays good while this Text lives, wherever it is moved to.
  std::string_view reading() const { return reading_.bytes(); }
  bool ascii() const { return reading_.ascii(); }
  std::span<const Paragraph> paragraphs() const { return paragraphs_; }

  // All lie inside a paragraph. The headline is a paragraph of its own, byline too where it is a
  // line. The dateline, "MINSK, Feb 28 (Xinhua) —", includes its dash; the body begins after it.
  std::optional<ByteSpan> headline() const { return headline_; }
  std::optional<ByteSpan> byline() const { return byline_; }
  std::optional<ByteSpan> dateline() const { return dateline_; }

  // Malformed sequences overwritten, and where the first one was.
  std::uint32_t malformed() const { return reading_.malformed(); }
  ByteSpan first_malformed() const { return reading_.first_malformed(); }

 private:
  explicit Text(Reading reading);

  Reading reading_;
  std::vector<Paragraph> paragraphs_;
  std::optional<ByteSpan> headline_, byline_, dateline_;
};

}  // namespace ipse

#endif  // IPSE_TEXT_TEXT_H_
