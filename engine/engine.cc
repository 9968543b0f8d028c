// The order of the steps, known here alone: text, sentences, quotations, candidates, their
// probabilities, readings.
#include "ipse/engine.h"

#include <memory>
#include <mutex>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "confidence/features.h"
#include "match/candidates.h"
#include "quotes/quotations.h"
#include "resolve/readings.h"
#include "rulepack/compiled_pack.h"
#include "segment/segmenter.h"
#include "text/text.h"

namespace ipse {

// What one call works with; handed back when it is done, and used again.
struct Engine::Workspace {
  explicit Workspace(const LanguagePack& pack)
      : segmentation(pack.segmenter->MakeScratch()), weights(WeightsByFeature(pack)) {}

  std::unique_ptr<Segmenter::Scratch, void (*)(Segmenter::Scratch*)> segmentation;
  std::vector<double> weights;
  ipse::Sentences sentences;
  Quotations quotations;
  MatchScratch matching;
  Candidates candidates;
  FeatureIds features;
  std::vector<double> probabilities;
};

class Engine::Workspaces {
 public:
  std::unique_ptr<Workspace> Take(const LanguagePack& pack) {
    const std::lock_guard lock(mutex_);
    for (auto& [language, workspace] : idle_) {
      if (language != &pack || workspace == nullptr) continue;
      return std::move(workspace);
    }
    return std::make_unique<Workspace>(pack);
  }

  void Return(const LanguagePack& pack, std::unique_ptr<Workspace> workspace) {
    const std::lock_guard lock(mutex_);
    for (auto& [language, place] : idle_) {
      if (language != &pack || place != nullptr) continue;
      place = std::move(workspace);
      return;
    }
    idle_.emplace_back(&pack, std::move(workspace));
  }

 private:
  std::mutex mutex_;
  std::vector<std::pair<const LanguagePack*, std::unique_ptr<Workspace>>> idle_;
};

namespace {

absl::Status CheckSize(const Document& document) {
  constexpr std::size_t kLargest = std::size_t{1} << 31;
  if (document.text.size() <= kLargest) return absl::OkStatus();
  return absl::OutOfRangeError(absl::StrCat("a document of ", document.text.size(),
                                            " bytes: the most is ", kLargest, "; split it"));
}

void AddWarnings(const Text& text, Attributions& out) {
  if (text.malformed() == 0) return;
  out.warnings.push_back(
      {text.first_malformed(),
       absl::StrCat(text.malformed(), " malformed UTF-8 sequence", text.malformed() == 1 ? "" : "s",
                    " read as U+FFFD, the first at byte ", text.first_malformed().begin)});
}

// English is what the engine reads where nobody says otherwise.
std::string_view LanguageOf(const Document& document) {
  return document.language.empty() ? "en" : document.language;
}

}  // namespace

Engine::Engine(Pack pack) : pack_(std::move(pack)), workspaces_(std::make_shared<Workspaces>()) {}

// All steps. Fills `candidates` where it is given.
absl::StatusOr<Attributions> Engine::Read(const Document& document,
                                          std::vector<CandidateReading>* candidates) const {
  if (absl::Status status = CheckSize(document); !status.ok()) return status;
  const LanguagePack& pack = pack_.compiled().Find(LanguageOf(document));
  const Text text = Text::Read(document);
  Attributions out;
  out.id = document.id;
  out.language = LanguageOf(document);
  out.outlet = document.outlet;
  out.title = text.headline();
  AddWarnings(text, out);
  if (pack.rules.empty()) return out;

  std::unique_ptr<Workspace> w = workspaces_->Take(pack);
  pack.segmenter->Segment(text, *w->segmentation, w->sentences);
  FindQuotations(text, w->sentences, out.language, w->quotations);
  FindCandidates(pack, text, w->sentences, w->quotations, w->matching, w->candidates);
  w->probabilities.clear();
  for (const Candidate& candidate : w->candidates.candidates) {
    FeaturesOf(pack, w->sentences, w->quotations, candidate, w->features);
    w->probabilities.push_back(Probability(pack.rules[candidate.rule], w->weights, w->features));
  }
  const ReadingInput input{
      pack, text, w->sentences, w->quotations, w->candidates.candidates, w->probabilities};
  Readings readings = ResolveReadings(input);
  out.attributions = std::move(readings.attributions);
  if (candidates != nullptr) {
    for (std::size_t i = 0; i < w->candidates.candidates.size(); ++i) {
      candidates->push_back(ExplainCandidate(input, i));
      CandidateReading& reading = candidates->back();
      reading.chosen = readings.chosen[i];
      const Candidate& candidate = w->candidates.candidates[i];
      if (pack.rules[candidate.rule].certainty) continue;  // no terms: nothing was weighed
      FeaturesOf(pack, w->sentences, w->quotations, candidate, w->features);
      for (std::uint32_t f : w->features)
        reading.terms.push_back({FeatureName(pack, f), w->weights[f]});
    }
  }
  workspaces_->Return(pack, std::move(w));
  return out;
}

absl::StatusOr<Attributions> Engine::Attribute(const Document& document) const {
  return Read(document, nullptr);
}

absl::StatusOr<Explanation> Engine::Explain(const Document& document) const {
  Explanation out;
  absl::StatusOr<Attributions> found = Read(document, &out.candidates);
  if (!found.ok()) return found.status();
  out.attributions = *std::move(found);
  return out;
}

absl::StatusOr<std::vector<ByteSpan>> Engine::Sentences(const Document& document) const {
  if (absl::Status status = CheckSize(document); !status.ok()) return status;
  const LanguagePack& pack = pack_.compiled().Find(LanguageOf(document));
  const Text text = Text::Read(document);
  std::unique_ptr<Workspace> w = workspaces_->Take(pack);
  pack.segmenter->Segment(text, *w->segmentation, w->sentences);
  std::vector<ByteSpan> out;
  out.reserve(w->sentences.sentences.size());
  for (const Sentence& sentence : w->sentences.sentences) out.push_back(sentence.span);
  workspaces_->Return(pack, std::move(w));
  return out;
}

}  // namespace ipse
