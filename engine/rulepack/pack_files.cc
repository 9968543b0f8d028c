#include "rulepack/pack_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

namespace ipse {
namespace {

bool IsPackFile(const std::filesystem::path& path) {
  return path.extension() == ".toml" || path.extension() == ".rbbi";
}

}  // namespace

absl::StatusOr<std::vector<PackFile>> ReadPackFolder(const std::string& folder) {
  namespace fs = std::filesystem;
  std::error_code error;
  std::vector<PackFile> files;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    if (!it->is_regular_file(error) || !IsPackFile(it->path())) continue;
    std::ifstream in(it->path(), std::ios::binary);
    if (!in)
      return absl::PermissionDeniedError(absl::StrCat(it->path().string(), ": cannot be read"));
    std::string content((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    files.push_back({it->path().lexically_relative(folder).generic_string(), it->path().string(),
                     std::move(content)});
  }
  if (error) {
    return absl::NotFoundError(
        absl::StrCat(folder, ": no rule pack can be read here: ", error.message()));
  }
  if (files.empty()) {
    return absl::NotFoundError(absl::StrCat(folder,
                                            ": no rule pack here: a pack has a folder for each "
                                            "language with .toml files in it"));
  }
  std::sort(files.begin(), files.end(),
            [](const PackFile& a, const PackFile& b) { return a.path < b.path; });
  return files;
}

}  // namespace ipse
