// Compiles a language's sources: words into classes, sets of classes into symbols, patterns into
// RE2.
#ifndef IPSE_RULEPACK_BUILD_LANGUAGE_H_
#define IPSE_RULEPACK_BUILD_LANGUAGE_H_

#include <memory>

#include "absl/status/statusor.h"
#include "rulepack/compiled_pack.h"
#include "rulepack/source_files.h"

namespace ipse {

// The segmenter is not set here. InvalidArgument, with file, line and column, for the first
// mistake.
absl::StatusOr<std::unique_ptr<LanguagePack>> BuildLanguage(const LanguageSource& source);

}  // namespace ipse

#endif  // IPSE_RULEPACK_BUILD_LANGUAGE_H_
