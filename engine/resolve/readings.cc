#include "resolve/readings.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "resolve/modality.h"
#include "resolve/nesting.h"

namespace ipse {
namespace {

// An utterance on its way to being an attribution.
struct Reading {
  std::uint32_t candidate = 0;
  std::uint32_t parent = 0xffffffff;  // the reading it stands inside
  TokenRanges content;
};

class Resolver {
 public:
  explicit Resolver(const ReadingInput& input)
      : input_(input), taken_(input.sentences.tokens.size(), kFree) {}

  Readings Resolve() {
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
  static constexpr std::uint32_t kFree = 0xffffffff;
  // A reading that is less likely right than this is worse than none where its end is unsure; where
  // it is sure how far the words go, and asked only whether they were said, it is worth knowing at
  // much less: its confidence says how seldom it is right. Cross-validated against floors that do
  // not look at the end, these tell right and wrong apart as well with more of the spans exact:
  // docs/evaluate.md has the figures.
  static constexpr double kFloor = 0.25, kFloorOfSureEnd = 0.07, kSureEnd = 0.9;
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
    std::vector<std::uint32_t> order;
    order.reserve(input_.candidates.size());
    for (std::uint32_t i = 0; i < input_.candidates.size(); ++i) {
      const bool sure_end = input_.candidates[i].end_probability >= kSureEnd;
      if (input_.probabilities[i] >= (sure_end ? kFloorOfSureEnd : kFloor)) order.push_back(i);
    }
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      const double left = input_.probabilities[a], right = input_.probabilities[b];
      return left != right ? left > right : a < b;
    });
    readings_.reserve(order.size());
    std::vector<double> likeliest(taken_.size());  // by the token that a cue begins with
    for (std::uint32_t index : order) {
      const double probability = input_.probabilities[index];
      if (!input_.candidates[index].cue.empty()) {
        double& of_cue = likeliest[input_.candidates[index].cue.front().first];
        of_cue = std::max(of_cue, probability);
        if (probability < kLeastOfCue * of_cue) continue;
      }
      FindMet(input_.candidates[index]);
      if (met_.empty() || (probability >= kNestedFloor && Nests(input_.candidates[index])))
        Add(index);
    }
  }

