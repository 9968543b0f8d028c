#include "match/paragraph_symbols.h"

#include <algorithm>

#include "text/utf8.h"
#include "unicode/uchar.h"

namespace ipse {
namespace {

Shape ShapeOf(const Token& token) {
  switch (token.kind) {
    case TokenKind::number:
      return Shape::number;
    case TokenKind::clitic:
      return Shape::clitic;
    case TokenKind::punctuation:
      return Shape::punctuation;
    case TokenKind::quote:
      return Shape::mark;
    case TokenKind::symbol:
      return Shape::symbol;
    case TokenKind::url:
      return Shape::url;
    case TokenKind::handle:
      return Shape::handle;
    case TokenKind::word:
      break;
  }
  switch (token.casing) {
    case Casing::lower:
      return Shape::lower;
    case Casing::upper:
      return Shape::upper;
    case Casing::none:
      return Shape::caseless;
    case Casing::capital:
      return token.end - token.begin <= 2 ? Shape::initial : Shape::capital;
    case Casing::mixed:
      break;
  }
  return Shape::capital;
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
      if (StartsSentence(token) && !Current().symbols.symbols.empty()) StartSentence();
      const Quotation* quotation = QuotationAt(token);
      token = quotation != nullptr ? AddQuotation(*quotation) : AddToken(token);
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
    return next_sentence_ < input_.sentences.size() &&
           input_.sentences[next_sentence_].first_token == token;
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

  std::uint32_t AddToken(std::uint32_t token) {
    EntryId entry = input_.words[token].entry;
    std::uint32_t end = token + 1;
    const FixedPhrase phrase =
        LongestPhrase(pack_.lexicon, input_.words, token, input_.sentences.back().end_token);
    if (phrase.node != 0 && pack_.lexicon.PhraseEntry(phrase.node) != 0) {
      end = phrase.end;
      entry = pack_.lexicon.PhraseEntry(phrase.node);
    }
    const auto shape = static_cast<std::size_t>(ShapeOf(input_.tokens[token]));
    Current().symbols.Append(pack_, pack_.token_symbols[entry][shape], {token, end});
    return end;
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
  opens = false;
}

void SymbolString::Append(const LanguagePack& pack, Symbol symbol, TokenRange range) {
  tokens.push_back(range);
  symbols.push_back(symbol);
  opens = opens || pack.opens[symbol] != 0;
}

void SymbolString::Resize(std::size_t size) {
  code.resize(size);
  tokens.resize(size);
  symbols.resize(size);
}

void SymbolString::Encode(const Coding& coding) {
  code.resize(symbols.size());
  for (std::size_t i = 0; i < symbols.size(); ++i) code[i] = coding.Code(symbols[i]);
}

void SymbolString::Append(const SymbolString& other) {
  tokens.insert(tokens.end(), other.tokens.begin(), other.tokens.end());
  symbols.insert(symbols.end(), other.symbols.begin(), other.symbols.end());
  opens = opens || other.opens;
}

void BuildParagraphSymbols(const LanguagePack& pack, const ParagraphInput& input,
                           ParagraphSymbols& out) {
  SymbolBuilder(pack, input, out).Build();
}

}  // namespace ipse
