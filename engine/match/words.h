// Words: what the lexicon knows about each token of a document, looked up once for all who ask.
#ifndef IPSE_MATCH_WORDS_H_
#define IPSE_MATCH_WORDS_H_

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rulepack/compiled_pack.h"
#include "segment/sentences.h"

namespace ipse {

struct KnownWord : Lexicon::Found {
  Traits traits = 0;  // of `word` and `cased`
};
using Words = std::vector<KnownWord>;  // by token

// One a thread; reused from document to document. What the lexicon said of words, by how they are
// written: a text has few words, and a look here costs a fifth of one there.
class WordScratch {
 public:
  // To be called before Find; forgets what another lexicon said.
  void Use(const Lexicon& lexicon);
  // Good until the next call.
  const KnownWord& Find(const LanguagePack& pack, std::string_view reading, ByteSpan word);

 private:
  // Words have a place each, which the latest takes; none is empty, so that zeros are no word.
  struct Place {
    WordBytes bytes;
    KnownWord known;
  };
  // An article makes do with few places; who has learned as many words as these are reads a corpus.
  static constexpr int kFewBits = 11, kManyBits = 14;

  KnownWord LookUp(const LanguagePack& pack, std::string_view word);
  const KnownWord& Learn(const LanguagePack& pack, std::string_view word, const WordBytes& bytes);
  void MakePlaces(int bits);
  Place& PlaceOf(const WordBytes& bytes) { return places_[bytes.Hash() >> shift_]; }

  const Lexicon* lexicon_ = nullptr;  // that said it
  std::vector<Place> places_;
  int shift_ = 64;           // of a hash, to its place
  std::size_t learned_ = 0;  // words
  KnownWord other_;          // a longer word
  std::string lower_;
};

// Replaces `out`.
void FindWords(const LanguagePack& pack, std::string_view reading, std::span<const Token> tokens,
               WordScratch& scratch, Words& out);

// A fixed phrase of the lexicon; `node` is 0 where there is none.
struct FixedPhrase {
  std::uint32_t end = 0;  // token
  PhraseNode node = 0;
};

FixedPhrase WalkPhrases(const Lexicon& lexicon, const Words& words, std::uint32_t token,
                        std::uint32_t limit);

// The longest phrase from `token` on that ends at `limit` at most. Most words begin none.
inline FixedPhrase LongestPhrase(const Lexicon& lexicon, const Words& words, std::uint32_t token,
                                 std::uint32_t limit) {
  return lexicon.StartsPhrase(words[token]) ? WalkPhrases(lexicon, words, token, limit)
                                            : FixedPhrase();
}

}  // namespace ipse

#endif  // IPSE_MATCH_WORDS_H_
