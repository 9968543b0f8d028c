#include "resolve/kind.h"

#include <algorithm>

namespace ipse {
namespace {

bool HasWord(const Sentences& sentences, std::uint32_t begin, std::uint32_t end) {
  for (std::uint32_t t = begin; t < end; ++t) {
    const TokenKind kind = sentences.tokens[t].kind;
    if (kind != TokenKind::punctuation && kind != TokenKind::quote) return true;
  }
  return false;
}

}  // namespace

Kind KindOf(const Sentences& sentences, const Quotations& quotations, const TokenRanges& content) {
  bool quoted = false;
  bool narrated = false;
  const std::vector<Quotation>& all = quotations.quotations;
  for (TokenRange range : content) {
    std::uint32_t t = range.first;
    auto q = std::lower_bound(all.begin(), all.end(), range.first,
                              [](const Quotation& quotation, std::uint32_t token) {
                                return quotation.end_token <= token;
                              });
    for (; q != all.end() && q->first_token < range.end; ++q) {
      if (q->use != QuotationUse::speech || q->end_token <= t) continue;
      const std::uint32_t begin = std::max(t, q->first_token);
      narrated = narrated || HasWord(sentences, t, begin);
      t = std::min(q->end_token, range.end);
      quoted = quoted || HasWord(sentences, begin, t);
    }
    narrated = narrated || HasWord(sentences, t, range.end);
  }
  return quoted && narrated ? Kind::mixed : quoted ? Kind::direct : Kind::indirect;
}

}  // namespace ipse
