// Quotations: the stretches that stand in quotation marks.
//
// Takes the tokens; gives paired marks of every house style, nested, running over paragraphs, and
// what each pair is used for. Marks are told from apostrophes, primes, inches and plural
// possessives by their surroundings. A quotation never leaves its paragraph: where the closing mark
// is missing it ends at the paragraph's end (`closed` is false), and where the next paragraph opens
// with a mark again, the quotation there `continues` this one. Does not: say who spoke.
#ifndef IPSE_QUOTES_QUOTATIONS_H_
#define IPSE_QUOTES_QUOTATIONS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "ipse/span.h"
#include "segment/sentences.h"
#include "text/text.h"

namespace ipse {

enum class QuotationUse : std::uint8_t {
  speech,    // somebody's words, a whole utterance or a fragment of one
  scare,     // a word or two held at arm's length: so-called “experts”
  title,     // of a work: “The Long Way”, her second novel
  nickname,  // inside a name: Mira “The Hammer” Tanaka
  word,      // a word as a word: the word “freedom”
};

inline constexpr std::uint32_t kNoQuotation = 0xffffffff;

struct Quotation {
  ByteSpan span;                  // marks included
  ByteSpan inside;                // without its marks and the white space at its ends; may be empty
  std::uint32_t first_token = 0;  // the opening mark
  std::uint32_t end_token = 0;    // after the closing mark, or after the paragraph's last token
  std::uint32_t parent = kNoQuotation;  // the quotation around this one
  std::uint32_t continues =
      kNoQuotation;  // the quotation of an earlier paragraph that goes on here
  std::uint32_t paragraph = 0;
  QuotationUse use = QuotationUse::speech;
  bool closed = true;
};

// In order of their opening marks: a parent comes before what it contains.
struct Quotations {
  std::vector<Quotation> quotations;
};

// Replaces `out`. Linear in the number of tokens. `language` chooses the house styles tried first
// where a mark is ambiguous (” opens in Swedish, » opens in German).
void FindQuotations(const Text& text, const Sentences& sentences, std::string_view language,
                    Quotations& out);

}  // namespace ipse

#endif  // IPSE_QUOTES_QUOTATIONS_H_
