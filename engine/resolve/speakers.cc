#include "resolve/speakers.h"

#include <algorithm>
#include <utility>

#include "resolve/chains.h"

namespace ipse {
namespace {

TokenRange SourceOf(const Candidate& candidate) {
  return candidate.source.empty() ? TokenRange{} : candidate.source.front();
}

// Where an attribution stands for the order of sources.
std::uint32_t TokenOf(const Candidate& candidate) {
  if (!candidate.source.empty()) return candidate.source.front().first;
  return candidate.content.front().first;
}

// “I told him so,” she said: who says “I” or “we” inside somebody's words is that somebody.
void ResolveFirstPersons(const SpeakersInput& input, const std::vector<std::uint32_t>& order,
                         std::vector<Attribution>& attributions) {
  const auto source_of = [&](std::uint32_t i) {
    return SourceOf(input.candidates.candidates[input.readings.candidates[i]]);
  };
  const auto is_first_person = [&](std::uint32_t i) {
    const TokenRange source = source_of(i);
    return source.first != source.end && input.view.Has(source.first, kPronounI);
  };
  if (std::none_of(order.begin(), order.end(), is_first_person)) return;
  struct Piece {
    TokenRange content;
    std::uint32_t attribution = 0;
  };
  std::vector<Piece> pieces;
  for (std::uint32_t i : order) {
    for (TokenRange r : input.candidates.candidates[input.readings.candidates[i]].content)
      pieces.push_back({r, i});
  }
  std::sort(pieces.begin(), pieces.end(),
            [](const Piece& a, const Piece& b) { return a.content.first < b.content.first; });
  constexpr std::ptrdiff_t kPiecesBack = 8;  // that may stand inside the one around them
  for (std::uint32_t i : order) {
    if (!is_first_person(i)) continue;
    const TokenRange source = source_of(i);
    auto piece = std::upper_bound(
        pieces.begin(), pieces.end(), source.first,
        [](std::uint32_t token, const Piece& p) { return token < p.content.first; });
    const auto last = piece - std::min(kPiecesBack, piece - pieces.begin());
    while (piece != last) {
      --piece;
      if (piece->attribution == i || source.first >= piece->content.end) continue;
      attributions[i].speakers = attributions[piece->attribution].speakers;
      attributions[i].source_type = attributions[piece->attribution].source_type;
      break;
    }
  }
}

// The attributions in the order of their sources.
std::vector<std::uint32_t> OrderOf(const SpeakersInput& input) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> places;  // token, attribution
  places.reserve(input.readings.candidates.size());
  for (std::uint32_t candidate : input.readings.candidates)
    places.emplace_back(TokenOf(input.candidates.candidates[candidate]), places.size());
  std::sort(places.begin(), places.end());
  std::vector<std::uint32_t> order(places.size());
  std::transform(places.begin(), places.end(), order.begin(),
                 [](const auto& place) { return place.second; });
  return order;
}

}  // namespace

void ResolveSpeakers(const SpeakersInput& input, Entities& entities,
                     std::vector<Attribution>& attributions) {
  const std::vector<std::uint32_t> order = OrderOf(input);
  const auto candidate_of = [&](std::uint32_t i) -> const Candidate& {
    return input.candidates.candidates[input.readings.candidates[i]];
  };
  References references(input.view, entities);
  for (std::uint32_t i : order) {
    const TokenRange source = SourceOf(candidate_of(i));
    if (source.first == source.end) continue;
    const SourceReading reading = references.Resolve(source);
    Attribution& attribution = attributions[i];
    attribution.source_type = reading.type;
    if (reading.speaks_for) attribution.speaks_for = EntityRef{*reading.speaks_for};
    for (std::uint32_t speaker : reading.speakers) attribution.speakers.push_back({speaker});
  }
  ResolveFirstPersons(input, order, attributions);
  ResolveChains(input, order, entities, attributions);
}

}  // namespace ipse
