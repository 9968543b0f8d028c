// Automaton: how long a pattern matches, as a table over the codes of symbols.
//
// Phrases, which capture nothing, are folded with it. Matches what the pattern that WriteRe2 writes
// would match; lazy operators are as greedy ones here. Made by the subset construction from
// Thompson's automaton; immutable, shared by threads.
#ifndef IPSE_RULEPACK_AUTOMATON_H_
#define IPSE_RULEPACK_AUTOMATON_H_

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "rulepack/alphabet.h"
#include "rulepack/pattern.h"

namespace ipse {

class Automaton {
 public:
  // Fills `error` and returns false for a pattern that is none, for one with ^ or $, and for one
  // that needs too large a table.
  static bool Make(const Pattern& pattern, const Definitions& definitions, const Coding& coding,
                   Automaton& out, PatternError& error);

  // Whatever matches holds a code of each of these.
  const std::vector<CodeSet>& needs() const { return needs_; }

  // The end of the longest match that begins at `begin`, which is `begin` where there is none.
  // Behind the symbol at i stands the one at next[i].
  std::size_t LongestEnd(std::string_view code, std::span<const std::uint32_t> next,
                         std::size_t begin) const {
    std::size_t end = begin;
    Entry at = start_;
    for (std::size_t i = begin; i < code.size(); i = next[i]) {
      at = Step(at, code[i]);
      if (at == kDead) break;
      if ((at & kAccepts) != 0) end = next[i];
    }
    return end;
  }

  // Whether a match can begin with `code`.
  bool BeginsWith(char code) const { return Step(start_, code) != kDead; }
  template <class Self, class Archive>
  static void Parts(Self& self, Archive& archive) {
    archive(self.column_, self.table_, self.start_);
  }

 private:
  friend class AutomatonMaker;

  // The row of a state, twice, and whether it accepts.
  using Entry = std::uint16_t;
  static constexpr Entry kAccepts = 1;
  static constexpr Entry kDead = 0;
  Entry Step(Entry at, char code) const {
    return table_[(at >> 1) + column_[static_cast<std::uint8_t>(code)]];
  }

  std::array<std::uint8_t, 256> column_{};  // by code
  std::vector<Entry> table_;                // a row of all columns for each state
  Entry start_ = 0;
  std::vector<CodeSet> needs_;
};

}  // namespace ipse

#endif  // IPSE_RULEPACK_AUTOMATON_H_
