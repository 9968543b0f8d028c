// Places: the nodes of a pattern that wait for something, on the way to a table.
//
// A state of a table is a set of places. Codes that no set of the pattern tells apart share a
// column of it.
#ifndef IPSE_RULEPACK_PLACES_H_
#define IPSE_RULEPACK_PLACES_H_

#include <array>
#include <bitset>
#include <cstdint>
#include <vector>

#include "rulepack/nodes.h"

namespace ipse {

inline constexpr std::size_t kMostPatternPlaces = 512;
// The place where a pattern has come to its end.
inline constexpr std::size_t kAccepting = kMostPatternPlaces - 1;
using PlaceSet = std::bitset<kMostPatternPlaces>;

// What lies behind a place: another, and the bounds of groups on the way.
struct Way {
  std::size_t place = kAccepting;
  std::vector<int> bounds;
};

struct Places {
  std::size_t count = 0;
  PlaceSet begin, end;  // those that wait for the string's begin, and for its end
  // What lies before the pattern's first symbol, and behind each place; each place once, those
  // that the pattern prefers first.
  std::vector<Way> start;
  std::vector<std::vector<Way>> behind;
  std::array<std::uint8_t, 256> column{};  // by code
  std::vector<PlaceSet> moved_by;          // by column
};

// False where there are too many places.
bool MakePlaces(const PatternNodes& pattern, Places& out);

PlaceSet SetOf(const std::vector<Way>& ways);

}  // namespace ipse

#endif  // IPSE_RULEPACK_PLACES_H_
