// Automaton: a pattern as a table over the codes of symbols, for what needs no captures.
//
// Phrases are folded with it, and before RE2 reads what a rule captures it says whether there is
// anything to read: a call of RE2 costs more than a walk through a whole sentence of symbols.
// Matches what the pattern that WriteRe2 writes would match; lazy operators are as greedy ones
// here. Made by the subset construction from Thompson's automaton; immutable, shared by threads.
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
  // Whether a pattern matches, anywhere or where one says; there repetitions that are counted are
  // read as endless, so that it may say yes wrongly. Or how long it matches.
  enum class Use : std::uint8_t { anywhere, at_a_place, longest };

  // Fills `error` and returns false for a pattern that is none, and for one that needs too large a
  // table. With `longest`, ^ and $ are refused.
  static bool Make(const Pattern& pattern, const Definitions& definitions, const Coding& coding,
                   Use use, Automaton& out, PatternError& error);

  // Whatever matches holds a code of each of these. Known of a pattern with too large a table, too.
  const std::vector<CodeSet>& needs() const { return needs_; }

  // For `anywhere`: whether there may be a match in `code` that begins at or behind `from`. For
  // `at_a_place`: at `from`.
  bool Matches(std::string_view code, std::size_t from) const {
    Entry at = from == 0 ? begin_ : start_;
    for (std::size_t i = from; (at & kAccepts) == 0 && i < code.size(); ++i) {
      at = Step(at, code[i]);
      if (at == kDead) return false;
    }
    return ((at | table_[(at >> 1) + kEndColumn]) & kAccepts) != 0;
  }

  // For `longest`: the end of the longest match that begins at `begin`, which is `begin` where
  // there is none. Behind the symbol at i stands the one at next[i].
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

  // For `longest`: whether a match can begin with `code`.
  bool BeginsWith(char code) const { return Step(start_, code) != kDead; }
  template <class Self, class Archive>
  static void Parts(Self& self, Archive& archive) {
    archive(self.column_, self.table_, self.start_, self.begin_);
  }

 private:
  friend class AutomatonMaker;

  // The row of a state, twice, and whether it accepts.
  using Entry = std::uint16_t;
  static constexpr Entry kAccepts = 1;
  static constexpr Entry kDead = 0;
  // Before the first code, and behind the last.
  static constexpr std::size_t kBeginColumn = 0, kEndColumn = 1;

  Entry Step(Entry at, char code) const {
    return table_[(at >> 1) + column_[static_cast<std::uint8_t>(code)]];
  }

  std::array<std::uint8_t, 256> column_{};  // by code
  std::vector<Entry> table_;                // a row of all columns for each state
  std::vector<CodeSet> needs_;
  Entry start_ = 0;
  Entry begin_ = 0;  // the start, before the first code
};

}  // namespace ipse

#endif  // IPSE_RULEPACK_AUTOMATON_H_
