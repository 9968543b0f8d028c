// A compiled pack as bytes: the build compiles the files under rules/ and puts the bytes into the
// library, so that a program that starts reads neither TOML nor patterns.
#ifndef IPSE_RULEPACK_FROZEN_H_
#define IPSE_RULEPACK_FROZEN_H_

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "rulepack/compiled_pack.h"

namespace ipse {

std::string Freeze(const CompiledPack& pack);

// `bytes` are what Freeze gave in the same build. The pack runs as the frozen one did; nothing can
// be added to it.
absl::StatusOr<std::shared_ptr<const CompiledPack>> Thaw(std::string_view bytes);

}  // namespace ipse

#endif  // IPSE_RULEPACK_FROZEN_H_
