#include "match/phrases.h"

#include <algorithm>
#include <bit>
#include <numeric>

#include "base/bits.h"

namespace ipse {
namespace {

// Folds in place, with holes: a folded symbol stands where its first one stood, and `next` and
// `before` lead over the rest. Of each symbol it is known which phrases may match there, by two
// symbols, so that a phrase that matches nowhere costs next to nothing.
class Folder {
 public:
  Folder(const LanguagePack& pack, SymbolString& symbols, FoldScratch& scratch)
      : pack_(pack), symbols_(symbols), scratch_(scratch) {}

  void Fold() {
    const std::size_t size = symbols_.size();
    scratch_.next.resize(size);
    scratch_.before.resize(size + 1);
    std::iota(scratch_.next.begin(), scratch_.next.end(), 1u);
    std::iota(scratch_.before.begin() + 1, scratch_.before.end(), 0u);
    for (std::size_t first = 0; first < pack_.phrases.size(); first += PhraseStarts::kMost) {
      starts_ = &pack_.phrase_starts[first / PhraseStarts::kMost];
      scratch_.may_match.assign(size, 0);
      waiting_ = 0;
      for (std::size_t i = 0; i < size; i = scratch_.next[i]) MayMatch(i, ~std::uint32_t{0});
      while (waiting_ != 0) {
        const int phrase = std::countr_zero(waiting_);
        waiting_ &= waiting_ - 1;
        FoldPhrase(pack_.phrases[first + static_cast<std::size_t>(phrase)], phrase);
      }
    }
    Close();
  }

 private:
  // Looks which of `phrases`, of those in hand, may match at `i`.
  void MayMatch(std::size_t i, std::uint32_t phrases) {
    const std::uint32_t found =
        phrases & starts_->At(symbols_.code[i], symbols_.code[scratch_.next[i]]);
    scratch_.may_match[i] = found;
    waiting_ |= found;
  }

  // `rule` is that phrase of those in hand.
  void FoldPhrase(const PhraseRule& rule, int phrase) {
    std::size_t covered = 0;  // by folds of this phrase
    for (std::size_t first = 0; first < symbols_.size(); first += 64) {
      const std::size_t size = std::min<std::size_t>(symbols_.size() - first, 64);
      // What a fold covers, and what it changes, lies before or at the place in hand.
      for (std::uint64_t rest = BitOfEach({&scratch_.may_match[first], size}, phrase); rest != 0;
           rest &= rest - 1) {
        const std::size_t begin = first + static_cast<std::size_t>(std::countr_zero(rest));
        if (begin < covered) continue;
        const std::size_t end = rule.automaton.LongestEnd(symbols_.code, scratch_.next, begin);
        if (end == begin) continue;
        Replace(rule, begin, end);
        covered = end;
        // Of the phrases behind this one, other ones may match now there and right before.
        const std::uint32_t later = ~std::uint32_t{1} << phrase;
        MayMatch(begin, later);
        if (begin > 0) MayMatch(scratch_.before[begin], later);
      }
    }
  }

  // [begin, end) becomes one symbol: what `rule` says, by the last head in it.
  void Replace(const PhraseRule& rule, std::size_t begin, std::size_t end) {
    Symbol folded = rule.without_head;
    std::size_t last = begin;
    for (std::size_t i = begin; i < end; i = scratch_.next[i]) {
      last = i;
      scratch_.may_match[i] = 0;
      const Symbol with_head = rule.with_head[symbols_.symbols[i]];
      folded = with_head != PhraseRule::kNoHead ? with_head : folded;
    }
    symbols_.tokens[begin].end = symbols_.tokens[last].end;
    symbols_.symbols[begin] = folded;
    symbols_.code[begin] = pack_.phrase_coding.Code(folded);
    scratch_.next[begin] = static_cast<std::uint32_t>(end);
    scratch_.before[end] = static_cast<std::uint32_t>(begin);
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
  const PhraseStarts* starts_ = nullptr;  // of the phrases in hand
  std::uint32_t waiting_ = 0;             // of these, those that may match somewhere
};

}  // namespace

void FoldPhrases(const LanguagePack& pack, SymbolString& symbols, FoldScratch& scratch) {
  symbols.Encode(pack.phrase_coding);
  Folder(pack, symbols, scratch).Fold();
}

}  // namespace ipse
