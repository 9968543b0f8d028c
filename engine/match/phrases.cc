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
    std::size_t written = 0, read = 0;  // what lies before `read` stands before `written`
    std::size_t begin = 0;
    while ((begin = NextBegin(begin, bit)) < symbols_.size()) {
      const std::size_t end = rule.automaton.LongestEnd(symbols_.code, begin);
      if (end == begin) {
        ++begin;
        continue;
      }
      Move(read, begin, written);
      written += begin - read;
      const Symbol folded = FoldedSymbol(rule, symbols_, begin, end);
      symbols_.tokens[written] = {symbols_.tokens[begin].first, symbols_.tokens[end - 1].end};
      symbols_.symbols[written] = folded;
      symbols_.code[written] = pack_.phrase_coding.Code(folded);
      begins_[written] = pack_.phrase_begins[static_cast<std::uint8_t>(symbols_.code[written])];
      any |= begins_[written++];
      begin = read = end;
    }
    if (written == read) return any;
    Move(read, symbols_.size(), written);
    symbols_.Resize(written + symbols_.size() - read);
    return any;
  }

  std::size_t NextBegin(std::size_t at, std::uint64_t bit) const {
    const std::uint64_t* const begins = begins_.data();
    const std::size_t size = symbols_.size();
    while (at < size && (begins[at] & bit) == 0) ++at;
    return at;
  }

  // Symbols [first, end) to `to`, which is not behind them.
  void Move(std::size_t first, std::size_t end, std::size_t to) {
    if (first == to) return;
    for (; first < end; ++first, ++to) {
      symbols_.tokens[to] = symbols_.tokens[first];
      symbols_.symbols[to] = symbols_.symbols[first];
      symbols_.code[to] = symbols_.code[first];
      begins_[to] = begins_[first];
    }
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
