// Sentences and tokens of a Text.
//
// Takes a Text; gives flat arrays of tokens and sentences in document order, with offsets into the
// reading. How it works is in segmenter.h.
#ifndef IPSE_SEGMENT_SENTENCES_H_
#define IPSE_SEGMENT_SENTENCES_H_

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "ipse/span.h"

namespace ipse {

enum class TokenKind : std::uint8_t {
  word,  // letters, with inner apostrophes, hyphens, full stops: don't, Petersen-Frey, U.S., e.g.,
         // Mr.
  clitic,  // possessive or contracted 's / ’s, split from its word: "Putin" + "'s"; and a lone
           // possessive apostrophe after s ("students" + "'")
  number,  // 3.5, 1,000, 10:30, 1990s, 21st, 5%... without currency or percent sign
  punctuation,  // one mark each: . , ; : ! ? … ( ) [ ] dashes; "..." and "--" are one token
  quote,  // one quotation mark as written, or a doubled one: “ " '' `` « » ‹ › ‘ ’ „ ‚ 「 」 << >>
  symbol,  // $ € % & + = # (alone) and all other
  url,     // URLs and e-mail addresses
  handle,  // @name, #topic
};

// From `capital` on there is a capital letter in it.
enum class Casing : std::uint8_t {
  none,     // no cased letter
  lower,    // minister
  capital,  // Minister, McCain, O'Neill, iPhone is mixed
  upper,    // NATO, U.S., two letters at least; one capital letter ("A", "I") is `capital`
  mixed,
};

struct Token {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  TokenKind kind = TokenKind::word;
  Casing casing = Casing::none;
  bool space_before = false;  // white space or the start of a paragraph stands before it

  ByteSpan span() const { return {begin, end}; }
};

// A sentence of more tokens, such as a transcript without full stops, is cut, so that what is done
// for each claim in a sentence is bounded.
inline constexpr std::size_t kMostTokensOfSentence = 1000;

// A sentence, without white space at its ends. Its tokens are [first_token, end_token). A sentence
// lies in one paragraph. “Go!” he said. is one sentence.
struct Sentence {
  ByteSpan span;
  std::uint32_t first_token = 0;
  std::uint32_t end_token = 0;
  std::uint32_t paragraph = 0;  // index into Text::paragraphs()
};

struct Sentences {
  std::vector<Token> tokens;  // all of the document, white space left out
  std::vector<Sentence> sentences;
};

// The index of the sentence that token `t` belongs to. The one at `near` and the one behind it are
// looked at first: who asks goes through a text.
inline std::uint32_t SentenceOf(std::span<const Sentence> sentences, std::uint32_t t,
                                std::uint32_t near = 0) {
  for (std::uint32_t s = near; s < sentences.size() && s <= near + 1; ++s) {
    if (sentences[s].first_token <= t && t < sentences[s].end_token) return s;
  }
  const auto after = std::upper_bound(
      sentences.begin(), sentences.end(), t,
      [](std::uint32_t token, const Sentence& s) { return token < s.first_token; });
  return static_cast<std::uint32_t>(after - sentences.begin()) - 1;
}

}  // namespace ipse

#endif  // IPSE_SEGMENT_SENTENCES_H_
