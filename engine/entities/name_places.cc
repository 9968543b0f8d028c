#include "entities/name_places.h"

namespace ipse {

void FindNamePlaces(const TokensView& view, std::vector<std::uint32_t>& out) {
  out.resize(view.size());
  std::size_t count = 0;
  for (std::uint32_t t = 0; t < view.size(); ++t) {
    out[count] = t;
    const Token& token = view.At(t);
    const bool capital = (token.kind == TokenKind::word) & (token.casing >= Casing::capital);
    count += capital | ((view.words[t].traits & (kListedName | kListedFront)) != 0);
  }
  out.resize(count);
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
