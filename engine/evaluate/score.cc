#include "evaluate/score.h"

#include <algorithm>

#include "evaluate/same_name.h"

namespace ipse {
namespace {

double Share(double part, std::size_t whole) {
  return whole == 0 ? 0 : part / static_cast<double>(whole);
}

Rates RatesOf(double precision, double recall) {
  const double sum = precision + recall;
  return {precision, recall, sum == 0 ? 0 : 2 * precision * recall / sum};
}

void Count(const Pair* pair, Tally::Side& side) {
  ++side.count;
  if (pair == nullptr) return;
  side.found += pair->found() ? 1 : 0;
  side.exact += pair->overlap == 1 ? 1 : 0;
  side.joint += pair->joint() ? 1 : 0;
  side.soft += pair->overlap;
}

void CountNames(const GoldAttribution& gold, const PredictedAttribution* predicted,
                NameTally& out) {
  if (gold.named) {
    ++out.gold;
    out.right += SpeakerRight(gold, predicted) ? 1 : 0;
  }
  if (!gold.via) return;
  const std::vector<std::string> none;
  const std::vector<std::string>& via = predicted == nullptr ? none : predicted->via;
  out.via_gold += gold.via->size();
  out.via_predicted += via.size();
  for (const std::string& name : *gold.via) out.via_gold_hit += HasName(via, name) ? 1 : 0;
  for (const std::string& name : via) out.via_predicted_hit += HasName(*gold.via, name) ? 1 : 0;
}

}  // namespace

Rates Tally::Of(std::size_t Side::*hits) const {
  return RatesOf(Share(static_cast<double>(predicted.*hits), predicted.count),
                 Share(static_cast<double>(gold.*hits), gold.count));
}

Rates Tally::Soft() const {
  return RatesOf(Share(predicted.soft, predicted.count), Share(gold.soft, gold.count));
}

double Tally::Who() const { return Share(static_cast<double>(gold.joint), gold.found); }

std::optional<double> NameTally::Named() const {
  if (gold == 0) return std::nullopt;
  return Share(static_cast<double>(right), gold);
}

Rates NameTally::ViaRates() const {
  return RatesOf(Share(static_cast<double>(via_predicted_hit), via_predicted),
                 Share(static_cast<double>(via_gold_hit), via_gold));
}

bool SpeakerRight(const GoldAttribution& gold, const PredictedAttribution* predicted) {
  if (predicted == nullptr) return false;
  return std::all_of(gold.entity.begin(), gold.entity.end(),
                     [&](const std::string& name) { return HasName(predicted->speakers, name); });
}

void Score::Add(const GoldDocument& gold, const Prediction& prediction, const Pairing& pairing) {
  for (std::size_t g = 0; g < gold.attributions.size(); ++g) {
    if (!pairing.gold_counts[g]) continue;
    const GoldAttribution& wanted = gold.attributions[g];
    const Pair* pair = pairing.OfGold(g);
    const bool found = pair != nullptr && pair->found();
    CountNames(wanted, found ? &prediction[pair->predicted] : nullptr, names_);
    for (Tally* tally : {&kinds_[wanted.kind], &all_, &cue_classes_[cue_class_(gold, wanted)]})
      Count(pair, tally->gold);
  }
  for (std::size_t p = 0; p < prediction.size(); ++p) {
    if (!pairing.predicted_counts[p]) continue;
    const PredictedAttribution& predicted = prediction[p];
    const Pair* pair = pairing.OfPredicted(p);
    for (Tally* tally : {&kinds_[predicted.kind], &all_, &cue_classes_[cue_class_(gold, predicted)],
                         &rules_[predicted.rule]})
      Count(pair, tally->predicted);
    judged_.push_back({predicted.confidence, pair != nullptr && pair->joint()});
  }
}

}  // namespace ipse
