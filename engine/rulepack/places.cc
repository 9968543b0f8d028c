#include "rulepack/places.h"

#include <map>
#include <utility>

#include "rulepack/alphabet.h"

namespace ipse {
namespace {

// Numbers the columns; gives one code of each.
std::vector<std::size_t> MakeColumns(const std::vector<CodeSet>& sets, Places& out) {
  std::vector<HeldBy> held(out.column.size(), HeldBy(sets.size()));
  for (std::size_t s = 0; s < sets.size(); ++s) {
    for (std::size_t code = sets[s]._Find_first(); code < held.size();
         code = sets[s]._Find_next(code))
      held[code].Set(s);
  }
  std::map<HeldBy, std::uint8_t> columns;
  std::vector<std::size_t> code_of;
  for (std::size_t code = 0; code < held.size(); ++code) {
    const auto [found, is_new] =
        columns.try_emplace(std::move(held[code]), static_cast<std::uint8_t>(columns.size()));
    if (is_new) code_of.push_back(code);
    out.column[code] = found->second;
  }
  return code_of;
}

// What is reached from a node without a symbol, in the order of preference.
class Reached {
 public:
  Reached(const PatternNodes& pattern, const std::vector<std::size_t>& place_of)
      : pattern_(pattern), place_of_(place_of), seen_(pattern.nodes.size()) {}

  std::vector<Way> From(int node) {
    std::vector<Step> open = {{node, {}}};
    while (!open.empty()) {
      Step step = std::move(open.back());
      open.pop_back();
      if (step.node == kNoNode || seen_[static_cast<std::size_t>(step.node)]) continue;
      const auto n = static_cast<std::size_t>(step.node);
      seen_[n] = true;
      const Node& at = pattern_.nodes[n];
      if (at.bound != kNoBound) step.bounds.push_back(at.bound);
      if (at.set != kEpsilon || step.node == pattern_.out) {
        ways_.push_back({place_of_[n], std::move(step.bounds)});
        continue;
      }
      open.push_back({at.to[1], step.bounds});
      open.push_back({at.to[0], std::move(step.bounds)});
    }
    return std::move(ways_);
  }

 private:
  struct Step {
    int node;
    std::vector<int> bounds;
  };

  const PatternNodes& pattern_;
  const std::vector<std::size_t>& place_of_;
  std::vector<bool> seen_;
  std::vector<Way> ways_;
};

}  // namespace

bool MakePlaces(const PatternNodes& pattern, Places& out) {
  const std::vector<std::size_t> code_of = MakeColumns(pattern.sets, out);
  std::vector<std::size_t> place_of(pattern.nodes.size(), kAccepting);
  std::vector<const Node*> waiting;
  for (std::size_t n = 0; n < pattern.nodes.size(); ++n) {
    if (pattern.nodes[n].set == kEpsilon) continue;
    place_of[n] = waiting.size();
    waiting.push_back(&pattern.nodes[n]);
  }
  if (waiting.size() >= kAccepting) return false;
  out.count = waiting.size();
  out.start = Reached(pattern, place_of).From(pattern.in);
  out.moved_by.resize(code_of.size());
  for (std::size_t place = 0; place < waiting.size(); ++place) {
    const Node& node = *waiting[place];
    out.behind.push_back(Reached(pattern, place_of).From(node.to[0]));
    out.begin[place] = node.set == kBegin;
    out.end[place] = node.set == kEnd;
    if (node.set < 0) continue;
    for (std::size_t column = 0; column < code_of.size(); ++column)
      out.moved_by[column][place] =
          pattern.sets[static_cast<std::size_t>(node.set)][code_of[column]];
  }
  return true;
}

PlaceSet SetOf(const std::vector<Way>& ways) {
  PlaceSet out;
  for (const Way& way : ways) out.set(way.place);
  return out;
}

}  // namespace ipse
