#include "match/paragraph_symbols.h"

#include <algorithm>
#include <array>

#include "text/utf8.h"
#include "unicode/uchar.h"

namespace ipse {
namespace {

// By kind of token, then by casing.
constexpr std::size_t kTokenKinds = static_cast<std::size_t>(TokenKind::handle) + 1;
constexpr std::size_t kCasings = static_cast<std::size_t>(Casing::mixed) + 1;
constexpr std::array<std::array<Shape, kCasings>, kTokenKinds> kShapeOf = [] {
  std::array<std::array<Shape, kCasings>, kTokenKinds> out{};
  const auto of = [&](TokenKind kind) -> auto& { return out[static_cast<std::size_t>(kind)]; };
  of(TokenKind::word) = {Shape::caseless, Shape::lower, Shape::capital, Shape::upper,
                         Shape::capital};
  of(TokenKind::clitic).fill(Shape::clitic);
  of(TokenKind::number).fill(Shape::number);
  of(TokenKind::punctuation).fill(Shape::punctuation);
  of(TokenKind::quote).fill(Shape::mark);
  of(TokenKind::symbol).fill(Shape::symbol);
  of(TokenKind::url).fill(Shape::url);
  of(TokenKind::handle).fill(Shape::handle);
  return out;
}();

Shape ShapeOf(const Token& token) {
  const Shape shape =
      kShapeOf[static_cast<std::size_t>(token.kind)][static_cast<std::size_t>(token.casing)];
  // No branches: they would often be guessed wrong.
  const bool initial = (shape == Shape::capital) & (token.casing == Casing::capital) &
                       (token.end - token.begin <= 2);
  return initial ? Shape::initial : shape;
}

// The marks that end or break off a quotation, as QuoteShape tells them apart.
QuoteShape::Final FinalOf(std::string_view inside) {
  if (inside.empty()) return QuoteShape::Final::open;
  // A quotation inside at the very end has its stop before its own mark: “He said ‘no.’”
  while (!inside.empty() && (inside.back() == '"' || inside.back() == '\''))
    inside.remove_suffix(1);
  while (inside.size() >= 3 && (inside.ends_with("’") || inside.ends_with("”")))
    inside.remove_suffix(3);
  if (inside.empty()) return QuoteShape::Final::open;
  const char last = inside.back();
  if (last == ',') return QuoteShape::Final::comma;
  if (last == '.' || last == '!' || last == '?' || inside.ends_with("…"))
    return QuoteShape::Final::stop;
  if (last == '-' || inside.ends_with("—")) return QuoteShape::Final::comma;
  return QuoteShape::Final::open;
}

bool StartsWithCapital(std::string_view inside) {
  std::size_t at = 0;
  while (at < inside.size()) {
    const Utf8Step step = NextUtf8(inside, at);
    const auto c = static_cast<UChar32>(step.code);
    if (u_isalnum(c)) return u_isupper(c);
    at += step.size;
  }
  return false;
}

class SymbolBuilder {
 public:
  SymbolBuilder(const LanguagePack& pack, const ParagraphInput& input, ParagraphSymbols& out)
      : pack_(pack), input_(input), out_(out) {}

  void Build() {
    out_.count = 0;
    if (input_.sentences.empty()) return;
    const std::uint32_t end = input_.sentences.back().end_token;
    std::uint32_t token = input_.sentences.front().first_token;
    StartSentence();
    if (input_.label > 0 && token + input_.label < end) {
      AddTurn(token, end);
      return;
    }
    while (token < end) {
      // Sentences that end inside quotations make one of narration, however many there are.
      const std::size_t size = Current().symbols.size();
      if ((StartsSentence(token) && size > 0) || size >= kMostTokensOfSentence) StartSentence();
      const Quotation* quotation = QuotationAt(token);
      token = quotation != nullptr ? AddQuotation(*quotation) : AddTokens(token, NextBreak(end));
    }
  }

 private:
  NarrationSentence& Current() { return out_.sentences[out_.count - 1]; }

  void StartSentence() {
    if (out_.count == out_.sentences.size()) out_.sentences.emplace_back();
    ++out_.count;
    Current().symbols.Clear();
    Current().has_quotation = false;
    Current().folded = false;
  }

  // A turn of a transcript is its label and all that was spoken.
  void AddTurn(std::uint32_t begin, std::uint32_t end) {
    const std::uint32_t label_end = begin + input_.label;
    const bool colon = Slice(input_.reading, input_.tokens[label_end - 1].span()) == ":";
    Current().symbols.Append(pack_, pack_.label_symbol, {begin, colon ? label_end - 1 : label_end});
    Current().symbols.Append(pack_, pack_.spoken_symbol, {label_end, end});
    Current().has_quotation = true;
  }

