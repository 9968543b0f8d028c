// Folds the phrases of a symbol string: names with their titles, verb groups, time phrases.
#ifndef IPSE_MATCH_PHRASES_H_
#define IPSE_MATCH_PHRASES_H_

#include <cstdint>
#include <vector>

#include "match/paragraph_symbols.h"
#include "rulepack/compiled_pack.h"

namespace ipse {

struct FoldScratch {
  std::vector<std::uint32_t> next, before;  // by symbol, the one behind it and the one before
  std::vector<std::uint32_t> may_match;     // by symbol, which of the phrases in hand, as bits
};

// Runs the pack's phrase rules in their order, each from left to right over what the ones before
// left. Linear in the string's length for each rule, but for how far matches look ahead.
// `scratch` is reused.
void FoldPhrases(const LanguagePack& pack, SymbolString& symbols, FoldScratch& scratch);

}  // namespace ipse

#endif  // IPSE_MATCH_PHRASES_H_
