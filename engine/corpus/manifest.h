// The manifest of an output folder: what a run was begun with, and which shards are done.
//
// `manifest.jsonl` has a line of settings and then a line a shard, each synced to the disk after
// its shard, and one that the run is finished; more shards may follow that. A last line that was
// cut off does not count: its shard is made again. Memory: one line.
#ifndef IPSE_CORPUS_MANIFEST_H_
#define IPSE_CORPUS_MANIFEST_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "corpus/counts.h"
#include "corpus/files.h"
#include "corpus/records.h"

namespace ipse {

// All that the output depends on beside the input: name and value, as messages give them.
using Settings = std::vector<std::pair<std::string, std::string>>;

struct FinishedShard {
  std::string name;
  std::uint64_t size = 0;          // of its file
  RecordPlace last;                // the last record in it
  std::vector<OpenedFile> opened;  // files begun in it; read again, their paths are valid UTF-8
  CorpusCounts counts;
};

// What the whole lines of a manifest come to.
struct ManifestEnd {
  std::uint64_t bytes = 0;  // 0 where there is none
  bool finished = false;    // the run
};

// What became of a shard's file: "is missing", "was changed after it was written"; else nothing.
std::string_view FaultOf(const std::string& folder, const FinishedShard& shard);

// Reads the manifest of `folder`, if it has one. A FailedPrecondition error where a line is none of
// ours, with `advice` what to do; what the two make of their lines is given on.
absl::StatusOr<ManifestEnd> ReadManifest(
    const std::string& folder, absl::FunctionRef<absl::Status(const Settings&)> use_settings,
    absl::FunctionRef<absl::Status(const FinishedShard&)> use_shard, std::string_view advice);

class Manifest {
 public:
  // Begins a manifest in `folder`, or, where it has one and `resume` is set, goes on with it. Then
  // the settings must be the same, and the files and shards that it names unchanged: what differs
  // is a FailedPrecondition error. So are a manifest without `resume`, shards without a manifest
  // and a second run at work in the folder.
  static absl::StatusOr<std::unique_ptr<Manifest>> Open(const std::string& folder,
                                                        const Settings& settings,
                                                        const std::vector<CorpusFile>& files,
                                                        bool resume);
  ~Manifest();
  Manifest(const Manifest&) = delete;
  Manifest& operator=(const Manifest&) = delete;

  // Afterwards the line is on the disk.
  absl::Status Append(const FinishedShard& shard);
  // The same, once all input is done.
  absl::Status Finish();

  std::size_t shards() const { return shards_; }
  // Where the last shard ended.
  const std::optional<RecordPlace>& last() const { return last_; }
  const CorpusCounts& counts() const { return counts_; }

 private:
  Manifest(const std::string& folder, int file) : folder_(folder), file_(file) {}
  absl::Status Load(const Settings& settings, const std::vector<CorpusFile>& files, bool resume);
  absl::Status Check(const FinishedShard& shard, const std::vector<CorpusFile>& files);
  void Count(const FinishedShard& shard);
  absl::Status Write(const std::string& line);

  std::string folder_;
  int file_;
  bool finished_ = false;
  std::size_t shards_ = 0;
  std::size_t opened_ = 0;
  std::optional<RecordPlace> last_;
  CorpusCounts counts_;
};

}  // namespace ipse

#endif  // IPSE_CORPUS_MANIFEST_H_
