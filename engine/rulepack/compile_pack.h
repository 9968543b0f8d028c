// Compiles the files of a pack, wherever they come from.
#ifndef IPSE_RULEPACK_COMPILE_PACK_H_
#define IPSE_RULEPACK_COMPILE_PACK_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "rulepack/compiled_pack.h"
#include "rulepack/pack_files.h"

namespace ipse {

// Each folder's files become one language's pack. A mistake is an InvalidArgument, placed.
absl::StatusOr<std::shared_ptr<const CompiledPack>> CompilePack(const std::vector<PackFile>& files);

// A hash of the files' paths and contents, in hexadecimal digits.
std::string VersionOf(const std::vector<PackFile>& files);

}  // namespace ipse

#endif  // IPSE_RULEPACK_COMPILE_PACK_H_
