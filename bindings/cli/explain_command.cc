// ipse explain: why the engine read a text as it did.
#include <algorithm>
#include <filesystem>
#include <limits>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "command_line.h"
#include "text/offsets.h"
#include "text/shown.h"
#include "text/text.h"

namespace ipse::cli {
namespace {

constexpr char kExample[] =
    "Example:\n"
    "  ipse explain article.txt\n"
    "  ipse explain article.txt:1520            # the sentence at that offset alone\n"
    "  ipse explain article.txt --format json\n"
    "Offsets count Unicode code points, as ipse run does. Under each sentence stands every "
    "reading\n"
    "that a rule found, the likeliest first: its probability, its rule, whether it was chosen, "
    "the\n"
    "features that speak for it (+) and against it (-), and where its content may end. At an\n"
    "offset, the words too as rules see them, with their classes.\n";

struct ExplainOptions {
  InputOptions input;
  TerminalOptions terminal;
  std::string format = "pretty";
};

// Takes ":1520" off the name of a file that is not there by its whole name.
std::optional<std::uint32_t> TakeOffset(std::vector<std::string>& inputs) {
  std::error_code error;
  if (inputs.size() != 1 || std::filesystem::exists(inputs[0], error)) return std::nullopt;
  const std::size_t colon = inputs[0].rfind(':');
  if (colon == std::string::npos) return std::nullopt;
  std::uint32_t offset = 0;
  const std::string digits = inputs[0].substr(colon + 1);
  if (!std::all_of(digits.begin(), digits.end(), absl::ascii_isdigit) ||
      !absl::SimpleAtoi(digits, &offset))
    return std::nullopt;
  inputs[0].resize(colon);
  return offset;
}

class Explainer {
 public:
  Explainer(const ExplainOptions& options, std::optional<std::uint32_t> offset, Engine engine)
      : options_(options),
        offset_(offset),
        engine_(std::move(engine)),
        pretty_(PrettyFor(options.terminal, options.input.output)) {}

  // Appends; what is wrong is an error.
  absl::Status Explain(const Document& document, std::string& out) const {
    const absl::StatusOr<Explanation> explanation = engine_.Explain(document);
    if (!explanation.ok()) return explanation.status();
    const absl::StatusOr<std::vector<ByteSpan>> sentences = engine_.Sentences(document);
    if (!sentences.ok()) return sentences.status();
    std::optional<std::uint32_t> at;
    if (offset_) {
      const Text text = Text::Read(document);
      const Offsets offsets(text.reading());
      const auto size = static_cast<std::uint32_t>(text.reading().size());
      const std::uint32_t points = offsets.ToCodePoints(ByteSpan{size, size}).begin;
      at = *offset_ < points ? offsets.ToBytes(CodePointSpan{*offset_, *offset_}).begin : size;
      if (sentences->empty() || *at >= sentences->back().end) {
        return absl::OutOfRangeError(absl::StrCat("no sentence at or behind offset ", *offset_,
                                                  "; the text has ", points, " code points"));
      }
    }
    if (options_.format == "json") {
      WriteExplanationJson(document, *explanation, *sentences, at, out);
    } else {
      WriteExplanation(document, *explanation, *sentences, at, pretty_, out);
    }
    return absl::OkStatus();
  }

 private:
  const ExplainOptions& options_;
  std::optional<std::uint32_t> offset_;
  Engine engine_;
  PrettyOptions pretty_;
};

int Run(ExplainOptions& options) {
  absl::StatusOr<Pack> pack = Pack::Find(options.input.pack);
  if (!pack.ok()) {
    Complain({pack.status().message().data(), pack.status().message().size()});
    return kNothingDone;
  }
  const std::optional<std::uint32_t> offset = TakeOffset(options.input.inputs);
  const Explainer explainer(options, offset, Engine(*std::move(pack)));
  Output output;
  if (!output.Open(options.input.output)) return kNothingDone;
  bool written = true, failed = false, explained = false;
  std::string text;
  const int code = ForEachDocument(options.input, output, [&](const Document& document) {
    text.clear();
    if (const absl::Status status = explainer.Explain(document, text); !status.ok()) {
      Complain(absl::StrCat(Shown(document.id), ": ", status.message()));
      return failed = true;
    }
    explained = true;
    return written = output.Write(text);
  });
  written = output.Close() && written;
  if (output.broken()) return kDone;
  if (!written || (failed && !explained)) return kNothingDone;
  return code == kDone && failed ? kSomeFailed : code;
}

}  // namespace

void AddExplainCommand(CLI::App& app, int& code) {
  CLI::App* command = app.add_subcommand("explain", "Say why a text was read as it was");
  auto options = std::make_shared<ExplainOptions>();
  AddInputOptions(*command, options->input);
  AddTerminalOptions(*command, options->terminal);
  command->add_option("--format", options->format, "pretty or json (JSON Lines, with every term)")
      ->check(CLI::IsMember({"pretty", "json"}))
      ->default_str("pretty");
  command->footer(kExample);
  command->callback([options, &code] { code = Run(*options); });
}

}  // namespace ipse::cli
