// An explanation for a person at a terminal: under each sentence its candidates, the likeliest
// first, with what they read, what speaks for and against them, and what became of them.
#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "ipse/writer.h"
#include "output/claim_text.h"
#include "output/counted_cue_text.h"
#include "output/explained.h"
#include "output/fold.h"
#include "text/offsets.h"
#include "text/text.h"

namespace ipse {
namespace {

constexpr int kLabel = 12;              // columns of what a line begins with
constexpr std::size_t kMostTerms = 10;  // shown of each candidate; JSON has all
constexpr std::size_t kMostEnds = 5;
constexpr std::uint32_t kShown = 24;    // bytes of the words at such a place
constexpr double kWorthSaying = 0.005;  // else it is 0.00

class ExplanationPrinter {
 public:
  ExplanationPrinter(const Text& text, const Explanation& explanation, const PrettyOptions& options,
                     std::string& out)
      : text_(text),
        offsets_(text.reading()),
        explanation_(explanation),
        claims_(text, explanation.attributions, options.colour),
        options_(options),
        out_(out) {}

  void Print(const ExplainedSentence& sentence, bool with_symbols) {
    const CodePointSpan points = offsets_.ToCodePoints(sentence.span);
    absl::StrAppendFormat(&out_, "[%d, %d) ", points.begin, points.end);
    const auto column = static_cast<int>(out_.size() - (out_.rfind('\n') + 1));
    AppendFolded(Slice(text_.reading(), sentence.span), options_.width, column, 2, out_);
    out_ += "\n\n";
    if (with_symbols) PrintSymbols(sentence.symbols);
    if (sentence.candidates.empty()) out_ += "  No rule matches here.\n\n";
    for (const ExplainedCandidate& candidate : sentence.candidates) PrintCandidate(candidate);
    for (const std::size_t relay : sentence.relays) PrintRelay(explanation_.relays[relay]);
  }

 private:
  void Line(std::string_view label, std::string_view text) {
    absl::StrAppendFormat(&out_, "  %-*s", kLabel - 2, std::string(label));
    AppendFolded(text, options_.width, kLabel, kLabel, out_);
    out_ += '\n';
  }

  std::string Words(Part part, const std::vector<ByteSpan>& spans) const {
    if (spans.empty()) return "(none)";
    return absl::StrJoin(spans, " … ", [&](std::string* out, ByteSpan span) {
      *out += claims_.Coloured(part, Slice(text_.reading(), span));
    });
  }

  // Most [np common] · believe [think vg]
  void PrintSymbols(const std::vector<std::size_t>& symbols) {
    const auto append_class = [](std::string* out, std::string_view name) { *out += name; };
    const auto append_symbol = [&](std::string* out, std::size_t i) {
      const SymbolReading& symbol = explanation_.symbols[i];
      absl::StrAppend(out, std::string(Slice(text_.reading(), symbol.words)), " [",
                      absl::StrJoin(symbol.classes, " ", append_class), "]");
    };
    Line("seen as", absl::StrJoin(symbols, " · ", append_symbol));
    out_ += '\n';
  }

  void PrintCandidate(const ExplainedCandidate& explained) {
    const CandidateReading& candidate = explanation_.candidates[explained.candidate];
    Line(absl::StrFormat("%.2f", candidate.probability),
         absl::StrCat(std::string(candidate.rule), ": ", BecameOf(explained)));
    Line("content", Words(Part::content, candidate.content));
    Line("cue", Words(Part::cue, candidate.cue));
    Line("source", Words(Part::source, candidate.source));
    if (explained.attribution) {
      const Attribution& a = explanation_.attributions.attributions[*explained.attribution];
      Line("speaker", claims_.Speaker(a) + claims_.Chain(a));
      if (candidate.counted_cue) Line("counts", CountedCueText(*candidate.counted_cue));
    }
    Line("because", Because(candidate));
    if (explained.attribution) {
      const std::vector<Term>& terms = explanation_.confidences[*explained.attribution];
      if (!Weighty(terms).empty()) Line("sure", Because(terms));
    }
    if (candidate.begins.size() > 1) Line("may begin", Begins(candidate));
    if (candidate.ends.size() > 1) Line("may end", Ends(candidate));
    out_ += '\n';
  }

