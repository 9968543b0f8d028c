// CompiledPack: everything that rules/ says, checked and ready to run.
//
// Immutable after load; threads share it. A language is a LanguagePack; `Find` falls back from
// "en-GB" to "en" to the root, which only segments.
#ifndef IPSE_RULEPACK_COMPILED_PACK_H_
#define IPSE_RULEPACK_COMPILED_PACK_H_

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "base/array.h"
#include "ipse/attribution.h"

#include "rulepack/alphabet.h"
#include "rulepack/automaton.h"
#include "rulepack/classes.h"
#include "rulepack/cue_counts.h"
#include "rulepack/gate.h"
#include "rulepack/knowledge.h"
#include "rulepack/lexicon.h"
#include "rulepack/phrase_starts.h"
#include "rulepack/symbol_regex.h"
#include "segment/segmenter.h"

namespace ipse {

// Where something stands in the pack's files, for messages. Line and column count from 1.
struct RulePlace {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  template <class Self, class Archive>
  static void Parts(Self& self, Archive& archive) {
    archive(self.file, self.line, self.column);
  }
};

// What a token can be by its look alone.
enum class Shape : std::uint8_t {
  lower,
  capital,
  upper,
  initial,
  caseless,
  number,
  clitic,
  punctuation,
  symbol,
  url,
  handle,
  mark,
};
inline constexpr std::size_t kShapes = 12;

// A finished quotation, as rules see it.
struct QuoteShape {
  enum class Final : std::uint8_t { comma, stop, open } final = Final::open;
  bool capital = false;  // begins with a capital letter
  bool is_long = false;  // five words or more
};
inline constexpr std::size_t kQuoteShapes = 12;
constexpr std::size_t Index(QuoteShape q) {
  return static_cast<std::size_t>(q.final) * 4 + (q.capital ? 2u : 0u) + (q.is_long ? 1u : 0u);
}

// Folds each match, the longest of the leftmost, into one symbol.
struct PhraseRule {
  std::string id;
  RulePlace place;
  Automaton automaton;
  Symbol without_head = 0;
  // By symbol, what the phrase is where that is its last that can be a head; else `kNoHead`.
  static constexpr Symbol kNoHead = kMaxSymbols;
  std::vector<Symbol> with_head;
  template <class Self, class Archive>
  static void Parts(Self& self, Archive& archive) {
    archive(self.id, self.place, self.automaton, self.without_head, self.with_head);
  }
};

// A claim is content whose end is chosen among the places where it may end.
enum class Capture : std::uint8_t { source, cue, content, claim };

struct Example {
  enum class Type : std::uint8_t { yes, no, known } type = Type::yes;
  std::string marked;
  RulePlace place;
  template <class Self, class Archive>
  static void Parts(Self& self, Archive& archive) {
    archive(self.type, self.marked, self.place);
  }
};

// A sentence rule sees one sentence of narration, its quotations folded. A passage rule sees, where
// a quotation begins a sentence, the sentence before, `end` or, where a paragraph ends there,
// `par`, the sentence itself, and `end`.
enum class Scope : std::uint8_t { sentence, passage };

struct AttributionRule {
  std::string id;  // with its language: "en/said-after-quote"
  std::string purpose;
  RulePlace place;
  Scope scope = Scope::sentence;
  SymbolRegex regex;
  std::vector<Capture> captures;  // by group, from the first
  std::optional<Stance> stance;   // else the cue's class has it
  std::optional<double>
      certainty;  // its probability, where no gold text has the construction to fit it from
  std::vector<Example> examples;
  template <class Self, class Archive>
  static void Parts(Self& self, Archive& archive) {
    archive(self.id, self.purpose, self.place, self.scope, self.regex, self.captures, self.stance,
            self.certainty, self.examples);
  }
};

// `evidence` is the whole match where the pattern does not capture it.
enum class RelayCapture : std::uint8_t { outlet, network, evidence };

// Reads in a sentence, before phrases are folded, that words came through an outlet.
struct RelayRule {
  std::string id;
  std::string purpose;
  RulePlace place;
  SymbolRegex regex;
  std::vector<RelayCapture> captures;
  std::optional<std::uint16_t> implied;  // index into Knowledge::outlets
  bool cites = false;  // one outlet has it from another, which is nearer the speaker
  std::vector<Example> examples;
  template <class Self, class Archive>
  static void Parts(Self& self, Archive& archive) {
    archive(self.id, self.purpose, self.place, self.regex, self.captures, self.implied, self.cites,
            self.examples);
  }
};

// A named weight of the log-linear model, see confidence/.
using Weights = absl::flat_hash_map<std::string, double>;

// What a symbol is to a claim: it may end before it; it may end behind it; what makes a clause of
// it; what opens a clause that calls for a verb of its own; where a clause may be over; what is the
// cue's where the claim begins behind it.
inline constexpr std::uint8_t kClaimEnds = 1, kClaimBehind = 2, kClaimVerb = 4, kClaimOpener = 8,
                              kClaimBreak = 16, kClaimJoins = 32;

// Who looks at a sentence that has a symbol: rules, though nobody is quoted; relays.
inline constexpr std::uint8_t kOpensRules = 1, kOpensRelays = 2;

// What a word beside a claim says of the act: what kind the cue is of, whether it took place, and
// that nobody vouches for it.
inline constexpr std::uint8_t kActWriting = 1, kActThought = 2, kActSpeech = 4, kActRequested = 8,
                              kActNegated = 16, kActHypothetical = 32, kActHedged = 64;

struct LanguagePack {
  std::string language;
  std::string version;  // of the rules and lists, as weights name it; empty: none
  SegmentationRules segmentation;
  std::optional<Segmenter> segmenter;  // made from them
  Classes classes;
  Lexicon lexicon;
  Alphabet alphabet;
  Coding phrase_coding, rule_coding, relay_coding;         // for the patterns of each
  std::vector<std::array<Symbol, kShapes>> token_symbols;  // by EntryId, then Shape
  std::array<Symbol, kQuoteShapes> quote_symbols{};
  Symbol titled_symbol = 0;  // a quotation that is no speech: a title, a nickname, a word
  Symbol label_symbol = 0;   // a speaker's label in a transcript
  Symbol spoken_symbol = 0;  // what stands behind it
  Symbol end_symbol = 0;
  Symbol par_symbol = 0;
  ClassSet gate;                    // classes of cues
  std::vector<std::uint8_t> opens;  // by symbol, who looks at its sentence: kOpensRules | …
  std::vector<std::optional<Stance>> class_stance;  // by ClassId; a stance is a class of its words
  std::array<ClassSet, 4> events;      // by Event: the classes of words that make a cue one
  std::vector<std::uint8_t> act_uses;  // by EntryId, what its words say of an act: kActWriting | …
  std::vector<PhraseRule> phrases;
  std::vector<PhraseStarts> phrase_starts;  // of each PhraseStarts::kMost phrases
  std::vector<AttributionRule> rules;
  std::array<std::vector<std::uint32_t>, 2> rules_of;  // by Scope: indexes into `rules`
  std::array<Gate, 2> rule_gates;                      // by Scope, over `rules_of`
  std::vector<RelayRule> relays;
  Gate relay_gate;
  std::vector<std::uint8_t> claim_uses;  // by symbol, what it is to a claim: kClaimEnds | …
  std::vector<ClassId> claim_begins;  // kinds of a content's first symbol that weights tell apart
  Knowledge knowledge;
  CueCountTable cue_counts;  // of words in gold texts; for those who ask why
  Weights weights;
  Array<char> models;  // of the weights, frozen, see confidence/models.h

  // All but the segmenter, the weights and their models: a member that is missing here, the models
  // aside, is empty in the embedded pack.
  template <class Self, class Archive>
  static void Parts(Self& self, Archive& archive) {
    archive(self.language, self.version, self.segmentation, self.classes, self.lexicon,
            self.alphabet, self.phrase_coding, self.rule_coding, self.relay_coding,
            self.token_symbols, self.quote_symbols, self.titled_symbol, self.label_symbol,
            self.spoken_symbol, self.end_symbol, self.par_symbol, self.gate, self.opens,
            self.class_stance, self.events, self.act_uses, self.phrases, self.phrase_starts,
            self.rules, self.rules_of, self.rule_gates, self.relays, self.relay_gate,
            self.claim_uses, self.claim_begins, self.knowledge, self.cue_counts);
  }
};

class CompiledPack {
 public:
  // The nearest language; never null.
  const LanguagePack& Find(std::string_view language) const;

  std::vector<std::unique_ptr<const LanguagePack>> languages;  // languages[0] is the root
  std::string version;                                         // a hash of the files
};

}  // namespace ipse

#endif  // IPSE_RULEPACK_COMPILED_PACK_H_
