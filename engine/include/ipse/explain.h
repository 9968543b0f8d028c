// Why the engine read a document as it did: every candidate, chosen or not, and every relay.
#ifndef IPSE_EXPLAIN_H_
#define IPSE_EXPLAIN_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ipse/attribution.h"
#include "ipse/span.h"

namespace ipse {

// One term of a probability: the feature's name and its weight in the pack.
struct Term {
  std::string feature;
  double weight = 0;
};

// A place where a claim may begin, with the probability that it does, and at no place before.
struct BeginReading {
  std::uint32_t begin = 0;  // byte
  std::vector<Term> terms;  // their sum, as a logit, is that of beginning here and not later
  double probability = 0;
};

// A place where a claim may end, with the probability that it does, and goes on through all places
// before.
struct EndReading {
  std::uint32_t end = 0;    // byte
  std::vector<Term> terms;  // their sum, as a logit, is that of ending here once it came so far
  double probability = 0;
};

// What the content that a cue takes looks like: all of it in quotation marks, or a part of it; else
// behind “that”, a clause by itself, behind “to” with an infinitive, behind “if” or a wh-word, or
// anything else.
enum class ContentForm : std::uint8_t {
  quotation,
  partly_quoted,
  that,
  bare,
  infinitive,
  question,
  other,
};
inline constexpr std::size_t kContentForms = 7;
std::string_view Name(ContentForm);

// How often a word stands in gold texts, outside of quotations; how often in the cue of an
// attribution; and, by ContentForm, of what content. The latter add up to `cue`.
struct CueCounts {
  std::uint32_t seen = 0;
  std::uint32_t cue = 0;
  std::array<std::uint32_t, kContentForms> content{};
};

// The last word of a cue that the pack has counts of.
struct CountedCue {
  std::string_view word;  // in lower case; owned by the pack
  CueCounts counts;
};

// What one rule read. Spans are as in Attribution.
struct CandidateReading {
  std::string_view rule;  // owned by the pack
  std::vector<ByteSpan> content, cue, source;
  std::vector<Term> terms;  // empty where the rule states its own certainty
  double probability = 0;   // the logistic function of the terms' sum
  bool chosen = false;
  std::vector<BeginReading> begins;       // of the claim; empty where the rule fixes it
  std::vector<EndReading> ends;           // the same
  std::optional<CountedCue> counted_cue;  // what gold texts say of it; no part of the probability
};

// Words of a sentence that a relay rule reads as naming the outlets that words came through.
struct RelayReading {
  std::string_view rule;  // owned by the pack
  ByteSpan evidence;
  std::vector<ByteSpan> outlets;   // nearest the speaker first
  std::vector<ByteSpan> networks;  // that these belong to
};

// A symbol of a sentence as rules see it: a word, or the words of a phrase or a quotation.
struct SymbolReading {
  ByteSpan words;
  std::vector<std::string_view> classes;  // owned by the pack
};

struct Explanation {
  Attributions attributions;
  std::vector<SymbolReading> symbols;        // in order
  std::vector<CandidateReading> candidates;  // in the order of sentences, then rules
  std::vector<RelayReading> relays;          // in the order of sentences, then rules
  // By attribution: the probability that it was chosen by, and what its confidence adds to the
  // log-odds of that.
  std::vector<double> probabilities;
  std::vector<std::vector<Term>> confidences;
};

}  // namespace ipse

#endif  // IPSE_EXPLAIN_H_
