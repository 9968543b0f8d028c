// How far two sets of spans agree, counted in letters and digits: quotation marks, spaces and
// punctuation at the edges never matter. The measures are those of Pareti (2015) for attribution
// spans.
#ifndef IPSE_EVALUATE_OVERLAP_H_
#define IPSE_EVALUATE_OVERLAP_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "ipse/span.h"

namespace ipse {

bool IsLetterOrDigit(char32_t code);

// Counts the letters and digits of a text's stretches in constant time.
class Letters {
 public:
  explicit Letters(std::string_view text);

  std::uint32_t Count(const std::vector<ByteSpan>& spans) const;
  // Of the stretches that lie in both. Spans of one list do not overlap.
  std::uint32_t Common(const std::vector<ByteSpan>& a, const std::vector<ByteSpan>& b) const;

  // The Jaccard index of two contents.
  double Overlap(const std::vector<ByteSpan>& a, const std::vector<ByteSpan>& b) const;
  // Whether both sources are empty, or half of the shorter one's letters lie in the other.
  bool SameSource(const std::vector<ByteSpan>& a, const std::vector<ByteSpan>& b) const;

 private:
  std::vector<std::uint32_t> before_;  // letters before each byte
};

}  // namespace ipse

#endif  // IPSE_EVALUATE_OVERLAP_H_
