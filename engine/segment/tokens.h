// Tokens of one paragraph.
//
// A scanner of its own, one pass over the bytes: ASCII by a table, the rest by ICU's character
// properties; runs of scripts that write no spaces (Thai, Lao, Khmer, Myanmar, Han, kana) are cut
// by ICU's dictionary word iterator.
#ifndef IPSE_SEGMENT_TOKENS_H_
#define IPSE_SEGMENT_TOKENS_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "ipse/span.h"
#include "segment/sentences.h"
#include "unicode/brkiter.h"

namespace ipse {

using WordSet = absl::flat_hash_set<std::string>;

// Appends the tokens of `paragraph` to `out`. `abbreviations` holds lower-case words with their
// full stops, which stay one token with them. `dictionary` is ICU's word iterator; one thread at a
// time.
void AppendTokens(std::string_view reading, ByteSpan paragraph, const WordSet& abbreviations,
                  icu::BreakIterator& dictionary, std::string& lower, std::vector<Token>& out);

}  // namespace ipse

#endif  // IPSE_SEGMENT_TOKENS_H_
