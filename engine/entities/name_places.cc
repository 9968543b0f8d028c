#include "entities/name_places.h"

namespace ipse {

std::span<const std::uint32_t> FindNamePlaces(const TokensView& view,
                                              std::vector<std::uint32_t>& scratch) {
  if (scratch.size() < view.size()) scratch.resize(view.size());
  const KnownWord* word = view.words.data();
  std::uint32_t* next = scratch.data();
  std::uint32_t t = 0;
  for (const Token& token : view.tokens) {
    *next = t++;
    const bool capital = (token.kind == TokenKind::word) & (token.casing >= Casing::capital);
    next += capital | (((word++)->traits & (kListedName | kListedFront)) != 0);
  }
  return {scratch.data(), next};
}

bool IsInSmallLetters(const TokensView& view, const Sentence& sentence) {
  int small = 0;
  for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
    small += view.At(t).kind == TokenKind::word && view.At(t).casing == Casing::lower &&
             !view.Has(t, kFunction);
  }
  return small >= 3;
}

}  // namespace ipse
