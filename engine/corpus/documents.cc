#include "corpus/documents.h"

#include <cstring>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "base/bytes.h"
#include "corpus/page.h"
#include "rapidjson/document.h"
#include "rapidjson/error/en.h"

namespace ipse {

// UTF-8 as RapidJSON reads it, save that what needs no escape is taken many characters at once.
struct Utf8InRuns : rapidjson::UTF8<> {
  // The bytes behind a text that are read with its last ones.
  static constexpr std::size_t kBehind = 8;
};

}  // namespace ipse

template <>
struct rapidjson::Transcoder<ipse::Utf8InRuns, ipse::Utf8InRuns>
    : rapidjson::Transcoder<rapidjson::UTF8<>, rapidjson::UTF8<>> {
  using Transcoder<UTF8<>, UTF8<>>::Transcode;
  // From the stream's place, where no escape, quotation mark or control is, to the next of them,
  // which the NUL at its end is too. `to` is the same stream, and writes no further than it reads.
  template <class Stream>
  static bool Transcode(Stream& from, Stream& to) {
    for (;;) {
      const std::uint64_t eight = ipse::LoadBytes(from.src_, 8);
      const std::size_t plain = ipse::BytesBefore(
          ipse::ControlBytes(eight) | ipse::BytesOf(eight, '"') | ipse::BytesOf(eight, '\\'));
      if (plain < 8) {
        for (std::size_t i = 0; i < plain; ++i) *to.dst_++ = *from.src_++;
        return true;
      }
      std::memcpy(to.dst_, &eight, 8);
      from.src_ += 8;
      to.dst_ += 8;
    }
  }
};

namespace ipse {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

using JsonValue = rapidjson::GenericValue<Utf8InRuns>;

std::string_view StringOf(const JsonValue& object, const std::string& key) {
  const auto member =
      object.FindMember(JsonValue(key.data(), static_cast<rapidjson::SizeType>(key.size())));
  if (member == object.MemberEnd() || !member->value.IsString()) return {};
  return {member->value.GetString(), member->value.GetStringLength()};
}

// Ids may be numbers; a document without one goes by its file and line.
std::string IdOf(const JsonValue& object, const std::string& key, const Record& record,
                 bool& given) {
  given = true;
  const std::string_view id = StringOf(object, key);
  if (!id.empty()) return std::string(id);
  const auto member = object.FindMember(key.c_str());
  if (member != object.MemberEnd() && member->value.IsInt64())
    return absl::StrCat(member->value.GetInt64());
  given = false;
  const std::string stem = StemOf(record.file);
  return record.form == FileForm::lines ? absl::StrCat(stem, ":", record.place.line) : stem;
}

Problem InLine(const Record& record, ProblemKind kind, const std::string& why) {
  return {kind, absl::StrCat(NameOf(record), ": ", why)};
}

// A page that is wrong in part is a document and a problem.
std::optional<Problem> WithPage(const Record& record,
                                absl::FunctionRef<void(const Document&, bool)> use) {
  if (record.bytes.size() > kLargestPage) {
    return InLine(record, ProblemKind::too_large,
                  absl::StrCat("pages of more than ", kLargestPage, " bytes are not read"));
  }
  const Page page = ReadPage(record.bytes);
  if (page.text.empty())
    return InLine(record, ProblemKind::no_text, "no article's text in this page; it is left out");
  const std::string id = StemOf(record.file);
  use({.text = page.text,
       .id = id,
       .language = page.language,
       .title = page.title,
       .outlet = page.outlet,
       .url = page.url,
       .date = page.date,
       .extracted = true},
      false);
  if (page.cut_off) {
    return InLine(record, ProblemKind::damaged,
                  "the page's elements nest too deeply; what stands before was read");
  }
  if (page.malformed) return InLine(record, ProblemKind::malformed, *page.malformed);
  return std::nullopt;
}

}  // namespace

std::optional<Problem> WithDocument(Record& record, const DocumentFields& fields,
                                    absl::FunctionRef<void(const Document&, bool)> use) {
  if (record.problem) return record.problem;
  Document document;
  if (record.form == FileForm::page) return WithPage(record, use);
  if (record.form == FileForm::text) {
    const std::string id = StemOf(record.file);
    document.text = record.bytes;
    document.id = id;
    use(document, false);
    return std::nullopt;
  }
  rapidjson::GenericDocument<Utf8InRuns> json;
  record.bytes.append(Utf8InRuns::kBehind, '\0');
  const std::size_t begin = record.bytes.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  json.ParseInsitu<rapidjson::kParseInsituFlag | rapidjson::kParseIterativeFlag>(
      record.bytes.data() + begin);
  if (json.HasParseError()) {
    return InLine(record, ProblemKind::not_json,
                  absl::StrCat("no JSON at byte ", begin + json.GetErrorOffset(), ": ",
                               rapidjson::GetParseError_En(json.GetParseError())));
  }
  if (!json.IsObject()) return InLine(record, ProblemKind::not_json, "a JSON object was expected");
  const auto text = json.FindMember(fields.text.c_str());
  if (text == json.MemberEnd() || !text->value.IsString()) {
    return InLine(
        record, ProblemKind::no_text,
        absl::StrCat("the object has no string \"", fields.text, "\" (see --text-field)"));
  }
  bool id_given = false;
  const std::string id = IdOf(json, fields.id, record, id_given);
  document.text = {text->value.GetString(), text->value.GetStringLength()};
  document.id = id;
  document.language = StringOf(json, fields.language);
  document.title = StringOf(json, fields.title);
  document.outlet = StringOf(json, fields.outlet);
  document.url = StringOf(json, fields.url);
  document.date = StringOf(json, fields.date);
  use(document, id_given);
  return std::nullopt;
}

void ReadDocuments(const std::vector<std::string>& inputs, const DocumentFields& fields,
                   std::size_t largest, const DocumentHandlers& handlers) {
  const std::vector<CorpusFile> files = ListFiles(inputs);
  RecordReader reader(files, {.record_bytes = largest});
  Record record;
  bool going = true;
  while (going && reader.Next(record)) {
    const std::optional<Problem> problem =
        WithDocument(record, fields,
                     [&](const Document& document, bool) { going = handlers.document(document); });
    if (problem) handlers.failure(*problem);
  }
}

}  // namespace ipse
