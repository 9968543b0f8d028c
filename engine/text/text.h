// Text: a document made readable.
//
// Takes the bytes as given; gives the same bytes checked, and where paragraphs, headline, dateline
// and byline lie. `reading()` has exactly as many bytes as the input, so every offset into it is an
// offset into the input: a malformed UTF-8 sequence (each maximal subpart, as the Unicode
// Standard 3.9 and WHATWG decoders count them) is overwritten by one code point of the same length,
// so counting code points in the reading also agrees with a decoder that puts one U+FFFD for each.
// Valid input is not copied. Does not: split sentences, decide the language.
#ifndef IPSE_TEXT_TEXT_H_
#define IPSE_TEXT_TEXT_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ipse/document.h"
#include "ipse/span.h"

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
  std::string_view reading() const {
    return malformed_ > 0 ? std::string_view(repaired_) : reading_;
  }
  bool ascii() const { return ascii_; }
  std::span<const Paragraph> paragraphs() const { return paragraphs_; }

  // All lie inside a paragraph. The headline is a paragraph of its own, byline too where it is a
  // line. The dateline, "MINSK, Feb 28 (Xinhua) —", includes its dash; the body begins after it.
  std::optional<ByteSpan> headline() const { return headline_; }
  std::optional<ByteSpan> byline() const { return byline_; }
  std::optional<ByteSpan> dateline() const { return dateline_; }

  // Malformed sequences overwritten, and where the first one was.
  std::uint32_t malformed() const { return malformed_; }
  ByteSpan first_malformed() const { return first_malformed_; }

 private:
  std::string repaired_;      // the reading, where the input was malformed
  std::string_view reading_;  // else the input
  bool ascii_ = true;
  std::vector<Paragraph> paragraphs_;
  std::optional<ByteSpan> headline_, byline_, dateline_;
  std::uint32_t malformed_ = 0;
  ByteSpan first_malformed_;
};

}  // namespace ipse

#endif  // IPSE_TEXT_TEXT_H_
