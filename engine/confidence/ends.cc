#include "confidence/ends.h"

#include <algorithm>
#include <array>

#include "absl/strings/str_cat.h"
#include "base/strings.h"

namespace ipse {
namespace {

// Tables by what they look at; those of cues and of begins stand behind, one a kind.
enum TableIndex : std::size_t {
  kLast,
  kNext,
  kAfter,
  kBehindNext,
  kBehindAfter,
  kAhead,
  kAheadNext,
  kAheadAfter,
  kNoVerbNext,
  kNoVerbAfter,
  kOpenNext,
  kOpenAfter,
  kWholeNext,
  kWholeAfter,
  kFirstLook
};

// Looks weigh the same whatever the symbol is: how many places lie behind, and how many tokens.
constexpr std::size_t kMostPlaces = 6;
constexpr double kLeastOfLikeliest = 0.25;  // see Central
constexpr std::uint32_t kLengths[] = {1, 2, 3, 5, 8, 12, 20, 40};
constexpr std::size_t kLooks = kMostPlaces + std::size(kLengths) + 1;
constexpr std::size_t kFirstKind = kFirstLook + kLooks;

std::size_t LengthIndex(std::uint32_t tokens) {
  static constexpr auto kIndexes = [] {
    std::array<std::uint8_t, kLengths[std::size(kLengths) - 1] + 2> out{};
    for (std::uint32_t n = 0; n < out.size(); ++n)
      out[n] = static_cast<std::uint8_t>(std::count_if(
          std::begin(kLengths), std::end(kLengths), [&](std::uint32_t most) { return most < n; }));
    return out;
  }();
  return kIndexes[std::min<std::size_t>(tokens, kIndexes.size() - 1)];
}

std::vector<std::string> Prefixes(const LanguagePack& pack, const std::vector<ClassId>& cues) {
  std::vector<std::string> out = {
      "end:last:",         "end:next:",          "end:after:",      "end:behind+next:",
      "end:behind+after:", "end:ahead:",         "end:ahead+next:", "end:ahead+after:",
      "end:no-verb+next:", "end:no-verb+after:", "end:open+next:",  "end:open+after:",
      "end:whole+next:",   "end:whole+after:"};
  for (std::size_t i = 0; i < kMostPlaces; ++i) out.push_back(absl::StrCat("end:place-", i));
  for (std::size_t i = 0; i <= std::size(kLengths); ++i)
    out.push_back(absl::StrCat("end:length-", i));
  const auto add = [&](std::string_view before, const std::vector<ClassId>& kinds,
                       std::string_view behind) { AddPrefixes(pack, before, kinds, behind, out); };
  add("end:cue:", cues, "+next:");
  add("end:begin:", pack.claim_begins, "+next:");
  add("end:begin:", pack.claim_begins, "+no-verb+next:");
  add("end:begin:", pack.claim_begins, "+whole+next:");
  add("end:before-source:", pack.claim_begins, "+next:");
  add("end:source:", pack.claim_begins, "+next:");
  add("end:next:", pack.claim_begins, "+after:");
  add("end:next:", pack.claim_begins, "+ahead:");
  return out;
}

// The end that all, by how likely they are, agree with best: how much two agree is the shorter
// claim over the longer, where that is a half at least. Claims with quotations in them are long and
// have many ends; held out, this finds 1.4 points of joint F1 more of them than the likeliest end.
std::size_t Central(const Candidate& candidate, const ClaimEnd* ends,
                    const EndModel::Likely& likely) {
  const std::uint32_t first = candidate.content.back().first;
  const double least = kLeastOfLikeliest * *std::max_element(likely.begin(), likely.end());
  double best = -1;
  std::size_t chosen = 0;
  for (std::size_t i = 0; i < likely.size(); ++i) {
    if (likely[i] < least) continue;
    double agreement = 0;
    for (std::size_t j = 0; j < likely.size(); ++j) {
      const double a = ends[i].end_token - first;
      const double b = ends[j].end_token - first;
      const double overlap = std::min(a, b) / std::max(a, b);
      if (overlap >= 0.5) agreement += likely[j] * overlap;
    }
    if (agreement <= best) continue;
    best = agreement;
    chosen = i;
  }
  return chosen;
}

// An end far behind the chosen one agrees with it as little as one far before.
void MeasureAgreement(const ClaimEnd* ends, const EndModel::Likely& likely, std::size_t chosen,
                      Candidate& candidate) {
  const std::uint32_t first = candidate.content.back().first;
  const std::uint32_t own = ends[chosen].end_token - first;
  double agreement = 0, shorter = 0;
  for (std::size_t i = 0; i < likely.size(); ++i) {
    const std::uint32_t words = ends[i].end_token - first;
    if (2 * words < own)
      shorter += likely[i];
    else if (words <= 2 * own)
      agreement += likely[i];
  }
  candidate.end_agreement = static_cast<float>(agreement);
  candidate.end_shorter = static_cast<float>(shorter);
}

}  // namespace

EndModel::EndModel(const LanguagePack& pack, const Weights& weights)
    : pack_(pack),
      cues_(pack, CueClasses(pack)),
      begins_(pack, pack.claim_begins),
      tables_(pack, weights, Prefixes(pack, cues_.classes())) {}

EndModel::Kinds EndModel::KindsOf(const Candidate& candidate) const {
  Kinds out{{}, begins_.Of(candidate.begin)};
  const auto add = [&](std::size_t base, SymbolKinds::Kinds kinds) {
    for (std::uint16_t kind : kinds) out.always.push_back(static_cast<std::uint16_t>(base + kind));
  };
  const std::size_t count = pack_.claim_begins.size();
  const std::size_t begins = kFirstKind + cues_.classes().size();
  add(kFirstKind, cues_.At(candidate, Place::cue));
  add(begins, out.begin);
  add(begins + 3 * count, begins_.At(candidate, Place::before_source));
  add(begins + 4 * count, begins_.At(candidate, Place::source));
  return out;
}

template <class Use>
void EndModel::ForEach(const Candidate& candidate, const Kinds& kinds, std::size_t index,
                       const ClaimEnd& end, Use use) const {
  use(kLast, end.last);
  use(kNext, end.next);
  use(kAfter, end.after);
  const std::size_t clause = kNoVerbNext + 2 * static_cast<std::size_t>(end.clause);
  use(clause, end.next);
  use(clause + 1, end.after);
  use(kAhead, end.ahead);
  if ((pack_.claim_uses[end.ahead] & kClaimVerb) != 0) {
    use(kAheadNext, end.next);
    use(kAheadAfter, end.after);
  }
  if ((pack_.claim_uses[end.last] & kClaimBehind) != 0) {
    use(kBehindNext, end.next);
    use(kBehindAfter, end.after);
  }
  use(kFirstLook + std::min(index, kMostPlaces - 1), end.next);
  const std::uint32_t tokens = end.end_token - candidate.content.back().first;
  use(kFirstLook + kMostPlaces + LengthIndex(tokens), end.next);
  for (std::uint16_t table : kinds.always) use(table, end.next);
  const std::size_t count = pack_.claim_begins.size();
  const std::size_t begins = kFirstKind + cues_.classes().size();
  if (end.clause != ClauseState::open) {
    const std::size_t base = begins + (end.clause == ClauseState::no_verb ? 1 : 2) * count;
    for (std::uint16_t kind : kinds.begin) use(base + kind, end.next);
  }
  const std::size_t first_next_kind = begins + 5 * count;
  for (std::uint16_t kind : begins_.Of(end.next)) {
    use(first_next_kind + kind, end.after);
    use(first_next_kind + count + kind, end.ahead);
  }
}

double EndModel::Logit(const Candidate& candidate, const Kinds& kinds, std::size_t index,
                       const ClaimEnd& end) const {
  float sum = 0;
  ForEach(candidate, kinds, index, end,
          [&](std::size_t table, Symbol symbol) { sum += tables_.Sum(table, symbol); });
  return sum;
}

void EndModel::Choose(Candidates& candidates) const {
  Likely likely;
  for (Candidate& candidate : candidates.candidates) {
    if (candidate.end_count == 0) continue;
    FillProbabilities(candidates, candidate, likely);
    const ClaimEnd* ends = &candidates.ends[candidate.first_end];
    const bool quotes = std::any_of(ends, ends + likely.size(), [&](const ClaimEnd& end) {
      return (pack_.claim_uses[end.last] & kClaimBehind) != 0;
    });
    const std::size_t chosen =
        quotes ? Central(candidate, ends, likely)
               : static_cast<std::size_t>(std::max_element(likely.begin(), likely.end()) -
                                          likely.begin());
    candidate.end_probability = likely[chosen];
    MeasureAgreement(ends, likely, chosen, candidate);
    candidate.content.back().end = ends[chosen].end_token;
    candidate.Set({Place::after_content, ends[chosen].next});
  }
}

// Of the ends before nearly all probability is spent.
void EndModel::FillProbabilities(const Candidates& candidates, const Candidate& candidate,
                                 Likely& likely) const {
  constexpr double kLeastLeft = 0.01;
  const Kinds kinds = KindsOf(candidate);
  likely.clear();
  double reached = 1;
  for (std::size_t i = 0;
       i < std::min<std::size_t>(candidate.end_count, kMostEnds) && reached > kLeastLeft; ++i) {
    const ClaimEnd& end = candidates.ends[candidate.first_end + i];
    const bool last = i + 1 == candidate.end_count;
    const double here = last ? 1 : Logistic(Logit(candidate, kinds, i, end));
    likely.push_back(reached * here);
    reached *= 1 - here;
  }
}

std::vector<EndReading> EndModel::Explain(const Candidates& candidates, const Candidate& candidate,
                                          const Sentences& sentences) const {
  std::vector<EndReading> out;
  const Kinds kinds = KindsOf(candidate);
  double reached = 1;
  for (std::size_t i = 0; i < candidate.end_count; ++i) {
    const ClaimEnd& end = candidates.ends[candidate.first_end + i];
    EndReading& reading = out.emplace_back();
    reading.end = sentences.tokens[end.end_token - 1].end;
    ForEach(candidate, kinds, i, end, [&](std::size_t table, Symbol symbol) {
      tables_.AddTerms(table, symbol, reading.terms);
    });
    const bool last = i + 1 == candidate.end_count;
    const double here = last ? 1 : Logistic(Logit(candidate, kinds, i, end));
    reading.probability = reached * here;
    reached *= 1 - here;
  }
  return out;
}

}  // namespace ipse
