#include "rulepack/automaton.h"

#include <functional>
#include <limits>

#include "absl/container/flat_hash_map.h"
#include "rulepack/places.h"

namespace ipse {

// From places to the table. A state is the set of those that wait for the next symbol.
class AutomatonMaker {
 public:
  AutomatonMaker(const Places& places, Automaton& out)
      : places_(places), columns_(places.moved_by.size()), out_(out) {
    for (const std::vector<Way>& ways : places.behind) behind_.push_back(SetOf(ways));
  }

  // False where the table would be too large.
  bool Make() {
    out_.column_ = places_.column;
    NumberOf(PlaceSet());  // kDead
    const std::size_t start = NumberOf(SetOf(places_.start));
    for (std::size_t state = 1; state < states_.size(); ++state) {
      if (states_.size() * columns_ > std::numeric_limits<Automaton::Entry>::max() / 2)
        return false;
      MakeRow(state);
    }
    out_.start_ = EntryOf(start);
    return true;
  }

 private:
  std::size_t NumberOf(const PlaceSet& state) {
    const auto [found, is_new] = numbers_.try_emplace(state, states_.size());
    if (is_new) {
      states_.push_back(state);
      out_.table_.resize(states_.size() * columns_, Automaton::kDead);
    }
    return found->second;
  }

  Automaton::Entry EntryOf(std::size_t number) const {
    return static_cast<Automaton::Entry>(number * columns_ * 2 +
                                         (states_[number][kAccepting] ? Automaton::kAccepts : 0));
  }

  void MakeRow(std::size_t number) {
    const PlaceSet state = states_[number];
    for (std::size_t column = 0; column < columns_; ++column) {
      const PlaceSet moved = state & places_.moved_by[column];
      PlaceSet next;
      for (std::size_t p = moved._Find_first(); p < kMostPatternPlaces; p = moved._Find_next(p))
        next |= behind_[p];
      const std::size_t next_number = NumberOf(next);
      out_.table_[number * columns_ + column] = EntryOf(next_number);
    }
  }

  const Places& places_;
  const std::size_t columns_;
  Automaton& out_;
  std::vector<PlaceSet> behind_;  // by place
  std::vector<PlaceSet> states_;
  absl::flat_hash_map<PlaceSet, std::size_t, std::hash<PlaceSet>> numbers_;  // of `states_`
};

bool Automaton::Make(const Pattern& pattern, const Definitions& definitions, const Coding& coding,
                     Automaton& out, PatternError& error) {
  out = {};
  PatternNodes nodes;
  if (!ReadNodes(pattern, definitions, coding, true, nodes, error)) return false;
  if (nodes.anchored) {
    error = {"a phrase is folded wherever it stands: ^ and $ mean nothing in it", 0};
    return false;
  }
  out.needs_ = nodes.needs;
  Places places;
  if (MakePlaces(nodes, places) && AutomatonMaker(places, out).Make()) return true;
  error = {"the pattern makes too large a table: use * for a count, or split it", 0};
  return false;
}

}  // namespace ipse
