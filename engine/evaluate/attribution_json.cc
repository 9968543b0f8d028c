#include "evaluate/attribution_json.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "base/strings.h"
#include "rapidjson/error/en.h"
#include "text/utf8.h"

namespace ipse {
namespace {

constexpr std::size_t kShownMistakes = 20;

const rapidjson::Value* Member(const rapidjson::Value& object, const char* key) {
  const auto member = object.FindMember(key);
  return member == object.MemberEnd() ? nullptr : &member->value;
}

std::string_view View(const rapidjson::Value& string) {
  return {string.GetString(), string.GetStringLength()};
}

bool ReadKind(std::string_view name, Kind& out) {
  for (Kind kind : {Kind::direct, Kind::indirect, Kind::mixed}) {
    if (Name(kind) != name) continue;
    out = kind;
    return true;
  }
  return false;
}

// Reads one [begin, end] in code points; says what is wrong with it.
std::string ReadSpan(const rapidjson::Value& span, std::string_view text, const Offsets& offsets,
                     CodePointSpan& points, ByteSpan& bytes) {
  if (!span.IsArray() || span.Size() != 2 || !span[0].IsUint() || !span[1].IsUint())
    return "holds a span that is not [begin, end] in whole numbers";
  points = {span[0].GetUint(), span[1].GetUint()};
  const std::uint32_t length =
      offsets.ToCodePoints({0, static_cast<std::uint32_t>(text.size())}).end;
  if (points.end > length) {
    return absl::StrCat("[", points.begin, ", ", points.end, "] lies outside its text of ", length,
                        " characters");
  }
  bytes = offsets.ToBytes(points);
  return {};
}

// Sorts spans and joins those that overlap.
void Join(std::vector<ByteSpan>& spans) {
  std::sort(spans.begin(), spans.end());
  std::vector<ByteSpan> joined;
  for (ByteSpan span : spans) {
    if (joined.empty() || span.begin >= joined.back().end) {
      joined.push_back(span);
    } else {
      joined.back().end = std::max(joined.back().end, span.end);
    }
  }
  spans = std::move(joined);
}

std::string ReadSpans(const rapidjson::Value* value, std::string_view text, const Offsets& offsets,
                      Strictness strictness, std::vector<ByteSpan>& out) {
  if (value == nullptr || value->IsNull()) return {};
  if (!value->IsArray()) return "is no list of [begin, end]";
  const bool gold = strictness == Strictness::gold;
  for (const rapidjson::Value& span : value->GetArray()) {
    CodePointSpan points;
    ByteSpan bytes;
    if (std::string wrong = ReadSpan(span, text, offsets, points, bytes); !wrong.empty())
      return wrong;
    if (points.empty() && gold)
      return absl::StrCat("[", points.begin, ", ", points.end, "] holds no character");
    const auto other = std::find_if(out.begin(), out.end(),
                                    [&](ByteSpan earlier) { return earlier.overlaps(bytes); });
    if (other != out.end() && gold) {
      const CodePointSpan earlier = offsets.ToCodePoints(*other);
      return absl::StrCat("[", points.begin, ", ", points.end, "] overlaps [", earlier.begin, ", ",
                          earlier.end, "]");
    }
    if (!points.empty()) out.push_back(bytes);
  }
  Join(out);
  return {};
}

}  // namespace

void Mistakes::Add(std::string mistake) {
  if (++count_ <= kShownMistakes) first_.push_back(std::move(mistake));
}

absl::Status Mistakes::AsStatus(const std::string& path) const {
  std::string message =
      absl::StrCat(path, ": ", count_, count_ == 1 ? " mistake" : " mistakes",
                   "; nothing was computed. Correct or leave out:\n", absl::StrJoin(first_, "\n"));
  if (count_ > kShownMistakes)
    absl::StrAppend(&message, "\nand ", count_ - kShownMistakes, " more");
  return absl::InvalidArgumentError(message);
}

absl::Status ParseDocument(std::string_view json, rapidjson::Document& out) {
  // Iterative: no depth of nesting overflows the stack. Full precision: a confidence is read as any
  // other reader of JSON reads it.
  constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseFullPrecisionFlag |
                              rapidjson::kParseValidateEncodingFlag;
  out.Parse<kFlags>(json.data(), json.size());
  if (out.HasParseError()) {
    return absl::InvalidArgumentError(
        absl::StrCat("no JSON at byte ", out.GetErrorOffset(), ": ",
                     rapidjson::GetParseError_En(out.GetParseError())));
  }
  if (!out.IsObject()) return absl::InvalidArgumentError("a JSON object was expected");
  const std::string id = StringOf(out, "id");
  if (id.empty()) return absl::InvalidArgumentError("the document has no \"id\"");
  const rapidjson::Value* attributions = Member(out, "attributions");
  if (attributions == nullptr || !attributions->IsArray()) {
    return absl::InvalidArgumentError(
        absl::StrCat("document ", id, ": it has no list \"attributions\""));
  }
  return absl::OkStatus();
}

absl::Status ForEachLine(const std::string& path,
                         const std::function<void(std::string_view, const std::string&)>& work) {
  errno = 0;
  std::error_code ignored;
  std::ifstream in(path, std::ios::binary);
  if (!in || std::filesystem::is_directory(path, ignored)) {
    return absl::NotFoundError(absl::StrCat(path, ": ",
                                            std::strerror(in           ? EISDIR
                                                          : errno == 0 ? ENOENT
                                                                       : errno)));
  }
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    std::string_view visible = line;
    if (number == 1 && visible.starts_with(kByteOrderMark))
      visible.remove_prefix(kByteOrderMark.size());
    if (visible.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    work(visible, absl::StrCat(path, ":", number, ": "));
  }
  return absl::OkStatus();
}

std::string StringOf(const rapidjson::Value& object, const char* key) {
  const rapidjson::Value* member = Member(object, key);
  if (member == nullptr) return {};
  if (member->IsInt64()) return absl::StrCat(member->GetInt64());
  return member->IsString() ? std::string(View(*member)) : std::string();
}

std::vector<std::string> NamesOf(const rapidjson::Value& object, const char* key) {
  std::vector<std::string> names;
  const auto add = [&names](const rapidjson::Value& entry) {
    const rapidjson::Value* name = entry.IsObject() ? Member(entry, "name") : &entry;
    if (name != nullptr && name->IsString() && name->GetStringLength() > 0)
      names.emplace_back(View(*name));
  };
  const rapidjson::Value* member = Member(object, key);
  if (member == nullptr) return names;
  if (!member->IsArray()) {
    add(*member);
    return names;
  }
  for (const rapidjson::Value& entry : member->GetArray()) add(entry);
  return names;
}

std::string ReadMarked(const rapidjson::Value& value, std::string_view text, const Offsets& offsets,
                       Strictness strictness, MarkedAttribution& out) {
  if (!value.IsObject()) return "it is no JSON object";
  const bool gold = strictness == Strictness::gold;
  const rapidjson::Value* kind = Member(value, "kind");
  out.kind = Kind::indirect;  // where a prediction says none
  if (kind == nullptr ? gold : !kind->IsString() || !ReadKind(View(*kind), out.kind)) {
    const std::string name = StringOf(value, "kind");
    return absl::StrCat("its kind ", name.empty() ? "is missing" : absl::StrCat("\"", name, "\""),
                        "; it must be direct, indirect or mixed");
  }
  const std::array<std::pair<const char*, std::vector<ByteSpan>*>, 3> roles = {
      {{"content", &out.content}, {"source", &out.source}, {"cue", &out.cue}}};
  for (const auto& [name, spans] : roles) {
    const rapidjson::Value* list = Member(value, name);
    const bool needed = spans == &out.content || (gold && spans == &out.source);
    if (needed && (list == nullptr || list->IsNull())) return absl::StrCat("it has no ", name);
    const std::string wrong = ReadSpans(list, text, offsets, strictness, *spans);
    if (!wrong.empty()) return absl::StrCat(name, " ", wrong);
  }
  if (gold && out.content.empty()) return "its content is empty";
  return {};
}

}  // namespace ipse
