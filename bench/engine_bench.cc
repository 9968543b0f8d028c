// Each room and the whole over 8 MB of news, beside ICU's iterators and one RE2 pass over the same
// bytes.
//
// The counter "word_iterator" is the rate as a multiple of ICU's word iterator, measured first in
// the same run.
#include <sys/resource.h>
#include <time.h>

#include <cstdio>
#include <fstream>
#include <string>

#include "benchmark/benchmark.h"
#include "breaks.h"
#include "ipse/engine.h"
#include "match/candidates.h"
#include "news_text.h"
#include "quotes/quotations.h"
#include "re2/re2.h"
#include "rulepack/compiled_pack.h"
#include "segment/segmenter.h"
#include "text/text.h"
#include "unicode/brkiter.h"

namespace {

using namespace ipse;  // NOLINT(google-build-using-namespace): a program's own file

constexpr std::size_t kBytes = std::size_t{8} << 20;

const NewsText& News() {
  static const NewsText news = MakeNewsText(kBytes);
  return news;
}

const Engine& TheEngine() {
  static const Engine engine(*Pack::Embedded());
  return engine;
}

std::unique_ptr<icu::BreakIterator> WordIterator() {
  UErrorCode error = U_ZERO_ERROR;
  return std::unique_ptr<icu::BreakIterator>(
      icu::BreakIterator::createWordInstance(icu::Locale::getEnglish(), error));
}

// Of this process: the clock on the wall would count what else the machine does.
double ProcessorSeconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// Bytes a second of ICU's word iterator, once a run: the best of three.
double WordIteratorRate() {
  static const double rate = [] {
    auto iterator = WordIterator();
    double best = 0;
    for (int i = 0; i < 3; ++i) {
      const double begin = ProcessorSeconds();
      benchmark::DoNotOptimize(CountBreaks(*iterator, News().text));
      const double took = ProcessorSeconds() - begin;
      best = std::max(best, static_cast<double>(News().text.size()) / took);
    }
    return best;
  }();
  return rate;
}

// Runs `work` over `bytes` bytes and reports MB/s and the multiple of ICU's word iterator.
template <class Work>
void Measure(benchmark::State& state, std::size_t bytes, Work work) {
  const double reference = WordIteratorRate();
  work();  // automata grow as they are first used; what is measured is what lasts
  double took = 0;
  for (auto _ : state) {
    const double begin = ProcessorSeconds();
    work();
    const double once = ProcessorSeconds() - begin;
    state.SetIterationTime(once);
    took += once;
  }
  const double rate = static_cast<double>(bytes) * static_cast<double>(state.iterations()) / took;
  state.counters["MB/s"] = rate / 1e6;
  state.counters["word_iterator"] = rate / reference;
}

void BM_IcuWordIterator(benchmark::State& state) {
  auto iterator = WordIterator();
  Measure(state, News().text.size(),
          [&] { benchmark::DoNotOptimize(CountBreaks(*iterator, News().text)); });
}

void BM_IcuSentenceIterator(benchmark::State& state) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> iterator(
      icu::BreakIterator::createSentenceInstance(icu::Locale::getEnglish(), error));
  Measure(state, News().text.size(),
          [&] { benchmark::DoNotOptimize(CountBreaks(*iterator, News().text)); });
}

void BM_Re2Pass(benchmark::State& state) {
  const RE2 pattern("\\b(said|told|wrote|added)\\b");
  Measure(state, News().text.size(), [&] {
    re2::StringPiece rest(News().text);
    std::size_t found = 0;
    while (RE2::FindAndConsume(&rest, pattern)) ++found;
    benchmark::DoNotOptimize(found);
  });
}

void BM_Text(benchmark::State& state) {
  Measure(state, News().text.size(),
          [&] { benchmark::DoNotOptimize(Text::Read({.text = News().text}).paragraphs().size()); });
}

const LanguagePack& English() { return TheEngine().pack().compiled().Find("en"); }

void BM_Segment(benchmark::State& state) {
  const Text text = Text::Read({.text = News().text});
  auto scratch = English().segmenter->MakeScratch();
  Sentences sentences;
  Measure(state, News().text.size(),
          [&] { English().segmenter->Segment(text, *scratch, sentences); });
}

void BM_Quotes(benchmark::State& state) {
  const Text text = Text::Read({.text = News().text});
  auto scratch = English().segmenter->MakeScratch();
  Sentences sentences;
  English().segmenter->Segment(text, *scratch, sentences);
  Quotations quotations;
  Measure(state, News().text.size(), [&] { FindQuotations(text, sentences, "en", quotations); });
}

void BM_Match(benchmark::State& state) {
  const Text text = Text::Read({.text = News().text});
  auto scratch = English().segmenter->MakeScratch();
  Sentences sentences;
  English().segmenter->Segment(text, *scratch, sentences);
  Quotations quotations;
  FindQuotations(text, sentences, "en", quotations);
  MatchScratch matching;
  Candidates candidates;
  Words words;
  WordScratch word_scratch;
  FindWords(English(), text.reading(), sentences.tokens, word_scratch, words);
  Measure(state, News().text.size(), [&] {
    FindCandidates(English(), text, sentences, words, quotations, matching, candidates);
  });
}

// The whole, in documents of the size given: time a byte stays flat where the engine is linear.
void BM_Engine(benchmark::State& state) {
  const auto size = static_cast<std::size_t>(state.range(0));
  const std::string& news = News().text;
  std::size_t bytes = 0;
  Measure(state, std::max(size, news.size() / size * size), [&] {
    for (std::size_t at = 0; at + size <= std::max(news.size(), size); at += size) {
      const std::string_view part = std::string_view(news).substr(at, size);
      benchmark::DoNotOptimize(TheEngine().Attribute({.text = part})->attributions.size());
      bytes += part.size();
    }
  });
}

void BM_PackLoad(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Pack::Embedded().ok());
}

BENCHMARK(BM_IcuWordIterator)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(BM_IcuSentenceIterator)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Re2Pass)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Text)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Segment)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Quotes)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Match)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Engine)
    ->Arg(10 << 10)
    ->Arg(100 << 10)
    ->Arg(1 << 20)
    ->Arg(8 << 20)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(BM_PackLoad)->Unit(benchmark::kMillisecond);

// Peak memory of the process so far, in MB.
double PeakMemory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  std::printf("text: %zu bytes of %s\n", News().text.size(), News().what.c_str());
  TheEngine();
  const double before = PeakMemory();
  benchmark::RunSpecifiedBenchmarks();
  std::printf(
      "peak memory: %.0f MB, of which %.0f MB for the text and the pack; the largest document has "
      "%.0f MB\n",
      PeakMemory(), before, static_cast<double>(kBytes) / (1 << 20));
  return 0;
}
