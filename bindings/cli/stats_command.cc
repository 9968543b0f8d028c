// ipse stats: what a run into a folder found, counted.
#include "absl/strings/str_cat.h"
#include "command_line.h"
#include "corpus/stats.h"
#include "corpus/stats_page.h"
#include "corpus/stats_tables.h"

namespace ipse::cli {
namespace {

constexpr char kExample[] =
    "Example:\n"
    "  ipse run corpus/*.jsonl.zst --output out/\n"
    "  ipse stats out --html stats.html\n"
    "  ipse stats out --top 50 --format csv > counts.csv\n"
    "Quotations are those of five words or more that stand in two documents or more, with the\n"
    "altered wordings of each.\n";

struct StatsOptions {
  std::string folder;
  std::string format = "table";
  std::string page;
  std::size_t top = 20;
};

bool WriteFile(const std::string& path, const std::string& text) {
  Output output;
  return output.Open(path) && ((output.Write(text) && output.Close()) || output.broken());
}

int Stats(const StatsOptions& options) {
  bool problems = false;
  const std::string folder = FolderOf(options.folder);
  const absl::StatusOr<CorpusStats> stats =
      ReadStats(folder, options.top, [&](const Problem& problem) {
        problems = true;
        Complain(problem.message);
      });
  if (!stats.ok()) {
    Complain(std::string(stats.status().message()));
    return kNothingDone;
  }
  if (!stats->finished)
    Complain(absl::StrCat(folder, ": the run is not finished; what is done of it is counted"));
  const bool written =
      options.page.empty()
          ? WriteFile("", options.format == "csv" ? StatsCsv(*stats) : StatsTables(*stats))
          : WriteFile(options.page, StatsPage(*stats, absl::StrCat("Who said what in ", folder)));
  if (!written) return kNothingDone;
  return problems ? kSomeFailed : kDone;
}

}  // namespace

void AddStatsCommand(CLI::App& app, int& code) {
  CLI::App* command = app.add_subcommand("stats", "Count what a run into a folder found");
  auto options = std::make_shared<StatsOptions>();
  command->add_option("FOLDER", options->folder, "As ipse run --output FOLDER/ left it")
      ->required();
  command->add_option("--top", options->top, "Entries of each list")
      ->check(CLI::Range(1, 1'000'000))
      ->default_str("20");
  CLI::Option* format = command->add_option("--format", options->format, "table or csv")
                            ->check(CLI::IsMember({"table", "csv"}))
                            ->default_str("table");
  command
      ->add_option("--html", options->page,
                   "File to write a page with plots to, instead of a table")
      ->excludes(format);
  command->footer(kExample);
  command->callback([options, &code] { code = Stats(*options); });
}

}  // namespace ipse::cli
