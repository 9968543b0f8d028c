// The bytes of a file or of standard input, decompressed as they are read.
//
// gzip and zstd are known by their first bytes, whatever the file is called; several members or
// frames in a row are one text, as the programs of both have it. Memory: a chunk of each side, and
// for zstd the window that the file asks for (8 MB at usual levels, 128 MB at most).
#ifndef IPSE_CORPUS_BYTE_SOURCE_H_
#define IPSE_CORPUS_BYTE_SOURCE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace ipse {

// What tells a file from a later one of the same name.
struct FileIdentity {
  std::uint64_t size = 0;
  std::int64_t modified = 0;  // nanoseconds since 1970
  std::uint64_t head = 0;     // hash of the first bytes
  bool operator==(const FileIdentity&) const = default;
};

// Undoes one compression.
class Decoder {
 public:
  virtual ~Decoder() = default;
  // Takes bytes off the front of `in` and writes `written` bytes to `out`; or says, without the
  // place, why it cannot go on behind those.
  virtual absl::Status Decode(std::string_view& in, std::string& out, std::size_t& written) = 0;
  // The input may end here.
  virtual bool complete() const = 0;
};

class ByteSource {
 public:
  // `path` may be "-" for standard input. Messages of failures leave the file's name to the caller.
  static absl::StatusOr<std::unique_ptr<ByteSource>> Open(const std::string& path);
  ~ByteSource();
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;

  // The next bytes, good until the next call; empty at the end. A DataLoss error, with the place in
  // the file, where compressed bytes are damaged or cut off, after all that stands before.
  absl::StatusOr<std::string_view> Next();

  const FileIdentity& identity() const { return identity_; }
  // Bytes of the file read so far, as they are stored.
  std::uint64_t stored_bytes() const { return stored_bytes_; }

 private:
  explicit ByteSource(int file) : file_(file) {}
  // Reads on behind what is `stored_`; false at the end of the file.
  absl::StatusOr<bool> Fill();
  absl::Status Begin(const std::string& path);

  int file_;
  bool more_decoded_ = false;  // the decoder holds bytes that had no place in `decoded_`
  std::string stored_, decoded_;
  std::string_view pending_;  // of `stored_`
  std::unique_ptr<Decoder> decoder_;
  absl::Status failed_;  // of the decoder
  FileIdentity identity_;
  std::uint64_t stored_bytes_ = 0;
};

}  // namespace ipse

#endif  // IPSE_CORPUS_BYTE_SOURCE_H_
