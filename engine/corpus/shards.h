// Shards: the output of a corpus in pieces that are whole or not there.
//
// A shard is written under a temporary name, compressed where asked, synced to the disk, and only
// then gets its own name. The same writes give the same bytes.
#ifndef IPSE_CORPUS_SHARDS_H_
#define IPSE_CORPUS_SHARDS_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace ipse {

enum class Compression { none, gzip, zstd };

// "attributions-000007.jsonl.gz"
std::string ShardName(std::size_t number, Compression compression);
// The names of the shards in `folder`, in order; those in hand are none.
absl::StatusOr<std::vector<std::string>> ShardsIn(const std::string& folder);

// Compresses what it is given into a string that its owner empties.
class Encoder {
 public:
  virtual ~Encoder() = default;
  virtual void Encode(std::string_view bytes, bool last, std::string& out) = 0;
};

class Shard {
 public:
  // The shard `name` of `folder`, begun anew.
  static absl::StatusOr<std::unique_ptr<Shard>> Create(const std::string& folder,
                                                       const std::string& name,
                                                       Compression compression);
  // A shard that was not finished leaves nothing behind.
  ~Shard();
  Shard(const Shard&) = delete;
  Shard& operator=(const Shard&) = delete;

  absl::Status Write(std::string_view text);
  // Afterwards the shard is on the disk under its name. Gives its size in bytes, as stored.
  absl::StatusOr<std::uint64_t> Finish();

 private:
  Shard(int file, const std::string& folder, const std::string& name, Compression compression);
  absl::Status Drain();

  int file_;
  std::string folder_, path_, temporary_;
  std::unique_ptr<Encoder> encoder_;
  std::string buffer_;
  std::uint64_t size_ = 0;
};

// Writes all of `bytes`; false, with errno, where that failed.
bool WriteAll(int file, std::string_view bytes);
// Makes the names in `folder` last.
absl::Status SyncFolder(const std::string& folder);
// "out/x: cannot be written: No space left on device", from errno.
absl::Status CannotWrite(const std::string& path);

}  // namespace ipse

#endif  // IPSE_CORPUS_SHARDS_H_
