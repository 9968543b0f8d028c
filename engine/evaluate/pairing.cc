#include "evaluate/pairing.h"

#include <algorithm>
#include <tuple>

#include "absl/strings/str_cat.h"
#include "base/strings.h"
#include "evaluate/overlap.h"
#include "re2/re2.h"

namespace ipse {
namespace {

// From the first span's begin to the last one's end: most contents are told apart by it.
ByteSpan Hull(const std::vector<ByteSpan>& spans) {
  if (spans.empty()) return {};
  ByteSpan hull = spans.front();
  for (ByteSpan span : spans)
    hull = {std::min(hull.begin, span.begin), std::max(hull.end, span.end)};
  return hull;
}

// Every pair that shares a letter, the best first.
std::vector<Pair> Rivals(const GoldDocument& gold, const Prediction& prediction,
                         const Letters& letters) {
  std::vector<ByteSpan> hulls;
  for (const PredictedAttribution& predicted : prediction) hulls.push_back(Hull(predicted.content));
  std::vector<Pair> rivals;
  for (std::uint32_t g = 0; g < gold.attributions.size(); ++g) {
    const GoldAttribution& wanted = gold.attributions[g];
    const ByteSpan hull = Hull(wanted.content);
    for (std::uint32_t p = 0; p < prediction.size(); ++p) {
      if (!hull.overlaps(hulls[p])) continue;
      const double overlap = letters.Overlap(wanted.content, prediction[p].content);
      if (overlap == 0) continue;
      rivals.push_back({g, p, overlap, letters.SameSource(wanted.source, prediction[p].source)});
    }
  }
  std::sort(rivals.begin(), rivals.end(), [](const Pair& a, const Pair& b) {
    return std::tuple(-a.overlap, !a.source_right, a.gold, a.predicted) <
           std::tuple(-b.overlap, !b.source_right, b.gold, b.predicted);
  });
  return rivals;
}

bool IsThought(std::string_view text, const MarkedAttribution& marked) {
  if (marked.kind != Kind::indirect) return false;
  std::string cue;
  for (std::size_t i = 0; i < marked.cue.size(); ++i)
    absl::StrAppend(&cue, i == 0 ? "" : " ", AbslView(Slice(text, marked.cue[i])));
  return !IsReporting(cue);
}

void LeaveThoughtsOut(const GoldDocument& gold, const Prediction& prediction, Pairing& pairing) {
  for (std::size_t g = 0; g < gold.attributions.size(); ++g) {
    if (!IsThought(gold.text, gold.attributions[g])) continue;
    pairing.gold_counts[g] = false;
    if (const Pair* pair = pairing.OfGold(g)) pairing.predicted_counts[pair->predicted] = false;
  }
  for (std::size_t p = 0; p < prediction.size(); ++p) {
    if (pairing.OfPredicted(p) == nullptr && IsThought(gold.text, prediction[p]))
      pairing.predicted_counts[p] = false;
  }
}

}  // namespace

bool IsReporting(std::string_view cue) {
  // A word begins and ends where no letter, digit or _ of any script goes on; RE2's \b knows ASCII
  // alone.
  static const RE2 kReporting(
      R"((?i)(?:^|[^\pL\pN_])(?:)"
      R"(sa(y|ys|id|ying)|tells?|told|telling|accord(ing)? to|ask(s|ed|ing)?|announc[\pL\pN_]+|)"
      R"(not(e[sd]?|ing)|report(s|ed|ing|edly)?|add(s|ed|ing)|wr(ite|ites|ote|iting|itten)|)"
      R"(argu(e|es|ed|ing)|acknowledg[\pL\pN_]+|accus(e|es|ed|ing)|claim(s|ed|ing)?|)"
      R"(den(y|ies|ied|ying)|insist(s|ed|ing)?|assert(s|ed|ing)?|state[sd]?|stating|)"
      R"(declar(e|es|ed|ing)|explain(s|ed|ing)?|warn(s|ed|ing)?|tweet(s|ed|ing)?|)"
      R"(call(s|ed|ing)?|describ(e|es|ed|ing)|suggest(s|ed|ing)?|respond(s|ed|ing)?|)"
      R"(repl(y|ies|ied|ying)|recall(s|ed|ing)?|admit(s|ted|ting)?|concede[sd]?|conceding|)"
      R"(conclud(e|es|ed|ing)|alleg(e|es|ed|ing|ation|ations)|stress(es|ed|ing)?|)"
      R"(emphasi[sz][\pL\pN_]+|mention(s|ed|ing)?|remark(s|ed|ing)?|observ(e|es|ed|ing)|)"
      R"(cit(e|es|ed|ing)|quot(e|es|ed|ing)|confirm(s|ed|ing)?|pledg(e|es|ed|ing)|)"
      R"(vow(s|ed|ing)?|promis(e|es|ed|ing)|urg(e|es|ed|ing)|predict(s|ed|ing)?|)"
      R"(prais(e|es|ed|ing)|critici[sz][\pL\pN_]+|declin(e|es|ed|ing)|testif[\pL\pN_]+|)"
      R"(disclos[\pL\pN_]+|reveal(s|ed|ing)?|statement|comment(s|ed|ing)?|interview|remarks)"
      R"()(?:$|[^\pL\pN_]))");
  return RE2::PartialMatch(Re2View(cue), kReporting);
}

Pairing PairUp(const GoldDocument& gold, const Prediction& prediction, bool only_reporting) {
  const Letters letters(gold.text);
  Pairing out;
  out.of_gold.assign(gold.attributions.size(), kUnpaired);
  out.of_predicted.assign(prediction.size(), kUnpaired);
  for (const GoldAttribution& wanted : gold.attributions)
    out.gold_counts.push_back(letters.Count(wanted.content) > 0);
  for (const PredictedAttribution& predicted : prediction)
    out.predicted_counts.push_back(letters.Count(predicted.content) > 0);
  for (const Pair& rival : Rivals(gold, prediction, letters)) {
    if (out.of_gold[rival.gold] != kUnpaired || out.of_predicted[rival.predicted] != kUnpaired)
      continue;
    out.of_gold[rival.gold] = out.of_predicted[rival.predicted] =
        static_cast<std::uint32_t>(out.pairs.size());
    out.pairs.push_back(rival);
  }
  if (only_reporting) LeaveThoughtsOut(gold, prediction, out);
  return out;
}

}  // namespace ipse
