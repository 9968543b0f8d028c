// Reading: the bytes of a document, checked.
//
// It has exactly as many bytes as the input, so every offset into it is an offset into the input: a
// malformed UTF-8 sequence (each maximal subpart, as the Unicode Standard 3.9 and WHATWG decoders
// count them) is overwritten by one code point of the same length, so counting code points in the
// reading also agrees with a decoder that puts one U+FFFD for each. Valid input is not copied.
#ifndef IPSE_TEXT_READING_H_
#define IPSE_TEXT_READING_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "ipse/span.h"

namespace ipse {

class Reading {
 public:
  // Accepts any bytes, which must outlive this.
  explicit Reading(std::string_view given);

  // Stays good while this Reading lives, wherever it is moved to.
  std::string_view bytes() const { return malformed_ > 0 ? std::string_view(repaired_) : given_; }
  bool ascii() const { return ascii_; }

  // Malformed sequences overwritten, and where the first one was.
  std::uint32_t malformed() const { return malformed_; }
  ByteSpan first_malformed() const { return first_malformed_; }

 private:
  void Repair(std::size_t at, std::size_t size);

  std::string_view given_;
  std::string repaired_;  // where the input was malformed
  bool ascii_ = true;
  std::uint32_t malformed_ = 0;
  ByteSpan first_malformed_;
};

}  // namespace ipse

#endif  // IPSE_TEXT_READING_H_
