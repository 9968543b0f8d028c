#include "rulepack/frozen.h"

#include <utility>

#include "rulepack/frozen_bytes.h"

namespace ipse {

std::string Freeze(const CompiledPack& pack) {
  FrozenWriter writer;
  writer(pack.version, pack.languages.size());
  for (const auto& language : pack.languages) writer(*language);
  return writer.bytes();
}

absl::StatusOr<std::shared_ptr<const CompiledPack>> Thaw(std::string_view bytes) {
  FrozenReader reader(bytes);
  auto pack = std::make_shared<CompiledPack>();
  std::size_t languages = 0;
  reader(pack->version, languages);
  for (std::size_t i = 0; i < languages; ++i) {
    auto language = std::make_unique<LanguagePack>();
    reader(*language);
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
