#include "corpus/run.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "base/hash.h"
#include "oneapi/tbb/global_control.h"
#include "oneapi/tbb/parallel_pipeline.h"
#include "oneapi/tbb/task_arena.h"
#include "text/shown.h"

namespace ipse {
namespace {

// Batches a thread: one worked on, one waiting for its turn to be written. A batch has so many
// bytes of records, or is one larger record; it is some ten milliseconds of work, so that handing
// it on costs nothing beside it.
constexpr std::size_t kInFlight = 2;
constexpr std::size_t kBatchBytes = std::size_t{64} << 10;

// The ids met lately. Two generations bound the memory (20 MB) and still see every repetition
// within half a million documents.
class RecentIds {
 public:
  // True where `id` was here before.
  bool Repeats(std::uint64_t id) {
    if (older_.contains(id) || !newer_.insert(id).second) return true;
    if (newer_.size() < kGeneration) return false;
    older_ = std::move(newer_);
    newer_.clear();
    return false;
  }

 private:
  static constexpr std::size_t kGeneration = 500'000;
  absl::flat_hash_set<std::uint64_t> newer_, older_;
};

struct Job {
  Record record;
  bool ends_shard = false;
  bool is_document = false;
  std::string given_id;
  std::uint64_t bytes = 0;
  Worked worked;
};

// What the pipeline hands on from step to step.
using Batch = std::vector<Job>;

class CorpusRun {
 public:
  CorpusRun(const CorpusOptions& options, const CorpusCallbacks& callbacks,
            const std::vector<CorpusFile>& files, Manifest& manifest)
      : options_(options),
        callbacks_(callbacks),
        manifest_(manifest),
        reader_(files, {options.largest_document, manifest.last()}) {
    progress_.counts = progress_.earlier = manifest.counts();
    for (const CorpusFile& file : files) progress_.all_stored_bytes += file.size;
  }

  absl::StatusOr<CorpusProgress> Run() {
    namespace tbb = oneapi::tbb;
    // More threads than cores may be asked for; without this, oneTBB warns of them.
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism,
                                    static_cast<std::size_t>(options_.threads));
    tbb::task_arena arena(options_.threads);
    arena.execute([&] {
      tbb::parallel_pipeline(kInFlight * static_cast<std::size_t>(options_.threads),
                             tbb::make_filter<void, Batch>(tbb::filter_mode::serial_in_order,
                                                           [&](tbb::flow_control& control) {
                                                             Batch batch = ReadBatch();
                                                             if (batch.empty()) control.stop();
                                                             return batch;
                                                           }) &
                                 tbb::make_filter<Batch, Batch>(tbb::filter_mode::parallel,
                                                                [&](Batch batch) {
                                                                  for (Job& job : batch) Work(job);
                                                                  return batch;
                                                                }) &
                                 tbb::make_filter<Batch, void>(tbb::filter_mode::serial_in_order,
                                                               [&](const Batch& batch) {
                                                                 for (const Job& job : batch)
                                                                   Write(job);
                                                               }));
    });
    if (status_.ok() && shard_ != nullptr) status_ = FinishShard();
    if (status_.ok() && !interrupted_) status_ = manifest_.Finish();
    if (!status_.ok()) return status_;
    progress_.interrupted = interrupted_;
    Report();
    return progress_;
  }

 private:
  // First step. No batch goes on beyond a shard.
  Batch ReadBatch() {
    Batch batch;
    for (std::size_t bytes = 0; bytes < kBatchBytes;) {
      Job job;
      if (!Read(job)) break;
      bytes += sizeof(Job) + job.bytes;
      batch.push_back(std::move(job));
      if (between_shards_) break;
    }
    return batch;
  }

  // A run is interrupted between two shards.
  bool Read(Job& job) {
    if (failed_) return false;
    if (between_shards_ && callbacks_.interrupted()) {
      interrupted_ = true;
      return false;
    }
    if (!reader_.Next(job.record)) return false;
    job.bytes = job.record.bytes.size();
    shard_bytes_read_ += job.bytes;
    job.ends_shard = shard_bytes_read_ >= options_.shard_bytes;
    if (job.ends_shard) shard_bytes_read_ = 0;
    between_shards_ = job.ends_shard;
    return true;
  }

