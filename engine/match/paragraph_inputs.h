// A document's paragraphs, each with the parts that its symbols are made from.
#ifndef IPSE_MATCH_PARAGRAPH_INPUTS_H_
#define IPSE_MATCH_PARAGRAPH_INPUTS_H_

#include <cstdint>

#include "absl/functional/function_ref.h"
#include "match/paragraph_symbols.h"

namespace ipse {

// Calls `use(input, number of the paragraph)` for each that has sentences, in order. What `input`
// holds is good as long as the arguments.
void ForEachParagraph(const Text& text, const Sentences& sentences, const Words& words,
                      const Quotations& quotations,
                      absl::FunctionRef<void(const ParagraphInput&, std::uint32_t)> use);

}  // namespace ipse

#endif  // IPSE_MATCH_PARAGRAPH_INPUTS_H_
