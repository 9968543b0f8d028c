#include "resolve/readings.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "resolve/kind.h"
#include "resolve/modality.h"
#include "resolve/nesting.h"

namespace ipse {
namespace {

// An utterance on its way to being an attribution.
struct Reading {
  static constexpr std::uint32_t kNone = 0xffffffff;
  std::uint32_t candidate = 0;
  std::uint32_t parent = kNone;  // the reading it stands inside
  TokenRanges content;
  // One that was put inside it; the one that was put inside the same before.
  std::uint32_t inside = kNone, beside = kNone;
};

// A candidate that may be chosen.
struct Likely {
  double probability = 0;
  std::uint32_t candidate = 0;
};

class Resolver {
 public:
  Resolver(const ReadingInput& input, ReadingScratch& scratch)
      : input_(input), taken_(scratch.taken), likeliest_(scratch.likeliest) {}

  Readings Resolve() {
    taken_.assign(input_.sentences.tokens.size(), kFree);
    if (likeliest_.size() < taken_.size()) likeliest_.resize(taken_.size());
    Choose();
    EndBeforeNextCue();
    GoOn();
    Readings out;
    out.chosen.resize(input_.candidates.size());
    std::vector<std::pair<ByteSpan, std::uint32_t>> order;  // readings by where they begin
    order.reserve(readings_.size());
    for (std::uint32_t i = 0; i < readings_.size(); ++i)
      order.emplace_back(FirstSpan(readings_[i].content), i);
    std::sort(order.begin(), order.end());
    std::vector<std::uint32_t> place(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) place[order[i].second] = i;
    out.attributions.reserve(order.size());
    out.candidates.reserve(order.size());
    for (const auto& [span, i] : order) {
      const Reading& reading = readings_[i];
      Attribution& attribution = out.attributions.emplace_back();
      Fill(reading, attribution);
      if (reading.parent != kFree) attribution.parent = place[reading.parent];
      out.candidates.push_back(reading.candidate);
      out.chosen[reading.candidate] = true;
    }
    return out;
  }

  CandidateReading Explain(std::size_t index) const {
    const Candidate& candidate = input_.candidates[index];
    CandidateReading out;
    out.rule = input_.pack.rules[candidate.rule].id;
    out.content = Spans(candidate.content);
    out.cue = Spans(candidate.cue);
    out.source = Spans(candidate.source);
    out.probability = input_.probabilities[index];
    return out;
  }

 private:
  static constexpr std::uint32_t kFree = Reading::kNone;
  // A reading that is less likely right than this is worse than none where its end is unsure; where
  // it is sure how far the words go, it is worth knowing at much less: its confidence says how
  // seldom it is right. docs/evaluate.md has the figures.
  static constexpr double kFloor = 0.33, kFloorOfSureEnd = 0.07, kSureEnd = 0.9;
  // So is one of less than this part of the probability of another reading of its cue, though that
  // one gave way: of “told reporters, calling it a ruin”, “reporters” is no claim.
  static constexpr double kLeastOfCue = 0.5;
  // The same for an utterance inside another, which is rarer: of those of another source that are
  // less likely, fewer than a third are right.
  static constexpr double kNestedFloor = 0.6;
  // The same for one that ends the utterance before it.
  static constexpr double kNextCueFloor = 0.6;

  // The likeliest candidates first. Each keeps its content and cue to itself, save that one
  // utterance may stand whole inside the content of another: “He praised the bridge, Meridian
  // added.”
  void Choose() {
    const std::vector<Likely> order = FindLikely();
    readings_.reserve(order.size());
    for (const Likely& likely : order) {
      const Candidate& candidate = input_.candidates[likely.candidate];
      FindMet(candidate);
      if (met_.empty() || (likely.probability >= kNestedFloor && Nests(candidate)))
        Add(likely.candidate);
    }
  }

