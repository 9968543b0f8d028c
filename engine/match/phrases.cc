#include "match/phrases.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace ipse {
namespace {

// Folds in place, with holes: a folded symbol stands where its first one stood, and `next` leads
// over the rest. A bitmap a phrase says where it may match by two symbols, so that a phrase that
// matches nowhere costs next to nothing. Phrases are taken 64 at a time, as many as a code has bits for.
class Folder {
 public:
  Folder(const LanguagePack& pack, SymbolString& symbols, FoldScratch& scratch)
      : pack_(pack),
        symbols_(symbols),
        scratch_(scratch),
        words_(symbols.size() / 64 + 1) {}

  void Fold() {
    const std::size_t size = symbols_.size();
    scratch_.next.resize(size);
    std::iota(scratch_.next.begin(), scratch_.next.end(), 1u);
    scratch_.stands.assign(words_, ~std::uint64_t{0});
    for (first_ = 0; first_ < pack_.phrases.size(); first_ += 64) {
      const std::size_t count = std::min<std::size_t>(pack_.phrases.size() - first_, 64);
      scratch_.may_match.assign(count * words_, 0);
      waiting_ = 0;
      for (std::size_t i = 0; i < size; i = scratch_.next[i]) MayMatch(i, ~std::uint64_t{0});
      while (waiting_ != 0) {
        const auto phrase = static_cast<std::size_t>(std::countr_zero(waiting_));
        waiting_ &= waiting_ - 1;
        FoldPhrase(phrase);
      }
    }
    Close();
  }

 private:
  std::uint64_t* BitmapOf(std::size_t phrase) { return &scratch_.may_match[phrase * words_]; }

  std::size_t CodeAt(std::size_t i) const {
    return i < symbols_.size() ? static_cast<std::uint8_t>(symbols_.code[i]) : PhraseStarts::kNone;
  }

  // Which of `phrases`, of those in hand, may match at `i`.
  void MayMatch(std::size_t i, std::uint64_t phrases) {
    const std::uint64_t found =
        phrases & pack_.phrase_starts[first_ / 64].At(CodeAt(i), CodeAt(scratch_.next[i]));
    waiting_ |= found;
    for (std::uint64_t rest = found; rest != 0; rest &= rest - 1)
      BitmapOf(static_cast<std::size_t>(std::countr_zero(rest)))[i / 64] |= std::uint64_t{1}
                                                                           << (i % 64);
  }

  // No symbol of [begin, end) stands any more.
  void TakeOut(std::size_t begin, std::size_t end) {
    for (std::size_t word = begin / 64; word * 64 < end; ++word) {
      const std::size_t from = std::max(begin, word * 64) - word * 64;
      const std::size_t size = std::min(end, word * 64 + 64) - word * 64 - from;
      scratch_.stands[word] &= ~((~std::uint64_t{0} >> (64 - size)) << from);
    }
  }

  // The last symbol before `i` that stands; `i` where none does.
  std::size_t Before(std::size_t i) const {
    std::size_t word = i / 64;
    std::uint64_t left = scratch_.stands[word] & ((std::uint64_t{1} << (i % 64)) - 1);
    while (left == 0) {
      if (word == 0) return i;
      left = scratch_.stands[--word];
    }
    return word * 64 + 63 - static_cast<std::size_t>(std::countl_zero(left));
  }

  void FoldPhrase(std::size_t phrase) {
    const Automaton& automaton = pack_.phrases[first_ + phrase].automaton;
    std::size_t covered = 0;  // by folds of this phrase
    for (std::size_t w = 0; w < words_; ++w) {
      // What a fold covers, and what it changes, lies before or at the place in hand.
      for (std::uint64_t rest = BitmapOf(phrase)[w] & scratch_.stands[w]; rest != 0;
           rest &= rest - 1) {
        const std::size_t begin = w * 64 + static_cast<std::size_t>(std::countr_zero(rest));
        if (begin < covered) continue;
        const std::size_t end = automaton.LongestEnd(symbols_.code, scratch_.next, begin);
        if (end == begin) continue;
        Replace(phrase, begin, end);
        covered = end;
      }
    }
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
    const std::uint64_t later = ~std::uint64_t{1} << phrase;
    MayMatch(begin, later);
    if (const std::size_t before = Before(begin); before != begin) MayMatch(before, later);
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
  const std::size_t words_;    // of a phrase's bitmap
  std::size_t first_ = 0;      // of the phrases in hand
  std::uint64_t waiting_ = 0;  // of these, those that may match somewhere
};

}  // namespace

void FoldPhrases(const LanguagePack& pack, SymbolString& symbols, FoldScratch& scratch) {
  symbols.Encode(pack.phrase_coding);
  Folder(pack, symbols, scratch).Fold();
}

}  // namespace ipse
