#include "output/explained.h"

#include <algorithm>
#include <cmath>

namespace ipse {
namespace {

// The sentence that holds `byte`, or the next one.
std::size_t SentenceAt(const std::vector<ByteSpan>& sentences, std::uint32_t byte) {
  const auto found = std::partition_point(sentences.begin(), sentences.end(),
                                          [&](ByteSpan sentence) { return sentence.end <= byte; });
  return static_cast<std::size_t>(found - sentences.begin());
}

bool Overlap(const std::vector<ByteSpan>& a, const std::vector<ByteSpan>& b) {
  return std::any_of(a.begin(), a.end(), [&](ByteSpan x) {
    return std::any_of(b.begin(), b.end(), [&](ByteSpan y) { return x.overlaps(y); });
  });
}

std::uint32_t PlaceOf(const CandidateReading& candidate) {
  return candidate.cue.empty() ? candidate.content.front().begin : candidate.cue.front().begin;
}

// The attribution whose cue and content a chosen candidate gave.
std::optional<std::size_t> AttributionOf(const Attributions& found,
                                         const CandidateReading& candidate) {
  for (std::size_t i = 0; i < found.attributions.size(); ++i) {
    const Attribution& attribution = found.attributions[i];
    if (attribution.rule == candidate.rule && attribution.cue == candidate.cue &&
        Overlap(attribution.content, candidate.content))
      return i;
  }
  for (std::size_t i = 0; i < found.attributions.size(); ++i) {
    if (Overlap(found.attributions[i].content, candidate.content)) return i;
  }
  return std::nullopt;
}

// The likeliest chosen candidate among `chosen` that has words of `candidate`.
std::optional<std::size_t> TakenBy(const Explanation& explanation,
                                   const std::vector<std::size_t>& chosen,
                                   const CandidateReading& candidate) {
  std::optional<std::size_t> best;
  for (const std::size_t i : chosen) {
    const CandidateReading& other = explanation.candidates[i];
    if (other.probability < candidate.probability ||
        (best && other.probability <= explanation.candidates[*best].probability))
      continue;
    if (Overlap(other.content, candidate.content) || Overlap(other.cue, candidate.cue) ||
        Overlap(other.cue, candidate.content) || Overlap(other.content, candidate.cue))
      best = i;
  }
  return best;
}

}  // namespace

std::vector<ExplainedSentence> BySentence(const Explanation& explanation,
                                          const std::vector<ByteSpan>& sentences,
                                          std::optional<std::uint32_t> at) {
  std::vector<ExplainedSentence> out(sentences.size());
  for (std::size_t i = 0; i < sentences.size(); ++i) out[i].span = sentences[i];
  if (out.empty()) return out;
  const auto sentence_at = [&](std::uint32_t byte) -> ExplainedSentence& {
    return out[std::min(SentenceAt(sentences, byte), out.size() - 1)];
  };
  for (std::size_t i = 0; i < explanation.candidates.size(); ++i)
    sentence_at(PlaceOf(explanation.candidates[i])).candidates.push_back({i, {}, {}});
  for (std::size_t i = 0; i < explanation.relays.size(); ++i)
    sentence_at(explanation.relays[i].evidence.begin).relays.push_back(i);
  for (std::size_t i = 0; i < explanation.symbols.size(); ++i)
    sentence_at(explanation.symbols[i].words.begin).symbols.push_back(i);
  if (at) {
    const std::size_t asked = SentenceAt(sentences, *at);
    if (asked == out.size()) return {};
    out = {out[asked]};
  }
  for (ExplainedSentence& sentence : out) {
    std::vector<std::size_t> chosen;
    for (const ExplainedCandidate& explained : sentence.candidates) {
      if (explanation.candidates[explained.candidate].chosen) chosen.push_back(explained.candidate);
    }
    for (ExplainedCandidate& explained : sentence.candidates) {
      const CandidateReading& candidate = explanation.candidates[explained.candidate];
      if (candidate.chosen) {
        explained.attribution = AttributionOf(explanation.attributions, candidate);
      } else {
        explained.taken_by = TakenBy(explanation, chosen, candidate);
      }
    }
    std::stable_sort(sentence.candidates.begin(), sentence.candidates.end(),
                     [&](const ExplainedCandidate& a, const ExplainedCandidate& b) {
                       return explanation.candidates[a.candidate].probability >
                              explanation.candidates[b.candidate].probability;
                     });
  }
  return out;
}

std::vector<Term> Weighty(const std::vector<Term>& terms) {
  std::vector<Term> out;
  std::copy_if(terms.begin(), terms.end(), std::back_inserter(out),
               [](const Term& term) { return term.weight != 0; });
  std::stable_sort(out.begin(), out.end(), [](const Term& a, const Term& b) {
    return std::abs(a.weight) > std::abs(b.weight);
  });
  return out;
}

}  // namespace ipse
