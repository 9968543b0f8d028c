// ParagraphSymbols: a paragraph as rules see it, a string of symbols.
//
// Takes the tokens and quotations of one paragraph; gives one symbol for each token, fixed phrase
// of the lexicon and outermost quotation, cut into sentences of narration. A sentence that ends
// inside a quotation is no end here: “A. B,” she said. is one sentence of narration.
#ifndef IPSE_MATCH_PARAGRAPH_SYMBOLS_H_
#define IPSE_MATCH_PARAGRAPH_SYMBOLS_H_

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "match/words.h"
#include "quotes/quotations.h"
#include "rulepack/compiled_pack.h"
#include "segment/sentences.h"
#include "text/text.h"

namespace ipse {

// The tokens that one symbol stands for.
struct TokenRange {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  friend bool operator==(TokenRange, TokenRange) = default;
};

struct SymbolString {
  std::string code;                // a byte a symbol, as it was last encoded
  std::vector<TokenRange> tokens;  // by symbol
  std::vector<Symbol> symbols;
  std::uint8_t opens = 0;  // LanguagePack::opens of all its symbols

  void Clear();
  void Append(const LanguagePack& pack, Symbol symbol, TokenRange range);
  void Append(const SymbolString& other);

  void Resize(std::size_t size);
  void Encode(const Coding& coding);
  std::size_t size() const { return symbols.size(); }
};

struct NarrationSentence {
  SymbolString symbols;
  bool has_quotation = false;  // or a turn of a transcript
  bool folded = false;         // its phrases
};

// What one paragraph is made of. Reused from paragraph to paragraph: `count` sentences are valid.
struct ParagraphSymbols {
  std::vector<NarrationSentence> sentences;
  std::size_t count = 0;
};

// The parts of a document that a paragraph's symbols are made from.
struct ParagraphInput {
  std::string_view reading;
  std::span<const Token> tokens;          // of the document
  const Words& words;                     // by token
  std::span<const Sentence> sentences;    // of the paragraph
  std::span<const Quotation> quotations;  // of the paragraph, in order
  std::uint32_t label = 0;  // tokens of the speaker's label in a transcript, see transcript.h
};

// Replaces `out`.
void BuildParagraphSymbols(const LanguagePack& pack, const ParagraphInput& input,
                           ParagraphSymbols& out);

}  // namespace ipse

#endif  // IPSE_MATCH_PARAGRAPH_SYMBOLS_H_