  // The candidates above the floors, the likeliest first.
  std::vector<Likely> FindLikely() {
    const std::vector<Candidate>& all = input_.candidates;
    std::vector<Likely> out;
    out.reserve(all.size());
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      const double probability = input_.probabilities[i];
      if (probability < (all[i].end_probability >= kSureEnd ? kFloorOfSureEnd : kFloor)) continue;
      if (!all[i].cue.empty()) OfCue(all[i]) = std::max(OfCue(all[i]), probability);
      out.push_back({probability, i});
    }
    std::erase_if(out, [&](const Likely& likely) {
      const Candidate& candidate = all[likely.candidate];
      return !candidate.cue.empty() && likely.probability < kLeastOfCue * OfCue(candidate);
    });
    for (const Candidate& candidate : all) {
      if (!candidate.cue.empty()) OfCue(candidate) = 0;
    }
    std::sort(out.begin(), out.end(), [](const Likely& a, const Likely& b) {
      return a.probability != b.probability ? a.probability > b.probability
                                            : a.candidate < b.candidate;
    });
    return out;
  }

  double& OfCue(const Candidate& candidate) { return likeliest_[candidate.cue.front().first]; }

  // Fills met_ with the readings that have tokens of the candidate, and those that hold these.
  void FindMet(const Candidate& candidate) {
    met_.clear();
    for (const TokenRanges* ranges : {&candidate.content, &candidate.cue}) {
      for (TokenRange range : *ranges) {
        std::uint32_t before = kFree;  // the reading of the token before
        const auto end = taken_.begin() + range.end;
        const auto another = [&](std::uint32_t reading) { return reading != before; };
        for (auto at = taken_.begin() + range.first;
             (at = std::find_if(at, end, another)) != end;) {
          before = *at;
          for (std::uint32_t reading = before;
               reading != kFree && std::find(met_.begin(), met_.end(), reading) == met_.end();
               reading = readings_[reading].parent) {
            met_.push_back(reading);
          }
        }
      }
    }
  }

  const Candidate& CandidateOf(std::uint32_t reading) const {
    return input_.candidates[readings_[reading].candidate];
  }

  // Whether the candidate stands inside or around each of the utterances that it meets.
  bool Nests(const Candidate& candidate) const {
    return std::all_of(met_.begin(), met_.end(), [&](std::uint32_t reading) {
      const Candidate& other = CandidateOf(reading);
      return HoldsApart(other, candidate) || HoldsApart(candidate, other) ||
             Apart(candidate, other);
    });
  }

  // Makes a reading of the candidate, between those of met_ that hold it and those that it holds.
  void Add(std::uint32_t index) {
    const Candidate& candidate = input_.candidates[index];
    const auto own = static_cast<std::uint32_t>(readings_.size());
    std::uint32_t parent = kFree;
    for (std::uint32_t reading : met_) {
      if (Holds(CandidateOf(reading).content, candidate) &&
          (parent == kFree || Holds(CandidateOf(parent).content, CandidateOf(reading)))) {
        parent = reading;
      }
    }
    for (std::uint32_t reading : met_) {
      if (readings_[reading].parent == parent && Holds(candidate.content, CandidateOf(reading)))
        readings_[reading].parent = own;
    }
    readings_.push_back({.candidate = index, .parent = parent, .content = candidate.content});
    for (const TokenRanges* ranges : {&candidate.content, &candidate.cue}) {
      for (TokenRange range : *ranges) {
        std::replace(taken_.begin() + range.first, taken_.begin() + range.end, parent, own);
      }
    }
  }

  // Where a speaker goes on to another utterance, the one before ends: “She said that it was late
  // and called it “a ruin”.” It keeps its content up to the words that join the two.
  void EndBeforeNextCue() {
    for (std::uint32_t i = 0; i < readings_.size(); ++i) PutInside(i, readings_[i].parent);
    for (std::uint32_t i = 0; i < readings_.size(); ++i) {
      const std::uint32_t outer = readings_[i].parent;
      if (outer == kFree || input_.probabilities[readings_[i].candidate] < kNextCueFloor ||
          !SameSource(CandidateOf(i), CandidateOf(outer))) {
        continue;
      }
      const std::uint32_t end = EndBefore(CandidateOf(outer), CandidateOf(i).cue.front().first);
      TokenRange& claim = readings_[outer].content.back();
      if (end <= claim.first || end >= claim.end) continue;
      std::replace(taken_.begin() + end, taken_.begin() + claim.end, outer,
                   readings_[outer].parent);
      claim.end = end;
      for (std::uint32_t inner = std::exchange(readings_[outer].inside, kFree); inner != kFree;) {
        const std::uint32_t next = readings_[inner].beside;
        PutInside(inner, Holds({claim}, CandidateOf(inner)) ? outer : readings_[outer].parent);
        inner = next;
      }
    }
  }

