#include "rulepack/frozen.h"

#include <utility>

#include "rulepack/frozen_bytes.h"

namespace ipse {

std::string Freeze(const CompiledPack& pack,
                   absl::FunctionRef<std::string(const LanguagePack&)> freeze_models) {
  FrozenWriter writer;
  writer(pack.version, pack.languages.size());
  for (const auto& language : pack.languages) {
    const std::string models = freeze_models(*language);
    writer(*language, Array<char>({models.begin(), models.end()}));
  }
  return writer.bytes();
}

absl::StatusOr<std::shared_ptr<const CompiledPack>> Thaw(std::string_view bytes) {
  FrozenReader reader(bytes);
  auto pack = std::make_shared<CompiledPack>();
  std::size_t languages = 0;
  reader(pack->version, languages);
  for (std::size_t i = 0; i < languages; ++i) {
    auto language = std::make_unique<LanguagePack>();
    reader(*language, language->models);
    // What is scanned for has been checked, when the pack was frozen.
    if (language->segmentation.scan) language->segmentation.sentence_rules.clear();
    absl::StatusOr<Segmenter> segmenter = Segmenter::Create(language->segmentation);
    if (!segmenter.ok()) return segmenter.status();
    language->segmenter = *std::move(segmenter);
    pack->languages.push_back(std::move(language));
  }
  return pack;
}

}  // namespace ipse
