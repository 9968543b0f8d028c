#include "corpus/stats.h"

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/strings.h"
#include "corpus/files.h"
#include "corpus/manifest.h"
#include "corpus/records.h"
#include "corpus/result_line.h"
#include "corpus/shards.h"

namespace ipse {
namespace {

class StatsReader {
 public:
  explicit StatsReader(std::size_t most) : most_(most) {}

  // First pass.
  void Meet(const ResultLine& line) {
    ++stats_.documents;
    stats_.attributions += line.said.size();
    if (const std::optional<std::string> month = MonthOf(line.date)) {
      MonthCount& count = stats_.months[*month];
      ++count.documents;
      count.attributions += line.said.size();
    }
    ForEachName(line, [](NameCounts& counts, const std::string& name) { counts.Meet(name); });
    quotations_.Meet(line);
  }

  void Choose() {
    for (NameCounts* counts : {&speakers_, &outlets_, &pairs_, &cues_}) counts->Choose(most_);
  }

  // Second pass.
  void Count(const ResultLine& line) {
    const std::string month = MonthOf(line.date).value_or("");
    ForEachName(line,
                [&](NameCounts& counts, const std::string& name) { counts.Count(name, month); });
    quotations_.Gather(line);
  }

  CorpusStats Finish() {
    stats_.speakers = speakers_.Take();
    stats_.outlets = outlets_.Take();
    stats_.pairs = pairs_.Take();
    stats_.cues = cues_.Take();
    stats_.quotations = quotations_.Finish();
    stats_.wordings_left_out = quotations_.left_out();
    if (stats_.quotations.size() > most_) stats_.quotations.resize(most_);
    return std::move(stats_);
  }

 private:
  template <typename Use>
  void ForEachName(const ResultLine& line, Use use) {
    for (const SaidThere& said : line.said) {
      use(cues_, said.cue);
      for (const std::string& outlet : said.via) use(outlets_, outlet);
      for (const std::string& speaker : said.speakers) {
        use(speakers_, speaker);
        for (const std::string& outlet : said.via)
          use(pairs_, absl::StrCat(speaker, ", through ", outlet));
      }
    }
  }

  std::size_t most_;
  CorpusStats stats_;
  NameCounts speakers_, outlets_, pairs_, cues_;
  RepeatedQuotations quotations_;
};

struct RunShards {
  std::vector<CorpusFile> files;
  std::vector<Problem> problems;
  bool finished = true;

  void Add(const std::string& folder, const std::string& name) {
    const std::string path = absl::StrCat(folder, "/", name);
    files.push_back({path, FormOf(path), 0, std::nullopt});
  }
  // What is left of it is counted.
  void Add(const std::string& folder, const FinishedShard& shard) {
    const std::string_view fault = FaultOf(folder, shard);
    if (!fault.empty()) {
      problems.push_back(
          {ProblemKind::damaged,
           absl::StrCat(folder, "/", shard.name, ": ", AbslView(fault),
                        "; not all that the run found is counted; put it back, or run anew")});
    }
    if (fault != "is missing") Add(folder, shard.name);
  }
};

absl::StatusOr<RunShards> FindShards(const std::string& folder) {
  RunShards run;
  const absl::StatusOr<ManifestEnd> end = ReadManifest(
      folder, [](const Settings&) { return absl::OkStatus(); },
      [&](const FinishedShard& shard) {
        run.Add(folder, shard);
        return absl::OkStatus();
      },
      "remove it, and the shards are counted as they are");
  if (!end.ok()) return end.status();
  run.finished = end->bytes == 0 || end->finished;
  if (end->bytes > 0) return run;
  const absl::StatusOr<std::vector<std::string>> names = ShardsIn(folder);
  if (!names.ok() && !absl::IsNotFound(names.status())) return names.status();
  if (!names.ok() || names->empty()) {
    return absl::NotFoundError(
        absl::StrCat(folder, ": no run here; make one by ipse run --output ", folder, "/"));
  }
  for (const std::string& name : *names) run.Add(folder, name);
  return run;
}

}  // namespace

absl::StatusOr<CorpusStats> ReadStats(const std::string& folder, std::size_t most,
                                      const std::function<void(const Problem&)>& problem) {
  const absl::StatusOr<RunShards> run = FindShards(folder);
  if (!run.ok()) return run.status();
  for (const Problem& fault : run->problems) problem(fault);
  StatsReader stats(most);
  for (const bool first : {true, false}) {
    RecordReader reader(run->files, {});
    for (Record record; reader.Next(record);) {
      std::optional<ResultLine> line;
      if (!record.problem) line = ReadResultLine(record.bytes);
      if (line) {
        first ? stats.Meet(*line) : stats.Count(*line);
      } else if (first) {
        problem(record.problem.value_or(
            Problem{ProblemKind::not_json, absl::StrCat(NameOf(record), ": no JSON object")}));
      }
    }
    if (first) stats.Choose();
  }
  CorpusStats found = stats.Finish();
  found.finished = run->finished;
  return found;
}

}  // namespace ipse
