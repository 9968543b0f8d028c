// Folds the phrases of a symbol string: names with their titles, verb groups, time phrases.
#ifndef IPSE_MATCH_PHRASES_H_
#define IPSE_MATCH_PHRASES_H_

#include <cstdint>
#include <vector>

#include "match/paragraph_symbols.h"
#include "rulepack/compiled_pack.h"

namespace ipse {

struct FoldScratch {
  std::vector<std::uint32_t> next;    // by symbol, the one behind it
  std::vector<std::uint64_t> stands;  // a bitmap of the symbols that no fold has covered
  std::vector<std::uint64_t> may_match;  // by phrase of those in hand, a bitmap of the symbols
};

// Runs the pack's phrase rules in their order, each from left to right over what the ones before
// left. Linear in the string's length for each rule, but for how far matches look ahead.
// `scratch` is reused.
void FoldPhrases(const LanguagePack& pack, SymbolString& symbols, FoldScratch& scratch);

}  // namespace ipse

#endif  // IPSE_MATCH_PHRASES_H_
