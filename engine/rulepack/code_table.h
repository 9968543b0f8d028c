// CodeTable: an automaton over codes, as a table.
//
// An Automaton walks through a string with it from left to right, a MatchTable from its end.
// Immutable, shared by threads.
#ifndef IPSE_RULEPACK_CODE_TABLE_H_
#define IPSE_RULEPACK_CODE_TABLE_H_

#include <array>
#include <cstdint>
#include <limits>
#include <vector>

namespace ipse {

struct CodeTable {
  // The number of a state, twice, and whether it is marked: whether a match begins there, or ends.
  using Entry = std::uint16_t;
  static constexpr Entry kMarked = 1;
  static std::size_t NumberOf(Entry at) { return static_cast<std::size_t>(at) >> 1; }

  std::array<std::uint8_t, 256> column{};  // by code
  std::size_t front = 0;       // the column of the string's begin; it stands behind those of codes
  std::uint8_t row_bits = 0;   // of the places in a row
  std::vector<Entry> entries;  // a row for each state
  Entry start = 0;             // before the first code that is walked

  Entry Step(Entry at, std::size_t in_column) const {
    return entries[(NumberOf(at) << row_bits) + in_column];
  }
  Entry Step(Entry at, char code) const { return Step(at, ColumnOf(code)); }
  std::size_t ColumnOf(char code) const { return column[static_cast<std::uint8_t>(code)]; }
  // Whether it has room for that many states: their numbers fit an entry, and none of the English
  // rules' tables has more entries than 290,000.
  bool Fits(std::size_t count) const {
    constexpr std::size_t kMostEntries = std::size_t{1} << 19;
    return count <= std::numeric_limits<Entry>::max() / 2 && count << row_bits <= kMostEntries;
  }
  std::size_t states() const { return entries.size() >> row_bits; }

  template <class Self, class Archive>
  static void Parts(Self& self, Archive& archive) {
    archive(self.column, self.front, self.row_bits, self.entries, self.start);
  }
};

// The smallest table whose walks are marked alike: states that no walk from them tells apart are
// one, and so are columns alike in all of them. By Moore's refinement. State 0 stays the first.
CodeTable Minimized(const CodeTable& table);

}  // namespace ipse

#endif  // IPSE_RULEPACK_CODE_TABLE_H_
