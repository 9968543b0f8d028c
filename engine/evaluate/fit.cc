#include "evaluate/fit.h"

#include <algorithm>
#include <cmath>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "evaluate/overlap.h"

namespace ipse {
namespace {

constexpr int kPasses = 60;
constexpr double kRate = 0.2;
constexpr double kL2 = 1e-3;           // a case; chosen by the held-out joint F1
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

absl::Status AddCases(const Engine& engine, const GoldDocument& document, Cases& out) {
  absl::StatusOr<Explanation> explained =
      engine.Explain({.text = document.text, .id = document.id, .language = document.language});
  if (!explained.ok()) return explained.status();
  const Letters letters(document.text);
  for (const CandidateReading& candidate : explained->candidates) {
    if (candidate.terms.empty()) continue;
    Case& one = out.cases.emplace_back();
    one.target = Target(document, letters, candidate);
    for (const Term& term : candidate.terms) one.features.push_back(out.Id(term.feature));
  }
  return absl::OkStatus();
}

std::vector<double> Minimize(const Cases& cases) {
  std::vector<double> weights(cases.names.size()), squares(cases.names.size(), 1e-8);
  for (int pass = 0; pass < kPasses; ++pass) {
    for (const Case& one : cases.cases) {
      double sum = 0;
      for (std::uint32_t f : one.features) sum += weights[f];
      const double error = 1 / (1 + std::exp(-sum)) - one.target;
      for (std::uint32_t f : one.features) {
        const double gradient = error + kL2 * weights[f];
        squares[f] += gradient * gradient;
        weights[f] -= kRate * gradient / std::sqrt(squares[f]);
      }
    }
  }
  return weights;
}

}  // namespace

absl::StatusOr<FittedWeights> FitWeights(const Engine& engine,
                                         const std::vector<GoldDocument>& gold) {
  Cases cases;
  for (const GoldDocument& document : gold) {
    if (absl::Status status = AddCases(engine, document, cases); !status.ok()) return status;
  }
  const std::vector<double> weights = Minimize(cases);
  FittedWeights out;
  out.documents = gold.size();
  out.candidates = cases.cases.size();
  for (std::size_t f = 0; f < weights.size(); ++f) {
    if (std::abs(weights[f]) >= kLeastWeight) out.weights[cases.names[f]] = weights[f];
  }
  return out;
}

std::string WriteWeights(const FittedWeights& fitted) {
  std::string out = absl::StrCat(
      "# Weights of the features that a candidate's probability is made of, made by `ipse fit` "
      "from ",
      fitted.documents, " documents\n# with ", fitted.candidates,
      " candidates. Do not edit: fit again.\n[weights]\n");
  for (const auto& [name, weight] : fitted.weights) {
    absl::StrAppendFormat(&out, "\"%s\" = %.3f\n",
                          absl::StrReplaceAll(name, {{"\\", "\\\\"}, {"\"", "\\\""}}), weight);
  }
  return out;
}

}  // namespace ipse
