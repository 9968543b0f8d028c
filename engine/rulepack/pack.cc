#include "ipse/pack.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "base/hash.h"
#include "rulepack/build_language.h"
#include "rulepack/compiled_pack.h"
#include "rulepack/pack_files.h"
#include "rulepack/source_files.h"
#include "segment/read_segmentation.h"

namespace ipse {
namespace {

constexpr char kRoot[] = "root";

// What the files of one language folder say.
struct Folder {
  LanguageSource source;
  SegmentationRules segmentation;
};

absl::Status ReadFile(const PackFile& file, Folder& folder) {
  const std::string name = std::filesystem::path(file.path).filename().string();
  if (name == "sentences.rbbi") {
    folder.segmentation.sentence_rules = file.content;
    return absl::OkStatus();
  }
  if (name != "segmentation.toml") return ReadSource(file, folder.source);
  absl::StatusOr<SegmentationRules> rules = ReadSegmentation(file.content, file.name);
  if (!rules.ok()) return rules.status();
  rules->sentence_rules = std::move(folder.segmentation.sentence_rules);
  folder.segmentation = *std::move(rules);
  return absl::OkStatus();
}

absl::StatusOr<std::unique_ptr<const LanguagePack>> Build(const std::string& language,
                                                          Folder folder) {
  folder.source.language = language;
  folder.segmentation.language = language == kRoot ? "" : language;
  absl::StatusOr<std::unique_ptr<LanguagePack>> pack = BuildLanguage(folder.source);
  if (!pack.ok()) return pack.status();
  absl::StatusOr<Segmenter> segmenter = Segmenter::Create(std::move(folder.segmentation));
  if (!segmenter.ok()) return segmenter.status();
  (*pack)->segmenter = *std::move(segmenter);
  return std::unique_ptr<const LanguagePack>(*std::move(pack));
}

std::string VersionOf(const std::vector<PackFile>& files) {
  std::uint64_t hash = kHashSeed;
  for (const PackFile& file : files) {
    for (const std::string& part : {file.path, file.content})
      hash = Hash(part, Hash(absl::StrCat(part.size(), ":"), hash));
  }
  return absl::StrCat(absl::Hex(hash, absl::kZeroPad16));
}

absl::StatusOr<std::shared_ptr<const CompiledPack>> Compile(const std::vector<PackFile>& files) {
  std::map<std::string, Folder> folders;
  folders[kRoot];
  for (const PackFile& file : files) {
    const std::string language = file.path.substr(0, file.path.find('/'));
    if (language == file.path) continue;  // a file beside the folders
    if (absl::Status status = ReadFile(file, folders[language]); !status.ok()) return status;
  }
  auto compiled = std::make_shared<CompiledPack>();
  compiled->version = VersionOf(files);
  for (auto& [language, folder] : folders) {
    absl::StatusOr<std::unique_ptr<const LanguagePack>> pack = Build(language, std::move(folder));
    if (!pack.ok()) return pack.status();
    const auto at = language == kRoot ? compiled->languages.begin() : compiled->languages.end();
    compiled->languages.insert(at, *std::move(pack));
  }
  return compiled;
}

}  // namespace

const LanguagePack& CompiledPack::Find(std::string_view language) const {
  for (; !language.empty();
       language = language.substr(0, std::max<std::size_t>(language.rfind('-'), 0))) {
    for (const auto& pack : languages) {
      if (pack->language == language) return *pack;
    }
    if (language.rfind('-') == std::string_view::npos) break;
  }
  return *languages.front();
}

const std::string& Pack::version() const { return compiled_->version; }

absl::StatusOr<Pack> Pack::Embedded() {
  absl::StatusOr<std::shared_ptr<const CompiledPack>> compiled = Compile(EmbeddedPackFiles());
  if (!compiled.ok()) return compiled.status();
  return Pack(*std::move(compiled));
}

absl::StatusOr<Pack> Pack::FromFolder(const std::string& path) {
  absl::StatusOr<std::vector<PackFile>> files = ReadPackFolder(path);
  if (!files.ok()) return files.status();
  absl::StatusOr<std::shared_ptr<const CompiledPack>> compiled = Compile(*files);
  if (!compiled.ok()) return compiled.status();
  return Pack(*std::move(compiled));
}

absl::StatusOr<Pack> Pack::Find(const std::string& path) {
  if (!path.empty()) return FromFolder(path);
  if (const char* rules = std::getenv("IPSE_RULES"); rules != nullptr && *rules != '\0')
    return FromFolder(rules);
  std::error_code error;
  if (std::filesystem::is_directory(IPSE_INSTALLED_RULES, error))
    return FromFolder(IPSE_INSTALLED_RULES);
  return Embedded();
}

}  // namespace ipse
