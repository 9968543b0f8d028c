#include "evaluate/errors.h"

#include <algorithm>
#include <array>

#include "absl/strings/ascii.h"
#include "absl/strings/str_join.h"
#include "evaluate/same_name.h"
#include "evaluate/score.h"

namespace ipse {
namespace {

std::string OneSpace(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (!absl::ascii_isspace(static_cast<unsigned char>(c))) {
      out += c;
    } else if (out.empty() || out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

std::uint8_t RolesAt(const MarkedAttribution& marked, std::uint32_t at) {
  const auto role = [at](const std::vector<ByteSpan>& spans, Role one) {
    return std::any_of(spans.begin(), spans.end(),
                       [at](ByteSpan span) { return span.contains(at); })
               ? one
               : 0;
  };
  return static_cast<std::uint8_t>(role(marked.content, kContent) | role(marked.source, kSource) |
                                   role(marked.cue, kCue));
}

const std::array<std::vector<ByteSpan> MarkedAttribution::*, 3> kRoleSpans = {
    &MarkedAttribution::content, &MarkedAttribution::source, &MarkedAttribution::cue};

// The sentences that a span of either side touches.
std::vector<ByteSpan> Context(const std::vector<ByteSpan>& sentences, const MarkedAttribution* a,
                              const MarkedAttribution* b) {
  std::vector<ByteSpan> out;
  for (const MarkedAttribution* marked : {a, b}) {
    if (marked == nullptr) continue;
    for (const auto spans : kRoleSpans) {
      for (ByteSpan span : marked->*spans) {
        auto sentence = std::lower_bound(sentences.begin(), sentences.end(), span,
                                         [](ByteSpan s, ByteSpan x) { return s.end <= x.begin; });
        for (; sentence != sentences.end() && sentence->begin < span.end; ++sentence)
          out.push_back(*sentence);
      }
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// `context` cut where a role of `marked` begins or ends.
std::vector<Piece> Pieces(std::string_view text, const std::vector<ByteSpan>& context,
                          const MarkedAttribution& marked) {
  std::vector<std::uint32_t> edges;
  for (const auto spans : kRoleSpans) {
    for (ByteSpan span : marked.*spans) edges.insert(edges.end(), {span.begin, span.end});
  }
  std::sort(edges.begin(), edges.end());
  std::vector<Piece> out;
  std::uint32_t last = context.empty() ? 0 : context.front().begin;
  for (ByteSpan sentence : context) {
    const std::string_view between = text.substr(last, sentence.begin - last);
    if (sentence.begin > last) {
      const bool skipped = !absl::StripAsciiWhitespace({between.data(), between.size()}).empty();
      out.push_back({RolesAt(marked, last), skipped ? " […] " : " "});
    }
    std::uint32_t begin = sentence.begin;
    auto edge = std::upper_bound(edges.begin(), edges.end(), begin);
    while (begin < sentence.end) {
      while (edge != edges.end() && *edge <= begin) ++edge;
      const std::uint32_t end = edge == edges.end() ? sentence.end : std::min(*edge, sentence.end);
      out.push_back({RolesAt(marked, begin), OneSpace(Slice(text, {begin, end}))});
      begin = end;
    }
    last = sentence.end;
  }
  return out;
}

// Whether a name of `names` is not among `others`.
bool Lacks(const std::vector<std::string>& others, const std::vector<std::string>& names) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return !HasName(others, name); });
}

class ErrorFinder {
 public:
  ErrorFinder(const GoldDocument& gold, const Prediction& prediction,
              const std::vector<ByteSpan>& sentences, const NameCueClass& cue_class,
              std::vector<AttributionError>& out)
      : gold_(gold),
        prediction_(prediction),
        sentences_(sentences),
        cue_class_(cue_class),
        out_(out) {}

  void OfGold(std::size_t g, const Pair* pair) {
    const GoldAttribution& gold = gold_.attributions[g];
    const PredictedAttribution* predicted =
        pair == nullptr ? nullptr : &prediction_[pair->predicted];
    const double overlap = pair == nullptr ? 0 : pair->overlap;
    const auto add = [&](ErrorClass type, const std::vector<std::string>& wanted = {},
                         const std::vector<std::string>& got = {}) {
      Add(type, &gold, predicted, overlap, wanted, got);
    };
    if (pair == nullptr || !pair->found()) return add(ErrorClass::missed);
    if (overlap < 1) add(ErrorClass::wrong_span);
    if (!pair->source_right) add(ErrorClass::wrong_source);
    if (gold.named && !SpeakerRight(gold, predicted))
      add(ErrorClass::wrong_speaker, gold.entity, predicted->speakers);
    if (!gold.via) return;
    if (Lacks(predicted->via, *gold.via)) add(ErrorClass::missed_outlet, *gold.via, predicted->via);
    if (Lacks(*gold.via, predicted->via))
      add(ErrorClass::spurious_outlet, *gold.via, predicted->via);
  }

  void OfPredicted(std::size_t p, const Pair* pair) {
    if (pair != nullptr && pair->found()) return;
    Add(ErrorClass::spurious, pair == nullptr ? nullptr : &gold_.attributions[pair->gold],
        &prediction_[p], pair == nullptr ? 0 : pair->overlap, {}, {});
  }

 private:
  void Add(ErrorClass type, const GoldAttribution* gold, const PredictedAttribution* predicted,
           double overlap, const std::vector<std::string>& wanted,
           const std::vector<std::string>& got) {
    const MarkedAttribution& described = gold != nullptr && type != ErrorClass::spurious
                                             ? static_cast<const MarkedAttribution&>(*gold)
                                             : *predicted;
    AttributionError& error = out_.emplace_back();
    error.type = type;
    error.document = gold_.id;
    error.kind = described.kind;
    error.cue_class = cue_class_(gold_, described);
    error.overlap = overlap;
    error.wanted = absl::StrJoin(wanted, ", ");
    error.got = absl::StrJoin(got, ", ");
    const std::vector<ByteSpan> context = Context(sentences_, gold, predicted);
    if (gold != nullptr) error.gold = Pieces(gold_.text, context, *gold);
    if (predicted == nullptr) return;
    error.rule = predicted->rule;
    error.confidence = predicted->confidence;
    error.predicted = Pieces(gold_.text, context, *predicted);
  }

  const GoldDocument& gold_;
  const Prediction& prediction_;
  const std::vector<ByteSpan>& sentences_;
  const NameCueClass& cue_class_;
  std::vector<AttributionError>& out_;
};

}  // namespace

std::string_view Name(ErrorClass type) {
  constexpr std::array<std::string_view, kErrorClasses> kNames = {
      "missed",        "spurious",      "wrong span",     "wrong source",
      "wrong speaker", "missed outlet", "spurious outlet"};
  return kNames[static_cast<std::size_t>(type)];
}

void FindErrors(const GoldDocument& gold, const Prediction& prediction, const Pairing& pairing,
                const std::vector<ByteSpan>& sentences, const NameCueClass& cue_class,
                std::vector<AttributionError>& out) {
  ErrorFinder finder(gold, prediction, sentences, cue_class, out);
  for (std::size_t g = 0; g < gold.attributions.size(); ++g) {
    if (pairing.gold_counts[g]) finder.OfGold(g, pairing.OfGold(g));
  }
  for (std::size_t p = 0; p < prediction.size(); ++p) {
    if (pairing.predicted_counts[p]) finder.OfPredicted(p, pairing.OfPredicted(p));
  }
}

}  // namespace ipse
