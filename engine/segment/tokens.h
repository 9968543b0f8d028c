// Tokens of one paragraph.
//
// A scanner of its own, one pass over the bytes: ASCII by a table, the rest by ICU's character
// properties; runs of scripts that write no spaces (Thai, Lao, Khmer, Myanmar, Han, kana) are cut
// by ICU's dictionary word iterator.
#ifndef IPSE_SEGMENT_TOKENS_H_
#define IPSE_SEGMENT_TOKENS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ipse/span.h"
#include "segment/abbreviations.h"
#include "segment/sentences.h"
#include "unicode/brkiter.h"

namespace ipse {

// What AppendTokens works with; reused.
struct TokenScratch {
  std::string lower;
  // What AppendTokens found on its way: the tokens, counted from the first one appended, that may
  // mark an item of a list, by their look alone ("12", "b.", "•"); and where those end, in bytes,
  // that end in a full stop or another mark that may end a sentence.
  std::vector<std::uint32_t> markers, stops;
};

// Appends the tokens of `paragraph` to `out`. `dictionary` is ICU's word iterator; one thread at a
// time.
void AppendTokens(std::string_view reading, ByteSpan paragraph, const Abbreviations& abbreviations,
                  icu::BreakIterator& dictionary, TokenScratch& scratch, std::vector<Token>& out);

}  // namespace ipse

#endif  // IPSE_SEGMENT_TOKENS_H_
