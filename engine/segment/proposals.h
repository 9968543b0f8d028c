// Where ICU would begin sentences, before anything is known of abbreviations and quotations.
#ifndef IPSE_SEGMENT_PROPOSALS_H_
#define IPSE_SEGMENT_PROPOSALS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "ipse/span.h"
#include "unicode/brkiter.h"

namespace ipse {

// Replaces `out` by the places, in bytes of the reading, the paragraph's end among them.
void Propose(std::string_view reading, ByteSpan paragraph, icu::BreakIterator& iterator,
             std::vector<std::uint32_t>& out);

// The same for the rules of rules/en/sentences.rbbi, without ICU's iterator. A sentence can begin
// behind a stop alone, so that who has seen all stops of a paragraph knows all places;
// tests/reference/proposals_test.cc compares the two.
//
// Whether `c` may end a sentence.
bool IsStop(UChar32 c);
// The place behind the stop that ends at byte `at` of the paragraph `text`.
std::size_t BehindStop(std::string_view text, std::size_t at);

}  // namespace ipse

#endif  // IPSE_SEGMENT_PROPOSALS_H_
