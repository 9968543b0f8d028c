#include "corpus/documents.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "rapidjson/document.h"
#include "rapidjson/error/en.h"

namespace ipse {
namespace {

namespace fs = std::filesystem;

enum class Format { lines, page, text };

Format FormatOf(const fs::path& path) {
  const std::string extension = path.extension().string();
  if (extension == ".jsonl" || extension == ".ndjson") return Format::lines;
  if (extension == ".html" || extension == ".htm") return Format::page;
  return Format::text;
}

bool BelongsToFolder(const fs::path& path) {
  return FormatOf(path) == Format::lines || path.extension() == ".txt";
}

// NUL bytes near the start are no text's.
bool IsBinary(std::string_view content) {
  constexpr std::size_t kLooked = 8192;
  return content.substr(0, kLooked).find('\0') != std::string_view::npos;
}

std::string_view StringOf(const rapidjson::Value& object, const std::string& key) {
  const auto member =
      object.FindMember(rapidjson::Value(key.data(), static_cast<rapidjson::SizeType>(key.size())));
  if (member == object.MemberEnd() || !member->value.IsString()) return {};
  return {member->value.GetString(), member->value.GetStringLength()};
}

class LineReader {
 public:
  LineReader(const std::string& name, const DocumentFields& fields,
             const DocumentHandlers& handlers)
      : name_(name), fields_(fields), handlers_(handlers) {}

  bool Read(std::istream& in) {
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
      if (!line.empty() && line.back() == '\r') line.pop_back();
      if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
      if (line.find_first_not_of(" \t") == std::string::npos) continue;
      if (!ReadLine(line, number)) return false;
    }
    return true;
  }

 private:
  void Fail(std::size_t line, const std::string& message) const {
    handlers_.failure(absl::InvalidArgumentError(absl::StrCat(name_, ":", line, ": ", message)));
  }

  bool ReadLine(const std::string& line, std::size_t number) const {
    rapidjson::Document json;
    json.Parse(line.data(), line.size());
    if (json.HasParseError()) {
      Fail(number, absl::StrCat("no JSON at byte ", json.GetErrorOffset(), ": ",
                                rapidjson::GetParseError_En(json.GetParseError())));
      return true;
    }
    if (!json.IsObject()) {
      Fail(number, "a JSON object was expected");
      return true;
    }
    const auto text = json.FindMember(fields_.text.c_str());
    if (text == json.MemberEnd() || !text->value.IsString()) {
      Fail(number,
           absl::StrCat("the object has no string \"", fields_.text, "\" (see --text-field)"));
      return true;
    }
    std::string id(StringOf(json, fields_.id));
    if (id.empty()) id = IdOf(json, number);
    Document document;
    document.text = {text->value.GetString(), text->value.GetStringLength()};
    document.id = id;
    document.language = StringOf(json, "lang");
    document.title = StringOf(json, "title");
    document.outlet = StringOf(json, "outlet");
    document.url = StringOf(json, "url");
    document.date = StringOf(json, "date");
    return handlers_.document(document);
  }

  // Ids may be numbers; a line without one goes by its number.
  std::string IdOf(const rapidjson::Document& json, std::size_t number) const {
    const auto id = json.FindMember(fields_.id.c_str());
    if (id != json.MemberEnd() && id->value.IsInt64()) return absl::StrCat(id->value.GetInt64());
    return absl::StrCat(fs::path(name_).stem().string(), ":", number);
  }

  const std::string& name_;
  const DocumentFields& fields_;
  const DocumentHandlers& handlers_;
};

bool ReadWhole(std::istream& in, const std::string& name, const DocumentHandlers& handlers) {
  const std::string content((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (IsBinary(content)) {
    handlers.failure(absl::InvalidArgumentError(
        absl::StrCat(name, ": a binary file, not text; it is left out")));
    return true;
  }
  const std::string id = fs::path(name).stem().string();
  Document document;
  document.text = content;
  document.id = id;
  return handlers.document(document);
}

bool ReadFile(const fs::path& path, const DocumentFields& fields,
              const DocumentHandlers& handlers) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    handlers.failure(absl::NotFoundError(absl::StrCat(path.string(), ": ", std::strerror(errno))));
    return true;
  }
  const Format format = FormatOf(path);
  const std::string name = path.string();
  if (format == Format::page) {
    handlers.failure(absl::UnimplementedError(absl::StrCat(
        name, ": HTML pages are not read yet; give their text as .txt or JSON Lines")));
    return true;
  }
  if (format == Format::lines) return LineReader(name, fields, handlers).Read(in);
  return ReadWhole(in, name, handlers);
}

bool ReadFolder(const fs::path& folder, const DocumentFields& fields,
                const DocumentHandlers& handlers) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::recursive_directory_iterator
           it(folder, fs::directory_options::skip_permission_denied, error),
       end;
       !error && it != end; it.increment(error)) {
    std::error_code ignored;
    if (it->is_regular_file(ignored) && BelongsToFolder(it->path())) files.push_back(it->path());
  }
  if (error)
    handlers.failure(absl::NotFoundError(absl::StrCat(folder.string(), ": ", error.message())));
  if (files.empty()) {
    handlers.failure(absl::NotFoundError(
        absl::StrCat(folder.string(), ": no .txt or .jsonl file in this folder")));
  }
  std::sort(files.begin(), files.end());
  return std::all_of(files.begin(), files.end(),
                     [&](const fs::path& file) { return ReadFile(file, fields, handlers); });
}

}  // namespace

bool ReadDocuments(const std::string& path, const DocumentFields& fields,
                   const DocumentHandlers& handlers) {
  std::error_code error;
  if (fs::is_directory(path, error)) return ReadFolder(path, fields, handlers);
  return ReadFile(path, fields, handlers);
}

bool ReadDocuments(std::istream& in, const std::string& name, const DocumentFields& fields,
                   const DocumentHandlers& handlers) {
  in >> std::ws;
  if (in.peek() == '{') return LineReader(name, fields, handlers).Read(in);
  return ReadWhole(in, name, handlers);
}

}  // namespace ipse
