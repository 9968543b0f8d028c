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
  ResolveChains(input, order, entities, attributions);
}

}  // namespace ipse
