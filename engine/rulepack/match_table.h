// MatchTable: where matches of a pattern begin and what they capture, as tables over codes.
//
// A walk through a string from its end says of every place in it whether a match begins there: the
// state at a place is the set of the pattern's places from which the rest of the string leads to
// the pattern's end. A walk forward from where a match begins then takes, wherever the pattern
// leaves a choice, the way that it prefers of those that lead to the end, and never turns back. It
// finds what RE2 finds, which of matches that begin at one place prefers the same. Made by the
// subset construction over the reversed pattern; immutable, shared by threads.
#ifndef IPSE_RULEPACK_MATCH_TABLE_H_
#define IPSE_RULEPACK_MATCH_TABLE_H_

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "rulepack/places.h"

namespace ipse {

// The symbols that a group captured; empty where it captured none.
struct Group {
  std::uint32_t begin = 0, end = 0;
  bool empty() const { return begin == end; }
};

class MatchTable {
 public:
  // The number of a state, twice, and whether a match begins there.
  using Entry = std::uint16_t;

  // False for a pattern that needs too large a table, that asks twice for one end of the string, or
  // that repeats what may be empty: which of such matches RE2 prefers is not said here.
  static bool Make(const PatternNodes& pattern, MatchTable& out);

  // Replaces `walk`: the states at each place in `code` and behind it. Returns whether a match
  // begins anywhere.
  bool Walk(std::string_view code, std::vector<Entry>& walk) const {
    walk.resize(code.size() + 1);
    Entry at = walk[code.size()] = end_;
    Entry any = 0;
    for (std::size_t i = code.size(); i-- > 0;) {
      at = walk[i] = Step(at, column_[static_cast<std::uint8_t>(code[i])]);
      any |= at;
    }
    if (!code.empty()) any |= walk[0] = Step(at, front_);
    return (any & kBegins) != 0;
  }
  static bool Begins(Entry at) { return (at & kBegins) != 0; }

  // What the match that begins at `begin` captures; `walk` is Walk's. The first of `groups` is the
  // whole match.
  void Read(std::span<const Entry> walk, std::size_t begin, std::span<Group> groups) const;

  template <class Self, class Archive>
  static void Parts(Self& self, Archive& archive) {
    archive(self.column_, self.front_, self.row_bits_, self.table_, self.end_, self.words_,
            self.holds_, self.choices_, self.first_choices_, self.bounds_, self.stays_);
  }

 private:
  friend class MatchTableMaker;

  static constexpr Entry kBegins = 1;

  // A way behind a place, and of the bounds of groups on it the first: they end where those of the
  // next choice begin.
  struct Choice {
    std::uint16_t place = 0;
    std::uint16_t first_bound = 0;
    template <class Self, class Archive>
    static void Parts(Self& self, Archive& archive) {
      archive(self.place, self.first_bound);
    }
  };

  static std::size_t NumberOf(Entry at) { return static_cast<std::size_t>(at) >> 1; }
  Entry Step(Entry at, std::size_t column) const {
    return table_[(NumberOf(at) << row_bits_) + column];
  }
  // Whether `place` leads to the pattern's end from where the state is that of `at`.
  bool Holds(Entry at, std::size_t place) const {
    return ((holds_[NumberOf(at) * words_ + place / 64] >> (place % 64)) & 1) != 0;
  }

  std::array<std::uint8_t, 256> column_{};  // by code
  std::size_t front_ = 0;                   // the column of the string's begin
  std::uint8_t row_bits_ = 0;               // of the places in a row
  std::vector<Entry> table_;                // a row for each state
  Entry end_ = 0;                           // behind the last code
  std::size_t words_ = 0;
  std::vector<std::uint64_t> holds_;          // by state, a bitmap of its places
  std::vector<Choice> choices_;               // one more than there are
  std::vector<std::uint32_t> first_choices_;  // by place; those of the pattern's start come last
  std::vector<std::uint8_t> bounds_;          // of groups, see Node
  std::vector<std::uint8_t> stays_;           // by place, whether it takes no symbol
};

}  // namespace ipse

#endif  // IPSE_RULEPACK_MATCH_TABLE_H_
