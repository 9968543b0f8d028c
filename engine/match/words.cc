#include "match/words.h"

#include <algorithm>

#include "base/bytes.h"

namespace ipse {

namespace {

// By the size of a word, which of its first and of its next eight bytes belong to it: as masks.
constexpr std::array<WordBytes, WordBytes::kMost + 1> kMasks = [] {
  constexpr auto first = [](std::size_t n) {
    return n == 0 ? 0 : ~std::uint64_t{0} >> (64 - 8 * n);
  };
  std::array<WordBytes, WordBytes::kMost + 1> out{};
  for (std::size_t n = 0; n < out.size(); ++n)
    out[n] = {first(std::min<std::size_t>(n, 8)), first(n - std::min<std::size_t>(n, 8))};
  return out;
}();

}  // namespace

KnownWord WordScratch::LookUp(const LanguagePack& pack, std::string_view word) {
  const Lexicon::Found found = pack.lexicon.Find(word, lower_);
  return {found, pack.knowledge.Of(found)};
}

const KnownWord& WordScratch::Learn(const LanguagePack& pack, std::string_view word,
                                    const WordBytes& bytes) {
  if (++learned_ == std::size_t{1} << kFewBits) MakePlaces(kManyBits);
  Place& place = PlaceOf(bytes);
  place = {bytes, LookUp(pack, word)};
  return place.known;
}

void WordScratch::MakePlaces(int bits) {
  places_.assign(std::size_t{1} << bits, {});
  shift_ = 64 - bits;
}

inline const KnownWord& WordScratch::Find(const LanguagePack& pack, std::string_view reading,
                                          ByteSpan word) {
  const std::size_t size = word.size();
  // Both loads read on behind the word: what branches on the length of words costs most here.
  if (size > WordBytes::kMost || word.begin + WordBytes::kMost > reading.size()) [[unlikely]]
    return (other_ = LookUp(pack, Slice(reading, word)));
  const char* const at = reading.data() + word.begin;
  const WordBytes bytes{LoadBytes(at, 8) & kMasks[size].front,
                        LoadBytes(at + 8, 8) & kMasks[size].back};
  const Place& place = PlaceOf(bytes);
  if (place.bytes == bytes) [[likely]]
    return place.known;
  return Learn(pack, Slice(reading, word), bytes);
}

void WordScratch::Use(const Lexicon& lexicon) {
  if (lexicon_ == &lexicon) return;
  lexicon_ = &lexicon;
  learned_ = 0;
  MakePlaces(kFewBits);
}

void FindWords(const LanguagePack& pack, std::string_view reading, std::span<const Token> tokens,
               WordScratch& scratch, Words& out) {
  out.resize(tokens.size());
  scratch.Use(pack.lexicon);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const KnownWord& known = scratch.Find(pack, reading, tokens[i].span());
    out[i] = known;
    // “said Will Dorn”, “in May”: a capital behind a small word is the listed name.
    const bool name = known.cased != 0 && known.word != 0 && i > 0 &&
                      tokens[i - 1].casing == Casing::lower &&
                      (pack.knowledge.word_traits[known.word] & kFunction) != 0;
    if (!name) continue;
    const Lexicon::Found alone = pack.lexicon.CasedAlone(known);
    out[i] = {alone, pack.knowledge.Of(alone)};
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
