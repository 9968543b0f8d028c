// Automaton: how long a pattern matches, as a table over the codes of symbols.
//
// Phrases, which capture nothing, are folded with it. Matches what the pattern that WriteRe2 writes
// would match; lazy operators are as greedy ones here. Made by the subset construction from
// Thompson's automaton; immutable, shared by threads.
#ifndef IPSE_RULEPACK_AUTOMATON_H_
#define IPSE_RULEPACK_AUTOMATON_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "rulepack/alphabet.h"
#include "rulepack/code_table.h"
#include "rulepack/pattern.h"

namespace ipse {

class Automaton {
 public:
  // Fills `error` and returns false for a pattern that is none, for one with ^ or $, and for one
  // that needs too large a table.
  static bool Make(const Pattern& pattern, const Definitions& definitions, const Coding& coding,
                   Automaton& out, PatternError& error);

  // The end of the longest match that begins at `begin`, which is `begin` where there is none.
  // Behind the symbol at i stands the one at next[i].
  std::size_t LongestEnd(std::string_view code, std::span<const std::uint32_t> next,
                         std::size_t begin) const {
    std::size_t end = begin;
    CodeTable::Entry at = table_.start;
    for (std::size_t i = begin; i < code.size(); i = next[i]) {
      at = table_.Step(at, code[i]);
      if (at == kDead) break;
      if ((at & CodeTable::kMarked) != 0) end = next[i];
    }
    return end;
  }

  // Whether a match can begin with `code`.
  bool BeginsWith(char code) const { return table_.Step(table_.start, code) != kDead; }
  // Whether it may go on with `next`.
  bool GoesOn(char code, char next) const {
    return table_.Step(table_.Step(table_.start, code), next) != kDead;
  }
  // Whether `code` alone is one.
  bool Matches(char code) const {
    return (table_.Step(table_.start, code) & CodeTable::kMarked) != 0;
  }

  template <class Self, class Archive>
  static void Parts(Self& self, Archive& archive) {
    archive(self.table_);
  }

 private:
  static constexpr CodeTable::Entry kDead = 0;

  CodeTable table_;  // marked where a match ends
};

}  // namespace ipse

#endif  // IPSE_RULEPACK_AUTOMATON_H_
