// BackwardTable: an automaton that walks through a string of codes from its end, as a table.
//
// Immutable, shared by threads.
#ifndef IPSE_RULEPACK_BACKWARD_TABLE_H_
#define IPSE_RULEPACK_BACKWARD_TABLE_H_

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace ipse {

struct BackwardTable {
  // The number of a state, twice, and whether a match begins there.
  using Entry = std::uint16_t;
  static constexpr Entry kBegins = 1;
  static std::size_t NumberOf(Entry at) { return static_cast<std::size_t>(at) >> 1; }

  std::array<std::uint8_t, 256> column{};  // by code
  std::size_t front = 0;       // the column of the string's begin; it stands behind those of codes
  std::uint8_t row_bits = 0;   // of the places in a row
  std::vector<Entry> entries;  // a row for each state
  Entry end = 0;               // behind the last code

  Entry Step(Entry at, std::size_t in_column) const {
    return entries[(NumberOf(at) << row_bits) + in_column];
  }
  // Whether a match begins anywhere in `code`.
  bool Begins(std::string_view code) const {
    Entry at = end;
    Entry any = 0;
    for (std::size_t i = code.size(); i-- > 0;) {
      at = Step(at, column[static_cast<std::uint8_t>(code[i])]);
      any |= at;
    }
    return ((any | Step(at, front)) & kBegins) != 0;
  }
  // Replaces `walk`: the states at each place in `code`, and behind it.
  void Walk(std::string_view code, std::vector<Entry>& walk) const {
    walk.resize(code.size() + 1);
    Entry at = walk[code.size()] = end;
    for (std::size_t i = code.size(); i-- > 0;)
      at = walk[i] = Step(at, column[static_cast<std::uint8_t>(code[i])]);
    if (!code.empty()) walk[0] = Step(at, front);
  }

  std::size_t states() const { return entries.size() >> row_bits; }

  template <class Self, class Archive>
  static void Parts(Self& self, Archive& archive) {
    archive(self.column, self.front, self.row_bits, self.entries, self.end);
  }
};

// The smallest table that says the same of where matches begin: states that are told apart by that
// alone, and columns alike in all of them taken together. By Moore's refinement.
BackwardTable Minimized(const BackwardTable& table);

}  // namespace ipse

#endif  // IPSE_RULEPACK_BACKWARD_TABLE_H_
