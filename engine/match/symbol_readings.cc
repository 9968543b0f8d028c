#include "match/symbol_readings.h"

#include "match/phrases.h"

namespace ipse {

std::vector<SymbolReading> ReadSymbols(const LanguagePack& pack, const Text& text,
                                       const Sentences& sentences, const Words& words,
                                       const Quotations& quotations) {
  std::vector<SymbolReading> out;
  ParagraphSymbols paragraph;
  FoldScratch folding;
  const auto add = [&](const SymbolString& symbols) {
    for (std::size_t i = 0; i < symbols.size(); ++i) {
      const TokenRange range = symbols.tokens[i];
      SymbolReading& reading = out.emplace_back();
      reading.words = {sentences.tokens[range.first].begin, sentences.tokens[range.end - 1].end};
      ForEachClass(pack.alphabet.classes(symbols.symbols[i]),
                   [&](ClassId id) { reading.classes.push_back(pack.classes.Name(id)); });
    }
  };
  ForEachParagraph(text, sentences, words, quotations,
                   [&](const ParagraphInput& input, std::uint32_t) {
                     BuildParagraphSymbols(pack, input, paragraph);
                     for (std::size_t i = 0; i < paragraph.count; ++i) {
                       FoldPhrases(pack, paragraph.sentences[i].symbols, folding);
                       add(paragraph.sentences[i].symbols);
                     }
                   });
  return out;
}

}  // namespace ipse
