// Entities and speakers over made documents of 1,000 to 200,000 mentions, 50 bytes of text each:
// time a mention, and its ratio to the smallest document's in the same run, stay flat where the
// rooms are linear. “distinct” documents name nobody twice before 10^5 names; “few” have 100 names.
#include <time.h>

#include <string>

#include "benchmark/benchmark.h"
#include "confidence/models.h"
#include "entities/gather.h"
#include "ipse/engine.h"
#include "match/candidates.h"
#include "quotes/quotations.h"
#include "resolve/readings.h"
#include "resolve/speakers.h"
#include "rulepack/compiled_pack.h"
#include "segment/segmenter.h"
#include "text/text.h"

namespace {

using namespace ipse;  // NOLINT(google-build-using-namespace): a program's own file

constexpr std::size_t kDistinct = 100'000;
constexpr std::size_t kFew = 100;

// “Qabcdef”: another one for each `i` below 26^6.
std::string Surname(std::size_t i) {
  std::string out = "Q";
  for (; out.size() < 7; i /= 26) out += static_cast<char>('a' + i % 26);
  return out;
}

// Two mentions a paragraph, a name and a pronoun, each with something said; every tenth name spoke
// to an outlet.
std::string MadeArticle(std::size_t mentions, std::size_t names) {
  std::string out = "The old bridge\n\n";
  for (std::size_t i = 0; i < mentions / 2; ++i) {
    const std::string name = "Mira " + Surname(i % names);
    out += i % 10 == 0 ? "“The bridge is old,” " + name + " told Reuters."
                       : "“The bridge is old,” said " + name + ", a nurse.";
    out += " “Nobody has asked us about it,” she said.\n\n";
  }
  return out;
}

const LanguagePack& English() {
  static const Pack pack = *Pack::Embedded();
  return pack.compiled().Find("en");
}

// An article with all that comes before its entities.
struct Prepared {
  explicit Prepared(std::string article) : written(std::move(article)) {
    English().segmenter->Segment(text, *scratch, sentences);
    FindQuotations(text, sentences, "en", quotations);
    WordScratch word_scratch;
    FindWords(English(), text.reading(), sentences.tokens, word_scratch, words);
    MatchScratch matching;
    FindCandidates(English(), text, sentences, words, quotations, matching, candidates);
    const Models models = Models::Of(English());
    models.begins.Choose(candidates);
    models.ends.Choose(candidates);
    std::vector<double> probabilities;
    for (const Candidate& candidate : candidates.candidates)
      probabilities.push_back(models.readings.Probability(sentences, quotations, candidate));
    ReadingScratch resolving;
    readings = ResolveReadings({English(), text, sentences, quotations, words,
                                candidates.candidates, candidates.ends, probabilities},
                               resolving);
  }

  std::string written;
  Text text = Text::Read({.text = written});
  std::unique_ptr<Segmenter::Scratch, void (*)(Segmenter::Scratch*)> scratch =
      English().segmenter->MakeScratch();
  Sentences sentences;
  Quotations quotations;
  Words words;
  Candidates candidates;
  Readings readings;
};

// Nanoseconds of this thread alone, so that what else the machine does counts less.
double ThreadTime() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec);
}

constexpr std::int64_t kSizes[] = {1'000, 10'000, 50'000, 100'000, 200'000};

void Measure(benchmark::State& state, std::size_t names, double& smallest) {
  const auto mentions = static_cast<std::size_t>(state.range(0));
  const Prepared prepared(MadeArticle(mentions, names));
  const TokensView view{English(), prepared.text.reading(), prepared.sentences, prepared.words};
  Entities entities;
  double took = 0;
  for (auto _ : state) {
    std::vector<Attribution> attributions = prepared.readings.attributions;
    const double begin = ThreadTime();
    entities.Gather({view, prepared.text, prepared.quotations});
    ResolveSpeakers({view, prepared.candidates, prepared.readings}, entities, attributions);
    const double once = ThreadTime() - begin;
    state.SetIterationTime(once / 1e9);
    took += once;
  }
  const double each =
      took / (static_cast<double>(state.iterations()) * static_cast<double>(mentions));
  if (state.range(0) == kSizes[0]) smallest = each;
  state.counters["MB"] = static_cast<double>(prepared.written.size()) / 1e6;
  state.counters["entities"] = static_cast<double>(entities.entities().size());
  state.counters["ns_a_mention"] = each;
  state.counters["ratio"] = each / smallest;
}

void BM_EntitiesDistinct(benchmark::State& state) {
  static double smallest = 0;
  Measure(state, kDistinct, smallest);
}

void BM_EntitiesFew(benchmark::State& state) {
  static double smallest = 0;
  Measure(state, kFew, smallest);
}

void Sizes(benchmark::internal::Benchmark* bench) {
  for (std::int64_t mentions : kSizes) bench->Arg(mentions);
  bench->UseManualTime()->Unit(benchmark::kMillisecond);
}

BENCHMARK(BM_EntitiesDistinct)->Apply(Sizes);
BENCHMARK(BM_EntitiesFew)->Apply(Sizes);

}  // namespace
