// Transcripts: paragraphs that begin with their speaker's label, "TANAKA: …", "Q: …", "A. …".
#ifndef IPSE_MATCH_TRANSCRIPT_H_
#define IPSE_MATCH_TRANSCRIPT_H_

#include <cstdint>
#include <span>
#include <string_view>

#include "segment/sentences.h"

namespace ipse {

// The number of tokens of the label that `paragraph` begins with, its colon or full stop among
// them; 0 where it begins with none. A label is up to five words in capitals, or Q or A.
std::uint32_t LabelSize(std::string_view reading, std::span<const Token> paragraph);

// Whether a document is a transcript: four paragraphs at least, and every third, begin with a
// label. One line "UPDATE: …" makes none.
bool IsTranscript(std::string_view reading, const Sentences& sentences);

}  // namespace ipse

#endif  // IPSE_MATCH_TRANSCRIPT_H_
