// The files of a tar archive, one after another as they stand in it.
//
// Takes a stream of bytes, decompressed; gives names and contents, by libarchive (ustar, pax, GNU).
// Archives may follow one another. Memory: one block. Folders, links and devices are passed over.
#ifndef IPSE_CORPUS_ARCHIVE_H_
#define IPSE_CORPUS_ARCHIVE_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "corpus/byte_source.h"

struct archive;

namespace ipse {

class Archive {
 public:
  // `source` must outlive this; `first` was read from it already and stays good until the first
  // call.
  Archive(ByteSource& source, std::string_view first);
  ~Archive();
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  // Goes to the next file and gives its name; empty at the end. A DataLoss error where the archive
  // is damaged or cut off; unless it is over() then, the next call goes to the next whole file.
  absl::StatusOr<std::string> Next();
  // The next bytes of that file, good until the next call; empty at its end.
  absl::StatusOr<std::string_view> Read();
  // Nothing more can be read.
  bool over() const { return over_; }

 private:
  // Bytes of the source that libarchive is done with.
  std::uint64_t Consumed() const;
  // What is wrong, if anything is, where libarchive ends with `code`.
  absl::Status End(int code);
  static long Fill(struct archive* archive, void* self, const void** bytes);

  ByteSource& source_;
  std::string_view first_;
  absl::Status source_failed_;
  struct archive* archive_;
  bool known_ = false;       // to libarchive as a tar
  bool searching_ = false;   // for the next file's head, behind damage
  bool over_ = false;        // with the archive's end or what cut it off
  bool ended_ = false;       // the source
  std::uint64_t size_ = 0;   // bytes of the source so far
  std::uint64_t zeros_ = 0;  // at their end
};

}  // namespace ipse

#endif  // IPSE_CORPUS_ARCHIVE_H_
