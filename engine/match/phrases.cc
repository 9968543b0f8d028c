#include "match/phrases.h"

#include <bit>

namespace ipse {
namespace {

// Folds in place, with holes: a folded symbol stands where its first one stood, and `next` leads
// over the rest. A bitmap a phrase says where it may begin, so that a look at a phrase that begins
// nowhere costs next to nothing.
class Folder {
 public:
  Folder(const LanguagePack& pack, SymbolString& symbols, FoldScratch& scratch)
      : pack_(pack),
        symbols_(symbols),
        scratch_(scratch),
        count_(pack.phrases.size()),
        words_(symbols.size() / 64 + 1) {}

  void Fold() {
    const std::size_t size = symbols_.size();
    scratch_.next.resize(size);
    scratch_.begins.assign(count_ * words_, 0);
    for (std::size_t i = 0; i < size; ++i) {
      scratch_.next[i] = static_cast<std::uint32_t>(i + 1);
      ToggleBegins(i, BeginsAt(i));
    }
    for (std::size_t phrase = 0; phrase < count_; ++phrase) FoldPhrase(phrase);
    Close();
  }

 private:
  // The phrases that may begin with the symbol at `i`, as bits.
  std::uint64_t BeginsAt(std::size_t i) const {
    return pack_.phrase_begins[static_cast<std::uint8_t>(symbols_.code[i])];
  }

  std::uint64_t& Word(std::size_t phrase, std::size_t i) {
    return scratch_.begins[phrase * words_ + i / 64];
  }

  void ToggleBegins(std::size_t i, std::uint64_t phrases) {
    for (; phrases != 0; phrases &= phrases - 1) {
      for (auto p = static_cast<std::size_t>(std::countr_zero(phrases)); p < count_; p += 64)
        Word(p, i) ^= std::uint64_t{1} << (i % 64);
    }
  }

  void FoldPhrase(std::size_t phrase) {
    const PhraseRule& rule = pack_.phrases[phrase];
    for (std::size_t w = 0; w < words_; ++w) {
      // What a fold covers, and what it begins, lies before or at the place in hand.
      for (std::uint64_t rest = Word(phrase, w * 64); rest != 0; rest &= rest - 1) {
        const std::size_t begin = w * 64 + static_cast<std::size_t>(std::countr_zero(rest));
        if (begin < covered_) continue;
        const std::size_t end = rule.automaton.LongestEnd(symbols_.code, scratch_.next, begin);
        if (end != begin) Replace(rule, begin, end);
      }
    }
    covered_ = 0;
  }

  void Replace(const PhraseRule& rule, std::size_t begin, std::size_t end) {
    const Symbol folded = FoldedSymbol(rule, begin, end);
    std::size_t last = begin;
    for (std::size_t i = begin; i < end; last = i, i = scratch_.next[i]) {
      ToggleBegins(i, BeginsAt(i));
    }
    symbols_.tokens[begin].end = symbols_.tokens[last].end;
    symbols_.symbols[begin] = folded;
    symbols_.code[begin] = pack_.phrase_coding.Code(folded);
    scratch_.next[begin] = static_cast<std::uint32_t>(end);
    ToggleBegins(begin, BeginsAt(begin));
    covered_ = end;
  }

  // The symbol that `rule` folds [begin, end) into.
  Symbol FoldedSymbol(const PhraseRule& rule, std::size_t begin, std::size_t end) const {
    Symbol folded = rule.without_head;
    if (rule.with_head.empty()) return folded;
    for (std::size_t i = begin; i < end; i = scratch_.next[i]) {
      const Symbol with_head = rule.with_head[symbols_.symbols[i]];
      if (with_head != PhraseRule::kNoHead) folded = with_head;
    }
    return folded;
  }

  // Takes the holes out.
  void Close() {
    std::size_t written = 0;
    for (std::size_t i = 0; i < symbols_.size(); i = scratch_.next[i], ++written) {
      symbols_.tokens[written] = symbols_.tokens[i];
      symbols_.symbols[written] = symbols_.symbols[i];
    }
    symbols_.Resize(written);
  }

  const LanguagePack& pack_;
  SymbolString& symbols_;
  FoldScratch& scratch_;
  const std::size_t count_;  // of phrases
  const std::size_t words_;  // of a phrase's bitmap
  std::size_t covered_ = 0;  // by folds of the phrase in hand
};

}  // namespace

void FoldPhrases(const LanguagePack& pack, SymbolString& symbols, FoldScratch& scratch) {
  symbols.Encode(pack.phrase_coding);
  Folder(pack, symbols, scratch).Fold();
}

}  // namespace ipse
