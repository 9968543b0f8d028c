#include "rulepack/compile_pack.h"

#include <filesystem>
#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/hash.h"
#include "rulepack/build_language.h"
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
  if (absl::Status s = AddCueCounts(folder.source, **pack); !s.ok()) return s;
  absl::StatusOr<Segmenter> segmenter = Segmenter::Create(folder.segmentation);
  if (!segmenter.ok()) return segmenter.status();
  (*pack)->segmentation = std::move(folder.segmentation);
  (*pack)->segmenter = *std::move(segmenter);
  return std::unique_ptr<const LanguagePack>(*std::move(pack));
}

}  // namespace

std::string VersionOf(const std::vector<PackFile>& files) {
  std::uint64_t hash = kHashSeed;
  for (const PackFile& file : files) {
    for (const std::string& part : {file.path, file.content})
      hash = Hash(part, Hash(absl::StrCat(part.size(), ":"), hash));
  }
  return absl::StrCat(absl::Hex(hash, absl::kZeroPad16));
}

absl::StatusOr<std::shared_ptr<const CompiledPack>> CompilePack(
    const std::vector<PackFile>& files) {
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

}  // namespace ipse
