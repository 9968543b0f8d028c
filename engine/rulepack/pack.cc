#include "ipse/pack.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include "absl/status/status.h"
#include "rulepack/compile_pack.h"
#include "rulepack/compiled_pack.h"
#include "rulepack/embedded.h"
#include "rulepack/frozen.h"
#include "rulepack/pack_files.h"

namespace ipse {

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
  absl::StatusOr<std::shared_ptr<const CompiledPack>> compiled = Thaw(EmbeddedPack());
  if (!compiled.ok()) return compiled.status();
  return Pack(*std::move(compiled));
}

absl::StatusOr<Pack> Pack::FromFolder(const std::string& path) {
  absl::StatusOr<std::vector<PackFile>> files = ReadPackFolder(path);
  if (!files.ok()) return files.status();
  absl::StatusOr<std::shared_ptr<const CompiledPack>> compiled = CompilePack(*files);
  if (!compiled.ok()) return compiled.status();
  return Pack(*std::move(compiled));
}

absl::StatusOr<Pack> Pack::Find(const std::string& path) {
  if (!path.empty()) return FromFolder(path);
  if (const char* rules = std::getenv("IPSE_RULES"); rules != nullptr && *rules != '\0')
    return FromFolder(rules);
  std::error_code error;
  if (!std::filesystem::is_directory(IPSE_INSTALLED_RULES, error)) return Embedded();
  // Where nobody changed the installed files, they are the embedded pack, which loads faster.
  absl::StatusOr<Pack> embedded = Embedded();
  const absl::StatusOr<std::vector<PackFile>> files = ReadPackFolder(IPSE_INSTALLED_RULES);
  if (embedded.ok() && files.ok() && VersionOf(*files) == embedded->version()) return embedded;
  return FromFolder(IPSE_INSTALLED_RULES);
}

}  // namespace ipse
