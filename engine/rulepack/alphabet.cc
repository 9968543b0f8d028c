#include "rulepack/alphabet.h"

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

std::string Alphabet::CharacterClass(const SymbolSet& set) const {
  std::string ranges;
  for (std::size_t i = 0; i < sets_.size(); ++i) {
    std::size_t j = i;
    while (j < sets_.size() && set.Holds(sets_[j])) ++j;
    if (j == i) continue;
    absl::StrAppendFormat(&ranges, "\\x{%x}-\\x{%x}", i + 0x80, j - 1 + 0x80);
    i = j;
  }
  // RE2 has no empty class; NUL never stands in a symbol string.
  return ranges.empty() ? "[\\x00]" : "[" + ranges + "]";
}

}  // namespace ipse
