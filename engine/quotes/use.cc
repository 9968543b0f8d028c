#include "quotes/use.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace ipse {
namespace {

constexpr std::uint32_t kShort = 8;  // tokens of the longest title, marks not counted

bool IsCapital(const Token& token) {
  return token.casing == Casing::capital || token.casing == Casing::upper ||
         token.casing == Casing::mixed;
}

bool EndsInPoint(std::string_view inside) {
  return !inside.empty() &&
         std::string_view(".,!?;:").find(inside.back()) != std::string_view::npos;
}

bool IsWord(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Capitals on all words of four letters or more, and on the first.
bool LooksLikeTitle(std::string_view reading, const Sentences& sentences, std::uint32_t begin,
                    std::uint32_t end) {
  std::uint32_t capitals = 0;
  for (std::uint32_t t = begin; t < end; ++t) {
    const Token& token = sentences.tokens[t];
    if (token.kind != TokenKind::word) continue;
    if (IsCapital(token)) {
      ++capitals;
    } else if (t == begin || token.end - token.begin > 4 ||
               IsWord(Slice(reading, token.span()), {"is", "are", "was", "has", "will", "can"})) {
      return false;
    }
  }
  return capitals >= 2;
}

}  // namespace

QuotationUse UseOf(const Text& text, const Sentences& sentences, const Quotation& quotation) {
  const std::string_view reading = text.reading();
  const std::uint32_t begin = quotation.first_token + 1;
  const std::uint32_t end = quotation.closed ? quotation.end_token - 1 : quotation.end_token;
  if (!quotation.closed || begin >= end || end - begin > kShort) return QuotationUse::speech;
  const std::string_view inside = Slice(reading, quotation.inside);
  const bool has_before = quotation.first_token > 0;
  const Token* before = has_before ? &sentences.tokens[quotation.first_token - 1] : nullptr;
  const std::string_view word_before =
      has_before ? Slice(reading, before->span()) : std::string_view();
  if (IsWord(word_before, {"word", "words", "term", "phrase", "expression", "named", "titled",
                           "entitled", "hashtag"})) {
    return IsWord(word_before, {"titled", "entitled", "named"}) ? QuotationUse::title
                                                                : QuotationUse::word;
  }
  const bool between_names = has_before && IsCapital(*before) &&
                             quotation.end_token < sentences.tokens.size() &&
                             IsCapital(sentences.tokens[quotation.end_token]) && end - begin <= 3 &&
                             IsCapital(sentences.tokens[begin]) && !EndsInPoint(inside) &&
                             before->kind == TokenKind::word && before->end - before->begin > 2;
  if (between_names) return QuotationUse::nickname;
  const bool after_comma = word_before == "," || word_before == ":";
  if (LooksLikeTitle(reading, sentences, begin, end) && !after_comma &&
      (inside.back() != '!' && inside.back() != '?')) {
    const bool named_before =
        has_before &&
        (IsCapital(*before) || before->kind == TokenKind::clitic ||
         IsWord(word_before, {"book",     "novel",       "film", "movie",  "show",    "series",
                              "song",     "album",       "play", "memoir", "program", "programme",
                              "podcast",  "documentary", "the",  "on",     "in",      "of",
                              "magazine", "column",      "ad",   "video"}));
    if (named_before) return QuotationUse::title;
  }
  return QuotationUse::speech;
}

}  // namespace ipse
