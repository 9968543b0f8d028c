// Candidates: every attribution that some rule reads in the text, right or wrong.
//
// Takes tokens and quotations; turns each paragraph into symbols, folds phrases, and runs the rules
// whose needs the sentence meets. Sentences with neither quotation nor cue are skipped. Does not
// choose between readings: that is resolve/.
#ifndef IPSE_MATCH_CANDIDATES_H_
#define IPSE_MATCH_CANDIDATES_H_

#include <array>
#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "match/paragraph_symbols.h"
#include "match/phrases.h"
#include "quotes/quotations.h"
#include "rulepack/compiled_pack.h"
#include "segment/sentences.h"
#include "text/text.h"

namespace ipse {

using TokenRanges = absl::InlinedVector<TokenRange, 2>;

// Where a candidate is looked at: at the symbols in its parts and right beside them, and at the
// words in them, which a folded phrase hides.
enum class Place : std::uint8_t {
  cue,
  source,
  content_begin,
  before_content,
  after_content,
  before_source,
  cue_words,
  source_words,
  content_word,  // the first
  before_cue,    // the words between source and cue, or before both
};
inline constexpr std::size_t kPlaces = 10;
inline constexpr std::size_t kSymbolPlaces = 6;  // the first ones; words stand at the others

// What stands at a place: a symbol, or the lexicon's entry of a word.
class PlaceKind {
 public:
  PlaceKind() = default;
  PlaceKind(Place place, std::uint16_t kind)
      : number_((static_cast<std::uint32_t>(place) << 16) | kind) {}

  Place place() const { return static_cast<Place>(number_ >> 16); }
  std::uint16_t kind() const { return static_cast<std::uint16_t>(number_); }
  const ClassSet& Classes(const LanguagePack& pack) const {
    return static_cast<std::size_t>(place()) < kSymbolPlaces ? pack.alphabet.classes(kind())
                                                             : pack.lexicon.classes(kind());
  }
  friend auto operator<=>(PlaceKind, PlaceKind) = default;

 private:
  std::uint32_t number_ = 0;  // orders by place, then by kind
};

// How far a claim has got as a clause. It is open where words like “if” or “who” have opened as
// many clauses as there are verbs: “if she came” is not said by itself.
enum class ClauseState : std::uint8_t { no_verb, open, whole };

// A place where a claim may begin that its cue stands before: before symbol `next`, behind `last`.
struct ClaimBegin {
  std::uint32_t token = 0;
  EntryId entry = 0;  // of the word there
  Symbol last = 0, next = 0, after = 0;
};
inline constexpr std::size_t kMostBegins = 6;

// The places that are looked at, from the first; in news a claim has 30 at the most.
inline constexpr std::size_t kMostEnds = 64;

// A place where a claim may end: before symbol `next`, behind `last`; `after` stands behind `next`.
// Beyond the sentence's end stands the pack's end symbol.
struct ClaimEnd {
  std::uint32_t end_token = 0;
  Symbol last = 0, next = 0, after = 0;
  ClauseState clause = ClauseState::no_verb;  // of the claim up to here
  Symbol ahead = 0;                           // the verb or break that stands first behind `next`
};

struct Candidate {
  std::uint32_t rule = 0;  // index into LanguagePack::rules
  std::uint32_t paragraph = 0;
  TokenRanges content, cue, source;                      // in order, none empty
  absl::InlinedVector<PlaceKind, 20> kinds;              // in order, each once
  std::array<std::uint32_t, kPlaces + 1> first_kinds{};  // by place, where its kinds begin
  WordId cue_word = 0;                                   // the cue's last word that is known
  Symbol begin = 0;                                      // the content's first symbol
  // Where its last piece may begin, in order; none where the rule fixes it. In Candidates::begins.
  std::uint32_t first_begin = 0, begin_count = 0;
  // Where its last piece may end, in order; none where the rule fixes it. In Candidates::ends.
  std::uint32_t first_end = 0, end_count = 0;
  double end_probability = 1;  // of the end that was chosen
  // Of the ends that would leave the claim more than half as it is, and of those before.
  float end_agreement = 1, end_shorter = 0;

  // All that stands there.
  std::span<const PlaceKind> At(Place place) const {
    const auto p = static_cast<std::size_t>(place);
    return {kinds.data() + first_kinds[p], kinds.data() + first_kinds[p + 1]};
  }
  ClassSet ClassesAt(const LanguagePack& pack, Place place) const;
  // Instead of all that stands at its place.
  void Set(PlaceKind kind);
};

// One a thread; reused from document to document.
struct MatchScratch {
  ParagraphSymbols paragraph;
  ParagraphSymbols before;  // the last sentence of the paragraph before
  SymbolString passage;
  FoldScratch folding;
  SymbolRegex::Walk walk;
  std::vector<PlaceKind> kinds, placed;     // of the candidate in hand; by place
  std::vector<std::uint8_t> uses;           // by symbol, LanguagePack::claim_uses
  std::vector<std::uint32_t> clause_bound;  // by symbol, the first verb or break from it on
};

// The words of a sentence that say that what is said came through outlets.
struct Relay {
  std::uint32_t rule = 0;  // index into LanguagePack::relays
  TokenRange evidence;
  TokenRanges outlets;   // nearest the speaker first
  TokenRanges networks;  // that these outlets belong to
};

struct Candidates {
  std::vector<Candidate> candidates;
  std::vector<ClaimBegin> begins;
  std::vector<ClaimEnd> ends;
  std::vector<Relay> relays;  // in document order
};

// Replaces `out`. Linear in the number of tokens for a given pack.
void FindCandidates(const LanguagePack& pack, const Text& text, const Sentences& sentences,
                    const Words& words, const Quotations& quotations, MatchScratch& scratch,
                    Candidates& out);

}  // namespace ipse

#endif  // IPSE_MATCH_CANDIDATES_H_
