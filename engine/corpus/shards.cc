#include "corpus/shards.h"

#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "corpus/files.h"

namespace ipse {
namespace {

namespace fs = std::filesystem;

constexpr char kPrefix[] = "attributions-";
constexpr std::size_t kBuffered = std::size_t{1} << 18;  // bytes, before they go to the disk
constexpr std::size_t kStep = std::size_t{1} << 16;      // that a coder may write at once

class GzipEncoder : public Encoder {
 public:
  GzipEncoder() {
    constexpr int kGzip = 15 + 16, kUsualMemory = 8;
    deflateInit2(&stream_, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzip, kUsualMemory,
                 Z_DEFAULT_STRATEGY);
  }
  ~GzipEncoder() override { deflateEnd(&stream_); }

  void Encode(std::string_view bytes, bool last, std::string& out) override {
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(bytes.size());
    do {
      const std::size_t before = out.size();
      out.resize(before + kStep);
      stream_.next_out = reinterpret_cast<Bytef*>(out.data() + before);
      stream_.avail_out = kStep;
      deflate(&stream_, last ? Z_FINISH : Z_NO_FLUSH);
      out.resize(out.size() - stream_.avail_out);
    } while (stream_.avail_out == 0);
  }

 private:
  z_stream stream_{};
};

class ZstdEncoder : public Encoder {
 public:
  ZstdEncoder() : stream_(ZSTD_createCCtx()) {
    ZSTD_CCtx_setParameter(stream_, ZSTD_c_checksumFlag, 1);
  }
  ~ZstdEncoder() override { ZSTD_freeCCtx(stream_); }

  void Encode(std::string_view bytes, bool last, std::string& out) override {
    ZSTD_inBuffer from{bytes.data(), bytes.size(), 0};
    for (bool going = true; going;) {
      const std::size_t before = out.size();
      out.resize(before + kStep);
      ZSTD_outBuffer to{out.data() + before, kStep, 0};
      const std::size_t left =
          ZSTD_compressStream2(stream_, &to, &from, last ? ZSTD_e_end : ZSTD_e_continue);
      out.resize(before + to.pos);
      going = last ? left != 0 : from.pos < from.size;
    }
  }

 private:
  ZSTD_CCtx* stream_;
};

class PlainEncoder : public Encoder {
 public:
  void Encode(std::string_view bytes, bool /*last*/, std::string& out) override { out += bytes; }
};

std::unique_ptr<Encoder> EncoderFor(Compression compression) {
  switch (compression) {
    case Compression::gzip:
      return std::make_unique<GzipEncoder>();
    case Compression::zstd:
      return std::make_unique<ZstdEncoder>();
    case Compression::none:
      break;
  }
  return std::make_unique<PlainEncoder>();
}

std::string_view ShardEnding(Compression compression) {
  switch (compression) {
    case Compression::gzip:
      return ".jsonl.gz";
    case Compression::zstd:
      return ".jsonl.zst";
    case Compression::none:
      break;
  }
  return ".jsonl";
}

}  // namespace

std::string ShardName(std::size_t number, Compression compression) {
  return absl::StrFormat("%s%06d%s", kPrefix, number, std::string(ShardEnding(compression)));
}

absl::StatusOr<std::vector<std::string>> ShardsIn(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    std::string name = it->path().filename().string();
    if (name.starts_with(kPrefix) && FormOf(name) == FileForm::lines)
      names.push_back(std::move(name));
  }
  if (error) {
    const std::string why = absl::StrCat(folder, ": cannot be read as a folder: ", error.message());
    const bool there = error != std::errc::no_such_file_or_directory;
    return there ? absl::UnavailableError(why) : absl::NotFoundError(why);
  }
  std::sort(names.begin(), names.end());
  return names;
}

bool WriteAll(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = write(file, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

absl::Status CannotWrite(const std::string& path) {
  return absl::UnavailableError(absl::StrCat(path, ": cannot be written: ", std::strerror(errno)));
}

absl::Status SyncFolder(const std::string& folder) {
  const int file = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool synced = file >= 0 && fsync(file) == 0;
  absl::Status status = synced ? absl::OkStatus() : CannotWrite(folder);
  if (file >= 0) close(file);
  return status;
}

absl::StatusOr<std::unique_ptr<Shard>> Shard::Create(const std::string& folder,
                                                     const std::string& name,
                                                     Compression compression) {
  const std::string temporary = absl::StrCat(folder, "/", name, ".part");
  const int file = open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file < 0) return CannotWrite(temporary);
  return std::unique_ptr<Shard>(new Shard(file, folder, name, compression));
}

Shard::Shard(int file, const std::string& folder, const std::string& name, Compression compression)
    : file_(file),
      folder_(folder),
      path_(absl::StrCat(folder, "/", name)),
      temporary_(path_ + ".part"),
      encoder_(EncoderFor(compression)) {}

Shard::~Shard() {
  if (file_ < 0) return;
  close(file_);
  unlink(temporary_.c_str());
}

absl::Status Shard::Drain() {
  if (!WriteAll(file_, buffer_)) return CannotWrite(temporary_);
  size_ += buffer_.size();
  buffer_.clear();
  return absl::OkStatus();
}

absl::Status Shard::Write(std::string_view text) {
  encoder_->Encode(text, false, buffer_);
  return buffer_.size() < kBuffered ? absl::OkStatus() : Drain();
}

absl::StatusOr<std::uint64_t> Shard::Finish() {
  encoder_->Encode({}, true, buffer_);
  if (absl::Status status = Drain(); !status.ok()) return status;
  if (fsync(file_) != 0) return CannotWrite(temporary_);
  const bool closed = close(file_) == 0;
  file_ = -1;
  if (!closed || std::rename(temporary_.c_str(), path_.c_str()) != 0) {
    absl::Status status = CannotWrite(path_);
    unlink(temporary_.c_str());
    return status;
  }
  if (absl::Status status = SyncFolder(folder_); !status.ok()) return status;
  return size_;
}

}  // namespace ipse
