#include "rulepack/automaton.h"

#include <algorithm>
#include <bitset>
#include <functional>
#include <limits>
#include <map>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "base/strings.h"

namespace ipse {
namespace {

constexpr int kNone = -1;
// Sets that are no sets of codes.
constexpr int kEpsilon = -1, kBegin = -2, kEnd = -3;
constexpr std::size_t kMostNodes = 5000;

struct Node {
  int set = kEpsilon;
  int to[2] = {kNone, kNone};  // the second only of an epsilon
};

// A part of Thompson's automaton; nothing leaves `out` yet.
struct Part {
  int in = 0, out = 0;
  std::vector<CodeSet> needs;  // whatever matches it holds a code of each
};

// The need that fewest codes meet, or any code where there is none.
CodeSet RarestNeed(const Part& part) {
  const auto rarest =
      std::min_element(part.needs.begin(), part.needs.end(),
                       [](const CodeSet& a, const CodeSet& b) { return a.count() < b.count(); });
  return rarest == part.needs.end() ? CodeSet().set() : *rarest;
}

// Reads a pattern into nodes.
class Reader {
 public:
  // Where counts are not exact, those above one are endless.
  Reader(const Definitions& definitions, const Coding& coding, bool exact, PatternError& error)
      : definitions_(definitions), coding_(coding), exact_(exact), error_(error) {}

  bool Read(const Pattern& pattern, Part& out) {
    Cursor at{pattern, 0, 0};
    if (!Alternatives(at, out)) return false;
    if (at.i == pattern.size()) return true;
    return Fail(at, "this ) closes nothing");
  }

  std::vector<Node> nodes;
  std::vector<CodeSet> sets;
  bool anchored = false;  // ^ or $ stands in it

 private:
  struct Cursor {
    const Pattern& pattern;
    std::size_t i;
    int depth;  // of macros
    bool Is(char c) const {
      return i < pattern.size() && pattern[i].type == PatternAtom::Type::op &&
             pattern[i].text[0] == c;
    }
  };

  bool Fail(const Cursor& at, std::string message) {
    const std::size_t last = at.pattern.empty() ? 0 : at.pattern.back().at;
    error_ = {std::move(message), at.i < at.pattern.size() ? at.pattern[at.i].at : last};
    return false;
  }

  int Add(int set = kEpsilon) {
    nodes.push_back({set, {kNone, kNone}});
    return static_cast<int>(nodes.size()) - 1;
  }

  void Link(int from, int to) { nodes[from].to[nodes[from].to[0] == kNone ? 0 : 1] = to; }

  bool Alternatives(Cursor& at, Part& out) {
    if (!Sequence(at, out)) return false;
    while (at.Is('|')) {
      ++at.i;
      Part other;
      if (!Sequence(at, other)) return false;
      Part both = {Add(), Add(), {RarestNeed(out) | RarestNeed(other)}};
      Link(both.in, out.in);
      Link(both.in, other.in);
      Link(out.out, both.out);
      Link(other.out, both.out);
      out = std::move(both);
    }
    return true;
  }

  bool Sequence(Cursor& at, Part& out) {
    out.in = out.out = Add();
    while (at.i < at.pattern.size() && !at.Is('|') && !at.Is(')')) {
      if (at.pattern[at.i].type == PatternAtom::Type::capture) {
        ++at.i;
        continue;
      }
      Part next;
      if (!Repeated(at, next)) return false;
      Link(out.out, next.in);
      out.out = next.out;
      out.needs.insert(out.needs.end(), next.needs.begin(), next.needs.end());
    }
    return true;
  }

  // An atom and how often it may stand. Counted ones are read again for each time.
  bool Repeated(Cursor& at, Part& out) {
    const std::size_t begin = at.i;
    if (!Atom(at, out)) return false;
    std::size_t least = 1, most = 1;
    if (!ReadCount(at, least, most)) return false;
    const std::size_t end = at.i;
    const bool endless = most == kEndless;
    if (endless && least <= 1) {
      out = Loop(out, least == 0);
      return true;
    }
    if (least == 0) out = Optional(out);
    for (std::size_t i = 1; i < (endless ? least : most); ++i) {
      at.i = begin;
      Part next;
      if (!Atom(at, next)) return false;
      if (i >= least) next = Optional(next);
      if (endless && i + 1 == least) next = Loop(next, false);
      Link(out.out, next.in);
      out.out = next.out;
    }
    at.i = end;
    return true;
  }

