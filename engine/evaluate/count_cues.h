// Counts, in gold documents, the words of the pack's classes of cues: how often they stand there,
// how often in the cue of an attribution, and what content they then take.
//
// Takes a pack and gold documents of one language; gives the [cue_counts] of that language. A word
// is counted by its lower-case form, as often as it stands outside of quotation marks; at each
// place at most one attribution counts, the first of the document that has it in its cue. Does not:
// count fixed phrases (“according to”), nor parse: whether a content is a clause is guessed from
// the forms of its words.
#ifndef IPSE_EVALUATE_COUNT_CUES_H_
#define IPSE_EVALUATE_COUNT_CUES_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "evaluate/gold.h"
#include "ipse/explain.h"
#include "ipse/pack.h"

namespace ipse {

// A word that is never a cue is left out where it is seen less often.
inline constexpr std::uint32_t kLeastSeen = 10;

struct CountedCues {
  std::map<std::string, CueCounts> words;
  std::string pack_version;
  std::size_t documents = 0;
  std::size_t attributions = 0;
};

// InvalidArgument where the documents are of several languages, or the pack has no class of cues in
// theirs.
absl::StatusOr<CountedCues> CountCues(const Pack& pack, const std::vector<GoldDocument>& gold);

// The counts as a pack's cue-counts.toml; `command` made them.
std::string WriteCueCounts(const CountedCues& counted, std::string_view command);

}  // namespace ipse

#endif  // IPSE_EVALUATE_COUNT_CUES_H_
