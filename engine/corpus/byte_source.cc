#include "corpus/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/hash.h"

namespace ipse {
namespace {

constexpr std::size_t kChunk = std::size_t{1} << 17;  // zstd's own block
constexpr std::size_t kHead = 4096;                   // bytes that identify a file
constexpr std::size_t kLongestMagic = 4;

class GzipDecoder : public Decoder {
 public:
  GzipDecoder() { inflateInit2(&stream_, kGzipOnly); }
  ~GzipDecoder() override { inflateEnd(&stream_); }

  absl::StatusOr<std::size_t> Decode(std::string_view& in, std::string& out) override {
    if (complete_) {
      in.remove_prefix(std::min(in.find_first_not_of('\0'), in.size()));  // padding, as of tapes
      if (in.empty()) return 0;
      inflateReset(&stream_);
    }
    // zlib never writes through next_in.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    stream_.avail_in = static_cast<uInt>(in.size());
    stream_.next_out = reinterpret_cast<Bytef*>(out.data());
    stream_.avail_out = static_cast<uInt>(out.size());
    const int code = inflate(&stream_, Z_NO_FLUSH);
    in.remove_prefix(in.size() - stream_.avail_in);
    complete_ = code == Z_STREAM_END;
    if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR)
      return absl::DataLossError(stream_.msg != nullptr ? stream_.msg : zError(code));
    return out.size() - stream_.avail_out;
  }

  bool complete() const override { return complete_; }

 private:
  static constexpr int kGzipOnly = 15 + 16;
  z_stream stream_{};
  bool complete_ = false;
};

class ZstdDecoder : public Decoder {
 public:
  ZstdDecoder() : stream_(ZSTD_createDStream()) {}
  ~ZstdDecoder() override { ZSTD_freeDStream(stream_); }

  absl::StatusOr<std::size_t> Decode(std::string_view& in, std::string& out) override {
    ZSTD_inBuffer from{in.data(), in.size(), 0};
    ZSTD_outBuffer to{out.data(), out.size(), 0};
    const std::size_t code = ZSTD_decompressStream(stream_, &to, &from);
    if (ZSTD_isError(code) != 0) return absl::DataLossError(ZSTD_getErrorName(code));
    in.remove_prefix(from.pos);
    if (from.pos + to.pos > 0) complete_ = code == 0;
    return to.pos;
  }

  bool complete() const override { return complete_; }

 private:
  ZSTD_DStream* stream_;
  bool complete_ = false;
};

std::unique_ptr<Decoder> DecoderFor(std::string_view head) {
  if (head.starts_with("\x1F\x8B")) return std::make_unique<GzipDecoder>();
  const bool skippable = head.size() >= kLongestMagic && (head[0] & '\xF0') == '\x50' &&
                         head.substr(1, 3) == "\x2A\x4D\x18";
  if (head.starts_with("\x28\xB5\x2F\xFD") || skippable) return std::make_unique<ZstdDecoder>();
  return nullptr;
}

bool NamedCompressed(std::string_view path) {
  return path.ends_with(".gz") || path.ends_with(".zst");
}

}  // namespace

absl::StatusOr<std::unique_ptr<ByteSource>> ByteSource::Open(const std::string& path) {
  const int file = path == "-" ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return absl::NotFoundError(std::strerror(errno));
  std::unique_ptr<ByteSource> source(new ByteSource(file));
  if (absl::Status status = source->Begin(path); !status.ok()) return status;
  return source;
}

ByteSource::~ByteSource() {
  if (file_ != STDIN_FILENO) close(file_);
}

absl::Status ByteSource::Begin(const std::string& path) {
  struct stat status {};
  if (fstat(file_, &status) == 0) {
    identity_.size = static_cast<std::uint64_t>(status.st_size);
    identity_.modified =
        std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec;
  }
  bool more = true;
  while (more && stored_.size() < kLongestMagic) {
    absl::StatusOr<bool> filled = Fill();
    if (!filled.ok()) return filled.status();
    more = *filled;
  }
  identity_.head = Hash(std::string_view(stored_).substr(0, kHead));
  if (stored_.empty() && NamedCompressed(path))
    return absl::DataLossError("the file is empty where compressed data was expected");
  decoder_ = DecoderFor(stored_);
  if (decoder_ != nullptr) decoded_.resize(kChunk);
  return absl::OkStatus();
}

absl::StatusOr<bool> ByteSource::Fill() {
  const std::size_t before = stored_.size();
  stored_.resize(before + kChunk);
  ssize_t count = 0;
  do count = read(file_, stored_.data() + before, kChunk);
  while (count < 0 && errno == EINTR);
  if (count < 0) return absl::UnavailableError(std::strerror(errno));
  stored_.resize(before + static_cast<std::size_t>(count));
  stored_bytes_ += static_cast<std::uint64_t>(count);
  pending_ = stored_;
  return count > 0;
}

absl::StatusOr<std::string_view> ByteSource::Next() {
  for (;;) {
    if (pending_.empty() && !more_decoded_) {
      stored_.clear();
      const absl::StatusOr<bool> filled = Fill();
      if (!filled.ok()) return filled.status();
      if (!*filled && decoder_ != nullptr && !decoder_->complete()) {
        return absl::DataLossError(absl::StrCat("the compressed data ends in the middle, at byte ",
                                                stored_bytes_, "; what stands before was read"));
      }
      if (!*filled) return std::string_view();
    }
    if (decoder_ == nullptr) return std::exchange(pending_, {});
    const absl::StatusOr<std::size_t> size = decoder_->Decode(pending_, decoded_);
    if (!size.ok()) {
      return absl::DataLossError(
          absl::StrCat("the compressed data is damaged at byte ", stored_bytes_ - pending_.size(),
                       ": ", size.status().message(), "; what stands before was read"));
    }
    more_decoded_ = *size == decoded_.size();
    if (*size > 0) return std::string_view(decoded_).substr(0, *size);
  }
}

}  // namespace ipse