  void PutInside(std::uint32_t reading, std::uint32_t outer) {
    readings_[reading].parent = outer;
    if (outer != kFree) readings_[reading].beside = std::exchange(readings_[outer].inside, reading);
  }

  // Where the claim may end before the words that join it to `token`: of the last places before it,
  // a word apart, the first (“… | and | called”). 0: nothing joins them.
  std::uint32_t EndBefore(const Candidate& claim, std::uint32_t token) const {
    const ClaimEnd* const first = input_.ends.data() + claim.first_end;
    const ClaimEnd* const behind = std::upper_bound(
        first, first + claim.end_count, token,
        [](std::uint32_t t, const ClaimEnd& place) { return t < place.end_token; });
    std::uint32_t end = token;
    for (const ClaimEnd* place = behind; place != first && (place - 1)->end_token + 1 >= end;) {
      --place;
      // A verb joins nothing: “the crew | asked | to know”.
      if (place->end_token < token && (input_.pack.claim_uses[place->next] & kClaimVerb) != 0)
        break;
      end = place->end_token;
    }
    return end == token ? 0 : end;
  }

  // A quotation that nobody has goes to the utterance before it where nothing but the end of a
  // sentence, or a paragraph's, stands between them: “A,” she said. “B.” ¶ “C.”
  void GoOn() {
    std::uint32_t last = kFree;  // the reading of the quotation before, while its passage lasts
    std::uint32_t after_last = 0;
    for (const Quotation& quotation : input_.quotations.quotations) {
      if (quotation.parent != kNoQuotation || quotation.use != QuotationUse::speech) continue;
      const std::uint32_t owner = taken_[quotation.first_token];
      if (owner != kFree) {
        last = owner;
        after_last = quotation.end_token;
        continue;
      }
      if (last == kFree || !OnlyNarratesCue(after_last, quotation.first_token, last) ||
          !(StandsAlone(quotation) || (CueBetween(after_last, quotation.first_token, last) &&
                                       EndsSentence(quotation) && FollowsPoint(quotation, last)))) {
        last = kFree;
        continue;
      }
      const TokenRange range = {quotation.first_token, quotation.end_token};
      readings_[last].content.push_back(range);
      std::fill(taken_.begin() + range.first, taken_.begin() + range.end, last);
      after_last = quotation.end_token;
    }
  }

  // Between two quotations of one utterance stands at most the rest of the sentence that has its
  // cue, whatever else that tells: “A,” she said, adding that it was late. “B.”
  bool OnlyNarratesCue(std::uint32_t begin, std::uint32_t end, std::uint32_t reading) const {
    return begin == end || (CueBetween(begin, end, reading) && SentencesBegun(begin, end - 1) == 0);
  }

  // Sentences that begin behind token `begin`, up to and with `end`.
  std::size_t SentencesBegun(std::uint32_t begin, std::uint32_t end) const {
    const std::vector<Sentence>& all = input_.sentences.sentences;
    return ipse::SentenceOf(all, end) - ipse::SentenceOf(all, begin);
  }

  // Whether a comma or dash, the cue or the source stands right before the quotation: not “adding
  // that it was “b””.
  bool FollowsPoint(const Quotation& quotation, std::uint32_t reading) const {
    const std::uint32_t before = quotation.first_token - 1;
    const Candidate& candidate = input_.candidates[readings_[reading].candidate];
    const bool in_source =
        std::any_of(candidate.source.begin(), candidate.source.end(),
                    [&](TokenRange r) { return r.first <= before && before < r.end; });
    return input_.sentences.tokens[before].kind == TokenKind::punctuation ||
           taken_[before] == reading || in_source;
  }

  // “A,” she said, “b.”
  bool CueBetween(std::uint32_t begin, std::uint32_t end, std::uint32_t reading) const {
    const Candidate& candidate = input_.candidates[readings_[reading].candidate];
    return !candidate.cue.empty() && candidate.cue.front().first >= begin &&
           candidate.cue.front().first < end;
  }

