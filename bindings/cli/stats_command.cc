// ipse stats: what a run into a folder found, counted.
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "command_line.h"
#include "corpus/stats.h"

namespace ipse::cli {
namespace {

constexpr char kExample[] =
    "Example:\n"
    "  ipse run corpus/*.jsonl.zst --output out/\n"
    "  ipse stats out --top 50 --format csv > counts.csv\n"
    "Quotations are those of five words or more that stand in two documents or more.\n";

struct StatsOptions {
  std::string folder;
  std::string format = "table";
  std::size_t top = 20;
};

void AppendList(std::string_view title, const std::vector<NameCount>& tallies, std::string& out) {
  absl::StrAppendFormat(&out, "\n%s\n", std::string(title));
  for (const NameCount& tally : tallies)
    absl::StrAppendFormat(&out, "%9d  %s\n", tally.count, tally.name);
}

void AppendTable(const CorpusStats& stats, std::string& out) {
  absl::StrAppendFormat(&out, "%d documents, %d attributions\n", stats.documents,
                        stats.attributions);
  AppendList("Speakers", stats.speakers, out);
  AppendList("Outlets that words came through", stats.outlets, out);
  AppendList("Speakers and outlets", stats.pairs, out);
  absl::StrAppendFormat(&out, "\nQuotations in several documents\n");
  for (const RepeatedQuotation& quotation : stats.quotations) {
    absl::StrAppendFormat(&out, "%9d  %s\n           first in %s", quotation.documents,
                          quotation.text, quotation.first);
    if (!quotation.outlets.empty()) {
      absl::StrAppendFormat(&out, "; %s", absl::StrJoin(quotation.outlets, ", "));
    }
    absl::StrAppendFormat(&out, "\n");
  }
}

std::string Quoted(const std::string& value) {
  return absl::StrCat("\"", absl::StrReplaceAll(value, {{"\"", "\"\""}}), "\"");
}

void AppendRows(const std::string& list, const std::vector<NameCount>& tallies, std::string& out) {
  for (const NameCount& tally : tallies)
    absl::StrAppendFormat(&out, "%s,%s,%d,,\n", list, Quoted(tally.name), tally.count);
}

void AppendCsv(const CorpusStats& stats, std::string& out) {
  absl::StrAppendFormat(&out, "list,name,count,first,outlets\n");
  AppendRows("speaker", stats.speakers, out);
  AppendRows("outlet", stats.outlets, out);
  AppendRows("pair", stats.pairs, out);
  for (const RepeatedQuotation& quotation : stats.quotations) {
    absl::StrAppendFormat(&out, "quotation,%s,%d,%s,%s\n", Quoted(quotation.text),
                          quotation.documents, Quoted(quotation.first),
                          Quoted(absl::StrJoin(quotation.outlets, "; ")));
  }
}

int Stats(const StatsOptions& options) {
  bool problems = false;
  const absl::StatusOr<CorpusStats> stats =
      ReadStats(options.folder, options.top, [&](const Problem& problem) {
        problems = true;
        Complain(problem.message);
      });
  if (!stats.ok()) {
    Complain(std::string(stats.status().message()));
    return kNothingDone;
  }
  std::string text;
  options.format == "csv" ? AppendCsv(*stats, text) : AppendTable(*stats, text);
  Output output;
  const bool written = output.Write(text) && output.Close();
  if (!written && !output.broken()) return kNothingDone;
  return problems ? kSomeFailed : kDone;
}

}  // namespace

void AddStatsCommand(CLI::App& app, int& code) {
  CLI::App* command = app.add_subcommand("stats", "Count what a run into a folder found");
  auto options = std::make_shared<StatsOptions>();
  command->add_option("FOLDER", options->folder, "As ipse run --output FOLDER/ left it")
      ->required();
  command->add_option("--top", options->top, "Entries of each list")->default_str("20");
  command->add_option("--format", options->format, "table or csv")
      ->check(CLI::IsMember({"table", "csv"}))
      ->default_str("table");
  command->footer(kExample);
  command->callback([options, &code] { code = Stats(*options); });
}

}  // namespace ipse::cli
