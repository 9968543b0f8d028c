// A compiled pack as bytes: the build compiles the files under rules/ and puts the bytes into the
// library, so that a program that starts reads neither TOML nor patterns.
#ifndef IPSE_RULEPACK_FROZEN_H_
#define IPSE_RULEPACK_FROZEN_H_

#include <memory>
#include <string>
#include <string_view>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "rulepack/compiled_pack.h"

namespace ipse {

// Of the weights of each language only what `freeze_models` makes of them is kept.
std::string Freeze(const CompiledPack& pack,
                   absl::FunctionRef<std::string(const LanguagePack&)> freeze_models);

// `bytes` are what Freeze gave in the same build, at a multiple of kFrozenAlignment; the pack
// refers to them. It runs as the frozen one did; nothing can be added to it.
absl::StatusOr<std::shared_ptr<const CompiledPack>> Thaw(std::string_view bytes);

}  // namespace ipse

#endif  // IPSE_RULEPACK_FROZEN_H_
