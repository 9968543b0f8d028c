// How a run over a corpus goes, on standard error: one line that changes at a terminal, a line
// every ten seconds elsewhere, and a summary.
#ifndef IPSE_CLI_CORPUS_PROGRESS_H_
#define IPSE_CLI_CORPUS_PROGRESS_H_

#include <chrono>
#include <optional>
#include <string>

#include "corpus/run.h"

namespace ipse::cli {

class ProgressDisplay {
 public:
  // `can_resume`: the run can be gone on with, as one from standard input cannot.
  ProgressDisplay(const std::string& folder, bool can_resume);

  // Shows `progress` where it is time to.
  void Show(const CorpusProgress& progress);
  // Prints a line of its own.
  void Complain(const std::string& message);
  void Summary(const CorpusProgress& done) const;
  // The run could not go on: what is done, and what to do.
  void Stopped() const;

 private:
  using Clock = std::chrono::steady_clock;
  double SecondsSince(Clock::time_point begin) const;
  void Clear() const;
  std::string Line(const CorpusProgress& progress) const;

  std::string folder_;
  bool can_resume_;
  bool terminal_;
  Clock::time_point begun_, shown_;
  std::size_t shards_ = 0;
  // Where this run began: an earlier one's part of the input took it no time.
  std::optional<std::uint64_t> first_stored_bytes_;
};

}  // namespace ipse::cli

#endif  // IPSE_CLI_CORPUS_PROGRESS_H_
