#include "corpus/files.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "text/shown.h"

namespace ipse {
namespace {

namespace fs = std::filesystem;

// In lower case.
std::string ExtensionOf(const fs::path& path) {
  return absl::AsciiStrToLower(path.extension().string());
}

fs::path WithoutCompression(const fs::path& path) {
  return IsCompressedName(path.string()) ? path.parent_path() / path.stem() : path;
}

void AddFailed(const fs::path& path, ProblemKind kind, const std::string& why,
               std::vector<CorpusFile>& files) {
  files.push_back({path.string(), FormOf(path), 0,
                   Problem{kind, absl::StrCat(Shown(path.string()), ": ", why)}});
}

void AddFile(const fs::path& path, std::vector<CorpusFile>& files) {
  std::error_code error;
  const std::uint64_t size = fs::is_regular_file(path, error) ? fs::file_size(path, error) : 0;
  files.push_back({path.string(), FormOf(path), error ? 0 : size, std::nullopt});
}

void AddFolder(const fs::path& folder, const fs::path& left_out, std::vector<CorpusFile>& files) {
  std::error_code error;
  std::vector<fs::directory_entry> entries;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
    entries.push_back(*it);
  if (error) AddFailed(folder, ProblemKind::unreadable, error.message(), files);
  std::sort(entries.begin(), entries.end());
  for (const fs::directory_entry& entry : entries) {
    std::error_code failed;
    const fs::file_status status = entry.status(failed);
    if (entry.symlink_status(failed).type() == fs::file_type::directory) {
      if (!fs::equivalent(entry.path(), left_out, failed)) AddFolder(entry.path(), left_out, files);
    } else if (!IsDocumentName(entry.path()) || fs::is_directory(status)) {
      continue;
    } else if (fs::is_regular_file(status)) {
      AddFile(entry.path(), files);
    } else if (status.type() == fs::file_type::none || !fs::exists(status)) {
      AddFailed(entry.path(), ProblemKind::unreadable, "a link that leads to no file", files);
    } else {
      AddFailed(entry.path(), ProblemKind::not_text, "no regular file; it is left out", files);
    }
  }
}

}  // namespace

std::vector<CorpusFile> ListFiles(const std::vector<std::string>& inputs,
                                  const std::string& left_out) {
  std::vector<CorpusFile> files;
  for (const std::string& input : inputs) {
    std::error_code error;
    const std::size_t before = files.size();
    if (input == "-") {
      files.push_back({input, FileForm::unknown, 0, std::nullopt});
    } else if (!fs::is_directory(input, error)) {
      AddFile(input, files);
    } else {
      AddFolder(input, left_out, files);
      for (std::size_t i = before; i < files.size(); ++i)
        files[i].folder = input.size() + (input.ends_with('/') ? 0 : 1);
      if (files.size() == before) {
        AddFailed(input, ProblemKind::unreadable,
                  "no .txt, .html, .json, .jsonl or .tar file in this folder", files);
      }
    }
  }
  return files;
}

bool IsCompressedName(const std::string& path) {
  const std::string extension = ExtensionOf(path);
  return extension == ".gz" || extension == ".zst";
}

FileForm FormOf(const std::string& path) {
  const std::string extension = ExtensionOf(WithoutCompression(path));
  if (extension == ".jsonl" || extension == ".ndjson") return FileForm::lines;
  if (extension == ".json") return FileForm::json;
  if (extension == ".html" || extension == ".htm") return FileForm::page;
  if (extension == ".tar" || extension == ".tgz") return FileForm::archive;
  return extension == ".txt" ? FileForm::text : FileForm::unknown;
}

bool IsDocumentName(const std::string& path) { return FormOf(path) != FileForm::unknown; }

std::string StemOf(const std::string& path) {
  return WithoutCompression(path).replace_extension().lexically_normal().string();
}

}  // namespace ipse