  // Whether the quotation is a sentence, or sentences, by itself.
  bool StandsAlone(const Quotation& quotation) {
    return SentenceAt(quotation.first_token).first_token == quotation.first_token &&
           EndsSentence(quotation);
  }

  // Whether at most a full stop follows the quotation in its sentence.
  bool EndsSentence(const Quotation& quotation) {
    return SentenceAt(quotation.end_token - 1).end_token <= quotation.end_token + 1;
  }

  const Sentence& SentenceAt(std::uint32_t token) {
    sentence_ = ipse::SentenceOf(input_.sentences.sentences, token, sentence_);
    return input_.sentences.sentences[sentence_];
  }

  ByteSpan Bytes(TokenRange range) const {
    return {input_.sentences.tokens[range.first].begin, input_.sentences.tokens[range.end - 1].end};
  }

  // Without commas and stops at the ends, which belong to the narration.
  TokenRange Trim(TokenRange range) const {
    const auto is_point = [&](std::uint32_t t) {
      return input_.sentences.tokens[t].kind == TokenKind::punctuation && !IsOpenBracket(t);
    };
    while (range.first + 1 < range.end && is_point(range.end - 1) &&
           !IsCloseBracket(range.end - 1)) {
      --range.end;
    }
    while (range.first + 1 < range.end && is_point(range.first)) ++range.first;
    return range;
  }

  bool IsOpenBracket(std::uint32_t t) const { return Byte(t) == '(' || Byte(t) == '['; }
  bool IsCloseBracket(std::uint32_t t) const { return Byte(t) == ')' || Byte(t) == ']'; }
  char Byte(std::uint32_t t) const {
    return input_.text.reading()[input_.sentences.tokens[t].begin];
  }

  std::vector<ByteSpan> Spans(const TokenRanges& ranges) const {
    std::vector<ByteSpan> out(ranges.size());
    std::transform(ranges.begin(), ranges.end(), out.begin(),
                   [&](TokenRange range) { return Bytes(Trim(range)); });
    if (out.size() > 1) std::sort(out.begin(), out.end());
    return out;
  }

  ByteSpan FirstSpan(const TokenRanges& ranges) const {
    ByteSpan first = Bytes(Trim(ranges.front()));
    for (TokenRange range : std::span(ranges).subspan(1))
      first = std::min(first, Bytes(Trim(range)));
    return first;
  }

  // All but its parent.
  void Fill(const Reading& reading, Attribution& out) {
    const Candidate& candidate = input_.candidates[reading.candidate];
    const AttributionRule& rule = input_.pack.rules[candidate.rule];
    out.content = Spans(reading.content);
    out.cue = Spans(candidate.cue);
    out.source = Spans(candidate.source);
    out.kind = KindOf(input_.sentences, input_.quotations, reading.content);
    out.stance = rule.stance ? *rule.stance : StanceOf(input_.pack, candidate);
    const Modality modality = ModalityOf(input_.pack, input_.words, candidate);
    out.act = modality.act;
    out.event = modality.event;
    out.hedged = modality.hedged;
    out.sentence = SentenceOf(candidate);
    out.confidence = input_.probabilities[reading.candidate];
    out.rule = rule.id;
    const std::optional<ByteSpan> headline = input_.text.headline();
    out.headline = headline && headline->contains(out.content.front());
  }

  ByteSpan SentenceOf(const Candidate& candidate) {
    return SentenceAt(candidate.cue.empty() ? candidate.content.front().first
                                            : candidate.cue.front().first)
        .span;
  }

  const ReadingInput& input_;
  std::vector<std::uint32_t>& taken_;
  std::vector<double>& likeliest_;
  std::uint32_t sentence_ = 0;  // that was looked at last
  std::vector<Reading> readings_;
  std::vector<std::uint32_t> met_;  // by the candidate in hand
};

}  // namespace

Readings ResolveReadings(const ReadingInput& input, ReadingScratch& scratch) {
  return Resolver(input, scratch).Resolve();
}

CandidateReading ExplainCandidate(const ReadingInput& input, std::size_t index) {
  ReadingScratch unused;
  return Resolver(input, unused).Explain(index);
}

}  // namespace ipse
