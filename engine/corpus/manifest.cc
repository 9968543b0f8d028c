#include "corpus/manifest.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/strings.h"
#include "corpus/manifest_line.h"
#include "corpus/shards.h"
#include "text/shown.h"
#include "text/utf8.h"

namespace ipse {
namespace {

namespace fs = std::filesystem;

constexpr char kFile[] = "/manifest.jsonl";

// Shards without a whole line of a manifest are another run's, of which nothing is known. The line
// is looked for last: a run that begins meanwhile writes it first.
absl::Status RefuseStrayShards(const std::string& folder) {
  const absl::StatusOr<std::vector<std::string>> shards = ShardsIn(folder);
  if (!shards.ok()) return shards.status();
  std::ifstream manifest(folder + kFile, std::ios::binary);
  std::string line;
  if (shards->empty() || (std::getline(manifest, line) && !manifest.eof())) return absl::OkStatus();
  const std::size_t more = shards->size() - 1;
  return absl::FailedPreconditionError(absl::StrCat(
      folder, ": holds ", shards->front(), more == 0 ? "" : absl::StrCat(" and ", more, " more"),
      " of a run whose manifest.jsonl is missing or empty; put it back, or give another folder"));
}

absl::Status Compare(const std::string& folder, const Settings& then, const Settings& now) {
  for (std::size_t i = 0; i < std::max(then.size(), now.size()); ++i) {
    if (i < then.size() && i < now.size() && then[i] == now[i]) continue;
    const auto named = [i](const Settings& settings) {
      return i < settings.size() ? absl::StrCat(settings[i].first, " ", settings[i].second)
                                 : "fewer settings";
    };
    return absl::FailedPreconditionError(absl::StrCat(folder, ": was begun with ", named(then),
                                                      " and cannot go on with ", named(now),
                                                      "; give the same, or another folder"));
  }
  return absl::OkStatus();
}

FileIdentity IdentityOf(const CorpusFile& file) {
  if (file.problem) return {};
  const absl::StatusOr<std::unique_ptr<ByteSource>> source = ByteSource::Open(file.path);
  return source.ok() ? (*source)->identity() : FileIdentity();
}

}  // namespace

std::string_view FaultOf(const std::string& folder, const FinishedShard& shard) {
  std::error_code error;
  const std::uint64_t size = fs::file_size(absl::StrCat(folder, "/", shard.name), error);
  if (error) return "is missing";
  return size == shard.size ? "" : "was changed after it was written";
}

absl::StatusOr<ManifestEnd> ReadManifest(
    const std::string& folder, absl::FunctionRef<absl::Status(const Settings&)> use_settings,
    absl::FunctionRef<absl::Status(const FinishedShard&)> use_shard, std::string_view advice) {
  const std::string path = folder + kFile;
  std::ifstream in(path, std::ios::binary);
  ManifestEnd end;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line) && !in.eof(); ++number) {
    end.bytes += line.size() + 1;
    end.finished = number > 1 && IsEndLine(line);
    if (end.finished) continue;
    std::optional<absl::Status> used;
    if (number == 1) {
      if (const std::optional<Settings> settings = ReadSettingsLine(line))
        used = use_settings(*settings);
    } else if (const std::optional<FinishedShard> shard = ReadShardLine(line)) {
      used = use_shard(*shard);
    }
    if (!used) {
      return absl::FailedPreconditionError(absl::StrCat(
          path, ":", number, ": is no line of a manifest of this version; ", AbslView(advice)));
    }
    if (!used->ok()) return *used;
  }
  return end;
}

absl::StatusOr<std::unique_ptr<Manifest>> Manifest::Open(const std::string& folder,
                                                         const Settings& settings,
                                                         const std::vector<CorpusFile>& files,
                                                         bool resume) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) {
    return absl::UnavailableError(
        absl::StrCat(folder, ": cannot be made a folder: ", error.message()));
  }
  if (absl::Status status = RefuseStrayShards(folder); !status.ok()) return status;
  const std::string path = folder + kFile;
  const int file = open(path.c_str(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
  if (file < 0) return CannotWrite(path);
  std::unique_ptr<Manifest> manifest(new Manifest(folder, file));
  if (flock(file, LOCK_EX | LOCK_NB) != 0) {
    return absl::FailedPreconditionError(
        absl::StrCat(folder, ": another run is writing here; wait for its end"));
  }
  if (absl::Status status = manifest->Load(settings, files, resume); !status.ok()) return status;
  return manifest;
}

Manifest::~Manifest() { close(file_); }

absl::Status Manifest::Load(const Settings& settings, const std::vector<CorpusFile>& files,
                            bool resume) {
  const absl::StatusOr<ManifestEnd> end = ReadManifest(
      folder_,
      [&](const Settings& then) {
        if (resume) return Compare(folder_, then, settings);
        return absl::FailedPreconditionError(absl::StrCat(
            folder_, ": holds a run already; go on with it by --resume, or give another folder"));
      },
      [&](const FinishedShard& shard) {
        absl::Status status = Check(shard, files);
        if (status.ok()) Count(shard);
        return status;
      },
      "give another folder");
  if (!end.ok()) return end.status();
  finished_ = end->finished;
  if (ftruncate(file_, static_cast<off_t>(end->bytes)) != 0) return CannotWrite(folder_ + kFile);
  if (end->bytes > 0) return absl::OkStatus();
  absl::Status status = Write(SettingsLine(settings));
  return status.ok() ? SyncFolder(folder_) : status;
}

absl::Status Manifest::Check(const FinishedShard& shard, const std::vector<CorpusFile>& files) {
  if (const std::string_view fault = FaultOf(folder_, shard); !fault.empty()) {
    return absl::FailedPreconditionError(absl::StrCat(
        folder_, "/", shard.name, ": ", AbslView(fault), "; put it back, or give another folder"));
  }
  for (std::size_t i = 0; i < shard.opened.size(); ++i) {
    const OpenedFile& opened = shard.opened[i];
    const std::size_t at = opened_ + i;
    if (at >= files.size() || MendedUtf8(files[at].path).value_or(files[at].path) != opened.path) {
      return absl::FailedPreconditionError(
          absl::StrCat(folder_, ": file ", at + 1, " of the input was ", Shown(opened.path),
                       " and is ", at < files.size() ? Shown(files[at].path) : "missing",
                       " now; give the same files in the same order, or another folder"));
    }
    if (IdentityOf(files[at]) == opened.identity) continue;
    return absl::FailedPreconditionError(
        absl::StrCat(Shown(opened.path), ": changed since ", folder_,
                     " was begun (size, time or first bytes); give another folder"));
  }
  return absl::OkStatus();
}

void Manifest::Count(const FinishedShard& shard) {
  ++shards_;
  opened_ += shard.opened.size();
  last_ = shard.last;
  counts_.Add(shard.counts);
}

absl::Status Manifest::Write(const std::string& line) {
  const bool written = WriteAll(file_, line) && fsync(file_) == 0;
  return written ? absl::OkStatus() : CannotWrite(folder_ + kFile);
}

absl::Status Manifest::Append(const FinishedShard& shard) {
  finished_ = false;
  absl::Status status = Write(ShardLine(shard));
  if (status.ok()) Count(shard);
  return status;
}

absl::Status Manifest::Finish() {
  return std::exchange(finished_, true) ? absl::OkStatus() : Write(EndLine());
}

}  // namespace ipse
