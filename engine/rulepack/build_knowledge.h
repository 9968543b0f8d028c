// Puts the pack's lists of names into its lexicon, and what is known about them into its Knowledge.
#ifndef IPSE_RULEPACK_BUILD_KNOWLEDGE_H_
#define IPSE_RULEPACK_BUILD_KNOWLEDGE_H_

#include "absl/status/status.h"
#include "rulepack/compiled_pack.h"
#include "rulepack/source_files.h"

namespace ipse {

// Names that patterns ask for: `outlet`, `airs` (an outlet that one speaks on), `maybe-outlet`.
inline constexpr std::string_view kOutletClasses[] = {"outlet", "airs", "maybe-outlet"};

// Before Lexicon::Finish. InvalidArgument, placed, for a line that lacks a column.
absl::Status AddKnowledge(const LanguageSource& source, LanguagePack& pack);

// After Lexicon::Finish: what each word is, by its classes.
void AddTraits(const LanguageSource& source, LanguagePack& pack);

}  // namespace ipse

#endif  // IPSE_RULEPACK_BUILD_KNOWLEDGE_H_
