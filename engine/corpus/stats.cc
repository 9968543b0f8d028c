#include "corpus/stats.h"

#include <filesystem>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "corpus/files.h"
#include "corpus/records.h"
#include "corpus/result_line.h"

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

std::vector<CorpusFile> ListShards(const std::string& folder) {
  std::vector<CorpusFile> files = ListFiles({folder});
  std::erase_if(files, [](const CorpusFile& file) {
    return !std::filesystem::path(file.path).filename().string().starts_with("attributions-");
  });
  return files;
}

}  // namespace

absl::StatusOr<CorpusStats> ReadStats(const std::string& folder, std::size_t most,
                                      const std::function<void(const Problem&)>& problem) {
  const std::vector<CorpusFile> files = ListShards(folder);
  if (files.empty()) {
    return absl::NotFoundError(
        absl::StrCat(folder, ": no run here; make one by ipse run --output ", folder, "/"));
  }
  StatsReader stats(most);
  for (const bool first : {true, false}) {
    RecordReader reader(files, {});
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
  return stats.Finish();
}

}  // namespace ipse
