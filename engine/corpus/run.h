// A run over a corpus: records are read, worked on by any number of threads, and what comes of
// them is written in their order, in shards.
//
// Takes inputs, the work to do on a document, and an output folder; gives counts. The output
// depends on nothing but the input and the settings: not on threads, nor on where an earlier run
// stopped. Reading waits while two batches of 64 KB of records a thread, or two larger records, are
// under way, which bounds the memory. How a document is read, and what is written of it, is the
// caller's.
#ifndef IPSE_CORPUS_RUN_H_
#define IPSE_CORPUS_RUN_H_

#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "corpus/counts.h"
#include "corpus/documents.h"
#include "corpus/manifest.h"
#include "corpus/shards.h"

namespace ipse {

struct CorpusOptions {
  std::vector<std::string> inputs;  // see ListFiles
  DocumentFields fields;
  std::string folder;  // of the output
  bool resume = false;
  Settings settings;  // all that the output depends on beside the input
  int threads = 1;
  std::size_t largest_document = std::size_t{16} << 20;  // bytes, as stored
  std::size_t shard_bytes = std::size_t{64} << 20;       // of records, in one shard
  Compression compression = Compression::none;
};

// What came of one document.
struct Worked {
  std::string output;                                // lines, with their ends
  std::array<std::uint64_t, kKinds> attributions{};  // by Kind
  std::vector<Problem> problems;                     // the run adds the document's place
};

struct CorpusProgress {
  CorpusCounts counts;                 // those of earlier runs too
  CorpusCounts earlier;                // of earlier runs
  std::size_t shards = 0;              // done
  std::uint64_t stored_bytes = 0;      // of the input, come to so far
  std::uint64_t all_stored_bytes = 0;  // 0 where that is not known
  bool interrupted = false;
};

struct CorpusCallbacks {
  // Called by many threads at once.
  std::function<void(const Document&, Worked&)> work;
  // These two by one thread at a time.
  std::function<void(const Problem&)> problem;
  std::function<void(const CorpusProgress&)> progress;  // after every record
  // True to stop at the end of the shard in hand.
  std::function<bool()> interrupted;
};

// A failure is one of the output folder: see Manifest::Open, or it cannot be written. Whatever the
// manifest says is done stays done.
absl::StatusOr<CorpusProgress> RunCorpus(const CorpusOptions& options,
                                         const CorpusCallbacks& callbacks);

}  // namespace ipse

#endif  // IPSE_CORPUS_RUN_H_
