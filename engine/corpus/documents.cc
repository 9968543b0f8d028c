#include "corpus/documents.h"

#include <array>
#include <cmath>
#include <deque>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "corpus/json_in_place.h"
#include "corpus/page.h"
#include "text/utf8.h"

namespace ipse {
namespace {

using Use = absl::FunctionRef<void(const Document&, bool)>;

Problem In(const Record& record, ProblemKind kind, const std::string& why) {
  return {kind, absl::StrCat(NameOf(record), ": ", why)};
}

// What a document without an id of its own goes by.
std::string IdFrom(const Record& record) {
  const std::string stem = StemOf(record.name);
  return record.form == FileForm::lines ? absl::StrCat(stem, ":", record.place.line) : stem;
}

// ---- JSON

const char* TypeOf(const JsonValue& value) {
  constexpr std::array kNames = {"null",     "false",    "true",    "an object",
                                 "an array", "a string", "a number"};
  return kNames[value.GetType()];
}

// A whole number of the form 20240228.
bool IsDay(const JsonValue& value) {
  constexpr unsigned kDays = 100, kMonths = 10'000;
  const unsigned number = value.IsUint() ? value.GetUint() : 0;
  const unsigned day = number % kDays, month = number % kMonths / kDays, year = number / kMonths;
  return year >= 1000 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

bool IsWhole(const JsonValue& value) { return value.IsInt64() || value.IsUint64(); }

// The members of an object that tell about a document. What is of a type that it cannot be becomes
// a problem.
class Members {
 public:
  Members(const JsonValue& object, const Record& record, std::vector<Problem>& problems)
      : object_(object), record_(record), problems_(problems) {}

  // A string, or a number that `takes` holds true of, good until this goes; empty where there is
  // none, null or NaN.
  std::string_view Find(const std::string& key, bool (*takes)(const JsonValue&) = nullptr) {
    const auto member =
        object_.FindMember(JsonValue(key.data(), static_cast<rapidjson::SizeType>(key.size())));
    if (member == object_.MemberEnd()) return {};
    const JsonValue& value = member->value;
    if (value.IsString()) return {value.GetString(), value.GetStringLength()};
    if (value.IsNull() || (value.IsDouble() && std::isnan(value.GetDouble()))) return {};
    if (takes != nullptr && takes(value)) {
      return numbers_.emplace_back(value.IsUint64() ? absl::StrCat(value.GetUint64())
                                                    : absl::StrCat(value.GetInt64()));
    }
    problems_.push_back(In(record_, ProblemKind::wrong_type,
                           absl::StrCat("\"", key, "\" is ", TypeOf(value),
                                        " where a string was expected; it is left out")));
    return {};
  }

 private:
  const JsonValue& object_;
  const Record& record_;
  std::vector<Problem>& problems_;
  std::deque<std::string> numbers_;
};

void NameLoneSurrogates(const ParsedInPlace& parsed, const Record& record,
                        std::vector<Problem>& problems) {
  if (parsed.lone_surrogates == 0) return;
  problems.push_back(In(record, ProblemKind::malformed,
                        absl::StrCat(parsed.lone_surrogates, " lone surrogate",
                                     parsed.lone_surrogates == 1 ? "" : "s",
                                     " read as U+FFFD, the first at byte ", parsed.first_lone)));
}

std::vector<Problem> WithJson(Record& record, const DocumentFields& fields, Use use) {
  const std::size_t size = record.bytes.size();
  const ParsedInPlace parsed = ParseInPlace(record.bytes);
  if (!parsed.error.empty()) {
    return {In(record, ProblemKind::not_json,
               absl::StrCat("no JSON at byte ", parsed.end, ": ", parsed.error))};
  }
  if (!parsed.json.IsObject())
    return {In(record, ProblemKind::not_json, "a JSON object was expected")};
  const auto text = parsed.json.FindMember(fields.text.c_str());
  if (text == parsed.json.MemberEnd() || !text->value.IsString()) {
    return {In(record, ProblemKind::no_text,
               absl::StrCat("the object has no string \"", fields.text, "\" (see --text-field)"))};
  }
  std::vector<Problem> problems;
  NameLoneSurrogates(parsed, record, problems);
  if (parsed.end < size) {
    problems.push_back(
        In(record, ProblemKind::damaged,
           absl::StrCat("a NUL at byte ", parsed.end, "; what stands before was read")));
  }
  Members members(parsed.json, record, problems);
  Document document;
  document.text = {text->value.GetString(), text->value.GetStringLength()};
  document.id = members.Find(fields.id, IsWhole);
  document.language = members.Find(fields.language);
  document.title = members.Find(fields.title);
  document.outlet = members.Find(fields.outlet);
  document.url = members.Find(fields.url);
  document.date = members.Find(fields.date, IsDay);
  const bool id_given = !document.id.empty();
  const std::string place = id_given ? "" : IdFrom(record);
  if (!id_given) document.id = place;
  use(document, id_given);
  return problems;
}

// ---- Pages and texts

// A page that is wrong in part is a document and a problem.
std::vector<Problem> WithPage(const Record& record, Use use) {
  if (record.bytes.size() > kLargestPage) {
    return {In(record, ProblemKind::too_large,
               absl::StrCat("pages of more than ", kLargestPage, " bytes are not read"))};
  }
  const Page page = ReadPage(record.bytes);
  std::vector<Problem> problems;
  if (page.cut_off) {
    problems.push_back(In(record, ProblemKind::damaged,
                          "the page's elements nest too deeply; what stands before was read"));
  }
  if (page.malformed) problems.push_back(In(record, ProblemKind::malformed, *page.malformed));
  if (page.text.empty()) {
    problems.push_back(
        In(record, ProblemKind::no_text, "no article's text in this page; it is left out"));
    return problems;
  }
  const std::string id = IdFrom(record);
  use({.text = page.text,
       .id = id,
       .language = page.language,
       .title = page.title,
       .outlet = page.outlet,
       .url = page.url,
       .date = page.date,
       .extracted = true},
      false);
  return problems;
}

std::vector<Problem> WithText(const Record& record, Use use) {
  const std::string id = IdFrom(record);
  use({.text = record.bytes, .id = id}, false);
  return {};
}

// Makes valid what is written of a document beside its text; the changed is in `mended`. Gives the
// names of what changed.
std::string MendMetadata(Document& document, std::deque<std::string>& mended) {
  const std::pair<const char*, std::string_view*> all[] = {
      {"id", &document.id},         {"language", &document.language}, {"title", &document.title},
      {"outlet", &document.outlet}, {"url", &document.url},           {"date", &document.date}};
  std::string names;
  for (const auto& [name, value] : all) {
    std::optional<std::string> valid = MendedUtf8(*value);
    if (!valid) continue;
    *value = mended.emplace_back(*std::move(valid));
    absl::StrAppend(&names, names.empty() ? "" : ", ", name);
  }
  return names;
}

}  // namespace

std::vector<Problem> WithDocument(Record& record, const DocumentFields& fields, Use use) {
  if (record.problem) return {*record.problem};
  std::string mended_names;
  const auto use_valid = [&](const Document& given, bool id_given) {
    Document document = given;
    std::deque<std::string> mended;
    mended_names = MendMetadata(document, mended);
    use(document, id_given);
  };
  std::vector<Problem> problems = record.form == FileForm::page ? WithPage(record, use_valid)
                                  : record.form == FileForm::text
                                      ? WithText(record, use_valid)
                                      : WithJson(record, fields, use_valid);
  if (!mended_names.empty()) {
    problems.push_back(
        In(record, ProblemKind::malformed,
           absl::StrCat("malformed UTF-8 in its ", mended_names, " read as U+FFFD")));
  }
  return problems;
}

void ReadDocuments(const std::vector<std::string>& inputs, const DocumentFields& fields,
                   std::size_t largest, const DocumentHandlers& handlers) {
  const std::vector<CorpusFile> files = ListFiles(inputs);
  RecordReader reader(files, {.record_bytes = largest});
  Record record;
  bool going = true;
  while (going && reader.Next(record)) {
    const std::vector<Problem> problems =
        WithDocument(record, fields,
                     [&](const Document& document, bool) { going = handlers.document(document); });
    for (const Problem& problem : problems) handlers.failure(problem);
  }
}

}  // namespace ipse
