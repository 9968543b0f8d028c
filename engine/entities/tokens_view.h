// TokensView: the tokens of a document as the search for names sees them.
#ifndef IPSE_ENTITIES_TOKENS_VIEW_H_
#define IPSE_ENTITIES_TOKENS_VIEW_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "match/paragraph_symbols.h"
#include "match/words.h"
#include "rulepack/compiled_pack.h"
#include "segment/sentences.h"

namespace ipse {

struct TokensView {
  TokensView(const LanguagePack& of_pack, std::string_view text, const Sentences& all,
             const Words& known)
      : pack(of_pack), reading(text), tokens(all.tokens), sentences(all.sentences), words(known) {}

  const LanguagePack& pack;
  std::string_view reading;
  std::span<const Token> tokens;
  std::span<const Sentence> sentences;
  const Words& words;

  const Token& At(std::uint32_t t) const { return tokens[t]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(tokens.size()); }
  std::string_view Written(std::uint32_t t) const { return Slice(reading, At(t).span()); }
  std::string_view Written(TokenRange range) const {
    return Slice(reading, {At(range.first).begin, At(range.end - 1).end});
  }
  bool IsThe(std::uint32_t t) const { return Is(t, "the") || Is(t, "The"); }
  bool Is(std::uint32_t t, std::string_view written) const {
    if (t >= size()) return false;
    const std::string_view token = Written(t);
    // Most that is asked for is a mark.
    if (written.size() == 1) return token.size() == 1 && token[0] == written[0];
    return token == written;
  }
  bool IsWord(std::uint32_t t) const { return t < size() && At(t).kind == TokenKind::word; }
  bool IsDash(std::uint32_t t) const {
    return !IsWord(t) && (Is(t, "—") || Is(t, "–") || Is(t, "--") || Is(t, "-"));
  }
  // What the token is; nothing beyond the document's end.
  Traits TraitsOf(std::uint32_t t) const { return t < size() ? words[t].traits : Traits{0}; }
  bool Has(std::uint32_t t, Traits any_of) const { return (TraitsOf(t) & any_of) != 0; }

  bool IsCapital(std::uint32_t t) const { return IsWord(t) && At(t).casing >= Casing::capital; }
  // The lexicon's word for a token, in lower case.
  WordId WordAt(std::uint32_t t) const { return words[t].word; }

  // The index of the sentence that holds token `t`; quick where that is `near` or the one behind.
  std::uint32_t SentenceOf(std::uint32_t t, std::uint32_t near = 0) const;
};

// How a name compares: in lower case, without accents, possessive marks or "the" at its front.
// "Müller" and "Muller" are one key. Words are joined by one space.
std::string NameKey(std::string_view name);
// The same, in `scratch`; good until that is used again.
std::string_view NameKey(std::string_view name, std::string& scratch);

}  // namespace ipse

#endif  // IPSE_ENTITIES_TOKENS_VIEW_H_
