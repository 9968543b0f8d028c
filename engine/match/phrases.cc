#include "match/phrases.h"

#include <utility>

#include "base/strings.h"

namespace ipse {
namespace {

// The symbol that `rule` folds [begin, end) into.
Symbol FoldedSymbol(const LanguagePack& pack, const PhraseRule& rule, const SymbolString& symbols,
                    std::size_t begin, std::size_t end) {
  if (!rule.head) return rule.without_head;
  for (std::size_t i = end; i-- > begin;) {
    const Symbol symbol = symbols.symbols[i];
    if ((pack.alphabet.classes(symbol) & *rule.head).any()) return rule.with_head[symbol];
  }
  return rule.without_head;
}

void Fold(const LanguagePack& pack, const PhraseRule& rule, SymbolString& symbols,
          SymbolString& scratch) {
  const re2::StringPiece code = Re2View(symbols.code);
  re2::StringPiece match;
  std::size_t copied = 0;  // symbols
  std::size_t from = 0;
  bool folded = false;
  while (from < code.size() &&
         rule.regex->Match(code, from, code.size(), RE2::UNANCHORED, &match, 1)) {
    const auto begin = static_cast<std::size_t>(match.data() - code.data());
    const std::size_t end = begin + match.size();
    if (end == begin) break;  // a pattern that matches nothing folds nothing
    if (!folded) {
      scratch.Clear();
      scratch.classes =
          symbols.classes;  // what was folded away counts still: a look ahead may err that way
      folded = true;
    }
    for (; copied < begin; ++copied) {
      scratch.Push(symbols.symbols[copied], symbols.tokens[copied]);
    }
    scratch.Append(pack, FoldedSymbol(pack, rule, symbols, begin, end),
                   {symbols.tokens[begin].first, symbols.tokens[end - 1].end});
    copied = end;
    from = end;
  }
  if (!folded) return;
  for (; copied < symbols.size(); ++copied) {
    scratch.Push(symbols.symbols[copied], symbols.tokens[copied]);
  }
  std::swap(symbols, scratch);
  symbols.Encode(pack.phrase_coding);
}

}  // namespace

bool MayMatch(const std::vector<ClassSet>& required, const ClassSet& present) {
  for (const ClassSet& any_of : required) {
    if ((any_of & present).none()) return false;
  }
  return true;
}

void FoldPhrases(const LanguagePack& pack, SymbolString& symbols, SymbolString& scratch) {
  symbols.Encode(pack.phrase_coding);
  for (const PhraseRule& rule : pack.phrases) {
    if (MayMatch(rule.required, symbols.classes)) Fold(pack, rule, symbols, scratch);
  }
}

}  // namespace ipse
