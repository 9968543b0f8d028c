// The order of the steps, known here alone: text, sentences, quotations, words, candidates, their
// probabilities, readings, entities, speakers and outlets, confidences.
#include "ipse/engine.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <utility>

#include "absl/container/inlined_vector.h"
#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "confidence/models.h"
#include "entities/gather.h"
#include "match/candidates.h"
#include "match/counted_cue.h"
#include "match/symbol_readings.h"
#include "match/words.h"
#include "quotes/quotations.h"
#include "resolve/page_outlet.h"
#include "resolve/readings.h"
#include "resolve/speakers.h"
#include "rulepack/compiled_pack.h"
#include "segment/segmenter.h"
#include "text/text.h"

namespace ipse {

// What one call works with; handed back when it is done, and used again.
struct Engine::Workspace {
  Workspace(const LanguagePack& pack, std::shared_ptr<const Models> shared)
      : segmentation(pack.segmenter->MakeScratch()),
        models(std::move(shared)),
        confidence(models->confidence) {}

  std::unique_ptr<Segmenter::Scratch, void (*)(Segmenter::Scratch*)> segmentation;
  std::shared_ptr<const Models> models;
  Confidence confidence;
  ipse::Sentences sentences;
  Quotations quotations;
  WordScratch word_scratch;
  Words words;
  MatchScratch matching;
  Candidates candidates;
  FeatureIds features;
  std::vector<double> probabilities;
  ReadingScratch resolving;
  Entities entities;
};

class Engine::Workspaces {
 public:
  std::unique_ptr<Workspace> Take(const LanguagePack& pack, const FeatureWeights* weights) {
    const std::lock_guard lock(mutex_);
    for (auto& [language, workspace] : idle_) {
      if (language != &pack || workspace == nullptr) continue;
      return std::move(workspace);
    }
    return std::make_unique<Workspace>(pack, ModelsOf(pack, weights));
  }

  // A workspace has grown to some 20 times the largest document it served; one that served a huge
  // document is not kept.
  void Return(const LanguagePack& pack, const Text& text, std::unique_ptr<Workspace> workspace) {
    constexpr std::size_t kLargestKept = std::size_t{1} << 20;
    if (text.reading().size() > kLargestKept) return;
    const std::lock_guard lock(mutex_);
    for (auto& [language, place] : idle_) {
      if (language != &pack || place != nullptr) continue;
      place = std::move(workspace);
      return;
    }
    idle_.emplace_back(&pack, std::move(workspace));
  }

 private:
  std::shared_ptr<const Models> ModelsOf(const LanguagePack& pack, const FeatureWeights* weights) {
    for (const auto& [language, models] : models_) {
      if (language == &pack) return models;
    }
    auto models = std::make_shared<const Models>(
        weights == nullptr ? Models::Of(pack)
                           : Models(pack, Weights(weights->begin(), weights->end())));
    return models_.emplace_back(&pack, std::move(models)).second;
  }

