#include "evaluate/predict.h"

#include <string>

#include "ipse/writer.h"

namespace ipse {

absl::StatusOr<Prediction> Predict(const Engine& engine, const GoldDocument& gold) {
  const Document document = gold.AsDocument();
  const absl::StatusOr<Attributions> found = engine.Attribute(document);
  if (!found.ok()) return found.status();
  std::string json;
  WriteJson(document, *found, {}, json);
  return ReadPrediction(json, gold.text);
}

}  // namespace ipse
