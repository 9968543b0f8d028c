#include "corpus/archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <cerrno>
#include <utility>

#include "absl/strings/str_cat.h"

namespace ipse {
namespace {

constexpr std::size_t kBlock = 512;  // what a tar consists of; one of zeros or more close it

// libarchive knows a tar by its first block, which may be damaged: this one goes before it.
constexpr std::array<char, kBlock> kNoFiles{};

}  // namespace

Archive::Archive(ByteSource& source, std::string_view first)
    : source_(source), first_(first), archive_(archive_read_new()) {
  archive_read_support_format_tar(archive_);
  archive_read_set_options(archive_, "read_concatenated_archives");
  archive_read_open(archive_, this, nullptr, Fill, nullptr);
}

Archive::~Archive() { archive_read_free(archive_); }

long Archive::Fill(struct archive* archive, void* self, const void** bytes) {
  Archive& own = *static_cast<Archive*>(self);
  if (!std::exchange(own.known_, true)) {
    *bytes = kNoFiles.data();
    return kBlock;
  }
  std::string_view chunk = std::exchange(own.first_, {});
  if (chunk.empty()) {
    const absl::StatusOr<std::string_view> next = own.source_.Next();
    if (!next.ok()) {
      own.source_failed_ = next.status();
      archive_set_error(archive, EIO, "the source failed");
      return ARCHIVE_FATAL;
    }
    chunk = *next;
  }
  const std::size_t zeros = chunk.size() - (chunk.find_last_not_of('\0') + 1);
  own.zeros_ = zeros == chunk.size() ? own.zeros_ + zeros : zeros;
  own.size_ += chunk.size();
  own.ended_ = chunk.empty();
  *bytes = chunk.data();
  return static_cast<long>(chunk.size());
}

std::uint64_t Archive::Consumed() const {
  return static_cast<std::uint64_t>(archive_filter_bytes(archive_, 0)) - kBlock;
}

absl::Status Archive::End(int code) {
  over_ = true;
  if (!source_failed_.ok()) return source_failed_;
  const auto lost = [](const auto&... what) {
    return absl::DataLossError(absl::StrCat(what..., "; what stands before was read"));
  };
  if (!ended_) {
    const char* why = archive_error_string(archive_);
    return lost("the archive is damaged at byte ", Consumed(), ": ",
                why == nullptr ? "no tar" : why);
  }
  const bool closed = code == ARCHIVE_EOF && zeros_ >= kBlock;
  if (closed || searching_) return absl::OkStatus();
  return lost("the archive ends in the middle", size_ % kBlock == 0 ? "" : " of a block",
              ", at byte ", size_);
}

absl::StatusOr<std::string> Archive::Next() {
  for (archive_entry* entry = nullptr;;) {
    const int code = archive_read_next_header(archive_, &entry);
    if (code == ARCHIVE_RETRY) {  // a block that is no file's head
      if (std::exchange(searching_, true)) continue;
      return absl::DataLossError(
          absl::StrCat("the archive is damaged at byte ", Consumed() - kBlock,
                       ": no file begins there; what stands before the next file is left out"));
    }
    if (code == ARCHIVE_EOF || code < ARCHIVE_WARN) {
      if (absl::Status status = End(code); !status.ok()) return status;
      return std::string();
    }
    searching_ = false;
    const char* name = archive_entry_pathname(entry);
    if (archive_entry_filetype(entry) == AE_IFREG && name != nullptr && *name != '\0') return name;
  }
}

absl::StatusOr<std::string_view> Archive::Read() {
  const void* bytes = nullptr;
  std::size_t size = 0;
  la_int64_t offset = 0;
  for (;;) {
    const int code = archive_read_data_block(archive_, &bytes, &size, &offset);
    if (code == ARCHIVE_EOF) return std::string_view();
    if (code < ARCHIVE_WARN) return End(code);
    if (size > 0) return std::string_view(static_cast<const char*>(bytes), size);
  }
}

}  // namespace ipse
