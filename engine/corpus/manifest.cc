#include "corpus/manifest.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "absl/strings/str_cat.h"
#include "corpus/manifest_line.h"
#include "corpus/shards.h"
#include "text/shown.h"
#include "text/utf8.h"

namespace ipse {
namespace {

namespace fs = std::filesystem;

constexpr char kFile[] = "/manifest.jsonl";

// Writes the first line under another name, so that a manifest always has it whole.
absl::Status Begin(const std::string& folder, const Settings& settings) {
  const std::string path = folder + kFile, temporary = path + ".part";
  const int file = open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file < 0) return CannotWrite(temporary);
  const bool written = WriteAll(file, SettingsLine(settings)) && fsync(file) == 0;
  absl::Status status = written ? absl::OkStatus() : CannotWrite(temporary);
  close(file);
  if (status.ok() && std::rename(temporary.c_str(), path.c_str()) != 0) status = CannotWrite(path);
  if (!status.ok()) {
    unlink(temporary.c_str());
    return status;
  }
  return SyncFolder(folder);
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
  const std::string path = folder + kFile;
  const bool there = fs::exists(path, error);
  if (there && !resume) {
    return absl::FailedPreconditionError(absl::StrCat(
        folder, ": holds a run already; go on with it by --resume, or give another folder"));
  }
  if (!there) {
    if (absl::Status status = Begin(folder, settings); !status.ok()) return status;
  }
  const int file = open(path.c_str(), O_RDWR | O_APPEND | O_CLOEXEC);
  if (file < 0) return CannotWrite(path);
  std::unique_ptr<Manifest> manifest(new Manifest(folder, file));
  if (flock(file, LOCK_EX | LOCK_NB) != 0) {
    return absl::FailedPreconditionError(
        absl::StrCat(folder, ": another run is writing here; wait for its end"));
  }
  if (absl::Status status = manifest->Load(settings, files); !status.ok()) return status;
  return manifest;
}

Manifest::~Manifest() { close(file_); }

absl::Status Manifest::Load(const Settings& settings, const std::vector<CorpusFile>& files) {
  const std::string path = folder_ + kFile;
  std::ifstream in(path, std::ios::binary);
  std::uint64_t whole = 0;  // bytes of the lines that have an end
  std::string line;
  for (std::size_t number = 1; std::getline(in, line) && !in.eof(); ++number) {
    whole += line.size() + 1;
    absl::Status status;
    bool understood = true;
    if (number == 1) {
      const std::optional<Settings> then = ReadSettingsLine(line);
      understood = then.has_value();
      if (understood) status = Compare(folder_, *then, settings);
    } else {
      const std::optional<FinishedShard> shard = ReadShardLine(line);
      understood = shard.has_value();
      if (understood) status = Check(*shard, files);
      if (understood) Count(*shard);
    }
    if (!understood) {
      return absl::FailedPreconditionError(
          absl::StrCat(path, ":", number, ": is no line of a manifest; give another folder"));
    }
    if (!status.ok()) return status;
  }
  return ftruncate(file_, static_cast<off_t>(whole)) == 0 ? absl::OkStatus() : CannotWrite(path);
}

absl::Status Manifest::Check(const FinishedShard& shard, const std::vector<CorpusFile>& files) {
  const std::string path = absl::StrCat(folder_, "/", shard.name);
  std::error_code error;
  if (const std::uint64_t size = fs::file_size(path, error); error || size != shard.size) {
    return absl::FailedPreconditionError(
        absl::StrCat(path, error ? ": is missing" : ": was changed after it was written",
                     "; put it back, or give another folder"));
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

absl::Status Manifest::Append(const FinishedShard& shard) {
  if (!WriteAll(file_, ShardLine(shard)) || fsync(file_) != 0) return CannotWrite(folder_ + kFile);
  Count(shard);
  return absl::OkStatus();
}

}  // namespace ipse
