// ipse eval: how good the engine is, or any predictions, on texts that people marked.
#include <filesystem>

#include "absl/strings/str_cat.h"
#include "command_line.h"
#include "evaluate/cue_class.h"
#include "evaluate/error_browser.h"
#include "evaluate/predict.h"
#include "evaluate/score.h"

namespace ipse::cli {
namespace {

constexpr char kExample[] =
    "Example:\n"
    "  ipse eval news.gold.jsonl --hold-out 5 --errors errors/ --reliability reliability.svg\n"
    "  ipse eval news.gold.jsonl predicted.jsonl --only-reporting --json\n"
    "Without PRED, the engine reads the texts of GOLD. Both files hold a JSON object a line; "
    "spans\n"
    "count Unicode code points. docs/evaluate.md defines the figures.\n";

struct EvalOptions {
  std::string gold, predicted, pack, errors, reliability;
  std::size_t hold_out = 0, fitting_part = 0;
  bool only_reporting = false, json = false;
};

class Evaluation {
 public:
  Evaluation(const EvalOptions& options, Engine engine)
      : options_(options), engine_(std::move(engine)) {}

  absl::Status Run() {
    absl::StatusOr<std::vector<GoldDocument>> gold = ReadGold(options_.gold);
    if (!gold.ok()) return gold.status();
    Predictions predictions;
    if (!options_.predicted.empty()) {
      absl::StatusOr<Predictions> read = ReadPredictions(options_.predicted, *gold);
      if (!read.ok()) return read.status();
      predictions = *std::move(read);
      if (predictions.strangers > 0) {
        Complain(absl::StrCat(options_.predicted, ": ", predictions.strangers,
                              " of its documents not in ", options_.gold, "; left out"));
      }
    }
    const std::vector<GoldDocument> chosen =
        FittingPart(HeldOut(*std::move(gold), options_.hold_out), options_.fitting_part);
    if (chosen.empty()) {
      return absl::InvalidArgumentError(
          absl::StrCat(options_.gold, ": no document is left to measure"));
    }
    for (const GoldDocument& document : chosen) {
      if (absl::Status status = Add(document, predictions); !status.ok()) return status;
    }
    return absl::OkStatus();
  }

  // Writes the tables, and the files asked for; false where something could not be written.
  bool Write() {
    Output output;
    bool written =
        output.Open("") && output.Write(options_.json ? ScoreJson(score_) : ScoreTables(score_));
    if (!options_.reliability.empty()) {
      const Calibration calibration = score_.calibration();
      if (!options_.json) written = written && output.Write(ReliabilityTable(calibration));
      written = WriteFile(options_.reliability, ReliabilitySvg(calibration)) && written;
    }
    if (!options_.errors.empty()) written = WriteErrors() && written;
    return (output.Close() && written) || output.broken();
  }

 private:
  absl::Status Add(const GoldDocument& document, const Predictions& predictions) {
    Prediction prediction;
    if (options_.predicted.empty()) {
      absl::StatusOr<Prediction> predicted = Predict(engine_, document);
      if (!predicted.ok()) return predicted.status();
      prediction = *std::move(predicted);
    } else if (const auto found = predictions.by_id.find(document.id);
               found != predictions.by_id.end()) {
      prediction = found->second;
    } else {
      score_.AddMissing();
    }
    const Pairing pairing = PairUp(document, prediction, options_.only_reporting);
    score_.Add(document, prediction, pairing);
    if (options_.errors.empty()) return absl::OkStatus();
    const absl::StatusOr<std::vector<ByteSpan>> sentences =
        engine_.Sentences(document.AsDocument());
    if (!sentences.ok()) return sentences.status();
    FindErrors(document, prediction, pairing, *sentences, cue_class_, errors_);
    return absl::OkStatus();
  }

  static bool WriteFile(const std::string& path, const std::string& content) {
    Output output;
    return output.Open(path) && output.Write(content) && output.Close();
  }

  bool WriteErrors() {
    std::error_code error;
    std::filesystem::create_directories(options_.errors, error);
    if (error) {
      Complain(absl::StrCat(options_.errors, ": cannot be made: ", error.message()));
      return false;
    }
    SortByClass(errors_);
    const std::string title = absl::StrCat(options_.predicted.empty() ? "ipse" : options_.predicted,
                                           " on ", options_.gold);
    return WriteFile(options_.errors + "/index.html", ErrorPage(errors_, title)) &&
           WriteFile(options_.errors + "/errors.txt", ErrorText(errors_));
  }

  const EvalOptions& options_;
  const Engine engine_;
  const NameCueClass cue_class_ = [this](const GoldDocument& document,
                                         const MarkedAttribution& marked) {
    return CueClassOf(engine_.pack(), document, marked);
  };
  Score score_{cue_class_};
  std::vector<AttributionError> errors_;
};

int Run(const EvalOptions& options) {
  absl::StatusOr<Pack> pack = Pack::Find(options.pack);
  if (!pack.ok()) {
    Complain({pack.status().message().data(), pack.status().message().size()});
    return kNothingDone;
  }
  Evaluation evaluation(options, Engine(*std::move(pack)));
  if (const absl::Status status = evaluation.Run(); !status.ok()) {
    Complain({status.message().data(), status.message().size()});
    return kNothingDone;
  }
  return evaluation.Write() ? kDone : kNothingDone;
}

}  // namespace

void AddEvalCommand(CLI::App& app, int& code) {
  CLI::App* command = app.add_subcommand("eval", "Measure against what people marked");
  auto options = std::make_shared<EvalOptions>();
  command->add_option("GOLD", options->gold, "JSON Lines of documents with attributions")
      ->required();
  command->add_option("PRED", options->predicted, "Predictions, as ipse run writes them in jsonl");
  command->add_option("--pack", options->pack, "Folder of the rule pack");
  CLI::Option* hold_out =
      command
          ->add_option("--hold-out", options->hold_out,
                       "Measure every N-th document alone, from the first: what ipse fit "
                       "--hold-out N leaves out")
          ->check(CLI::PositiveNumber);
  command
      ->add_option("--fitting-part", options->fitting_part,
                   "Measure all but every N-th document: what ipse fit --hold-out N fits on")
      ->check(CLI::PositiveNumber)
      ->excludes(hold_out);
  command->add_flag("--only-reporting", options->only_reporting,
                    "Leave out indirect attributions without a reporting word (English)");
  command->add_flag("--json", options->json, "Print one JSON object instead of tables");
  command->add_option("--errors", options->errors,
                      "Folder for an error browser: index.html and errors.txt");
  command->add_option("--reliability", options->reliability,
                      "SVG file for a reliability diagram; its table is printed too");
  command->footer(kExample);
  command->callback([options, &code] { code = Run(*options); });
}

}  // namespace ipse::cli
