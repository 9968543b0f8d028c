#include "match/transcript.h"

#include "ipse/span.h"

namespace ipse {

std::uint32_t LabelSize(std::string_view reading, std::span<const Token> paragraph) {
  constexpr std::size_t kLongest = 5;  // words: "FORMER GOVERNOR MIRA TANAKA SMITH:"
  for (std::size_t i = 0; i < paragraph.size() && i <= kLongest; ++i) {
    const std::string_view word = Slice(reading, paragraph[i].span());
    const bool letter = i == 0 && (word == "Q" || word == "A" || word == "Q." || word == "A.");
    if (letter && word.size() == 2) return 1;
    if (i > 0 && word == ":") return static_cast<std::uint32_t>(i + 1);
    if (!letter && paragraph[i].casing != Casing::upper) return 0;
  }
  return 0;
}

bool IsTranscript(std::string_view reading, const Sentences& sentences) {
  constexpr std::uint32_t kFewest = 4;
  std::uint32_t paragraphs = 0, labelled = 0;
  const std::span<const Token> tokens = sentences.tokens;
  for (std::size_t i = 0; i < sentences.sentences.size(); ++i) {
    const Sentence& sentence = sentences.sentences[i];
    if (i > 0 && sentences.sentences[i - 1].paragraph == sentence.paragraph) continue;
    ++paragraphs;
    labelled += LabelSize(reading, tokens.subspan(sentence.first_token)) > 0;
  }
  return labelled >= kFewest && labelled * 3 >= paragraphs;
}

}  // namespace ipse