  std::mutex mutex_;
  std::vector<std::pair<const LanguagePack*, std::unique_ptr<Workspace>>> idle_;
  std::vector<std::pair<const LanguagePack*, std::shared_ptr<const Models>>> models_;
};

namespace {

constexpr std::size_t kMostAliases = 16;  // of one entity

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

// In the order of the text, each once.
std::vector<ByteSpan> MentionsOf(const TokensView& view, const GatheredEntity& entity) {
  std::vector<ByteSpan> out(entity.mentions.size());
  std::transform(entity.mentions.begin(), entity.mentions.end(), out.begin(),
                 [&](TokenRange range) {
                   return ByteSpan{view.At(range.first).begin, view.At(range.end - 1).end};
                 });
  if (out.size() == 1) return out;
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// What the text calls the entity besides its name.
std::vector<std::string> AliasesOf(const TokensView& view, const Entity& entity) {
  absl::InlinedVector<std::string_view, kMostAliases> aliases;
  for (ByteSpan mention : entity.mentions) {
    const std::string_view alias = Slice(view.reading, mention);
    if (alias == entity.name || aliases.size() == kMostAliases) continue;
    if (std::find(aliases.begin(), aliases.end(), alias) == aliases.end()) aliases.push_back(alias);
  }
  return std::vector<std::string>(aliases.begin(), aliases.end());
}

std::vector<Entity> ToPublic(const TokensView& view, const Entities& entities) {
  std::vector<Entity> out;
  out.reserve(entities.entities().size());
  for (const GatheredEntity& gathered : entities.entities()) {
    Entity& entity = out.emplace_back();
    entity.name = gathered.name;
    entity.type = gathered.type;
    if (gathered.role.first < gathered.role.end) entity.role = view.Written(gathered.role);
    entity.mentions = MentionsOf(view, gathered);
    entity.aliases = AliasesOf(view, entity);
  }
  return out;
}

std::vector<RelayReading> ExplainRelays(const TokensView& view, const std::vector<Relay>& relays) {
  const auto bytes = [&](TokenRange range) {
    return ByteSpan{view.At(range.first).begin, view.At(range.end - 1).end};
  };
  std::vector<RelayReading> out;
  for (const Relay& relay : relays) {
    RelayReading& reading = out.emplace_back();
    reading.rule = view.pack.relays[relay.rule].id;
    reading.evidence = bytes(relay.evidence);
    for (TokenRange range : relay.outlets) reading.outlets.push_back(bytes(range));
    for (TokenRange range : relay.networks) reading.networks.push_back(bytes(range));
  }
  return out;
}

}  // namespace

Engine::Engine(Pack pack, std::shared_ptr<const FeatureWeights> weights)
    : pack_(std::move(pack)),
      weights_(std::move(weights)),
      workspaces_(std::make_shared<Workspaces>()) {}

// All steps. Fills all of `why` but the attributions where it is given.
absl::StatusOr<Attributions> Engine::Read(const Document& document, Explanation* why) const {
  if (absl::Status status = CheckSize(document); !status.ok()) return status;
  const LanguagePack& pack = pack_.compiled().Find(LanguageOf(document));
  const Text text = Text::Read(document);
  Attributions out;
  out.id = document.id;
  out.language = LanguageOf(document);
  out.title = text.headline();
  AddWarnings(text, out);
  if (pack.rules.empty()) {
    out.outlet = document.outlet;
    return out;
  }

  std::unique_ptr<Workspace> w = workspaces_->Take(pack, weights_.get());
  pack.segmenter->Segment(text, *w->segmentation, w->sentences);
  FindQuotations(text, w->sentences, out.language, w->quotations);
  FindWords(pack, text.reading(), w->sentences.tokens, w->word_scratch, w->words);
  FindCandidates(pack, text, w->sentences, w->words, w->quotations, w->matching, w->candidates);
  w->models->begins.Choose(w->candidates);
  w->models->ends.Choose(w->candidates);
  w->probabilities.clear();
  for (const Candidate& candidate : w->candidates.candidates)
    w->probabilities.push_back(
        w->models->readings.Probability(w->sentences, w->quotations, candidate));
  const ReadingInput input{pack,
                           text,
                           w->sentences,
                           w->quotations,
                           w->words,
                           w->candidates.candidates,
                           w->candidates.ends,
                           w->probabilities};
  Readings readings = ResolveReadings(input, w->resolving);
  const TokensView view{pack, text.reading(), w->sentences, w->words};
  w->entities.Gather({view, text, w->quotations});
  ResolveSpeakers({view, w->candidates, readings}, w->entities, readings.attributions);
  w->confidence.Judge(
      {pack, text.reading(), w->sentences, w->candidates.candidates, w->candidates.ends,
       w->probabilities, readings.attributions, readings.candidates, w->entities.entities()},
      w->quotations, readings.attributions, why == nullptr ? nullptr : &why->confidences);
  out.attributions = std::move(readings.attributions);
  FindPageOutlet(document, text, view, w->entities, out);
  out.entities = ToPublic(view, w->entities);
  if (why != nullptr) {
    why->symbols = ReadSymbols(pack, text, w->sentences, w->words, w->quotations);
    why->relays = ExplainRelays(view, w->candidates.relays);
    for (std::uint32_t candidate : readings.candidates)
      why->probabilities.push_back(w->probabilities[candidate]);
    for (std::size_t i = 0; i < w->candidates.candidates.size(); ++i) {
      why->candidates.push_back(ExplainCandidate(input, i));
      CandidateReading& reading = why->candidates.back();
      reading.chosen = readings.chosen[i];
      const Candidate& candidate = w->candidates.candidates[i];
      reading.counted_cue = FindCountedCue(pack, w->words, candidate);
      reading.begins = w->models->begins.Explain(w->candidates, candidate, w->sentences);
      reading.ends = w->models->ends.Explain(w->candidates, candidate, w->sentences);
      if (pack.rules[candidate.rule].certainty) continue;  // no terms: nothing was weighed
      FeaturesOf(pack, w->sentences, w->quotations, candidate, w->features);
      for (std::uint32_t f : w->features)
        reading.terms.push_back({FeatureName(pack, f), w->models->readings.Weight(f)});
    }
  }
  workspaces_->Return(pack, text, std::move(w));
  return out;
}

absl::StatusOr<Attributions> Engine::Attribute(const Document& document) const {
  return Read(document, nullptr);
}

absl::StatusOr<Explanation> Engine::Explain(const Document& document) const {
  Explanation out;
  absl::StatusOr<Attributions> found = Read(document, &out);
  if (!found.ok()) return found.status();
  out.attributions = *std::move(found);
  return out;
}

absl::StatusOr<std::vector<ByteSpan>> Engine::Sentences(const Document& document) const {
  if (absl::Status status = CheckSize(document); !status.ok()) return status;
  const LanguagePack& pack = pack_.compiled().Find(LanguageOf(document));
  const Text text = Text::Read(document);
  std::unique_ptr<Workspace> w = workspaces_->Take(pack, weights_.get());
  pack.segmenter->Segment(text, *w->segmentation, w->sentences);
  std::vector<ByteSpan> out;
  out.reserve(w->sentences.sentences.size());
  for (const Sentence& sentence : w->sentences.sentences) out.push_back(sentence.span);
  workspaces_->Return(pack, text, std::move(w));
  return out;
}

}  // namespace ipse
