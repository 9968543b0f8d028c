// Gold files: documents with the attributions that people marked in them; and predictions for them.
//
// Takes JSON Lines with spans in code points; gives values with spans in bytes. A gold file is
// checked whole before anything is computed on it: every mistake is named by file, line, document
// and attribution. Predictions are checked too, but may leave out what the contract lets them.
#ifndef IPSE_EVALUATE_GOLD_H_
#define IPSE_EVALUATE_GOLD_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "ipse/attribution.h"
#include "ipse/document.h"
#include "ipse/span.h"

namespace ipse {

// What gold and predicted attributions have in common.
struct MarkedAttribution {
  Kind kind = Kind::direct;
  std::vector<ByteSpan> content, source, cue;
};

struct GoldAttribution : MarkedAttribution {
  std::vector<std::string> entity;              // who that is
  bool named = false;                           // the entity's type is one that has a name
  std::optional<std::vector<std::string>> via;  // nullopt: nobody looked for outlets
};

struct GoldDocument {
  std::string id, language, text, title, outlet, url, date;
  std::vector<GoldAttribution> attributions;

  Document AsDocument() const;  // views of this
};

// English where it names none, as the engine reads it.
inline std::string_view LanguageOf(const GoldDocument& document) {
  return document.language.empty() ? "en" : std::string_view(document.language);
}

struct PredictedAttribution : MarkedAttribution {
  std::vector<std::string> speakers, via;
  double confidence = 1;
  std::string rule;  // empty: not known
};
using Prediction = std::vector<PredictedAttribution>;  // of one document

// Reads JSON Lines of {"id", "text", "attributions": [{"kind", "content", "source", "cue",
// "entity", "entity_type", "via"}]}; all before "cue" are needed. InvalidArgument where anything is
// wrong, with the first 20 mistakes, a line each; NotFound where there is no such file.
absl::StatusOr<std::vector<GoldDocument>> ReadGold(const std::string& path);

// Documents 0, n, 2n … of a file are held out of a fit; its fitting part is the others. With n = 0
// either is the whole file.
std::vector<GoldDocument> HeldOut(std::vector<GoldDocument> gold, std::size_t n);
std::vector<GoldDocument> FittingPart(std::vector<GoldDocument> gold, std::size_t n);

// The attributions of one object of the contract, into `text`. InvalidArgument says which
// attribution is wrong, and how.
absl::StatusOr<Prediction> ReadPrediction(std::string_view json, std::string_view text);

struct Predictions {
  absl::flat_hash_map<std::string, Prediction> by_id;
  std::size_t strangers = 0;  // documents that the gold does not have; left out
};

// Reads JSON Lines of the contract: the predictions for `gold`. Errors are those of ReadGold.
absl::StatusOr<Predictions> ReadPredictions(const std::string& path,
                                            const std::vector<GoldDocument>& gold);

}  // namespace ipse

#endif  // IPSE_EVALUATE_GOLD_H_
