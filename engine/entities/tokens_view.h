// TokensView: the tokens of a document as the search for names sees them.
#ifndef IPSE_ENTITIES_TOKENS_VIEW_H_
#define IPSE_ENTITIES_TOKENS_VIEW_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "match/paragraph_symbols.h"
#include "match/words.h"
#include "rulepack/compiled_pack.h"
#include "segment/sentences.h"

namespace ipse {

struct TokensView {
  const LanguagePack& pack;
  std::string_view reading;
  const Sentences& sentences;
  const Words& words;

  const Token& At(std::uint32_t t) const { return sentences.tokens[t]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(sentences.tokens.size()); }
  std::string_view Written(std::uint32_t t) const { return Slice(reading, At(t).span()); }
  std::string_view Written(TokenRange range) const {
    return Slice(reading, {At(range.first).begin, At(range.end - 1).end});
  }
  bool Is(std::uint32_t t, std::string_view written) const {
    if (t >= size()) return false;
    const std::string_view token = Written(t);
    // Most that is asked for is a mark.
    if (written.size() == 1) return token.size() == 1 && token[0] == written[0];
    return token == written;
  }
  bool IsDash(std::uint32_t t) const {
    return Is(t, "—") || Is(t, "–") || Is(t, "--") || Is(t, "-");
  }
  // What the token is; nothing beyond the document's end.
  Traits TraitsOf(std::uint32_t t) const { return t < size() ? words[t].traits : Traits{0}; }
  bool Has(std::uint32_t t, Traits any_of) const { return (TraitsOf(t) & any_of) != 0; }

  bool IsCapital(std::uint32_t t) const {
    return t < size() && At(t).kind == TokenKind::word && At(t).casing >= Casing::capital;
  }
  // The lexicon's word for a token, in lower case.
  WordId WordAt(std::uint32_t t) const { return words[t].word; }

  // The index of the sentence that holds token `t`.
  std::uint32_t SentenceOf(std::uint32_t t) const;
};

// How a name compares: in lower case, without accents, possessive marks or "the" at its front.
// "Müller" and "Muller" are one key. Words are joined by one space.
std::string NameKey(std::string_view name);
// The same; replaces `out`.
void NameKey(std::string_view name, std::string& out);

}  // namespace ipse

#endif  // IPSE_ENTITIES_TOKENS_VIEW_H_