  Part Loop(Part part, bool may_be_absent) {
    Part out = {may_be_absent ? Add() : part.in, Add(), {}};
    if (!may_be_absent) out.needs = std::move(part.needs);
    if (may_be_absent) {
      Link(out.in, part.in);
      Link(out.in, out.out);
    }
    Link(part.out, part.in);
    Link(part.out, out.out);
    return out;
  }

  Part Optional(Part part) {
    const Part out = {Add(), Add(), {}};
    Link(out.in, part.in);
    Link(out.in, out.out);
    Link(part.out, out.out);
    return out;
  }

  static constexpr std::size_t kEndless = std::numeric_limits<std::size_t>::max();

  bool ReadCount(Cursor& at, std::size_t& least, std::size_t& most) {
    if (at.Is('*') || at.Is('?')) least = 0;
    if (at.Is('*') || at.Is('+')) most = kEndless;
    if (at.Is('{')) {
      const std::string_view count = at.pattern[at.i].text;
      const std::size_t comma = std::min(count.find(','), count.size() - 1);
      if (!absl::SimpleAtoi(AbslView(count.substr(1, comma - 1)), &least))
        return Fail(at, "{2}, {2,} or {2,4} was expected");
      most = least;
      if (count[comma] == ',') {
        const std::string_view second = count.substr(comma + 1, count.size() - comma - 2);
        most = kEndless;
        if (!second.empty() && !absl::SimpleAtoi(AbslView(second), &most))
          return Fail(at, "{2}, {2,} or {2,4} was expected");
      }
      if (most == 0 || most < least) return Fail(at, "this count matches nothing");
      if (!exact_ && most > 1) {
        least = std::min<std::size_t>(least, 1);
        most = kEndless;
      }
    } else if (!at.Is('*') && !at.Is('+') && !at.Is('?')) {
      return true;
    }
    ++at.i;
    if (at.Is('?')) ++at.i;  // lazy
    return true;
  }

  bool Atom(Cursor& at, Part& out) {
    if (nodes.size() > kMostNodes) return Fail(at, "the pattern is too large: use * for a count");
    if (at.i == at.pattern.size()) return Fail(at, "something must follow a capture's name");
    const PatternAtom& atom = at.pattern[at.i];
    if (at.Is('(')) {
      ++at.i;
      if (!Alternatives(at, out)) return false;
      if (!at.Is(')')) return Fail(at, "( is not closed");
    } else if (atom.type == PatternAtom::Type::macro) {
      if (!Macro(at, atom, out)) return false;
    } else {
      int set = at.Is('^') ? kBegin : kEnd;
      if (atom.type != PatternAtom::Type::op) {
        set = static_cast<int>(sets.size());
        sets.push_back(atom.type == PatternAtom::Type::any ? coding_.AllCodes()
                                                           : coding_.Codes(atom.set));
      } else if (!at.Is('^') && !at.Is('$')) {
        return Fail(at, "there is nothing to repeat before this");
      } else {
        anchored = true;
      }
      out = {Add(set), Add(), {}};
      if (set >= 0) out.needs.push_back(sets.back());
      Link(out.in, out.out);
    }
    ++at.i;
    return true;
  }

  bool Macro(Cursor& at, const PatternAtom& atom, Part& out) {
    const auto found = definitions_.find(atom.text);
    if (found == definitions_.end())
      return Fail(at, absl::StrCat("no pattern is defined as @", atom.text));
    if (at.depth == kMostMacros) return Fail(at, absl::StrCat("@", atom.text, " contains itself"));
    Cursor inside{found->second, 0, at.depth + 1};
    if (!Alternatives(inside, out)) return false;
    return inside.i == found->second.size() || Fail(at, "a ) in it closes nothing");
  }

  const Definitions& definitions_;
  const Coding& coding_;
  const bool exact_;
  PatternError& error_;
};

}  // namespace

// From nodes to the table. A state is a set of nodes that wait for a symbol, and the end.
class AutomatonMaker {
 public:
  AutomatonMaker(const Reader& reader, const Part& whole, Automaton::Use use, Automaton& out)
      : nodes_(reader.nodes),
        sets_(reader.sets),
        in_(whole.in),
        end_(whole.out),
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
      if (n == kNone || seen[static_cast<std::size_t>(n)]) continue;
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
  Reader reader(definitions, coding, use == Use::longest, error);
  Part whole;
  if (!reader.Read(pattern, whole)) return false;
  if (use == Use::longest && reader.anchored) {
    error = {"a phrase is folded wherever it stands: ^ and $ mean nothing in it", 0};
    return false;
  }
  out.needs_ = whole.needs;
  if (AutomatonMaker(reader, whole, use, out).Make()) return true;
  error = {"the pattern makes too large a table: use * for a count, or split it", 0};
  return false;
}

}  // namespace ipse
