#include "corpus/archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <cerrno>
#include <utility>

#include "absl/strings/str_cat.h"

namespace ipse {

Archive::Archive(ByteSource& source, std::string_view first)
    : source_(source), first_(first), archive_(archive_read_new()) {
  archive_read_support_format_tar(archive_);
  archive_read_open(archive_, this, nullptr, Fill, nullptr);
}

Archive::~Archive() { archive_read_free(archive_); }

long Archive::Fill(struct archive* archive, void* self, const void** bytes) {
  Archive& own = *static_cast<Archive*>(self);
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
  *bytes = chunk.data();
  return static_cast<long>(chunk.size());
}

absl::Status Archive::Damaged() const {
  if (!source_failed_.ok()) return source_failed_;
  const char* why = archive_error_string(archive_);
  return absl::DataLossError(
      absl::StrCat("the archive is damaged at byte ", archive_filter_bytes(archive_, 0), ": ",
                   why == nullptr ? "no tar" : why, "; what stands before was read"));
}

absl::StatusOr<std::string> Archive::Next() {
  for (archive_entry* entry = nullptr;;) {
    const int code = archive_read_next_header(archive_, &entry);
    if (code == ARCHIVE_EOF) return std::string();
    if (code < ARCHIVE_WARN) return Damaged();
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
    if (code < ARCHIVE_WARN) return Damaged();
    if (size > 0) return std::string_view(static_cast<const char*>(bytes), size);
  }
}

}  // namespace ipse
