#include "rulepack/automaton.h"

#include <algorithm>
#include <bitset>
#include <functional>
#include <limits>
#include <map>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "rulepack/nodes.h"

namespace ipse {

// From nodes to the table. A state is a set of nodes that wait for a symbol, and the end.
class AutomatonMaker {
 public:
  AutomatonMaker(const PatternNodes& pattern, Automaton::Use use, Automaton& out)
      : nodes_(pattern.nodes),
        sets_(pattern.sets),
        in_(pattern.in),
        end_(pattern.out),
        use_(use),
        out_(out) {}

  // False where the table would be too large.
  bool Make() {
    MakeColumns();
    if (!MakePlaces()) return false;
    NumberOf(State());  // kDead
    const std::size_t start = NumberOf(start_);
    const std::size_t begin = NumberOf(start_ | After(start_, Automaton::kBeginColumn));
    for (std::size_t state = 1; state < states_.size(); ++state) {
      if (states_.size() * columns_ > std::numeric_limits<Automaton::Entry>::max() / 2)
        return false;
      MakeRow(state);
    }
    out_.start_ = EntryOf(start);
    out_.begin_ = EntryOf(begin);
    return true;
  }

 private:
  static constexpr std::size_t kMostPlaces = 512;
  static constexpr std::size_t kAccepting = kMostPlaces - 1;
  using State = std::bitset<kMostPlaces>;

  // Codes that no set tells apart share a column.
  void MakeColumns() {
    std::vector<HeldBy> held(out_.column_.size(), HeldBy(sets_.size()));
    for (std::size_t s = 0; s < sets_.size(); ++s) {
      for (std::size_t code = sets_[s]._Find_first(); code < held.size();
           code = sets_[s]._Find_next(code))
        held[code].Set(s);
    }
    std::map<HeldBy, std::uint8_t> columns;
    columns_ = 2;
    for (std::size_t code = 0; code < held.size(); ++code) {
      const auto [found, is_new] =
          columns.try_emplace(std::move(held[code]), static_cast<std::uint8_t>(columns_));
      if (is_new) {
        ++columns_;
        code_of_.push_back(code);
      }
      out_.column_[code] = found->second;
    }
  }

  bool Holds(int set, std::size_t column) const {
    if (column == Automaton::kBeginColumn) return set == kBegin;
    if (column == Automaton::kEndColumn) return set == kEnd;
    return set >= 0 && sets_[static_cast<std::size_t>(set)][code_of_[column - 2]];
  }

  // Numbers the nodes that wait for a symbol; for each, what waits behind it, and for each column,
  // which of them it moves.
  bool MakePlaces() {
    std::vector<std::size_t> place_of(nodes_.size(), kAccepting);
    std::vector<const Node*> waiting;
    for (std::size_t n = 0; n < nodes_.size(); ++n) {
      if (nodes_[n].set == kEpsilon) continue;
      place_of[n] = waiting.size();
      waiting.push_back(&nodes_[n]);
    }
    if (waiting.size() >= kAccepting) return false;
    start_ = Reached(in_, place_of);
    moved_by_.resize(columns_);
    for (std::size_t place = 0; place < waiting.size(); ++place) {
      behind_.push_back(Reached(waiting[place]->to[0], place_of));
      for (std::size_t column = 0; column < columns_; ++column)
        moved_by_[column][place] = Holds(waiting[place]->set, column);
    }
    return true;
  }

  // What is reached from `node` without a symbol.
  State Reached(int node, const std::vector<std::size_t>& place_of) const {
    State out;
    std::vector<bool> seen(nodes_.size());
    std::vector<int> open = {node};
    while (!open.empty()) {
      const int n = open.back();
      open.pop_back();
      if (n == kNoNode || seen[static_cast<std::size_t>(n)]) continue;
      seen[static_cast<std::size_t>(n)] = true;
      const Node& at = nodes_[static_cast<std::size_t>(n)];
      if (at.set != kEpsilon || n == end_) out.set(place_of[static_cast<std::size_t>(n)]);
      if (at.set == kEpsilon) open.insert(open.end(), std::begin(at.to), std::end(at.to));
    }
    return out;
  }

  std::size_t NumberOf(const State& state) {
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

  State After(const State& state, std::size_t column) const {
    State out;
    const State moved = state & moved_by_[column];
    for (std::size_t p = moved._Find_first(); p < kMostPlaces; p = moved._Find_next(p))
      out |= behind_[p];
    return out;
  }

  void MakeRow(std::size_t number) {
    const State state = states_[number];
    // A match that is found is found.
    if (use_ != Automaton::Use::longest && state[kAccepting]) return;
    for (std::size_t column = 0; column < columns_; ++column) {
      State next = After(state, column);
      if (use_ == Automaton::Use::anywhere) next |= start_;
      const std::size_t next_number = NumberOf(next);
      out_.table_[number * columns_ + column] = EntryOf(next_number);
    }
  }

  const std::vector<Node>& nodes_;
  const std::vector<CodeSet>& sets_;
  const int in_, end_;
  const Automaton::Use use_;
  Automaton& out_;
  std::size_t columns_ = 0;
  std::vector<std::size_t> code_of_;  // one code of each column, from the third
  State start_;
  std::vector<State> behind_;    // by place
  std::vector<State> moved_by_;  // by column
  std::vector<State> states_;
  absl::flat_hash_map<State, std::size_t, std::hash<State>> numbers_;  // of `states_`
};

bool Automaton::Make(const Pattern& pattern, const Definitions& definitions, const Coding& coding,
                     Use use, Automaton& out, PatternError& error) {
  out = {};
  PatternNodes nodes;
  if (!ReadNodes(pattern, definitions, coding, use == Use::longest, nodes, error)) return false;
  if (use == Use::longest && nodes.anchored) {
    error = {"a phrase is folded wherever it stands: ^ and $ mean nothing in it", 0};
    return false;
  }
  out.needs_ = nodes.needs;
  if (AutomatonMaker(nodes, use, out).Make()) return true;
  error = {"the pattern makes too large a table: use * for a count, or split it", 0};
  return false;
}

}  // namespace ipse
