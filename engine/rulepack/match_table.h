// MatchTable: where matches of a pattern begin and what they capture, as tables over codes.
//
// A walk through a string from its end says of every place in it whether a match begins there: the
// state at a place is the set of the pattern's places from which the rest of the string leads to
// the pattern's end. A walk forward from where a match begins then takes, wherever the pattern
// leaves a choice, the way that it prefers of those that lead to the end, and never turns back. It
// finds what RE2 finds, which of matches that begin at one place prefers the same. Most strings
// have no match: a smaller table, without what tells ways apart, says so first. Made by the
// subset construction over the reversed pattern; immutable, shared by threads.
#ifndef IPSE_RULEPACK_MATCH_TABLE_H_
#define IPSE_RULEPACK_MATCH_TABLE_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "rulepack/code_table.h"

namespace ipse {

struct PatternNodes;

// The symbols that a group captured; empty where it captured none.
struct Group {
  std::uint32_t begin = 0, end = 0;
  bool empty() const { return begin == end; }
};

class MatchTable {
 public:
  using Entry = CodeTable::Entry;

  // With `ways` it can read what is captured, else it says only where matches begin. False for a
  // pattern that needs too large a table, that asks twice for one end of the string, or that
  // repeats what may be empty: which of such matches RE2 prefers is not said here.
  static bool Make(const PatternNodes& pattern, bool ways, MatchTable& out);

  // Whether a match begins anywhere in `code`. If so, replaces `walk`: the states at each place in
  // it, and behind it.
  bool Walk(std::string_view code, std::vector<Entry>& walk) const {
    if (!BeginsIn(code)) return false;
    const CodeTable& table = ways_ ? *ways_ : begins_;
    walk.resize(code.size() + 1);
    Entry at = walk[code.size()] = table.start;
    for (std::size_t i = code.size(); i-- > 0;) at = walk[i] = table.Step(at, code[i]);
    if (!code.empty()) walk[0] = table.Step(at, table.front);
    return true;
  }
  static bool Begins(Entry at) { return (at & CodeTable::kMarked) != 0; }

  // What the match that begins at `begin` captures; `walk` is Walk's. The first of `groups` is the
  // whole match.
  void Read(std::span<const Entry> walk, std::size_t begin, std::span<Group> groups) const;

  template <class Self, class Archive>
  static void Parts(Self& self, Archive& archive) {
    archive(self.begins_, self.ways_, self.words_, self.holds_, self.choices_, self.first_choices_,
            self.bounds_, self.stays_);
  }

 private:
  friend class MatchTableMaker;

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

  bool BeginsIn(std::string_view code) const {
    Entry at = begins_.start;
    Entry any = 0;
    for (std::size_t i = code.size(); i-- > 0;) any |= at = begins_.Step(at, code[i]);
    return Begins(any | begins_.Step(at, begins_.front));
  }
  // Whether `place` leads to the pattern's end from where the state is that of `at`.
  bool Holds(Entry at, std::size_t place) const {
    return ((holds_[CodeTable::NumberOf(at) * words_ + place / 64] >> (place % 64)) & 1) != 0;
  }

  CodeTable begins_;  // minimized
  std::optional<CodeTable> ways_;
  std::size_t words_ = 0;
  std::vector<std::uint64_t> holds_;          // by state, a bitmap of its places
  std::vector<Choice> choices_;               // one more than there are
  std::vector<std::uint32_t> first_choices_;  // by place; those of the pattern's start come last
  std::vector<std::uint8_t> bounds_;          // of groups, see Node
  std::vector<std::uint8_t> stays_;           // by place, whether it takes no symbol
};

}  // namespace ipse

#endif  // IPSE_RULEPACK_MATCH_TABLE_H_
