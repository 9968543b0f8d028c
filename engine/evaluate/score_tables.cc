// The figures of a Score as text for a terminal and as JSON.
#include <algorithm>
#include <array>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "evaluate/score.h"
#include "rapidjson/prettywriter.h"
#include "rapidjson/stringbuffer.h"

namespace ipse {
namespace {

constexpr std::array<Kind, 3> kKinds = {Kind::direct, Kind::mixed, Kind::indirect};

std::string Percents(const Rates& rates) {
  return absl::StrFormat("%5.1f/%5.1f/%5.1f", 100 * rates.precision, 100 * rates.recall,
                         100 * rates.f1);
}

std::string Row(std::string_view name, const Tally& tally) {
  return absl::StrFormat("%-9s%7d%7d |  %s   | %8.1f | %8.1f | %6.1f |  %s  \n", name,
                         tally.gold.count, tally.predicted.count, Percents(tally.Found()),
                         100 * tally.Exact().f1, 100 * tally.Soft().f1, 100 * tally.Who(),
                         Percents(tally.Joint()));
}

std::string KindTable(const Score& score) {
  std::string out =
      "kind        gold   pred |     found P/R/F1     | exact F1 |  soft F1 |    who |     joint "
      "P/R/F1    \n";
  for (Kind kind : kKinds) {
    const auto row = score.kinds().find(kind);
    if (row != score.kinds().end()) out += Row(Name(kind), row->second);
  }
  if (!score.kinds().empty()) out += Row("all", score.all());
  return out;
}

// The rows of a table, the largest first.
using Rows = std::vector<std::pair<std::string, Tally>>;
Rows Sorted(const std::map<std::string, Tally>& tallies) {
  Rows rows(tallies.begin(), tallies.end());
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
    return a.second.gold.count + a.second.predicted.count >
           b.second.gold.count + b.second.predicted.count;
  });
  return rows;
}

std::string CueClassTable(const Score& score) {
  std::string out = "\ncue class          gold   pred |     found P/R/F1     |     joint P/R/F1\n";
  for (const auto& [name, tally] : Sorted(score.cue_classes())) {
    absl::StrAppendFormat(&out, "%-16s%7d%7d |  %s   |  %s\n", name, tally.gold.count,
                          tally.predicted.count, Percents(tally.Found()), Percents(tally.Joint()));
  }
  return out;
}

std::string RuleTable(const Score& score) {
  std::string out = "\nrule                                 pred  found P  exact P  joint P\n";
  for (const auto& [name, tally] : Sorted(score.rules())) {
    absl::StrAppendFormat(&out, "%-34s%7d  %7.1f  %7.1f  %7.1f\n",
                          name.empty() ? "(no rule given)" : name, tally.predicted.count,
                          100 * tally.Found().precision, 100 * tally.Exact().precision,
                          100 * tally.Joint().precision);
  }
  return out;
}

using Json = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

void Figure(Json& json, const char* key, std::optional<double> figure) {
  json.Key(key);
  figure ? json.Double(*figure) : json.Null();
}

void Figures(Json& json, const char* key, const Rates& rates) {
  json.Key(key);
  json.StartArray();
  for (double rate : {rates.precision, rates.recall, rates.f1}) json.Double(rate);
  json.EndArray();
}

void Row(Json& json, std::string_view name, const Tally& tally) {
  json.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
  json.StartObject();
  json.Key("gold");
  json.Uint64(tally.gold.count);
  json.Key("pred");
  json.Uint64(tally.predicted.count);
  Figures(json, "found", tally.Found());
  Figures(json, "exact", tally.Exact());
  Figures(json, "soft", tally.Soft());
  Figures(json, "joint", tally.Joint());
  json.Key("who");
  json.Double(tally.Who());
  json.EndObject();
}

void Table(Json& json, const char* key, const std::map<std::string, Tally>& tallies) {
  json.Key(key);
  json.StartObject();
  for (const auto& [name, tally] : Sorted(tallies)) Row(json, name, tally);
  json.EndObject();
}

}  // namespace

std::string ScoreTables(const Score& score) {
  std::string out = KindTable(score);
  const NameTally& names = score.names();
  if (const std::optional<double> named = names.Named()) {
    const Rates via = names.ViaRates();
    absl::StrAppendFormat(&out, "named     %6d gold, %.1f %% resolved\n", names.gold, 100 * *named);
    absl::StrAppendFormat(&out, "via       %6d gold, P/R/F1 %.1f/%.1f/%.1f\n", names.via_gold,
                          100 * via.precision, 100 * via.recall, 100 * via.f1);
  }
  absl::StrAppend(&out, "calibration  ", CalibrationLine(score.calibration()),
                  "  documents missing ", score.missing(), "\n");
  return absl::StrCat(out, CueClassTable(score), RuleTable(score));
}

std::string ScoreJson(const Score& score) {
  rapidjson::StringBuffer buffer;
  Json json(buffer);
  json.SetIndent(' ', 1);
  json.StartObject();
  json.Key("rows");
  json.StartObject();
  for (Kind kind : kKinds) {
    const auto row = score.kinds().find(kind);
    if (row != score.kinds().end()) Row(json, Name(kind), row->second);
  }
  if (!score.kinds().empty()) Row(json, "all", score.all());
  json.EndObject();
  json.Key("names");
  json.StartObject();
  json.Key("named_gold");
  json.Uint64(score.names().gold);
  Figure(json, "named", score.names().Named());
  json.Key("via_gold");
  json.Uint64(score.names().via_gold);
  Figures(json, "via", score.names().ViaRates());
  json.EndObject();
  const Calibration calibration = score.calibration();
  json.Key("calibration");
  json.StartObject();
  Figure(json, "brier", calibration.brier);
  Figure(json, "ece", calibration.ece);
  Figure(json, "auc", calibration.auc);
  json.EndObject();
  json.Key("missing");
  json.Uint64(score.missing());
  Table(json, "cue_classes", score.cue_classes());
  Table(json, "rules", score.rules());
  json.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

}  // namespace ipse