  // Fills met_ with the readings that have tokens of the candidate, and those that hold these.
  void FindMet(const Candidate& candidate) {
    met_.clear();
    for (const TokenRanges* ranges : {&candidate.content, &candidate.cue}) {
      for (TokenRange range : *ranges) {
        std::uint32_t before = kFree;  // the reading of the token before
        for (std::uint32_t t = range.first; t < range.end; ++t) {
          if (taken_[t] == before) continue;
          before = taken_[t];
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
    readings_.push_back({index, parent, candidate.content});
    for (const TokenRanges* ranges : {&candidate.content, &candidate.cue}) {
      for (TokenRange range : *ranges) {
        for (std::uint32_t t = range.first; t < range.end; ++t) {
          if (taken_[t] == parent) taken_[t] = own;
        }
      }
    }
  }

  // Where a speaker goes on to another utterance, the one before ends: “She said that it was late
  // and called it “a ruin”.” It keeps its content up to the words that join the two.
  void EndBeforeNextCue() {
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
      for (Reading& reading : readings_) {
        if (reading.parent == outer && !Holds({claim}, input_.candidates[reading.candidate]))
          reading.parent = readings_[outer].parent;
      }
    }
  }

  // Where the claim may end before the words that join it to `token`: of the last places before it,
  // a word apart, the first (“… | and | called”). 0: nothing joins them.
  std::uint32_t EndBefore(const Candidate& claim, std::uint32_t token) const {
    const ClaimEnd* const first = input_.ends.data() + claim.first_end;
    const ClaimEnd* const behind = std::upper_bound(
        first, first + claim.end_count, token,
        [](std::uint32_t t, const ClaimEnd& place) { return t < place.end_token; });
    std::uint32_t end = token;
    for (const ClaimEnd* place = behind; place != first && (place - 1)->end_token + 1 >= end;)
      end = (--place)->end_token;
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
    const auto after = [&](std::uint32_t token) {
      return std::upper_bound(all.begin(), all.end(), token,
                              [](std::uint32_t t, const Sentence& s) { return t < s.first_token; });
    };
    return static_cast<std::size_t>(after(end) - after(begin));
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
  bool StandsAlone(const Quotation& quotation) const {
    return SentenceAt(quotation.first_token).first_token == quotation.first_token &&
           EndsSentence(quotation);
  }

  // Whether at most a full stop follows the quotation in its sentence.
  bool EndsSentence(const Quotation& quotation) const {
    return SentenceAt(quotation.end_token - 1).end_token <= quotation.end_token + 1;
  }

  const Sentence& SentenceAt(std::uint32_t token) const {
    const std::vector<Sentence>& all = input_.sentences.sentences;
    return *(
        std::upper_bound(all.begin(), all.end(), token,
                         [](std::uint32_t t, const Sentence& s) { return t < s.first_token; }) -
        1);
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
    std::vector<ByteSpan> out;
    out.reserve(ranges.size());
    for (TokenRange range : ranges) out.push_back(Bytes(Trim(range)));
    std::sort(out.begin(), out.end());
    return out;
  }

  ByteSpan FirstSpan(const TokenRanges& ranges) const {
    ByteSpan first = Bytes(Trim(ranges.front()));
    for (TokenRange range : std::span(ranges).subspan(1))
      first = std::min(first, Bytes(Trim(range)));
    return first;
  }

  bool HasWord(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t t = begin; t < end; ++t) {
      const TokenKind kind = input_.sentences.tokens[t].kind;
      if (kind != TokenKind::punctuation && kind != TokenKind::quote) return true;
    }
    return false;
  }

  Kind KindOf(const TokenRanges& content) const {
    bool quoted = false;
    bool narrated = false;
    for (TokenRange range : content) {
      std::uint32_t t = range.first;
      auto q =
          std::lower_bound(input_.quotations.quotations.begin(), input_.quotations.quotations.end(),
                           range.first, [](const Quotation& quotation, std::uint32_t token) {
                             return quotation.end_token <= token;
                           });
      for (; q != input_.quotations.quotations.end() && q->first_token < range.end; ++q) {
        if (q->use != QuotationUse::speech || q->end_token <= t) continue;
        const std::uint32_t begin = std::max(t, q->first_token);
        narrated = narrated || HasWord(t, begin);
        t = std::min(q->end_token, range.end);
        quoted = quoted || HasWord(begin, t);
      }
      narrated = narrated || HasWord(t, range.end);
    }
    return quoted && narrated ? Kind::mixed : quoted ? Kind::direct : Kind::indirect;
  }

  // All but its parent.
  void Fill(const Reading& reading, Attribution& out) const {
    const Candidate& candidate = input_.candidates[reading.candidate];
    const AttributionRule& rule = input_.pack.rules[candidate.rule];
    out.content = Spans(reading.content);
    out.cue = Spans(candidate.cue);
    out.source = Spans(candidate.source);
    out.kind = KindOf(reading.content);
    out.stance =
        rule.stance ? *rule.stance : StanceOf(candidate.ClassesAt(input_.pack, Place::cue));
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

  Stance StanceOf(const ClassSet& cue) const {
    std::optional<Stance> first;
    ForEachClass(cue, [&](ClassId id) {
      if (!first) first = input_.pack.class_stance[id];
    });
    return first.value_or(Stance::asserts);
  }

  ByteSpan SentenceOf(const Candidate& candidate) const {
    return SentenceAt(candidate.cue.empty() ? candidate.content.front().first
                                            : candidate.cue.front().first)
        .span;
  }

  const ReadingInput& input_;
  std::vector<std::uint32_t> taken_;  // by token: the reading it belongs to
  std::vector<Reading> readings_;
  std::vector<std::uint32_t> met_;  // by the candidate in hand
};

}  // namespace

Readings ResolveReadings(const ReadingInput& input) { return Resolver(input).Resolve(); }

CandidateReading ExplainCandidate(const ReadingInput& input, std::size_t index) {
  return Resolver(input).Explain(index);
}

}  // namespace ipse
