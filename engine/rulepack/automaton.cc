#include "rulepack/automaton.h"

#include <bit>
#include <functional>
#include <optional>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "rulepack/places.h"

namespace ipse {

namespace {

// From places to a table. A state is the set of those that wait for the next symbol, the first the
// empty one.
class Maker {
 public:
  explicit Maker(const Places& places) : places_(places), columns_(places.moved_by.size()) {
    for (const std::vector<Way>& ways : places.behind) behind_.push_back(SetOf(ways));
    table_.column = places_.column;
    table_.front = columns_;
    table_.row_bits = static_cast<std::uint8_t>(std::bit_width(columns_));
  }

  // Nothing where the table would be too large.
  std::optional<CodeTable> Make() {
    NumberOf(PlaceSet());
    table_.start = EntryOf(SetOf(places_.start));
    for (std::size_t state = 1; state < states_.size(); ++state) {
      if (states_.size() << table_.row_bits > kMostEntries) return std::nullopt;
      MakeRow(state);
    }
    return Minimized(table_);
  }

 private:
  // Phrases are tried at nearly every symbol: what is larger than a cache would slow all texts.
  static constexpr std::size_t kMostEntries = std::size_t{1} << 15;

  std::size_t NumberOf(const PlaceSet& state) {
    const auto [found, is_new] = numbers_.try_emplace(state, states_.size());
    if (is_new) {
      states_.push_back(state);
      table_.entries.resize(states_.size() << table_.row_bits);
    }
    return found->second;
  }

  CodeTable::Entry EntryOf(const PlaceSet& state) {
    return static_cast<CodeTable::Entry>(NumberOf(state) * 2 +
                                         (state[kAccepting] ? CodeTable::kMarked : 0));
  }

  void MakeRow(std::size_t number) {
    const PlaceSet state = states_[number];
    for (std::size_t column = 0; column < columns_; ++column) {
      const PlaceSet moved = state & places_.moved_by[column];
      PlaceSet next;
      for (std::size_t p = moved._Find_first(); p < kMostPatternPlaces; p = moved._Find_next(p))
        next |= behind_[p];
      const CodeTable::Entry entry = EntryOf(next);
      table_.entries[(number << table_.row_bits) + column] = entry;
    }
  }

  const Places& places_;
  const std::size_t columns_;
  CodeTable table_;
  std::vector<PlaceSet> behind_;  // by place
  std::vector<PlaceSet> states_;
  absl::flat_hash_map<PlaceSet, std::size_t, std::hash<PlaceSet>> numbers_;  // of `states_`
};

}  // namespace

bool Automaton::Make(const Pattern& pattern, const Definitions& definitions, const Coding& coding,
                     Automaton& out, PatternError& error) {
  out = {};
  PatternNodes nodes;
  if (!ReadNodes(pattern, definitions, coding, true, nodes, error)) return false;
  if (nodes.anchored) {
    error = {"a phrase is folded wherever it stands: ^ and $ mean nothing in it", 0};
    return false;
  }
  Places places;
  if (MakePlaces(nodes, places)) {
    if (std::optional<CodeTable> table = Maker(places).Make()) {
      out.table_ = *std::move(table);
      return true;
    }
  }
  error = {"the pattern makes too large a table: use * for a count, or split it", 0};
  return false;
}

}  // namespace ipse
