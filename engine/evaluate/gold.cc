#include "evaluate/gold.h"

#include <algorithm>
#include <array>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "evaluate/attribution_json.h"

namespace ipse {
namespace {

bool HasName(std::string_view type) {
  constexpr std::array<std::string_view, 4> kNamed = {"person", "organization", "government",
                                                      "outlet"};
  return std::find(kNamed.begin(), kNamed.end(), type) != kNamed.end();
}

void ReadAttributions(const rapidjson::Document& json, const std::string& place,
                      GoldDocument& document, Mistakes& mistakes) {
  const Offsets offsets(document.text);
  std::size_t index = 0;
  for (const rapidjson::Value& value : json["attributions"].GetArray()) {
    GoldAttribution& gold = document.attributions.emplace_back();
    const std::string wrong = ReadMarked(value, document.text, offsets, Strictness::gold, gold);
    if (!wrong.empty()) {
      mistakes.Add(
          absl::StrCat(place, "document ", document.id, ": attribution ", index, ": ", wrong));
    } else {
      gold.entity = NamesOf(value, "entity");
      gold.named = HasName(StringOf(value, "entity_type")) && !gold.entity.empty();
      if (value.HasMember("via")) gold.via = NamesOf(value, "via");
    }
    ++index;
  }
}

void ReadDocument(std::string_view line, const std::string& place, GoldDocument& document,
                  Mistakes& mistakes) {
  rapidjson::Document json;
  if (absl::Status status = ParseDocument(line, json); !status.ok())
    return mistakes.Add(absl::StrCat(place, status.message()));
  document.id = StringOf(json, "id");
  if (!json.HasMember("text") || !json["text"].IsString()) {
    return mistakes.Add(absl::StrCat(place, "document ", document.id, ": it has no \"text\""));
  }
  document.text = StringOf(json, "text");
  document.language = StringOf(json, "lang");
  document.title = StringOf(json, "title");
  document.outlet = StringOf(json, "outlet");
  document.url = StringOf(json, "url");
  document.date = StringOf(json, "date");
  ReadAttributions(json, place, document, mistakes);
}

absl::StatusOr<Prediction> AttributionsOf(const rapidjson::Document& json, std::string_view text) {
  const Offsets offsets(text);
  Prediction prediction;
  for (const rapidjson::Value& value : json["attributions"].GetArray()) {
    PredictedAttribution& predicted = prediction.emplace_back();
    std::string wrong = ReadMarked(value, text, offsets, Strictness::prediction, predicted);
    if (wrong.empty() && value.HasMember("confidence")) {
      const rapidjson::Value& confidence = value["confidence"];
      predicted.confidence = confidence.IsNumber() ? confidence.GetDouble() : -1;
      if (predicted.confidence < 0 || predicted.confidence > 1)
        wrong = "its confidence is no number from 0 to 1";
    }
    if (!wrong.empty()) {
      return absl::InvalidArgumentError(
          absl::StrCat("attribution ", prediction.size() - 1, ": ", wrong));
    }
    predicted.speakers = NamesOf(value, value.HasMember("speakers") ? "speakers" : "entity");
    predicted.via = NamesOf(value, "via");
    predicted.rule = StringOf(value, "rule");
  }
  return prediction;
}

std::vector<GoldDocument> Part(std::vector<GoldDocument> gold, std::size_t n, bool held_out) {
  if (n == 0) return gold;
  std::vector<GoldDocument> part;
  for (std::size_t i = 0; i < gold.size(); ++i) {
    if ((i % n == 0) == held_out) part.push_back(std::move(gold[i]));
  }
  return part;
}

}  // namespace

Document GoldDocument::AsDocument() const {
  return {.text = text,
          .id = id,
          .language = language,
          .title = title,
          .outlet = outlet,
          .url = url,
          .date = date};
}

absl::StatusOr<std::vector<GoldDocument>> ReadGold(const std::string& path) {
  std::vector<GoldDocument> documents;
  Mistakes mistakes;
  absl::flat_hash_map<std::string, std::string> places;  // by id
  absl::Status read = ForEachLine(path, [&](std::string_view line, const std::string& place) {
    GoldDocument& document = documents.emplace_back();
    ReadDocument(line, place, document, mistakes);
    const auto [first, inserted] = places.try_emplace(document.id, place);
    if (inserted || document.id.empty()) return;
    mistakes.Add(absl::StrCat(place, "document ", document.id, ": its id is that of ",
                              first->second.substr(0, first->second.size() - 2)));
  });
  if (!read.ok()) return read;
  if (!mistakes.none()) return mistakes.AsStatus(path);
  if (documents.empty()) {
    return absl::InvalidArgumentError(
        absl::StrCat(path, ": there is no document in this file; a JSON object a line is needed"));
  }
  return documents;
}

std::vector<GoldDocument> HeldOut(std::vector<GoldDocument> gold, std::size_t n) {
  return Part(std::move(gold), n, true);
}

std::vector<GoldDocument> FittingPart(std::vector<GoldDocument> gold, std::size_t n) {
  return Part(std::move(gold), n, false);
}

absl::StatusOr<Prediction> ReadPrediction(std::string_view json, std::string_view text) {
  rapidjson::Document parsed;
  if (absl::Status status = ParseDocument(json, parsed); !status.ok()) return status;
  return AttributionsOf(parsed, text);
}

absl::StatusOr<Predictions> ReadPredictions(const std::string& path,
                                            const std::vector<GoldDocument>& gold) {
  absl::flat_hash_map<std::string_view, const GoldDocument*> gold_by_id;
  for (const GoldDocument& document : gold) gold_by_id[document.id] = &document;
  Predictions out;
  Mistakes mistakes;
  absl::Status read = ForEachLine(path, [&](std::string_view line, const std::string& place) {
    rapidjson::Document json;
    if (absl::Status status = ParseDocument(line, json); !status.ok())
      return mistakes.Add(absl::StrCat(place, status.message()));
    const std::string id = StringOf(json, "id");
    const auto document = gold_by_id.find(id);
    if (document == gold_by_id.end()) {
      ++out.strangers;
      return;
    }
    absl::StatusOr<Prediction> prediction = AttributionsOf(json, document->second->text);
    if (!prediction.ok()) {
      mistakes.Add(absl::StrCat(place, "document ", id, ": ", prediction.status().message()));
    } else if (!out.by_id.try_emplace(id, *std::move(prediction)).second) {
      mistakes.Add(absl::StrCat(place, "document ", id, ": there are two of this id"));
    }
  });
  if (!read.ok()) return read;
  if (!mistakes.none()) return mistakes.AsStatus(path);
  return out;
}

}  // namespace ipse
