#include "rulepack/phrase_starts.h"

namespace ipse {

void PhraseStarts::Add(const Automaton& phrase) {
  if (size_ % 64 == 0) blocks_.emplace_back();
  Block& block = blocks_.back();
  const std::uint64_t bit = std::uint64_t{1} << (size_++ % 64);
  for (std::size_t code = 0; code < block.begin.size(); ++code) {
    const auto first = static_cast<char>(code);
    if (!phrase.BeginsWith(first)) continue;
    block.begin[code] |= bit;
    if (phrase.Matches(first)) block.alone[code] |= bit;
    for (std::size_t next = 0; next < block.second.size(); ++next) {
      if (phrase.GoesOn(first, static_cast<char>(next))) block.second[next] |= bit;
    }
  }
}

}  // namespace ipse
