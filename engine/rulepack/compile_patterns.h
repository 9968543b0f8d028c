// From patterns that are parsed to the automata that run: the last step of building a language.
//
// Makes the codings of the alphabet for phrases, rules and relays, writes each pattern for RE2, and
// checks what it captures. Messages are placed: "file:line:column: …".
#ifndef IPSE_RULEPACK_COMPILE_PATTERNS_H_
#define IPSE_RULEPACK_COMPILE_PATTERNS_H_

#include <vector>

#include "absl/status/status.h"
#include "rulepack/compiled_pack.h"
#include "rulepack/pattern.h"
#include "rulepack/source_files.h"

namespace ipse {

struct ParsedPatterns {
  Definitions definitions;
  std::vector<Pattern> phrases, rules, relays;  // as in the source
};

// Fills the codings, `phrases` (which have their symbols), `rules` and `relays` of `pack`.
absl::Status CompilePatterns(const LanguageSource& source, const ParsedPatterns& patterns,
                             LanguagePack& pack);

}  // namespace ipse

#endif  // IPSE_RULEPACK_COMPILE_PATTERNS_H_