  std::string BecameOf(const ExplainedCandidate& explained) const {
    if (explained.attribution) {
      const Attribution& a = explanation_.attributions.attributions[*explained.attribution];
      return absl::StrFormat("chosen, as a%d with confidence %.2f", *explained.attribution + 1,
                             a.confidence);
    }
    if (explanation_.candidates[explained.candidate].chosen) return "chosen";
    if (!explained.taken_by) return "not chosen, too unlikely";
    const CandidateReading& other = explanation_.candidates[*explained.taken_by];
    return absl::StrFormat("not chosen, %s has these words and is likelier (%.2f)",
                           std::string(other.rule), other.probability);
  }

  static std::string Because(const CandidateReading& candidate) {
    if (candidate.terms.empty()) return "the rule states its own certainty";
    return Because(candidate.terms);
  }

  static std::string Because(const std::vector<Term>& all) {
    const std::vector<Term> terms = Weighty(all);
    double sum = 0;
    std::string out;
    for (std::size_t i = 0; i < terms.size(); ++i) {
      sum += terms[i].weight;
      if (i < kMostTerms)
        absl::StrAppendFormat(&out, "%+.2f %s, ", terms[i].weight, terms[i].feature);
    }
    if (terms.size() > kMostTerms)
      absl::StrAppend(&out, terms.size() - kMostTerms, " smaller ones, ");
    return out + absl::StrFormat("in all %+.2f", sum);
  }

  // 0.94 at “that the bridge” (here), 0.05 at “on Monday that the”
  std::string Begins(const CandidateReading& candidate) const {
    std::vector<std::string> pieces;
    for (const BeginReading& place : candidate.begins) {
      const std::string_view reading = text_.reading();
      std::size_t end = std::min<std::size_t>(place.begin + kShown, reading.size());
      while (end > place.begin && end < reading.size() && reading[end] != ' ') --end;
      const bool here = place.begin == candidate.content.back().begin;
      if (!here && place.probability < kWorthSaying) continue;
      pieces.push_back(absl::StrFormat("%.2f at “%s”%s", place.probability,
                                       std::string(reading.substr(place.begin, end - place.begin)),
                                       here ? " (here)" : ""));
    }
    return absl::StrJoin(pieces, ", ");
  }

  // 0.85 after “share of the cost” (here), 0.10 after “to name a figure”
  std::string Ends(const CandidateReading& candidate) const {
    std::vector<std::string> pieces;
    for (const EndReading& end : candidate.ends) {
      std::uint32_t begin =
          std::max(candidate.content.front().begin, end.end > kShown ? end.end - kShown : 0);
      const std::string_view reading = text_.reading();
      while (begin > candidate.content.front().begin && begin < end.end && reading[begin] != ' ')
        ++begin;
      if (begin < end.end && reading[begin] == ' ') ++begin;
      const bool here = end.end == candidate.content.back().end;
      if (!here && (pieces.size() >= kMostEnds || end.probability < kWorthSaying)) continue;
      pieces.push_back(absl::StrFormat("%.2f after “%s”%s", end.probability,
                                       std::string(Slice(reading, {begin, end.end})),
                                       here ? " (here)" : ""));
    }
    return absl::StrJoin(pieces, ", ");
  }

  void PrintRelay(const RelayReading& relay) {
    Line("relay", absl::StrCat(std::string(relay.rule), ": ",
                               std::string(Slice(text_.reading(), relay.evidence))));
    Line("outlets", Words(Part::outlet, relay.outlets));
    if (!relay.networks.empty()) Line("of", Words(Part::outlet, relay.networks));
    out_ += '\n';
  }

  const Text& text_;
  Offsets offsets_;
  const Explanation& explanation_;
  ClaimText claims_;
  const PrettyOptions& options_;
  std::string& out_;
};

}  // namespace

void WriteExplanation(const Document& document, const Explanation& explanation,
                      const std::vector<ByteSpan>& sentences, std::optional<std::uint32_t> at,
                      const PrettyOptions& options, std::string& out) {
  const Text text = Text::Read(document);
  ExplanationPrinter printer(text, explanation, options, out);
  for (const ExplainedSentence& sentence : BySentence(explanation, sentences, at)) {
    if (at || !sentence.candidates.empty() || !sentence.relays.empty())
      printer.Print(sentence, at.has_value());
  }
}

}  // namespace ipse
