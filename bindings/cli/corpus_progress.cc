#include "corpus_progress.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "command_line.h"

namespace ipse::cli {
namespace {

constexpr double kMegabyte = 1e6;
constexpr char kGoOn[] = "go on with the same command and --resume";
constexpr char kBeginAnew[] =
    "standard input cannot be read again: begin anew into another folder, from a file if it may "
    "stop again";

std::string Megabytes(std::uint64_t bytes) {
  return absl::StrFormat("%.1f MB", static_cast<double>(bytes) / kMegabyte);
}

std::string Rate(std::uint64_t bytes, double seconds) {
  return absl::StrFormat("%.1f MB/s", static_cast<double>(bytes) / kMegabyte / seconds);
}

// "1 shard", "2 shards".
std::string Counted(std::uint64_t count, const std::string& noun) {
  return absl::StrCat(count, " ", noun, count == 1 ? "" : "s");
}

std::string Duration(double seconds) {
  const auto whole = static_cast<std::uint64_t>(seconds);
  constexpr std::uint64_t kMinute = 60, kHour = 3600;
  if (whole < kMinute) return absl::StrFormat("%d s", whole);
  if (whole < kHour) return absl::StrFormat("%d min %d s", whole / kMinute, whole % kMinute);
  return absl::StrFormat("%d h %d min", whole / kHour, whole % kHour / kMinute);
}

template <typename Kind, std::size_t n>
std::string ByKind(const std::array<std::uint64_t, n>& counts) {
  std::string out;
  for (std::size_t i = 0; i < n; ++i) {
    if (counts[i] == 0) continue;
    absl::StrAppend(&out, out.empty() ? "" : ", ", counts[i], " ",
                    std::string(Name(static_cast<Kind>(i))));
  }
  return out;
}

}  // namespace

ProgressDisplay::ProgressDisplay(const std::string& folder, bool can_resume)
    : folder_(folder),
      can_resume_(can_resume),
      terminal_(isatty(STDERR_FILENO) == 1),
      begun_(Clock::now()),
      shown_(begun_) {}

double ProgressDisplay::SecondsSince(Clock::time_point begin) const {
  return std::max(std::chrono::duration<double>(Clock::now() - begin).count(), 1e-3);
}

void ProgressDisplay::Clear() const {
  if (terminal_) std::fputs("\r\x1B[K", stderr);
}

void ProgressDisplay::Complain(const std::string& message) {
  Clear();
  cli::Complain(message);
}

std::string ProgressDisplay::Line(const CorpusProgress& progress) const {
  const CorpusCounts& counts = progress.counts;
  const double seconds = SecondsSince(begun_);
  std::string line =
      absl::StrCat(Counted(counts.documents, "document"), ", ", Megabytes(counts.bytes), ", ",
                   Rate(counts.bytes - progress.earlier.bytes, seconds), ", ",
                   Counted(counts.AllAttributions(), "attribution"), ", ",
                   Counted(counts.AllProblems(), "problem"));
  const std::uint64_t read = progress.stored_bytes - *first_stored_bytes_;
  if (read > 0 && progress.all_stored_bytes > progress.stored_bytes) {
    const auto left = static_cast<double>(progress.all_stored_bytes - progress.stored_bytes);
    absl::StrAppend(&line, ", ", Duration(seconds * left / static_cast<double>(read)), " left");
  }
  return line;
}

void ProgressDisplay::Show(const CorpusProgress& progress) {
  constexpr double kTerminalSeconds = 0.2, kLogSeconds = 10;
  shards_ = progress.shards;
  if (!first_stored_bytes_) first_stored_bytes_ = progress.stored_bytes;
  if (SecondsSince(shown_) < (terminal_ ? kTerminalSeconds : kLogSeconds)) return;
  shown_ = Clock::now();
  if (terminal_) {
    Clear();
    // Not wrapped: only one row can be cleared.
    std::fputs(absl::StrCat("\x1B[?7l", Line(progress), "\x1B[?7h").c_str(), stderr);
  } else {
    cli::Complain(Line(progress));
  }
}

void ProgressDisplay::Summary(const CorpusProgress& done) const {
  Clear();
  const CorpusCounts& counts = done.counts;
  const double seconds = SecondsSince(begun_);
  const std::uint64_t bytes = counts.bytes - done.earlier.bytes;
  std::string first =
      absl::StrCat(Counted(counts.documents, "document"), ", ", Megabytes(counts.bytes), ", in ",
                   Counted(done.shards, "shard"), " of ", folder_);
  if (done.earlier.documents > 0)
    absl::StrAppend(&first, "; ", done.earlier.documents, " of them were done before");
  cli::Complain(first);
  cli::Complain(absl::StrCat(Megabytes(bytes), " in ", absl::StrFormat("%.1f s", seconds), ", ",
                             Rate(bytes, seconds)));
  const std::string kinds = ByKind<Kind>(counts.attributions);
  cli::Complain(absl::StrCat(Counted(counts.AllAttributions(), "attribution"),
                             kinds.empty() ? "" : ": ", kinds));
  if (counts.AllProblems() > 0) {
    cli::Complain(absl::StrCat(Counted(counts.AllProblems(), "problem"), ": ",
                               ByKind<ProblemKind>(counts.problems)));
  }
  if (done.interrupted)
    cli::Complain(absl::StrCat("stopped before the end; ", can_resume_ ? kGoOn : kBeginAnew));
}

void ProgressDisplay::Stopped() const {
  cli::Complain(absl::StrCat(Counted(shards_, "shard"), " of ", folder_, " done; ",
                             can_resume_ ? "when the cause is gone, " : "",
                             can_resume_ ? kGoOn : kBeginAnew));
}

}  // namespace ipse::cli