  bool StartsSentence(std::uint32_t token) {
    while (next_sentence_ < input_.sentences.size() &&
           input_.sentences[next_sentence_].first_token < token) {
      ++next_sentence_;
    }
    if (next_sentence_ == input_.sentences.size() ||
        input_.sentences[next_sentence_].first_token != token)
      return false;
    ++next_sentence_;
    return true;
  }

  const Quotation* QuotationAt(std::uint32_t token) {
    while (next_quotation_ < input_.quotations.size() &&
           input_.quotations[next_quotation_].first_token < token) {
      ++next_quotation_;
    }
    if (next_quotation_ == input_.quotations.size() ||
        input_.quotations[next_quotation_].first_token != token) {
      return nullptr;
    }
    return &input_.quotations[next_quotation_];
  }

  // Where the next sentence or quotation begins, at `end` at the latest.
  std::uint32_t NextBreak(std::uint32_t end) const {
    if (next_sentence_ < input_.sentences.size())
      end = std::min(end, input_.sentences[next_sentence_].first_token);
    if (next_quotation_ < input_.quotations.size())
      end = std::min(end, input_.quotations[next_quotation_].first_token);
    return end;
  }

  std::uint32_t AddQuotation(const Quotation& quotation) {
    const TokenRange range = {quotation.first_token, quotation.end_token};
    if (quotation.use != QuotationUse::speech) {
      Current().symbols.Append(pack_, pack_.titled_symbol, range);
      return range.end;
    }
    const std::string_view inside = Slice(input_.reading, quotation.inside);
    constexpr std::uint32_t kLongQuotation = 5 + 2;  // words, and the two marks
    const QuoteShape shape = {quotation.closed ? FinalOf(inside) : QuoteShape::Final::stop,
                              StartsWithCapital(inside), range.end - range.first >= kLongQuotation};
    Current().symbols.Append(pack_, pack_.quote_symbols[Index(shape)], range);
    Current().has_quotation = true;
    return range.end;
  }

  // Adds the tokens up to `end`, and what lies behind it of a fixed phrase; gives the token behind.
  std::uint32_t AddTokens(std::uint32_t token, std::uint32_t end) {
    const std::uint32_t limit = input_.sentences.back().end_token;
    SymbolString& out = Current().symbols;
    std::size_t size = out.size();
    out.Resize(size + (end - token));
    for (; token < end; ++size) {
      EntryId entry = input_.words[token].entry;
      const auto shape = static_cast<std::size_t>(ShapeOf(input_.tokens[token]));
      const std::uint32_t first = token++;
      const FixedPhrase phrase = LongestPhrase(pack_.lexicon, input_.words, first, limit);
      if (phrase.node != 0 && pack_.lexicon.PhraseEntry(phrase.node) != 0) {
        token = phrase.end;
        entry = pack_.lexicon.PhraseEntry(phrase.node);
      }
      const Symbol symbol = pack_.token_symbols[entry][shape];
      out.symbols[size] = symbol;
      out.tokens[size] = {first, token};
      out.opens |= pack_.opens[symbol];
    }
    out.Resize(size);
    return token;
  }

  const LanguagePack& pack_;
  const ParagraphInput& input_;
  ParagraphSymbols& out_;
  std::size_t next_sentence_ = 0;
  std::size_t next_quotation_ = 0;
};

}  // namespace

void SymbolString::Clear() {
  code.clear();
  tokens.clear();
  symbols.clear();
  opens = 0;
}

void SymbolString::Append(const LanguagePack& pack, Symbol symbol, TokenRange range) {
  tokens.push_back(range);
  symbols.push_back(symbol);
  opens |= pack.opens[symbol];
}

void SymbolString::Resize(std::size_t size) {
  code.resize(size);
  tokens.resize(size);
  symbols.resize(size);
}

void SymbolString::Encode(const Coding& coding) {
  code.resize(symbols.size());
  coding.Encode(symbols, code.data());
}

void SymbolString::Append(const SymbolString& other) {
  tokens.insert(tokens.end(), other.tokens.begin(), other.tokens.end());
  symbols.insert(symbols.end(), other.symbols.begin(), other.symbols.end());
  opens |= other.opens;
}

void BuildParagraphSymbols(const LanguagePack& pack, const ParagraphInput& input,
                           ParagraphSymbols& out) {
  SymbolBuilder(pack, input, out).Build();
}

}  // namespace ipse
