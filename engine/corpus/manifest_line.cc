#include "corpus/manifest_line.h"

#include <string_view>

#include "rapidjson/document.h"
#include "rapidjson/stringbuffer.h"
#include "rapidjson/writer.h"
#include "text/utf8.h"

namespace ipse {
namespace {

constexpr char kSchema[] = "ipse-corpus/1";
constexpr char kEnd[] = "{\"finished\":true}";

using Json = rapidjson::Writer<rapidjson::StringBuffer>;

std::string LineOf(const rapidjson::StringBuffer& buffer) {
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

void Text(Json& json, std::string_view text) {
  json.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

template <std::size_t n>
void Numbers(Json& json, const char* key, const std::array<std::uint64_t, n>& numbers) {
  json.Key(key);
  json.StartArray();
  for (const std::uint64_t number : numbers) json.Uint64(number);
  json.EndArray();
}

// Reads members of one object; `ok` turns false where one is missing or of another type.
struct Members {
  const rapidjson::Value& object;
  bool& ok;

  const rapidjson::Value* Find(const char* key, bool (rapidjson::Value::*is)() const) const {
    if (!object.IsObject()) return ok = false, nullptr;
    const auto member = object.FindMember(key);
    if (member != object.MemberEnd() && (member->value.*is)()) return &member->value;
    return ok = false, nullptr;
  }
  std::uint64_t Number(const char* key) const {
    const rapidjson::Value* value = Find(key, &rapidjson::Value::IsUint64);
    return value == nullptr ? 0 : value->GetUint64();
  }
  std::string String(const char* key) const {
    const rapidjson::Value* value = Find(key, &rapidjson::Value::IsString);
    return value == nullptr ? "" : std::string(value->GetString(), value->GetStringLength());
  }
  // Fewer where there were fewer kinds.
  template <std::size_t n>
  void Numbers(const char* key, std::array<std::uint64_t, n>& numbers) const {
    const rapidjson::Value* value = Find(key, &rapidjson::Value::IsArray);
    if (value == nullptr || value->Size() > n) return void(ok = false);
    for (rapidjson::SizeType i = 0; i < value->Size(); ++i) {
      ok = ok && (*value)[i].IsUint64();
      if (ok) numbers[i] = (*value)[i].GetUint64();
    }
  }
};

}  // namespace

std::string SettingsLine(const Settings& settings) {
  rapidjson::StringBuffer buffer;
  Json json(buffer);
  json.StartObject();
  json.Key("schema");
  json.String(kSchema);
  json.Key("settings");
  json.StartObject();
  for (const auto& [name, value] : settings) {
    Text(json, name);
    Text(json, value);
  }
  json.EndObject();
  json.EndObject();
  return LineOf(buffer);
}

std::optional<Settings> ReadSettingsLine(const std::string& line) {
  rapidjson::Document document;
  document.Parse(line.data(), line.size());
  bool ok = !document.HasParseError();
  if (!ok) return std::nullopt;
  const Members members{document, ok};
  const rapidjson::Value* values = members.Find("settings", &rapidjson::Value::IsObject);
  if (!ok || members.String("schema") != kSchema) return std::nullopt;
  Settings settings;
  for (const auto& member : values->GetObject()) {
    if (!member.value.IsString()) return std::nullopt;
    settings.emplace_back(member.name.GetString(), member.value.GetString());
  }
  return settings;
}

std::string ShardLine(const FinishedShard& shard) {
  rapidjson::StringBuffer buffer;
  Json json(buffer);
  json.StartObject();
  json.Key("shard");
  Text(json, shard.name);
  json.Key("size");
  json.Uint64(shard.size);
  json.Key("file");
  json.Uint64(shard.last.file);
  json.Key("line");
  json.Uint64(shard.last.line);
  json.Key("documents");
  json.Uint64(shard.counts.documents);
  json.Key("bytes");
  json.Uint64(shard.counts.bytes);
  Numbers(json, "attributions", shard.counts.attributions);
  Numbers(json, "problems", shard.counts.problems);
  json.Key("opened");
  json.StartArray();
  for (const OpenedFile& file : shard.opened) {
    json.StartObject();
    json.Key("path");
    Text(json, MendedUtf8(file.path).value_or(file.path));
    json.Key("size");
    json.Uint64(file.identity.size);
    json.Key("modified");
    json.Uint64(static_cast<std::uint64_t>(file.identity.modified));
    json.Key("head");
    json.Uint64(file.identity.head);
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
  return LineOf(buffer);
}

std::optional<FinishedShard> ReadShardLine(const std::string& line) {
  rapidjson::Document document;
  document.Parse(line.data(), line.size());
  bool ok = !document.HasParseError();
  if (!ok) return std::nullopt;
  const Members members{document, ok};
  FinishedShard shard;
  shard.name = members.String("shard");
  shard.size = members.Number("size");
  shard.last = {members.Number("file"), members.Number("line")};
  shard.counts.documents = members.Number("documents");
  shard.counts.bytes = members.Number("bytes");
  members.Numbers("attributions", shard.counts.attributions);
  members.Numbers("problems", shard.counts.problems);
  const rapidjson::Value* opened = members.Find("opened", &rapidjson::Value::IsArray);
  if (opened == nullptr) return std::nullopt;
  for (const rapidjson::Value& value : opened->GetArray()) {
    const Members file{value, ok};
    shard.opened.push_back(
        {file.String("path"),
         {file.Number("size"), static_cast<std::int64_t>(file.Number("modified")),
          file.Number("head")}});
  }
  if (!ok) return std::nullopt;
  return shard;
}

std::string EndLine() { return std::string(kEnd) + "\n"; }

bool IsEndLine(const std::string& line) { return line == kEnd; }

}  // namespace ipse
