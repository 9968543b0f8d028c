// The files of a tar archive, one after another as they stand in it.
//
// Takes a stream of bytes, decompressed; gives names and contents, by libarchive (ustar, pax, GNU).
// Memory: one block. Folders, links and devices are passed over.
#ifndef IPSE_CORPUS_ARCHIVE_H_
#define IPSE_CORPUS_ARCHIVE_H_

#include <memory>
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
  // is damaged or cut off: nothing after it can be read.
  absl::StatusOr<std::string> Next();
  // The next bytes of that file, good until the next call; empty at its end.
  absl::StatusOr<std::string_view> Read();

 private:
  absl::Status Damaged() const;
  static long Fill(struct archive* archive, void* self, const void** bytes);

  ByteSource& source_;
  std::string_view first_;
  absl::Status source_failed_;
  struct archive* archive_;
};

}  // namespace ipse

#endif  // IPSE_CORPUS_ARCHIVE_H_
