#include "resolve/speakers.h"

#include <algorithm>
#include <numeric>

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
    const TokenRange source = SourceOf(input.candidates.candidates[input.readings.candidates[i]]);
    if (source.first == source.end || !input.view.Has(source.first, kPronounI)) continue;
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

}  // namespace

void ResolveSpeakers(const SpeakersInput& input, Entities& entities,
                     std::vector<Attribution>& attributions) {
  std::vector<std::uint32_t> order(attributions.size());
  std::iota(order.begin(), order.end(), 0u);
  const auto candidate_of = [&](std::uint32_t i) -> const Candidate& {
    return input.candidates.candidates[input.readings.candidates[i]];
  };
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return TokenOf(candidate_of(a)) < TokenOf(candidate_of(b));
  });
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
