#include "corpus/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/hash.h"
#include "corpus/files.h"

namespace ipse {
namespace {

constexpr std::size_t kChunk = std::size_t{1} << 17;  // zstd's own block
constexpr std::size_t kHead = 4096;                   // bytes that identify a file
constexpr std::size_t kLongestMagic = 4;
constexpr std::string_view kGzipMagic = "\x1F\x8B", kZstdMagic = "\x28\xB5\x2F\xFD";

absl::Status Damaged(const char* why) {
  return absl::DataLossError(absl::StrCat("the compressed data is damaged (", why, ")"));
}

absl::Status OtherBytesBehind() {
  return absl::DataLossError("other bytes stand behind the end of the compressed data");
}

class GzipDecoder : public Decoder {
 public:
  GzipDecoder() { inflateInit2(&stream_, kGzipOnly); }
  ~GzipDecoder() override { inflateEnd(&stream_); }

  absl::Status Decode(std::string_view& in, std::string& out, std::size_t& written) override {
    if (complete_) {
      in.remove_prefix(std::min(in.find_first_not_of('\0'), in.size()));  // padding, as of tapes
      if (in.empty()) return absl::OkStatus();
      if (in.front() != kGzipMagic.front()) return OtherBytesBehind();
      inflateReset(&stream_);
    }
    // zlib never writes through next_in.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    stream_.avail_in = static_cast<uInt>(in.size());
    stream_.next_out = reinterpret_cast<Bytef*>(out.data());
    stream_.avail_out = static_cast<uInt>(out.size());
    const int code = inflate(&stream_, Z_NO_FLUSH);
    in.remove_prefix(in.size() - stream_.avail_in);
    written = out.size() - stream_.avail_out;
    complete_ = code == Z_STREAM_END;
    if (code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR) return absl::OkStatus();
    return Damaged(stream_.msg != nullptr ? stream_.msg : zError(code));
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

  // A step a call, as what zstd wrote in a call that fails it does not tell: the rest of a block,
  // or the head of the next one.
  absl::Status Decode(std::string_view& in, std::string& out, std::size_t& written) override {
    if (complete_ && !in.empty() && !MayBegin(in.front())) return OtherBytesBehind();
    const std::size_t step = wanted_ > kBlockHead ? wanted_ - kBlockHead : kBlockHead;
    ZSTD_inBuffer from{in.data(), std::min(in.size(), step), 0};
    ZSTD_outBuffer to{out.data(), out.size(), 0};
    wanted_ = ZSTD_decompressStream(stream_, &to, &from);
    written = to.pos;
    if (ZSTD_isError(wanted_) != 0) return Failed(wanted_);
    in.remove_prefix(from.pos);
    if (from.pos + to.pos > 0) complete_ = wanted_ == 0;
    return absl::OkStatus();
  }

  bool complete() const override { return complete_; }

 private:
  static constexpr std::size_t kBlockHead = 3;

  // A frame, or one to be skipped.
  static bool MayBegin(char first) {
    return first == kZstdMagic.front() || (first & '\xF0') == '\x50';
  }

  static absl::Status Failed(std::size_t code) {
    if (ZSTD_getErrorCode(code) != ZSTD_error_frameParameter_windowTooLarge)
      return Damaged(ZSTD_getErrorName(code));
    return absl::UnimplementedError(
        "the compressed data asks for a window of more than 128 MB, the most that is taken; "
        "compress it again without --long, or with --long=27");
  }

  ZSTD_DStream* stream_;
  std::size_t wanted_ = 0;  // bytes up to behind the head of the next block
  bool complete_ = false;
};

std::unique_ptr<Decoder> DecoderFor(std::string_view head) {
  if (head.starts_with(kGzipMagic)) return std::make_unique<GzipDecoder>();
  const bool skippable = head.size() >= kLongestMagic && (head[0] & '\xF0') == '\x50' &&
                         head.substr(1, 3) == "\x2A\x4D\x18";
  if (head.starts_with(kZstdMagic) || skippable) return std::make_unique<ZstdDecoder>();
  return nullptr;
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
  if (stored_.empty() && IsCompressedName(path))
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
    if (!failed_.ok()) return failed_;
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
    std::size_t size = 0;
    failed_ = decoder_->Decode(pending_, decoded_, size);
    if (absl::IsDataLoss(failed_)) {
      failed_ = absl::DataLossError(absl::StrCat(failed_.message(), ", at byte ",
                                                 stored_bytes_ - pending_.size(),
                                                 "; what stands before was read"));
    }
    more_decoded_ = size == decoded_.size();
    if (size > 0) return std::string_view(decoded_).substr(0, size);
  }
}

}  // namespace ipse
