// An explanation, sentence by sentence: which candidates and relays stand in each, what became of
// them, and why those that were not chosen were not.
//
// Takes what the engine explains (ipse/explain.h) and the document's sentences; gives indices into
// both. Shared by the two writers of explanations.
#ifndef IPSE_OUTPUT_EXPLAINED_H_
#define IPSE_OUTPUT_EXPLAINED_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ipse/explain.h"
#include "ipse/span.h"

namespace ipse {

struct ExplainedCandidate {
  std::size_t candidate = 0;               // of the explanation
  std::optional<std::size_t> attribution;  // that it became, or whose words it was joined to
  std::optional<std::size_t> taken_by;     // the candidate that has its words, where it lost
};

struct ExplainedSentence {
  ByteSpan span;
  std::vector<ExplainedCandidate> candidates;  // the likeliest first
  std::vector<std::size_t> relays;
  std::vector<std::size_t> symbols;
};

// All sentences in order, or the one alone that holds byte `at` or is the next behind it; none
// where that is past the last one.
std::vector<ExplainedSentence> BySentence(const Explanation& explanation,
                                          const std::vector<ByteSpan>& sentences,
                                          std::optional<std::uint32_t> at);

// The largest first, those of no weight left out.
std::vector<Term> Weighty(const std::vector<Term>& terms);

}  // namespace ipse

#endif  // IPSE_OUTPUT_EXPLAINED_H_
