// What `./dev bench corpus` needs beside Ipse's own program:
//
//   ipse_corpus_bench make FILE BYTES [DOCUMENT_BYTES]   JSON Lines of made articles; FILE ends in
//                                                        .jsonl, .jsonl.gz or .jsonl.zst
//   ipse_corpus_bench icu FILE      processor time of ICU's word and sentence iterators
//   ipse_corpus_bench steps FILE    processor time of each of the engine's steps
//
// The last two print one JSON object, times in ns. The articles are made of the texts that
// IPSE_BENCH_TEXTS names, else of the project's own words.
#include <time.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "breaks.h"
#include "corpus/documents.h"
#include "corpus/shards.h"
#include "ipse/ipse.h"
#include "made_corpus.h"
#include "news_text.h"
#include "rapidjson/stringbuffer.h"
#include "rapidjson/writer.h"
#include "steps.h"
#include "unicode/brkiter.h"

namespace {

using namespace ipse;  // NOLINT(google-build-using-namespace): a program's own file

// Nanoseconds of this thread alone, so that what else the machine does counts less.
double ThreadTime() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec);
}

int Fail(const std::string& message) {
  std::fprintf(stderr, "ipse_corpus_bench: %s\n", message.c_str());
  return 1;
}

void AddLine(std::size_t number, const std::string& article, rapidjson::StringBuffer& out) {
  rapidjson::Writer<rapidjson::StringBuffer> json(out);
  const std::string id = absl::StrFormat("made-%08d", number);
  json.StartObject();
  json.Key("id");
  json.String(id.data(), static_cast<rapidjson::SizeType>(id.size()));
  json.Key("text");
  json.String(article.data(), static_cast<rapidjson::SizeType>(article.size()));
  json.EndObject();
  out.Put('\n');
}

int Make(const std::filesystem::path& path, std::size_t bytes, std::size_t document_bytes) {
  const std::filesystem::path file = std::filesystem::absolute(path);
  constexpr std::size_t kSource = std::size_t{3} << 20;  // of news; the gold corpus has more
  const Compression compression = file.extension() == ".gz"    ? Compression::gzip
                                  : file.extension() == ".zst" ? Compression::zstd
                                                               : Compression::none;
  auto shard = Shard::Create(file.parent_path(), file.filename(), compression);
  if (!shard.ok()) return Fail(std::string(shard.status().message()));
  MadeCorpus corpus(Engine(*Pack::Embedded()), MakeNewsText(kSource).text);
  rapidjson::StringBuffer line;
  std::size_t documents = 0;
  for (std::size_t written = 0; written < bytes; written += line.GetSize()) {
    line.Clear();
    AddLine(documents++, corpus.Article(document_bytes > 0 ? document_bytes : corpus.ArticleSize()),
            line);
    if (auto status = (*shard)->Write({line.GetString(), line.GetSize()}); !status.ok())
      return Fail(std::string(status.message()));
  }
  if (auto size = (*shard)->Finish(); !size.ok()) return Fail(std::string(size.status().message()));
  return 0;
}

struct Read {
  std::size_t documents = 0, bytes = 0;  // of text
};

Read ForEach(const std::string& file, const std::function<void(const Document&)>& use) {
  Read read;
  const auto document = [&](const Document& found) {
    ++read.documents;
    read.bytes += found.text.size();
    use(found);
    return true;
  };
  const auto failure = [](const Problem& problem) { Fail(problem.message); };
  ReadDocuments({file}, {}, std::size_t{1} << 30, {document, failure});
  return read;
}

double BreaksTime(icu::BreakIterator& iterator, std::string_view text) {
  const double begin = ThreadTime();
  const std::size_t breaks = CountBreaks(iterator, text);
  return breaks == 0 ? 0 : ThreadTime() - begin;
}

int Icu(const std::string& file) {
  UErrorCode error = U_ZERO_ERROR;
  const auto english = icu::Locale::getEnglish();
  using Iterator = std::unique_ptr<icu::BreakIterator>;
  const Iterator words(icu::BreakIterator::createWordInstance(english, error));
  const Iterator sentences(icu::BreakIterator::createSentenceInstance(english, error));
  if (U_FAILURE(error)) return Fail(u_errorName(error));
  double words_took = 0, sentences_took = 0;
  const Read read = ForEach(file, [&](const Document& document) {
    words_took += BreaksTime(*words, document.text);
    sentences_took += BreaksTime(*sentences, document.text);
  });
  std::printf("{\"documents\":%zu,\"bytes\":%zu,\"words\":%.0f,\"sentences\":%.0f}\n",
              read.documents, read.bytes, words_took, sentences_took);
  return 0;
}

int TimeSteps(const std::string& file) {
  const Pack pack = *Pack::Embedded();
  const Engine engine(pack);
  Steps steps(pack.compiled().Find("en"));
  std::array<double, kSteps> took{};
  double whole = 0, json = 0;
  std::string line;
  // Automata grow as they are first used; what is measured is what lasts.
  ForEach(file, [&](const Document& document) { (void)steps.Run(document, [](Step) {}); });
  const Read read = ForEach(file, [&](const Document& document) {
    double last = ThreadTime();
    const auto lap = [&] {
      const double begin = std::exchange(last, ThreadTime());
      return last - begin;
    };
    steps.Run(document, [&](Step step) { took[static_cast<std::size_t>(step)] += lap(); });
    lap();
    const absl::StatusOr<Attributions> found = engine.Attribute(document);
    whole += lap();
    line.clear();
    WriteJson(document, *found, {}, line);
    json += lap();
  });
  std::printf("{\"documents\":%zu,\"bytes\":%zu,\"whole\":%.0f,\"json\":%.0f", read.documents,
              read.bytes, whole, json);
  for (std::size_t i = 0; i < kSteps; ++i)
    std::printf(",\"%s\":%.0f", std::string(kStepNames[i]).c_str(), took[i]);
  std::printf("}\n");
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string command = argc > 2 ? argv[1] : "";
  if (command == "icu") return Icu(argv[2]);
  if (command == "steps") return TimeSteps(argv[2]);
  std::size_t bytes = 0, document_bytes = 0;
  if (command != "make" || argc < 4 || !absl::SimpleAtoi(argv[3], &bytes) ||
      (argc > 4 && !absl::SimpleAtoi(argv[4], &document_bytes)))
    return Fail("make FILE BYTES [DOCUMENT_BYTES] | icu FILE | steps FILE");
  return Make(argv[2], bytes, document_bytes);
}
