#include "evaluate/fit.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <memory>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "evaluate/overlap.h"

namespace ipse {
namespace {

static const int kPasses = getenv("PASSES")?atoi(getenv("PASSES")):20;
constexpr double kRate = 0.2;
static const double kL2 = getenv("L2")?atof(getenv("L2")):3;           // a case; chosen by the held-out joint F1
constexpr double kLeastWeight = 0.02;  // smaller ones change no probability by half a point

struct Case {
  std::vector<std::uint32_t> features;
  double target = 0;
};

struct Cases {
  std::vector<Case> cases;
  std::vector<std::string> names;  // by feature
  absl::flat_hash_map<std::string, std::uint32_t> ids;

  std::uint32_t Id(const std::string& name) {
    const auto [found, inserted] = ids.try_emplace(name, static_cast<std::uint32_t>(names.size()));
    if (inserted) names.push_back(name);
    return found->second;
  }
};

// Pieces of a gold content that the candidate does not touch are left out: quotations that go on
// without a cue are joined to an utterance after its candidate was chosen.
std::vector<ByteSpan> Touched(const std::vector<ByteSpan>& gold,
                              const std::vector<ByteSpan>& candidate) {
  std::vector<ByteSpan> out;
  for (ByteSpan g : gold) {
    for (ByteSpan c : candidate) {
      if (!g.overlaps(c)) continue;
      out.push_back(g);
      break;
    }
  }
  return out;
}

double Target(const GoldDocument& document, const Letters& letters,
              const CandidateReading& candidate) {
  double best = 0;
  for (const GoldAttribution& gold : document.attributions) {
    const double overlap =
        letters.Overlap(Touched(gold.content, candidate.content), candidate.content);
    if (overlap >= 0.5 && letters.SameSource(gold.source, candidate.source))
      best = std::max(best, overlap);
  }
  return best;
}

void AddCase(const std::vector<Term>& terms, double target, Cases& out) {
  Case& one = out.cases.emplace_back();
  one.target = target;
  for (const Term& term : terms) one.features.push_back(out.Id(term.feature));
}

void AddCandidates(const GoldDocument& document, const Letters& letters,
                   const std::vector<CandidateReading>& candidates, Cases& out) {
  for (const CandidateReading& candidate : candidates) {
    if (!candidate.terms.empty())
      AddCase(candidate.terms, Target(document, letters, candidate), out);
  }
}

// Where the gold claim ends that begins where the candidate's does, after the same cue; 0: there is
// none.
std::uint32_t GoldEnd(const GoldDocument& document, const Letters& letters,
                      const CandidateReading& candidate) {
  const std::uint32_t begin = candidate.content.back().begin;
  for (const GoldAttribution& gold : document.attributions) {
    if (letters.Common(gold.cue, candidate.cue) == 0) continue;
    for (ByteSpan piece : gold.content) {
      const ByteSpan between = {std::min(begin, piece.begin), std::max(begin, piece.begin)};
      if (letters.Count({between}) == 0 && piece.end > begin) return piece.end;
    }
  }
  return 0;
}

// A claim goes on through all places before its end. Where people ended it at none of the places,
// the next one counts.
void AddEnds(const GoldDocument& document, const Letters& letters,
             const std::vector<CandidateReading>& candidates, Cases& out) {
  for (const CandidateReading& candidate : candidates) {
    if (candidate.ends.size() < 2) continue;
    const std::uint32_t gold_end = GoldEnd(document, letters, candidate);
    if (gold_end == 0) continue;
    for (const EndReading& end : candidate.ends) {
      if (&end == &candidate.ends.back()) break;  // it must end there
      const bool ends = end.end >= gold_end || letters.Count({{end.end, gold_end}}) == 0;
      AddCase(end.terms, ends ? 1 : 0, out);
      if (ends) break;
    }
  }
}

using AddCases = void (*)(const GoldDocument&, const Letters&,
                          const std::vector<CandidateReading>&, Cases&);

absl::StatusOr<Cases> ReadCases(const Engine& engine, const std::vector<GoldDocument>& gold,
                                AddCases add) {
  Cases cases;
  for (const GoldDocument& document : gold) {
    absl::StatusOr<Explanation> explained =
        engine.Explain({.text = document.text, .id = document.id, .language = document.language});
    if (!explained.ok()) return explained.status();
    add(document, Letters(document.text), explained->candidates, cases);
  }
  return cases;
}

std::vector<double> Minimize(const Cases& cases) {
  std::vector<double> weights(cases.names.size()), mean(cases.names.size()), squares(cases.names.size(), 1e-8);
  std::vector<double> decay(cases.names.size());
  for (const Case& one : cases.cases) {
    for (std::uint32_t f : one.features) decay[f] += 1;
  }
  for (double& d : decay) d = kL2 / d;
  for (int pass = 0; pass < kPasses; ++pass) {
    for (const Case& one : cases.cases) {
      double sum = 0;
      for (std::uint32_t f : one.features) sum += weights[f];
      const double error = 1 / (1 + std::exp(-sum)) - one.target;
      for (std::uint32_t f : one.features) {
        const double gradient = error + decay[f] * weights[f];
        squares[f] += gradient * gradient;
        weights[f] -= kRate * gradient / std::sqrt(squares[f]);
      }
    }
    for (std::size_t f = 0; pass >= kPasses / 2 && f < mean.size(); ++f) mean[f] += weights[f];
  }
  for (double& weight : mean) weight /= kPasses - kPasses / 2;
  return mean;
}

void Add(const Cases& cases, const std::vector<double>& weights, FeatureWeights& out) {
  for (std::size_t f = 0; f < weights.size(); ++f) {
    if (std::abs(weights[f]) >= kLeastWeight) out[cases.names[f]] = weights[f];
  }
}

}  // namespace

absl::StatusOr<FittedWeights> FitWeights(const Pack& pack, const std::vector<GoldDocument>& gold) {
  absl::StatusOr<Cases> ends = ReadCases(Engine(pack), gold, AddEnds);
  if (!ends.ok()) return ends.status();
  auto weights = std::make_shared<FeatureWeights>();
  Add(*ends, Minimize(*ends), *weights);
  absl::StatusOr<Cases> cases = ReadCases(Engine(pack, weights), gold, AddCandidates);
  if (!cases.ok()) return cases.status();
  FittedWeights out;
  out.documents = gold.size();
  out.ends = ends->cases.size();
  out.candidates = cases->cases.size();
  out.weights = *weights;
  Add(*cases, Minimize(*cases), out.weights);
  return out;
}

std::string WriteWeights(const FittedWeights& fitted) {
  std::string out = absl::StrCat(
      "# Weights of the features that a candidate's probability is made of, made by `ipse fit` "
      "from ",
      fitted.documents, " documents\n# with ", fitted.candidates,
      " candidates and ", fitted.ends, " places where claims might end. Do not edit: fit again.\n[weights]\n");
  for (const auto& [name, weight] : fitted.weights) {
    absl::StrAppendFormat(&out, "\"%s\" = %.3f\n",
                          absl::StrReplaceAll(name, {{"\\", "\\\\"}, {"\"", "\\\""}}), weight);
  }
  return out;
}

}  // namespace ipse
