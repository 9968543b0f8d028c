#include "evaluate/error_browser.h"

#include <algorithm>
#include <array>
#include <map>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "base/strings.h"
#include "evaluate/error_page.h"
#include "rapidjson/stringbuffer.h"
#include "rapidjson/writer.h"

namespace ipse {
namespace {

constexpr std::array<std::pair<Role, char>, 3> kMarks = {
    {{kContent, 'C'}, {kSource, 'S'}, {kCue, 'Q'}}};

std::string Marked(const std::vector<Piece>& pieces) {
  std::string out;
  std::uint8_t open = 0;
  const auto turn = [&](std::uint8_t roles) {
    for (const auto& [role, letter] : kMarks) {
      if ((open & role) != 0 && (roles & role) == 0) out += ']';
    }
    for (const auto& [role, letter] : kMarks) {
      if ((open & role) == 0 && (roles & role) != 0)
        absl::StrAppend(&out, "[", std::string(1, letter), " ");
    }
    open = roles;
  };
  for (const Piece& piece : pieces) {
    turn(piece.roles);
    out += piece.text;
  }
  turn(0);
  return out;
}

std::array<std::size_t, kErrorClasses> ClassCounts(const std::vector<AttributionError>& errors) {
  std::array<std::size_t, kErrorClasses> counts{};
  for (const AttributionError& error : errors) ++counts[static_cast<std::size_t>(error.type)];
  return counts;
}

std::vector<ErrorClass> LargestFirst(const std::array<std::size_t, kErrorClasses>& counts) {
  std::vector<ErrorClass> classes;
  for (std::size_t c = 0; c < kErrorClasses; ++c) classes.push_back(static_cast<ErrorClass>(c));
  std::stable_sort(classes.begin(), classes.end(), [&](ErrorClass a, ErrorClass b) {
    return counts[static_cast<std::size_t>(a)] > counts[static_cast<std::size_t>(b)];
  });
  return classes;
}

// Errors by the values of one field, and by class: the largest row first.
template <class Field>
std::string CountTable(const std::vector<AttributionError>& errors, const std::string& heading,
                       const std::vector<ErrorClass>& classes, const Field& field) {
  std::map<std::string, std::array<std::size_t, kErrorClasses + 1>> counts;  // the last: all
  for (const AttributionError& error : errors) {
    auto& row = counts[std::string(field(error))];
    ++row[static_cast<std::size_t>(error.type)];
    ++row[kErrorClasses];
  }
  std::vector<std::pair<std::string, std::array<std::size_t, kErrorClasses + 1>>> rows(
      counts.begin(), counts.end());
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
    return a.second[kErrorClasses] > b.second[kErrorClasses];
  });
  std::string out = absl::StrFormat("%-34s%8s", heading, "errors");
  for (ErrorClass type : classes) absl::StrAppendFormat(&out, "%17s", AbslView(Name(type)));
  for (const auto& [name, row] : rows) {
    absl::StrAppendFormat(&out, "\n%-34s%8d", name.empty() ? "-" : name, row[kErrorClasses]);
    for (ErrorClass type : classes)
      absl::StrAppendFormat(&out, "%17d", row[static_cast<std::size_t>(type)]);
  }
  return out + "\n\n";
}

std::string Block(const AttributionError& error) {
  std::string out = absl::StrFormat(
      "%s: document=%s kind=%s cue=%s rule=%s", AbslView(Name(error.type)), error.document,
      AbslView(Name(error.kind)), error.cue_class, error.rule.empty() ? "-" : error.rule);
  if (error.confidence) absl::StrAppendFormat(&out, " confidence=%.2f", *error.confidence);
  if (error.overlap > 0) absl::StrAppendFormat(&out, " overlap=%.2f", error.overlap);
  out += '\n';
  if (!error.wanted.empty() || !error.got.empty())
    absl::StrAppend(&out, "  names: ", error.wanted.empty() ? "nobody" : error.wanted,
                    " was wanted, ", error.got.empty() ? "nobody" : error.got, " was found\n");
  if (!error.gold.empty()) absl::StrAppend(&out, "  gold:  ", Marked(error.gold), "\n");
  if (!error.predicted.empty()) absl::StrAppend(&out, "  found: ", Marked(error.predicted), "\n");
  return out + "\n";
}

using Json = rapidjson::Writer<rapidjson::StringBuffer>;

void String(Json& json, std::string_view text) {
  json.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void Pieces(Json& json, const std::vector<Piece>& pieces) {
  json.StartArray();
  for (const Piece& piece : pieces) {
    json.Uint(piece.roles);
    String(json, piece.text);
  }
  json.EndArray();
}

// The page's script reads an error as an array in this order.
void Error(Json& json, const AttributionError& error) {
  json.StartArray();
  String(json, Name(error.type));
  String(json, Name(error.kind));
  String(json, error.cue_class);
  String(json, error.rule);
  String(json, error.document);
  error.confidence ? json.Double(*error.confidence) : json.Null();
  json.Double(error.overlap);
  String(json, error.wanted);
  String(json, error.got);
  Pieces(json, error.gold);
  Pieces(json, error.predicted);
  json.EndArray();
}

}  // namespace

void SortByClass(std::vector<AttributionError>& errors) {
  const auto counts = ClassCounts(errors);
  std::stable_sort(errors.begin(), errors.end(),
                   [&](const AttributionError& a, const AttributionError& b) {
                     const auto i = static_cast<std::size_t>(a.type);
                     const auto j = static_cast<std::size_t>(b.type);
                     return counts[i] != counts[j] ? counts[i] > counts[j] : i < j;
                   });
}

std::string ErrorText(const std::vector<AttributionError>& errors) {
  const std::vector<ErrorClass> classes = LargestFirst(ClassCounts(errors));
  std::string out = absl::StrCat("errors: ", errors.size(), "\n\n");
  out += CountTable(errors, "kind", classes, [](const auto& e) { return Name(e.kind); });
  out += CountTable(errors, "cue class", classes,
                    [](const auto& e) { return std::string_view(e.cue_class); });
  out +=
      CountTable(errors, "rule", classes, [](const auto& e) { return std::string_view(e.rule); });
  for (const AttributionError& error : errors) out += Block(error);
  return out;
}

std::string ErrorPage(const std::vector<AttributionError>& errors, const std::string& title) {
  rapidjson::StringBuffer buffer;
  Json json(buffer);
  json.SetMaxDecimalPlaces(3);
  json.StartArray();
  for (const AttributionError& error : errors) Error(json, error);
  json.EndArray();
  // A "<" of the text must not end the script: in JSON it stands in strings alone.
  const std::string listed = absl::StrReplaceAll(
      absl::string_view(buffer.GetString(), buffer.GetSize()), {{"<", "\\u003c"}});
  const std::string shown =
      absl::StrReplaceAll(title, {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}});
  return absl::StrReplaceAll(kErrorPage, {{"<!--TITLE-->", shown}, {"/*ERRORS*/", listed}});
}

}  // namespace ipse
