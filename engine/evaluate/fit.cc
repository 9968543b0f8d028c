#include "evaluate/fit.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "confidence/features.h"
#include "evaluate/conjunctions.h"
#include "evaluate/logistic.h"
#include "evaluate/overlap.h"
#include "evaluate/pairing.h"
#include "rulepack/compiled_pack.h"

namespace ipse {
namespace {

constexpr std::uint32_t kFolds = 4;

// How far weights are pulled to 0; chosen by joint F1, calibration and AUC on documents of the fit
// left out.
constexpr double kEndsL2 = 4, kCasesL2 = 6, kChosenL2 = 100;

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

// What a document's candidates are measured by.
struct Measure {
  const GoldDocument& gold;
  const Letters letters;
  std::uint32_t number;  // of the document
};

void AddCandidates(const Measure& measure, const std::vector<CandidateReading>& candidates,
                   Cases& out) {
  for (const CandidateReading& candidate : candidates) {
    if (candidate.terms.empty()) continue;
    out.Add(candidate.terms, Target(measure.gold, measure.letters, candidate), measure.number);
  }
}

// A claim goes on to begin later up to the place where people began it.
void AddBegins(const Measure& measure, const std::vector<CandidateReading>& candidates,
               Cases& out) {
  const Letters& letters = measure.letters;
  for (const CandidateReading& candidate : candidates) {
    if (candidate.begins.size() < 2) continue;
    const auto began = [&](const BeginReading& place) {
      for (const GoldAttribution& gold : measure.gold.attributions) {
        if (letters.Common(gold.cue, candidate.cue) == 0) continue;
        for (ByteSpan piece : gold.content) {
          const ByteSpan between = {std::min(place.begin, piece.begin),
                                    std::max(place.begin, piece.begin)};
          if (letters.Count({between}) == 0) return true;
        }
      }
      return false;
    };
    const auto gold = std::find_if(candidate.begins.begin(), candidate.begins.end(), began);
    if (gold == candidate.begins.end()) continue;
    for (auto place = candidate.begins.begin(); place <= gold; ++place) {
      if (place + 1 == candidate.begins.end()) break;  // it must begin there
      out.Add(place->terms, place == gold ? 1 : 0, measure.number);
    }
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
void AddEnds(const Measure& measure, const std::vector<CandidateReading>& candidates, Cases& out) {
  const Letters& letters = measure.letters;
  for (const CandidateReading& candidate : candidates) {
    if (candidate.ends.size() < 2) continue;
    const std::uint32_t gold_end = GoldEnd(measure.gold, letters, candidate);
    if (gold_end == 0) continue;
    for (const EndReading& end : candidate.ends) {
      if (&end == &candidate.ends.back()) break;  // it must end there
      const bool ends = end.end >= gold_end || letters.Count({{end.end, gold_end}}) == 0;
      out.Add(end.terms, ends ? 1 : 0, measure.number);
      if (ends) break;
    }
  }
}

using AddCases = void (*)(const Measure&, const std::vector<CandidateReading>&, Cases&);

absl::StatusOr<Cases> ReadCases(const Engine& engine, const std::vector<GoldDocument>& gold,
                                AddCases add) {
  Cases cases;
  for (std::size_t i = 0; i < gold.size(); ++i) {
    absl::StatusOr<Explanation> explained = engine.Explain(gold[i].AsDocument());
    if (!explained.ok()) return explained.status();
    add({gold[i], Letters(gold[i].text), static_cast<std::uint32_t>(i)}, explained->candidates,
        cases);
  }
  return cases;
}

// What `engine` chooses in a document is a case each: whether it is right.
absl::Status AddChosen(const Engine& engine, const GoldDocument& gold, std::uint32_t number,
                       Cases& out) {
  absl::StatusOr<Explanation> explained = engine.Explain(gold.AsDocument());
  if (!explained.ok()) return explained.status();
  const std::vector<Attribution>& found = explained->attributions.attributions;
  Prediction prediction;
  for (const Attribution& a : found) {
    PredictedAttribution& predicted = prediction.emplace_back();
    predicted.kind = a.kind;
    predicted.content = a.content;
    predicted.source = a.source;
    predicted.cue = a.cue;
  }
  const Pairing pairing = PairUp(gold, prediction, false);
  for (std::size_t i = 0; i < prediction.size(); ++i) {
    const Pair* pair = pairing.OfPredicted(i);
    out.Add(explained->confidences[i], pair != nullptr && pair->joint() ? 1 : 0, number,
            LogOdds(explained->probabilities[i]));
  }
  return absl::OkStatus();
}

// Each document is read with weights that were fitted without it.
absl::StatusOr<FeatureWeights> FitConfidence(const Pack& pack,
                                             const std::vector<GoldDocument>& gold,
                                             const Cases& begins, const Cases& ends,
                                             const Cases& cases) {
  Cases chosen;
  for (std::uint32_t fold = 0; fold < kFolds; ++fold) {
    auto weights = std::make_shared<FeatureWeights>(cases.Fit({kCasesL2, kFolds, fold}));
    weights->merge(begins.Fit({kEndsL2, kFolds, fold}));
    weights->merge(ends.Fit({kEndsL2, kFolds, fold}));
    const Engine engine(pack, weights);
    for (std::uint32_t i = fold; i < gold.size(); i += kFolds) {
      if (absl::Status status = AddChosen(engine, gold[i], i, chosen); !status.ok()) return status;
    }
  }
  return FitWithConjunctions(chosen, {.l2 = kChosenL2});
}

}  // namespace

absl::StatusOr<FittedWeights> FitWeights(const Pack& pack, const std::vector<GoldDocument>& gold) {
  // Weights that the pack has already say nothing: a claim would begin where they have it begin.
  const auto none = std::make_shared<FeatureWeights>();
  const absl::StatusOr<Cases> begins = ReadCases(Engine(pack, none), gold, AddBegins);
  if (!begins.ok()) return begins.status();
  const auto places = std::make_shared<FeatureWeights>(begins->Fit({.l2 = kEndsL2}));
  const absl::StatusOr<Cases> ends = ReadCases(Engine(pack, places), gold, AddEnds);
  if (!ends.ok()) return ends.status();
  const auto spans = std::make_shared<FeatureWeights>(*places);
  spans->merge(ends->Fit({.l2 = kEndsL2}));
  const absl::StatusOr<Cases> cases = ReadCases(Engine(pack, spans), gold, AddCandidates);
  if (!cases.ok()) return cases.status();
  FittedWeights out;
  out.documents = gold.size();
  out.pack_version =
      pack.compiled().Find(gold.empty() ? LanguageOf({}) : LanguageOf(gold.front())).version;
  out.begins = begins->size();
  out.ends = ends->size();
  out.candidates = cases->size();
  out.weights = cases->Fit({.l2 = kCasesL2});
  out.weights.insert(spans->begin(), spans->end());
  absl::StatusOr<FeatureWeights> confidence = FitConfidence(pack, gold, *begins, *ends, *cases);
  if (!confidence.ok()) return confidence.status();
  out.weights.insert(confidence->begin(), confidence->end());
  return out;
}

std::string WriteWeights(const FittedWeights& fitted) {
  std::string out = absl::StrCat(
      "# Weights of the features that a candidate's probability is made of, made by `ipse fit` "
      "from ",
      fitted.documents, " documents\n# with ", fitted.candidates, " candidates, ", fitted.begins,
      " places where claims might begin and ", fitted.ends,
      " where they might end. Do not edit: fit again.\nfitted_for = \"", fitted.pack_version,
      "\"\n[weights]\n");
  for (const auto& [name, weight] : fitted.weights) {
    absl::StrAppendFormat(&out, "\"%s\" = %.3f\n",
                          absl::StrReplaceAll(name, {{"\\", "\\\\"}, {"\"", "\\\""}}), weight);
  }
  return out;
}

}  // namespace ipse
