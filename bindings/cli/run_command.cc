// ipse run: attributes.
#include <unistd.h>

#include <optional>

#include "absl/strings/str_cat.h"
#include "command_line.h"
#include "corpus_run.h"
#include "text/shown.h"

namespace ipse::cli {
namespace {

constexpr char kExample[] =
    "Example:\n"
    "  ipse run article.txt\n"
    "  ipse run articles.jsonl --min-confidence 0.8 --output attributions.jsonl\n"
    "  ipse run corpus/*.jsonl.zst --output out/ --resume    # see docs/corpora.md\n"
    "With no INPUT, reads standard input, or a sample article where that is a terminal.\n";

// Pretty output leaves out what is less likely right: a reader wants the best joint F1, which those
// of 0.2 and more have (docs/evaluate.md); a program may want all, and has their confidences.
constexpr double kWorthReading = 0.2;

struct RunOptions {
  InputOptions input;
  CorpusRunOptions corpus;
  std::string format;
  OffsetUnit offsets = OffsetUnit::code_points;
  std::optional<double> min_confidence;
  std::string only;
  TerminalOptions terminal;
  Grouping by = Grouping::none;
};

std::string_view NameOf(OffsetUnit unit) {
  switch (unit) {
    case OffsetUnit::utf8:
      return "utf8";
    case OffsetUnit::utf16:
      return "utf16";
    case OffsetUnit::code_points:
      break;
  }
  return "code-points";
}

// Leaves out beliefs, plans and feelings. What stood inside one stands by itself.
void KeepReporting(Attributions& found) {
  std::vector<std::optional<std::uint32_t>> places;
  std::vector<Attribution> kept;
  for (Attribution& attribution : found.attributions) {
    const bool keep = attribution.act != Act::thought;
    places.push_back(keep ? std::optional(static_cast<std::uint32_t>(kept.size())) : std::nullopt);
    if (keep) kept.push_back(std::move(attribution));
  }
  for (Attribution& attribution : kept) {
    if (attribution.parent) attribution.parent = places[*attribution.parent];
  }
  found.attributions = std::move(kept);
}

// JSON Lines into a folder.
int RunIntoFolder(const Engine& engine, const RunOptions& options) {
  if (!options.format.empty() && options.format != "jsonl") {
    Complain(absl::StrCat(options.input.output,
                          ": a folder takes JSON Lines only; leave out --format ", options.format));
    return kWrongUse;
  }
  const double min_confidence = options.min_confidence.value_or(0);
  const JsonOptions json_options{options.offsets, min_confidence};
  const auto write = [&](const Document& document, const Attributions& found, std::string& out) {
    if (options.only != "reporting") return WriteJson(document, found, json_options, out);
    Attributions kept = found;
    KeepReporting(kept);
    WriteJson(document, kept, json_options, out);
  };
  return RunCorpusInto(engine, options.input, options.corpus, min_confidence,
                       {{"--offsets", std::string(NameOf(options.offsets))},
                        {"--only", options.only},
                        {"--min-confidence", absl::StrCat(min_confidence)}},
                       write);
}

int Run(const RunOptions& options) {
  const bool terminal = options.input.output.empty() && isatty(STDOUT_FILENO);
  const bool pretty = options.format.empty() ? terminal : options.format == "pretty";
  if (options.by != Grouping::none && !pretty) {
    Complain("--by groups claims for a person to read: add --format pretty");
    return kWrongUse;
  }
  absl::StatusOr<Pack> pack = Pack::Find(options.input.pack);
  if (!pack.ok()) {
    Complain({pack.status().message().data(), pack.status().message().size()});
    return kNothingDone;
  }
  const Engine engine(*std::move(pack));
  if (WritesFolder(options.input, options.corpus)) return RunIntoFolder(engine, options);
  if (const std::string_view given = FolderOptionIn(options.corpus); !given.empty()) {
    Complain(absl::StrCat(std::string(given),
                          " is for runs into a folder: name one with a / at its end, --output ",
                          options.input.output.empty() ? "out" : options.input.output, "/"));
    return kWrongUse;
  }
  Output output;
  if (!output.Open(options.input.output)) return kNothingDone;
  PrettyOptions pretty_options = PrettyFor(options.terminal, options.input.output);
  pretty_options.min_confidence = options.min_confidence.value_or(kWorthReading);
  pretty_options.by = options.by;
  const JsonOptions json_options{options.offsets, options.min_confidence.value_or(0)};
  bool written = true;
  bool refused = false;
  std::string text;
  const int code = ForEachDocument(options.input, output, [&](const Document& document) {
    absl::StatusOr<Attributions> found = engine.Attribute(document);
    if (!found.ok()) {
      Complain(absl::StrCat(Shown(document.id), ": ", found.status().message()));
      return refused = true;
    }
    if (options.only == "reporting") KeepReporting(*found);
    for (const Warning& warning : found->warnings)
      Complain(absl::StrCat(Shown(found->id), ": ", warning.message));
    text.clear();
    pretty ? WritePretty(document, *found, pretty_options, text)
           : WriteJson(document, *found, json_options, text);
    return written = output.Write(text);
  });
  written = output.Close() && written;
  if (output.broken()) return kDone;
  if (!written) return kNothingDone;
  return code == kDone && refused ? kSomeFailed : code;
}

}  // namespace

void AddRunCommand(CLI::App& app, int& code) {
  CLI::App* command = app.add_subcommand("run", "Find who said what");
  auto options = std::make_shared<RunOptions>();
  AddInputOptions(*command, options->input);
  command->add_option("--format", options->format, "pretty at a terminal, else jsonl")
      ->check(CLI::IsMember({"pretty", "jsonl"}));
  command->add_option("--offsets", options->offsets, "Unit of the spans in JSON")
      ->transform(OneOf<OffsetUnit>({{"code-points", OffsetUnit::code_points},
                                     {"utf8", OffsetUnit::utf8},
                                     {"utf16", OffsetUnit::utf16}}))
      ->type_name("TEXT")
      ->default_str("code-points");
  command
      ->add_option("--min-confidence", options->min_confidence,
                   "Leave out what is less likely right; of pretty output, what is below 0.2")
      ->check(CLI::Range(0.0, 1.0));
  command
      ->add_option("--only", options->only,
                   "reporting: what was said or written, without beliefs, plans and feelings")
      ->check(CLI::IsMember({"reporting"}));
  AddTerminalOptions(*command, options->terminal);
  command->add_option("--by", options->by, "Pretty output: the claims in groups, no article")
      ->transform(OneOf<Grouping>({{"speaker", Grouping::speaker}, {"outlet", Grouping::outlet}}))
      ->type_name("TEXT");
  AddCorpusRunOptions(*command, options->corpus);
  command->footer(kExample);
  command->callback([options, &code] { code = Run(*options); });
}

}  // namespace ipse::cli
