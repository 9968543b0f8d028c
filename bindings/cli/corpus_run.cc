#include "corpus_run.h"

#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <thread>

#include "absl/strings/str_cat.h"
#include "corpus_progress.h"

namespace ipse::cli {
namespace {

std::atomic<bool> interrupted = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal's handler sets it");

extern "C" void Interrupt(int) {
  interrupted = true;
  constexpr std::string_view kSaid =
      "\nipse: finishing the shard in hand; once more stops at once\n";
  [[maybe_unused]] const ssize_t count = write(STDERR_FILENO, kSaid.data(), kSaid.size());
}

// The first signal asks for an end, the second makes it.
void CatchInterrupts() {
  struct sigaction action {};
  action.sa_handler = Interrupt;
  action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

std::string_view NameOf(Compression compression) {
  return compression == Compression::none   ? "none"
         : compression == Compression::gzip ? "gzip"
                                            : "zstd";
}

// All that the output depends on beside the input.
Settings AllSettings(const Engine& engine, const CorpusOptions& options, Settings settings) {
  const DocumentFields& fields = options.fields;
  settings.insert(settings.begin(),
                  {{"rule pack", engine.pack().version()}, {"ipse", IPSE_VERSION}});
  settings.insert(settings.end(), {{"--text-field", fields.text},
                                   {"--id-field", fields.id},
                                   {"--lang-field", fields.language},
                                   {"--title-field", fields.title},
                                   {"--outlet-field", fields.outlet},
                                   {"--url-field", fields.url},
                                   {"--date-field", fields.date},
                                   {"--max-document", absl::StrCat(options.largest_document)},
                                   {"--shard-size", absl::StrCat(options.shard_bytes)},
                                   {"--compress", std::string(NameOf(options.compression))}});
  return settings;
}

void Attribute(const Engine& engine, const Document& document, double min_confidence,
               const DocumentWriter& write, Worked& worked) {
  const absl::StatusOr<Attributions> found = engine.Attribute(document);
  if (!found.ok()) {
    worked.problems.push_back({ProblemKind::too_large, std::string(found.status().message())});
    return;
  }
  for (const Warning& warning : found->warnings)
    worked.problems.push_back({ProblemKind::malformed, warning.message});
  for (const Attribution& attribution : found->attributions) {
    if (attribution.confidence >= min_confidence)
      ++worked.attributions[static_cast<std::size_t>(attribution.kind)];
  }
  write(document, *found, worked.output);
}

int Ended(const absl::StatusOr<CorpusProgress>& done, const ProgressDisplay& display) {
  if (done.ok()) {
    display.Summary(*done);
    if (done->interrupted) return kInterrupted;
    if (done->counts.AllProblems() == 0) return kDone;
    return done->counts.documents > 0 ? kSomeFailed : kNothingDone;
  }
  Complain(std::string(done.status().message()));
  if (done.status().code() == absl::StatusCode::kFailedPrecondition) return kWrongUse;
  display.Stopped();
  return kNothingDone;
}

}  // namespace

void AddCorpusRunOptions(CLI::App& command, CorpusRunOptions& options) {
  const std::string group = "With a folder as --output (out/)";
  command
      .add_flag("--resume", options.resume, "Go on where an earlier run into the folder stopped")
      ->group(group);
  command.add_option("--threads", options.threads, "Default: one a core")
      ->check(CLI::Range(1, 1024))
      ->group(group);
  command
      .add_option("--shard-size", options.shard_size,
                  "Input that goes into one file of the output: 500KB, 64MB")
      ->transform(SizeInBytes())
      ->type_name("SIZE")
      ->default_str("64MB")
      ->group(group);
  command.add_option("--compress", options.compression, "none, gzip or zstd")
      ->transform(OneOf<Compression>(
          {{"none", Compression::none}, {"gzip", Compression::gzip}, {"zstd", Compression::zstd}}))
      ->type_name("TEXT")
      ->default_str("none")
      ->group(group);
}

bool WritesFolder(const InputOptions& input, const CorpusRunOptions& options) {
  std::error_code error;
  return options.resume || input.output.ends_with('/') ||
         std::filesystem::is_directory(input.output, error);
}

std::string_view FolderOptionIn(const CorpusRunOptions& options) {
  return options.threads       ? "--threads"
         : options.shard_size  ? "--shard-size"
         : options.compression ? "--compress"
                               : "";
}

int RunCorpusInto(const Engine& engine, const InputOptions& input, const CorpusRunOptions& options,
                  double min_confidence, const Settings& settings, const DocumentWriter& write) {
  CorpusOptions corpus;
  corpus.inputs = input.inputs.empty() ? std::vector<std::string>{"-"} : input.inputs;
  if (input.output.empty()) {
    Complain("--resume needs the folder to go on in: add --output FOLDER");
    return kWrongUse;
  }
  const bool can_resume = std::count(corpus.inputs.begin(), corpus.inputs.end(), "-") == 0;
  if (options.resume && !can_resume) {
    Complain("standard input cannot be read again: --resume needs files as input");
    return kWrongUse;
  }
  corpus.fields = input.fields;
  corpus.folder = FolderOf(input.output);
  corpus.resume = options.resume;
  corpus.threads =
      options.threads.value_or(std::max(1, static_cast<int>(std::thread::hardware_concurrency())));
  corpus.largest_document = input.max_document.value_or(corpus.largest_document);
  corpus.shard_bytes = options.shard_size.value_or(corpus.shard_bytes);
  corpus.compression = options.compression.value_or(corpus.compression);
  corpus.settings = AllSettings(engine, corpus, settings);
  CatchInterrupts();
  ProgressDisplay display(corpus.folder, can_resume);
  const CorpusCallbacks callbacks = {
      [&](const Document& document, Worked& worked) {
        Attribute(engine, document, min_confidence, write, worked);
      },
      [&](const Problem& problem) { display.Complain(problem.message); },
      [&](const CorpusProgress& progress) { display.Show(progress); },
      [] { return interrupted.load(); }};
  return Ended(RunCorpus(corpus, callbacks), display);
}

}  // namespace ipse::cli
