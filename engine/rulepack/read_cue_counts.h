// Reads the [cue_counts] of a language's file.
#ifndef IPSE_RULEPACK_READ_CUE_COUNTS_H_
#define IPSE_RULEPACK_READ_CUE_COUNTS_H_

#include "absl/status/status.h"
#include "rulepack/source_files.h"
#include "toml++/toml.h"

namespace ipse {

// `node` stands under the key cue_counts. InvalidArgument, placed, where it is no table of words
// with their counts, or the counts of a word cannot be of one text.
absl::Status ReadCueCounts(const PackFile& file, const toml::node& node, LanguageSource& out);

}  // namespace ipse

#endif  // IPSE_RULEPACK_READ_CUE_COUNTS_H_
