#include "match/phrases.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace ipse {
namespace {

// Folds in place, with holes: a folded symbol stands where its first one stood, and `next` leads
// over the rest. A bitmap a phrase says where it may begin, so that a look at a phrase that begins
// nowhere costs next to nothing; one that needs what the sentence does not have begins nowhere.
// Phrases are taken 64 at a time, as many as a code has bits for.
class Folder {
 public:
  Folder(const LanguagePack& pack, SymbolString& symbols, FoldScratch& scratch)
      : pack_(pack),
        symbols_(symbols),
        scratch_(scratch),
        words_(symbols.size() / 64 + 1),
        opened_(pack.phrase_gate.Open(symbols.code).Each64()) {}

  void Fold() {
    const std::size_t size = symbols_.size();
    scratch_.next.resize(size);
    std::iota(scratch_.next.begin(), scratch_.next.end(), 1u);
    scratch_.stands.assign(words_, ~std::uint64_t{0});
    for (first_ = 0; first_ < pack_.phrases.size(); first_ += 64) {
      count_ = std::min<std::size_t>(pack_.phrases.size() - first_, 64);
      scratch_.begins.assign(count_ * words_, 0);
      for (std::size_t i = 0; i < size; i = scratch_.next[i]) MayBegin(i, 0);
      for (std::size_t phrase = 0; phrase < count_; ++phrase) FoldPhrase(phrase);
    }
    Close();
  }

 private:
  std::uint64_t* BeginsOf(std::size_t word) { return &scratch_.begins[word * count_]; }

  // Of the phrases in hand, those from `phrase` on may begin with the symbol at `i` if any do.
  void MayBegin(std::size_t i, std::size_t phrase) {
    const auto code = static_cast<std::uint8_t>(symbols_.code[i]);
    std::uint64_t* const begins = BeginsOf(i / 64);
    const std::uint64_t bit = std::uint64_t{1} << (i % 64);
    const std::uint64_t later = opened_ & (~std::uint64_t{0} << phrase);
    for (std::uint64_t rest = pack_.phrase_begins[first_ / 64][code] & later; rest != 0;
         rest &= rest - 1)
      begins[std::countr_zero(rest)] |= bit;
  }

  // No symbol of [begin, end) stands any more.
  void TakeOut(std::size_t begin, std::size_t end) {
    for (std::size_t word = begin / 64; word * 64 < end; ++word) {
      const std::size_t from = std::max(begin, word * 64) - word * 64;
      const std::size_t size = std::min(end, word * 64 + 64) - word * 64 - from;
      scratch_.stands[word] &= ~((~std::uint64_t{0} >> (64 - size)) << from);
    }
  }

  void FoldPhrase(std::size_t phrase) {
    const PhraseRule& rule = pack_.phrases[first_ + phrase];
    for (std::size_t w = 0; w < words_; ++w) {
      // What a fold covers, and what it begins, lies before or at the place in hand.
      for (std::uint64_t rest = BeginsOf(w)[phrase] & scratch_.stands[w]; rest != 0;
           rest &= rest - 1) {
        const std::size_t begin = w * 64 + static_cast<std::size_t>(std::countr_zero(rest));
        if (begin < covered_) continue;
        const std::size_t end = rule.automaton.LongestEnd(symbols_.code, scratch_.next, begin);
        if (end != begin) Replace(phrase, begin, end);
      }
    }
    covered_ = 0;
  }

  void Replace(std::size_t phrase, std::size_t begin, std::size_t end) {
    const Symbol folded = FoldedSymbol(pack_.phrases[first_ + phrase], begin, end);
    if (begin + 1 < end) TakeOut(begin + 1, end);
    std::size_t last = begin;
    for (std::size_t i = begin; i < end; i = scratch_.next[i]) last = i;
    symbols_.tokens[begin].end = symbols_.tokens[last].end;
    symbols_.symbols[begin] = folded;
    symbols_.code[begin] = pack_.phrase_coding.Code(folded);
    scratch_.next[begin] = static_cast<std::uint32_t>(end);
    MayBegin(begin, phrase);
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
  const std::size_t words_;            // of a phrase's bitmap
  const std::uint64_t opened_;         // of each 64 phrases, those that may match
  std::size_t first_ = 0, count_ = 0;  // of the phrases in hand
  std::size_t covered_ = 0;            // by folds of the phrase in hand
};

}  // namespace

void FoldPhrases(const LanguagePack& pack, SymbolString& symbols, FoldScratch& scratch) {
  symbols.Encode(pack.phrase_coding);
  Folder(pack, symbols, scratch).Fold();
}

}  // namespace ipse