  // Second step.
  void Work(Job& job) const {
    std::vector<Problem> problems =
        WithDocument(job.record, options_.fields, [&](const Document& document, bool id_given) {
          job.is_document = true;
          if (id_given) job.given_id = document.id;
          callbacks_.work(document, job.worked);
        });
    for (Problem& found : job.worked.problems)
      found.message = absl::StrCat(NameOf(job.record), ": ", found.message);
    std::move(problems.begin(), problems.end(), std::back_inserter(job.worked.problems));
    job.record.bytes = std::string();  // its turn to be written may be far
  }

  // Third step.
  void Write(const Job& job) {
    if (failed_) return;
    status_ = WriteShard(job);
    failed_ = !status_.ok();
    if (status_.ok()) Report();
  }

  absl::Status WriteShard(const Job& job) {
    if (shard_ == nullptr) {
      finished_ = {.name = ShardName(manifest_.shards(), options_.compression)};
      absl::StatusOr<std::unique_ptr<Shard>> shard =
          Shard::Create(options_.folder, finished_.name, options_.compression);
      if (!shard.ok()) return shard.status();
      shard_ = *std::move(shard);
    }
    if (absl::Status status = shard_->Write(job.worked.output); !status.ok()) return status;
    finished_.last = job.record.place;
    finished_.opened.insert(finished_.opened.end(), job.record.opened.begin(),
                            job.record.opened.end());
    Count(job);
    return job.ends_shard ? FinishShard() : absl::OkStatus();
  }

  void Count(const Job& job) {
    CorpusCounts counts;
    counts.documents = job.is_document ? 1 : 0;
    counts.bytes = job.bytes;
    counts.attributions = job.worked.attributions;
    const auto met = [&](const Problem& problem) {
      ++counts.problems[static_cast<std::size_t>(problem.kind)];
      callbacks_.problem(problem);
    };
    for (const Problem& problem : job.worked.problems) met(problem);
    if (!job.given_id.empty() && ids_.Repeats(Hash(job.given_id))) {
      met({ProblemKind::repeated_id,
           absl::StrCat(NameOf(job.record), ": the id \"", Shown(job.given_id),
                        "\" was there before; both documents are kept")});
    }
    finished_.counts.Add(counts);
    progress_.counts.Add(counts);
  }

  absl::Status FinishShard() {
    const absl::StatusOr<std::uint64_t> size = shard_->Finish();
    if (!size.ok()) return size.status();
    shard_.reset();
    finished_.size = *size;
    return manifest_.Append(finished_);
  }

  void Report() {
    progress_.shards = manifest_.shards();
    progress_.stored_bytes = reader_.stored_bytes();
    callbacks_.progress(progress_);
  }

  const CorpusOptions& options_;
  const CorpusCallbacks& callbacks_;
  Manifest& manifest_;

  // The first step's.
  RecordReader reader_;
  std::size_t shard_bytes_read_ = 0;
  bool between_shards_ = true;
  bool interrupted_ = false;

  // The third step's.
  std::unique_ptr<Shard> shard_;
  FinishedShard finished_;  // the shard in hand
  RecentIds ids_;
  CorpusProgress progress_;
  absl::Status status_;
  std::atomic<bool> failed_ = false;  // which the first asks
};

}  // namespace

absl::StatusOr<CorpusProgress> RunCorpus(const CorpusOptions& options,
                                         const CorpusCallbacks& callbacks) {
  for (const std::string& input : options.inputs) {
    std::error_code error;
    if (!std::filesystem::equivalent(input, options.folder, error)) continue;
    return absl::FailedPreconditionError(absl::StrCat(
        options.folder, ": what this folder holds is read; name another one to write to"));
  }
  const std::vector<CorpusFile> files = ListFiles(options.inputs, options.folder);
  absl::StatusOr<std::unique_ptr<Manifest>> manifest =
      Manifest::Open(options.folder, options.settings, files, options.resume);
  if (!manifest.ok()) return manifest.status();
  return CorpusRun(options, callbacks, files, **manifest).Run();
}

}  // namespace ipse
