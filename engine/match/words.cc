#include "match/words.h"

namespace ipse {

void FindWords(const LanguagePack& pack, std::string_view reading, std::span<const Token> tokens,
               std::string& lower, Words& out) {
  out.resize(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    out[i] = pack.lexicon.Find(Slice(reading, tokens[i].span()), lower);
    // “said Will Dorn”, “in May”: a capital behind a small word is the listed name.
    const bool name = out[i].cased != 0 && out[i].word != 0 && i > 0 &&
                      tokens[i - 1].casing == Casing::lower &&
                      (pack.knowledge.word_traits[out[i].word] & kFunction) != 0;
    if (name) out[i] = pack.lexicon.CasedAlone(out[i]);
  }
}

FixedPhrase WalkPhrases(const Lexicon& lexicon, const Words& words, std::uint32_t token,
                        std::uint32_t limit) {
  FixedPhrase longest;
  for (WordId first : {words[token].cased, words[token].word}) {
    if (first == 0) continue;
    PhraseNode node = lexicon.Next(0, first);
    for (std::uint32_t at = token + 1; node != 0; ++at) {
      if (lexicon.IsPhrase(node) && at > longest.end) longest = {at, node};
      if (at == limit) break;
      const Lexicon::Found& next = words[at];
      const PhraseNode cased = next.cased == 0 ? 0 : lexicon.Next(node, next.cased);
      node = cased != 0 ? cased : next.word == 0 ? 0 : lexicon.Next(node, next.word);
    }
  }
  return longest;
}

}  // namespace ipse
