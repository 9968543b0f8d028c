#include "match/paragraph_inputs.h"

#include "match/transcript.h"

namespace ipse {

void ForEachParagraph(const Text& text, const Sentences& sentences, const Words& words,
                      const Quotations& quotations,
                      absl::FunctionRef<void(const ParagraphInput&, std::uint32_t)> use) {
  const std::span<const Sentence> all = sentences.sentences;
  const std::span<const Quotation> quoted = quotations.quotations;
  const bool transcript = IsTranscript(text.reading(), sentences);
  std::size_t quotation = 0;
  for (std::size_t begin = 0; begin < all.size();) {
    std::size_t end = begin;
    while (end < all.size() && all[end].paragraph == all[begin].paragraph) ++end;
    while (quotation < quoted.size() && quoted[quotation].paragraph < all[begin].paragraph)
      ++quotation;
    std::size_t quotation_end = quotation;
    while (quotation_end < quoted.size() &&
           quoted[quotation_end].paragraph == all[begin].paragraph) {
      ++quotation_end;
    }
    const std::uint32_t label =
        transcript
            ? LabelSize(text.reading(), std::span(sentences.tokens).subspan(all[begin].first_token))
            : 0;
    use({text.reading(), sentences.tokens, words, all.subspan(begin, end - begin),
         quoted.subspan(quotation, quotation_end - quotation), label},
        all[begin].paragraph);
    begin = end;
    quotation = quotation_end;
  }
}

}  // namespace ipse
