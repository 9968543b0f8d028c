#include "match/words.h"

#include <algorithm>

#include "base/bytes.h"

namespace ipse {

Lexicon::Found WordScratch::Find(const Lexicon& lexicon, std::string_view word) {
  if (lexicon_ != &lexicon) {
    lexicon_ = &lexicon;
    places_.assign(kPlaces, {});
  }
  if (word.size() > sizeof(Place::bytes)) return lexicon.Find(word, lower_);
  const std::size_t front = std::min<std::size_t>(word.size(), 8);
  const std::array<std::uint64_t, 2> bytes = {LoadBytes(word.data(), front),
                                              LoadBytes(word.data() + front, word.size() - front)};
  constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15u;  // 2^64 over the golden ratio
  const std::uint64_t mixed = ((bytes[0] * kMix) ^ bytes[1]) * kMix;
  Place& place = places_[mixed >> 51];
  if (place.size != word.size() || place.bytes[0] != bytes[0] || place.bytes[1] != bytes[1])
    place = {bytes, word.size(), lexicon.Find(word, lower_)};
  return place.found;
}

void FindWords(const LanguagePack& pack, std::string_view reading, std::span<const Token> tokens,
               WordScratch& scratch, Words& out) {
  out.resize(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    out[i] = scratch.Find(pack.lexicon, Slice(reading, tokens[i].span()));
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
