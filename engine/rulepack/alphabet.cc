#include "rulepack/alphabet.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/str_format.h"

namespace ipse {

std::optional<Symbol> Alphabet::Add(const ClassSet& classes) {
  const auto [found, inserted] = symbols_.try_emplace(classes, static_cast<Symbol>(sets_.size()));
  if (!inserted) return found->second;
  if (sets_.size() == kMaxSymbols) {
    symbols_.erase(found);
    return std::nullopt;
  }
  sets_.push_back(classes);
  return found->second;
}

std::optional<Coding> Coding::Of(const Alphabet& alphabet, std::vector<SymbolSet> sets) {
  constexpr std::size_t kMostCodes = CodeSet().size() - 1;
  // By which of the sets hold them; in this order neighbours have most in common, which keeps
  // character classes short.
  std::map<HeldBy, std::vector<Symbol>> groups;
  for (std::size_t i = 0; i < alphabet.size(); ++i) {
    const auto symbol = static_cast<Symbol>(i);
    HeldBy held(sets.size());
    for (std::size_t s = 0; s < sets.size(); ++s) {
      if (sets[s].Holds(alphabet.classes(symbol))) held.Set(s);
    }
    groups[std::move(held)].push_back(symbol);
  }
  if (groups.size() > kMostCodes) return std::nullopt;
  Coding coding;
  coding.codes_.resize(alphabet.size());
  coding.codes_of_.resize(sets.size());
  for (const auto& [held, symbols] : groups) {
    ++coding.count_;
    for (Symbol symbol : symbols) coding.codes_[symbol] = static_cast<std::uint8_t>(coding.count_);
    for (std::size_t s = 0; s < sets.size(); ++s) coding.codes_of_[s][coding.count_] = held[s];
  }
  coding.sets_ = std::move(sets);
  return coding;
}

const CodeSet& Coding::Codes(const SymbolSet& set) const {
  const auto found = std::find(sets_.begin(), sets_.end(), set);
  return codes_of_[static_cast<std::size_t>(found - sets_.begin())];
}

CodeSet Coding::AllCodes() const {
  CodeSet all;
  for (std::size_t code = 1; code <= count_; ++code) all.set(code);
  return all;
}

std::string Coding::CharacterClass(const SymbolSet& set) const {
  const CodeSet& codes = Codes(set);
  std::string ranges;
  for (std::size_t i = 1; i <= count_; ++i) {
    std::size_t j = i;
    while (j <= count_ && codes[j]) ++j;
    if (j == i) continue;
    absl::StrAppendFormat(&ranges, "\\x{%x}-\\x{%x}", i, j - 1);
    i = j;
  }
  // RE2 has no empty class; NUL never stands in a symbol string.
  return ranges.empty() ? "[\\x00]" : "[" + ranges + "]";
}

}  // namespace ipse
