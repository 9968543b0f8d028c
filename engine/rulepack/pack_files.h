// The files of a pack.
#ifndef IPSE_RULEPACK_PACK_FILES_H_
#define IPSE_RULEPACK_PACK_FILES_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace ipse {

struct PackFile {
  std::string path;  // below the pack's folder, "en/lexicon/say.toml"
  std::string name;  // as messages name it
  std::string content;
};

// The .toml and .rbbi files under `folder`, in order of their paths. NotFound where there is no
// such folder or it holds none.
absl::StatusOr<std::vector<PackFile>> ReadPackFolder(const std::string& folder);

}  // namespace ipse

#endif  // IPSE_RULEPACK_PACK_FILES_H_
