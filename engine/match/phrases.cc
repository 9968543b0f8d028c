#include "match/phrases.h"

namespace ipse {
namespace {

// The symbol that `rule` folds [begin, end) into.
Symbol FoldedSymbol(const PhraseRule& rule, const SymbolString& symbols, std::size_t begin,
                    std::size_t end) {
  if (rule.with_head.empty()) return rule.without_head;
  for (std::size_t i = end; i-- > begin;) {
    const Symbol folded = rule.with_head[symbols.symbols[i]];
    if (folded != PhraseRule::kNoHead) return folded;
  }
  return rule.without_head;
}

class Folder {
 public:
  Folder(const LanguagePack& pack, SymbolString& symbols, std::vector<std::uint64_t>& begins)
      : pack_(pack), symbols_(symbols), begins_(begins) {}

  void Fold() {
    begins_.clear();
    std::uint64_t any = 0;
    for (char code : symbols_.code) {
      begins_.push_back(pack_.phrase_begins[static_cast<std::uint8_t>(code)]);
      any |= begins_.back();
    }
    for (std::size_t i = 0; i < pack_.phrases.size(); ++i) {
      const std::uint64_t bit = std::uint64_t{1} << (i % 64);
      if ((any & bit) != 0) any |= FoldPhrase(pack_.phrases[i], bit);
    }
  }

 private:
  // In place: what is written never overtakes what is read. Returns which phrases may begin with
  // what was folded.
  std::uint64_t FoldPhrase(const PhraseRule& rule, std::uint64_t bit) {
    std::uint64_t any = 0;
    std::size_t written = 0;
    for (std::size_t begin = 0; begin < symbols_.size(); ++written) {
      const std::size_t end =
          (begins_[begin] & bit) != 0 ? rule.automaton.LongestEnd(symbols_.code, begin) : begin;
      if (end == begin) {
        if (written != begin) Move(begin, written);
        ++begin;
        continue;
      }
      const Symbol folded = FoldedSymbol(rule, symbols_, begin, end);
      symbols_.tokens[written] = {symbols_.tokens[begin].first, symbols_.tokens[end - 1].end};
      symbols_.symbols[written] = folded;
      symbols_.code[written] = pack_.phrase_coding.Code(folded);
      begins_[written] = pack_.phrase_begins[static_cast<std::uint8_t>(symbols_.code[written])];
      any |= begins_[written];
      begin = end;
    }
    if (written < symbols_.size()) symbols_.Resize(written);
    return any;
  }

  void Move(std::size_t from, std::size_t to) {
    symbols_.tokens[to] = symbols_.tokens[from];
    symbols_.symbols[to] = symbols_.symbols[from];
    symbols_.code[to] = symbols_.code[from];
    begins_[to] = begins_[from];
  }

  const LanguagePack& pack_;
  SymbolString& symbols_;
  std::vector<std::uint64_t>& begins_;  // by symbol, LanguagePack::phrase_begins
};

}  // namespace

void FoldPhrases(const LanguagePack& pack, SymbolString& symbols,
                 std::vector<std::uint64_t>& scratch) {
  symbols.Encode(pack.phrase_coding);
  Folder(pack, symbols, scratch).Fold();
}

}  // namespace ipse
