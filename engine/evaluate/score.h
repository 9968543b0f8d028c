// How good predictions are: who said what, and how sure the engine was.
//
// Takes pairings of documents, one after the other; gives the figures. docs/evaluate.md defines
// each of them.
#ifndef IPSE_EVALUATE_SCORE_H_
#define IPSE_EVALUATE_SCORE_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evaluate/calibration.h"
#include "evaluate/cue_class.h"
#include "evaluate/gold.h"
#include "evaluate/pairing.h"

namespace ipse {

struct Rates {
  double precision = 0, recall = 0, f1 = 0;
};

// Counts of what was wanted and of what was predicted; each count of hits once for either side, for
// a pair may cross kinds.
struct Tally {
  struct Side {
    std::size_t count = 0, found = 0, exact = 0, joint = 0;
    double soft = 0;
  };
  Side gold, predicted;

  Rates Found() const { return Of(&Side::found); }
  Rates Exact() const { return Of(&Side::exact); }
  Rates Joint() const { return Of(&Side::joint); }
  Rates Soft() const;
  double Who() const;  // of what was found, the share with the right source

 private:
  Rates Of(std::size_t Side::*hits) const;
};

// What became of the speakers' names and of the outlets.
struct NameTally {
  std::size_t gold = 0, right = 0;
  std::size_t via_gold = 0, via_predicted = 0, via_gold_hit = 0, via_predicted_hit = 0;

  std::optional<double> Named() const;
  Rates ViaRates() const;
};

// Whether every name of the gold entity is among the speakers that were found; `predicted` may be
// null.
bool SpeakerRight(const GoldAttribution& gold, const PredictedAttribution* predicted);

class Score {
 public:
  explicit Score(NameCueClass cue_class) : cue_class_(std::move(cue_class)) {}

  void Add(const GoldDocument& gold, const Prediction& prediction, const Pairing& pairing);
  void AddMissing() { ++missing_; }  // beside an Add without any prediction

  // By kind; only kinds that occur.
  const std::map<Kind, Tally>& kinds() const { return kinds_; }
  const Tally& all() const { return all_; }
  const std::map<std::string, Tally>& cue_classes() const { return cue_classes_; }
  const std::map<std::string, Tally>& rules() const { return rules_; }  // predicted side alone
  const NameTally& names() const { return names_; }
  Calibration calibration() const { return Calibrate(judged_); }
  std::size_t missing() const { return missing_; }

 private:
  NameCueClass cue_class_;
  std::map<Kind, Tally> kinds_;
  Tally all_;
  std::map<std::string, Tally> cue_classes_, rules_;
  NameTally names_;
  std::vector<Judged> judged_;
  std::size_t missing_ = 0;
};

// The tables of a terminal: by kind, names, outlets, calibration; then by cue class and by rule.
std::string ScoreTables(const Score& score);

// One JSON object with "rows" by kind, "names", "calibration", "missing", "cue_classes" and
// "rules".
std::string ScoreJson(const Score& score);

}  // namespace ipse

#endif  // IPSE_EVALUATE_SCORE_H_
