#include "rulepack/match_table.h"

#include <bit>
#include <functional>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "rulepack/places.h"

namespace ipse {

// From places to the table. A state is the set of those that the rest of the string leads from to
// the pattern's end.
class MatchTableMaker {
 public:
  MatchTableMaker(const Places& places, MatchTable& out)
      : places_(places), columns_(places.moved_by.size()), out_(out), start_(SetOf(places.start)) {
    for (const std::vector<Way>& ways : places.behind) behind_.push_back(SetOf(ways));
    ends_.set(kAccepting);
  }

  bool Make(bool ways) {
    const PlaceSet bounds = places_.begin | places_.end;
    for (std::size_t p = 0; p < places_.count; ++p) {
      if (bounds[p] && (behind_[p] & bounds).any()) return false;
    }
    table_.column = places_.column;
    table_.front = columns_;
    table_.row_bits = static_cast<std::uint8_t>(std::bit_width(columns_));
    if (!MakeTable()) return false;
    out_.begins_ = Minimized(table_);
    if (!ways) return true;
    out_.ways_ = std::move(table_);
    MakeHolds();
    MakeChoices();
    return true;
  }

 private:
  // Those of `places` that lead to one of `state` or to the pattern's end.
  PlaceSet Leading(const PlaceSet& places, const PlaceSet& state) const {
    PlaceSet out;
    const PlaceSet goals = state | ends_;
    for (std::size_t p = places._Find_first(); p < kMostPatternPlaces; p = places._Find_next(p))
      out[p] = (behind_[p] & goals).any();
    return out;
  }

  std::size_t NumberOf(const PlaceSet& state) {
    const auto [found, is_new] = numbers_.try_emplace(state, states_.size());
    if (is_new) states_.push_back(state);
    return found->second;
  }

  MatchTable::Entry EntryOf(std::size_t number) const {
    const bool begins = (start_ & (states_[number] | ends_)).any();
    return static_cast<MatchTable::Entry>(number * 2 + (begins ? CodeTable::kMarked : 0));
  }

  bool MakeTable() {
    table_.start = EntryOf(NumberOf(Leading(places_.end, PlaceSet())));
    for (std::size_t number = 0; number < states_.size(); ++number) {
      const PlaceSet state = states_[number];
      table_.entries.resize((number + 1) << table_.row_bits);
      MatchTable::Entry* const row = &table_.entries[number << table_.row_bits];
      for (std::size_t column = 0; column < columns_; ++column)
        row[column] = EntryOf(NumberOf(Leading(places_.moved_by[column], state)));
      row[columns_] = EntryOf(NumberOf(state | Leading(places_.begin, state)));
      if (!table_.Fits(states_.size())) return false;
    }
    return true;
  }

  void MakeHolds() {
    out_.words_ = places_.count / 64 + 1;
    out_.holds_.assign(states_.size() * out_.words_, 0);
    for (std::size_t s = 0; s < states_.size(); ++s) {
      for (std::size_t p = 0; p < places_.count; ++p) {
        if (states_[s][p]) out_.holds_[s * out_.words_ + p / 64] |= std::uint64_t{1} << (p % 64);
      }
    }
  }

  void MakeChoices() {
    for (const std::vector<Way>& ways : places_.behind) AddChoices(ways);
    AddChoices(places_.start);
    AddChoice(kAccepting);
    const PlaceSet stays = places_.begin | places_.end;
    for (std::size_t p = 0; p < places_.count; ++p) out_.stays_.push_back(stays[p] ? 1 : 0);
  }

  void AddChoices(const std::vector<Way>& ways) {
    out_.first_choices_.push_back(static_cast<std::uint32_t>(out_.choices_.size()));
    for (const Way& way : ways) {
      AddChoice(way.place);
      for (int bound : way.bounds) out_.bounds_.push_back(static_cast<std::uint8_t>(bound));
    }
  }

  void AddChoice(std::size_t place) {
    out_.choices_.push_back(
        {static_cast<std::uint16_t>(place), static_cast<std::uint16_t>(out_.bounds_.size())});
  }

  const Places& places_;
  const std::size_t columns_;
  MatchTable& out_;
  CodeTable table_;
  const PlaceSet start_;
  PlaceSet ends_;                 // the pattern's end alone
  std::vector<PlaceSet> behind_;  // by place
  std::vector<PlaceSet> states_;
  absl::flat_hash_map<PlaceSet, std::size_t, std::hash<PlaceSet>> numbers_;  // of `states_`
};

bool MatchTable::Make(const PatternNodes& pattern, bool ways, MatchTable& out) {
  out = {};
  Places places;
  return !pattern.repeats_nothing && MakePlaces(pattern, places) &&
         MatchTableMaker(places, out).Make(ways);
}

void MatchTable::Read(std::span<const Entry> walk, std::size_t begin,
                      std::span<Group> groups) const {
  for (Group& group : groups) group = {};
  std::size_t i = begin;
  for (std::size_t place = first_choices_.size() - 1; place != kAccepting;) {
    std::size_t c = first_choices_[place];
    while (choices_[c].place != kAccepting && !Holds(walk[i], choices_[c].place)) ++c;
    place = choices_[c].place;
    for (std::size_t b = choices_[c].first_bound; b < choices_[c + 1].first_bound; ++b) {
      Group& group = groups[bounds_[b] / 2];
      (bounds_[b] % 2 == 0 ? group.begin : group.end) = static_cast<std::uint32_t>(i);
    }
    if (place != kAccepting && stays_[place] == 0) ++i;
  }
  groups[0] = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(i)};
}

}  // namespace ipse
