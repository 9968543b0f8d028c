// ipse run into a folder: a corpus, on every core, that may be stopped and gone on with.
#ifndef IPSE_CLI_CORPUS_RUN_H_
#define IPSE_CLI_CORPUS_RUN_H_

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "command_line.h"
#include "corpus/manifest.h"
#include "corpus/run.h"

namespace ipse::cli {

// Options that only a run into a folder has.
struct CorpusRunOptions {
  bool resume = false;
  std::optional<int> threads;
  std::optional<std::size_t> shard_size;
  std::optional<Compression> compression;
};

void AddCorpusRunOptions(CLI::App& command, CorpusRunOptions& options);

// Whether --output names a folder: one that is there, or by a "/" at its end, or by --resume.
bool WritesFolder(const InputOptions& input, const CorpusRunOptions& options);
// The first option given that would do nothing where --output names no folder; "" if none is.
std::string_view FolderOptionIn(const CorpusRunOptions& options);

// Appends what is written of a document. Called by many threads at once.
using DocumentWriter = std::function<void(const Document&, const Attributions&, std::string& out)>;

// Runs, reports and returns the exit code. `settings` are what `write` depends on, under the names
// of their options; attributions below `min_confidence` do not count.
int RunCorpusInto(const Engine& engine, const InputOptions& input, const CorpusRunOptions& options,
                  double min_confidence, const Settings& settings, const DocumentWriter& write);

}  // namespace ipse::cli

#endif  // IPSE_CLI_CORPUS_RUN_H_
