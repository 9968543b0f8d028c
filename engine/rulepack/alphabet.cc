#include "rulepack/alphabet.h"

#include <map>

#include "absl/strings/str_format.h"

namespace ipse {

std::optional<Symbol> Alphabet::Add(const ClassSet& classes) {
  const auto [found, inserted] =
      symbols_.try_emplace(classes.to_string(), static_cast<Symbol>(sets_.size()));
  if (!inserted) return found->second;
  if (sets_.size() == kMaxSymbols) {
    symbols_.erase(found);
    return std::nullopt;
  }
  sets_.push_back(classes);
  return found->second;
}

std::optional<Coding> Coding::Of(const Alphabet& alphabet, const std::vector<SymbolSet>& sets) {
  constexpr std::size_t kMostCodes = 255;
  // By which of the sets hold them; in this order neighbours have most in common, which keeps
  // character classes short.
  std::map<std::string, std::vector<Symbol>> groups;
  for (std::size_t i = 0; i < alphabet.size(); ++i) {
    const auto symbol = static_cast<Symbol>(i);
    std::string held;
    for (const SymbolSet& set : sets) held += set.Holds(alphabet.classes(symbol)) ? '1' : '0';
    groups[held].push_back(symbol);
  }
  if (groups.size() > kMostCodes) return std::nullopt;
  Coding coding;
  coding.codes_.resize(alphabet.size());
  for (const auto& [held, symbols] : groups) {
    coding.of_code_.push_back(alphabet.classes(symbols.front()));
    for (Symbol symbol : symbols)
      coding.codes_[symbol] = static_cast<std::uint8_t>(coding.of_code_.size());
  }
  return coding;
}

std::string Coding::CharacterClass(const SymbolSet& set) const {
  std::string ranges;
  for (std::size_t i = 0; i < of_code_.size(); ++i) {
    std::size_t j = i;
    while (j < of_code_.size() && set.Holds(of_code_[j])) ++j;
    if (j == i) continue;
    absl::StrAppendFormat(&ranges, "\\x{%x}-\\x{%x}", i + 1, j);
    i = j;
  }
  // RE2 has no empty class; NUL never stands in a symbol string.
  return ranges.empty() ? "[\\x00]" : "[" + ranges + "]";
}

}  // namespace ipse
