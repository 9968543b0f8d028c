#include "evaluate/gold.h"

#include <fstream>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "rapidjson/document.h"
#include "text/offsets.h"

namespace ipse {
namespace {

std::string StringOf(const rapidjson::Value& object, const char* key) {
  const auto member = object.FindMember(key);
  if (member == object.MemberEnd() || !member->value.IsString()) return {};
  return {member->value.GetString(), member->value.GetStringLength()};
}

// Appends the spans of `value`, an array of [begin, end] in code points; false where one is no span
// of the text.
bool ReadSpans(const rapidjson::Value& value, const Offsets& offsets, std::vector<ByteSpan>& out) {
  if (!value.IsArray()) return false;
  for (const rapidjson::Value& span : value.GetArray()) {
    if (!span.IsArray() || span.Size() != 2 || !span[0].IsUint() || !span[1].IsUint()) return false;
    const CodePointSpan points{span[0].GetUint(), span[1].GetUint()};
    const ByteSpan bytes = offsets.ToBytes(points);
    if (points.empty() || offsets.ToCodePoints(bytes) != points) return false;
    out.push_back(bytes);
  }
  return true;
}

absl::StatusOr<GoldDocument> ReadDocument(const std::string& line, const std::string& place) {
  rapidjson::Document json;
  json.Parse(line.data(), line.size());
  if (json.HasParseError() || !json.IsObject() || !json.HasMember("attributions") ||
      !json["attributions"].IsArray()) {
    return absl::InvalidArgumentError(
        absl::StrCat(place, ": no JSON object with \"attributions\""));
  }
  GoldDocument document{StringOf(json, "id"), StringOf(json, "lang"), StringOf(json, "text"), {}};
  const Offsets offsets(document.text);
  std::size_t index = 0;
  for (const rapidjson::Value& value : json["attributions"].GetArray()) {
    GoldAttribution& attribution = document.attributions.emplace_back();
    if (!value.IsObject() || !value.HasMember("content") || !value.HasMember("source") ||
        !ReadSpans(value["content"], offsets, attribution.content) ||
        !ReadSpans(value["source"], offsets, attribution.source) ||
        (value.HasMember("cue") && !ReadSpans(value["cue"], offsets, attribution.cue))) {
      return absl::InvalidArgumentError(absl::StrCat(place, ": attribution ", index, " of ",
                                                     document.id,
                                                     " has a span that is not in its text"));
    }
    ++index;
  }
  return document;
}

}  // namespace

absl::StatusOr<std::vector<GoldDocument>> ReadGold(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return absl::NotFoundError(absl::StrCat(path, ": cannot be read"));
  std::vector<GoldDocument> documents;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.empty()) continue;
    absl::StatusOr<GoldDocument> document = ReadDocument(line, absl::StrCat(path, ":", number));
    if (!document.ok()) return document.status();
    documents.push_back(*std::move(document));
  }
  return documents;
}

}  // namespace ipse
