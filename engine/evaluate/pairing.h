// Which predicted attribution answers which gold one, in one document.
//
// Pairs are one to one, best overlap first; of equal overlaps those with the right source, then the
// earlier gold, then the earlier prediction. (The rule of Pareti 2015, made deterministic.)
#ifndef IPSE_EVALUATE_PAIRING_H_
#define IPSE_EVALUATE_PAIRING_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "evaluate/gold.h"

namespace ipse {

struct Pair {
  std::uint32_t gold = 0;       // index into the gold attributions
  std::uint32_t predicted = 0;  // index into the prediction
  double overlap = 0;           // Jaccard index of the contents' letters, over 0
  bool source_right = false;

  bool found() const { return overlap >= 0.5; }
  bool joint() const { return found() && source_right; }
};

inline constexpr std::uint32_t kUnpaired = ~std::uint32_t{0};

struct Pairing {
  std::vector<Pair> pairs;
  // By attribution: its pair's index, or kUnpaired.
  std::vector<std::uint32_t> of_gold, of_predicted;
  // By attribution: whether it counts. A content without a letter or digit never does.
  std::vector<bool> gold_counts, predicted_counts;

  const Pair* OfGold(std::size_t gold) const {
    return of_gold[gold] == kUnpaired ? nullptr : &pairs[of_gold[gold]];
  }
  const Pair* OfPredicted(std::size_t predicted) const {
    return of_predicted[predicted] == kUnpaired ? nullptr : &pairs[of_predicted[predicted]];
  }
};

// With `only_reporting`, indirect gold attributions whose cue has no reporting word (English) count
// neither way: nor do what is paired with them and unpaired predictions of that sort.
Pairing PairUp(const GoldDocument& gold, const Prediction& prediction, bool only_reporting);

// Whether words that say that something was said, "said" or "according to", stand in `cue`.
bool IsReporting(std::string_view cue);

}  // namespace ipse

#endif  // IPSE_EVALUATE_PAIRING_H_
