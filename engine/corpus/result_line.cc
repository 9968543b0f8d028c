#include "corpus/result_line.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "rapidjson/document.h"

namespace ipse {
namespace {

using rapidjson::Value;

// The member `key` where it is an array; else an empty one.
Value::ConstArray ArrayOf(const Value& object, const char* key) {
  static const Value empty(rapidjson::kArrayType);
  const auto member = object.IsObject() ? object.FindMember(key) : Value::ConstMemberIterator();
  const bool is_array =
      object.IsObject() && member != object.MemberEnd() && member->value.IsArray();
  return (is_array ? member->value : empty).GetArray();
}

std::string StringOf(const Value& object, const char* key) {
  if (!object.IsObject()) return {};
  const auto member = object.FindMember(key);
  if (member == object.MemberEnd() || !member->value.IsString()) return {};
  return {member->value.GetString(), member->value.GetStringLength()};
}

std::vector<std::string> NamesOf(const Value& object, const char* key) {
  std::vector<std::string> names;
  for (const Value& named : ArrayOf(object, key)) {
    if (std::string name = StringOf(named, "name"); !name.empty()) names.push_back(std::move(name));
  }
  return names;
}

}  // namespace

std::optional<ResultLine> ReadResultLine(std::string_view json) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseIterativeFlag>(json.data(), json.size());
  if (document.HasParseError() || !document.IsObject()) return std::nullopt;
  ResultLine line;
  line.id = StringOf(document, "id");
  line.outlet = StringOf(document, "outlet");
  line.date = StringOf(document, "date");
  for (const Value& attribution : ArrayOf(document, "attributions")) {
    SaidThere& said = line.said.emplace_back();
    said.direct = StringOf(attribution, "kind") == "direct";
    said.text = StringOf(attribution, "text");
    said.cue = StringOf(attribution, "cue_text");
    absl::AsciiStrToLower(&said.cue);
    said.speakers = NamesOf(attribution, "speakers");
    said.via = NamesOf(attribution, "via");
  }
  return line;
}

std::optional<std::string> MonthOf(std::string_view date) {
  const auto digits = [&](std::size_t at, std::size_t count) {
    return date.size() >= at + count &&
           std::all_of(date.begin() + static_cast<std::ptrdiff_t>(at),
                       date.begin() + static_cast<std::ptrdiff_t>(at + count), absl::ascii_isdigit);
  };
  constexpr std::size_t kYear = 4, kMonth = 2;
  if (!digits(0, kYear) || date.size() == kYear) return std::nullopt;
  const std::size_t at = date[kYear] == '-' || date[kYear] == '/' ? kYear + 1 : kYear;
  if (!digits(at, kMonth)) return std::nullopt;
  const std::string month(date.substr(at, kMonth));
  if (month < "01" || month > "12") return std::nullopt;
  return absl::StrCat(std::string(date.substr(0, kYear)), "-", month);
}

}  // namespace ipse
