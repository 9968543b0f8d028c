#include "confidence/context.h"

#include <algorithm>

namespace ipse {
namespace {

constexpr std::uint32_t kFarthest = 256;     // tokens of a sentence that are looked at
constexpr std::size_t kMostNeighbours = 64;  // readings on either side that may be rivals
constexpr float kNever = 1e6F;               // words to what is not there

std::uint32_t Size(const TokenRanges& ranges) {
  std::uint32_t n = 0;
  for (TokenRange range : ranges) n += range.end - range.first;
  return n;
}

std::uint32_t Common(const TokenRanges& a, const TokenRanges& b) {
  std::uint32_t n = 0;
  for (TokenRange x : a) {
    for (TokenRange y : b) {
      const std::uint32_t first = std::max(x.first, y.first), end = std::min(x.end, y.end);
      n += first < end ? end - first : 0;
    }
  }
  return n;
}

bool SameThing(const Candidate& a, const Candidate& b) {
  const std::uint32_t common = Common(a.content, b.content);
  const std::uint32_t all = Size(a.content) + Size(b.content) - common;
  if (2 * common < all || a.source.empty() != b.source.empty()) return false;
  return a.source.empty() || Common(a.source, b.source) > 0;
}

std::uint32_t Between(TokenRange a, TokenRange b) {
  return std::max(a.first, b.first) - std::min(std::max(a.first, b.first), std::min(a.end, b.end));
}

// The readings that it won against.
void MeasureRivals(const ContextInput& input, std::uint32_t own, TokenRange sentence,
                   MeasureValues& out) {
  const Candidate& candidate = input.candidates[own];
  float rival = 0, meeting = 0, of_cue = 0;
  int readings = 0, agreeing = 0;
  const auto look = [&](std::size_t index) {
    const Candidate& other = input.candidates[index];
    const auto probability = static_cast<float>(input.probabilities[index]);
    const std::uint32_t first = (other.cue.empty() ? other.content : other.cue).front().first;
    readings += sentence.first <= first && first < sentence.end ? 1 : 0;
    const bool same_cue = Common(candidate.cue, other.cue) > 0;
    if (same_cue) of_cue = std::max(of_cue, probability);
    if (!same_cue && Common(candidate.content, other.content) == 0 &&
        Common(candidate.content, other.cue) == 0 && Common(candidate.cue, other.content) == 0) {
      return;
    }
    meeting = std::max(meeting, probability);
    if (SameThing(candidate, other))
      ++agreeing;
    else
      rival = std::max(rival, probability);
  };
  const auto same_place = [&](std::size_t index) {
    return input.candidates[index].paragraph == candidate.paragraph;
  };
  const std::size_t last = std::min(input.candidates.size(), own + kMostNeighbours);
  for (std::size_t i = own + 1; i < last && same_place(i); ++i) look(i);
  const std::size_t first = own > kMostNeighbours ? own - kMostNeighbours : 0;
  for (std::size_t i = own; i-- > first && same_place(i);) look(i);
  At(out, Measure::rival) = rival;
  At(out, Measure::meeting) = meeting;
  At(out, Measure::of_cue) = of_cue;
  At(out, Measure::readings) = static_cast<float>(readings);
  At(out, Measure::agreeing) = static_cast<float>(agreeing);
  At(out, Measure::lead) =
      static_cast<float>(LogOdds(input.probabilities[own]) - LogOdds(static_cast<double>(rival)));
}

// Where its claim may end.
void MeasureEnds(const Candidate& candidate, MeasureValues& out) {
  At(out, Measure::end) = static_cast<float>(candidate.end_probability);
  At(out, Measure::end_agreement) = candidate.end_agreement;
  At(out, Measure::end_shorter) = candidate.end_shorter;
  At(out, Measure::ends) = static_cast<float>(candidate.end_count);
}

// How it lies in its sentence.
void MeasureSentence(const ContextInput& input, const Candidate& candidate, TokenRange sentence,
                     MeasureValues& out) {
  const auto set = [&](Measure measure, std::uint32_t words) {
    At(out, measure) = static_cast<float>(words);
  };
  const auto beyond = [](std::uint32_t a, std::uint32_t b) { return a < b ? b - a : 0; };
  const auto count = [&](std::uint32_t first, std::uint32_t end, auto holds) {
    std::uint32_t n = 0;
    for (std::uint32_t t = first; t < std::min(end, first + kFarthest); ++t)
      n += holds(input.sentences.tokens[t]) ? 1 : 0;
    return n;
  };
  const auto is_comma = [&](const Token& token) { return input.reading[token.begin] == ','; };
  const auto is_capital = [](const Token& token) {
    return token.casing == Casing::capital || token.casing == Casing::upper;
  };
  const TokenRange first = candidate.content.front(), last = candidate.content.back();
  const std::uint32_t words = sentence.end - sentence.first;
  const std::uint32_t content = Size(candidate.content);
  set(Measure::sentence_words, words);
  set(Measure::content_words, content);
  At(out, Measure::content_share) = static_cast<float>(content) / static_cast<float>(words);
  set(Measure::sentence_commas, count(sentence.first, sentence.end, is_comma));
  set(Measure::content_commas, count(first.first, last.end, is_comma));
  set(Measure::content_capitals, count(first.first, last.end, is_capital));
  set(Measure::words_behind, beyond(last.end, sentence.end));
  std::uint32_t begin = first.first;
  if (!candidate.source.empty()) begin = std::min(begin, candidate.source.front().first);
  if (!candidate.cue.empty()) begin = std::min(begin, candidate.cue.front().first);
  set(Measure::words_before, beyond(sentence.first, begin));
  set(Measure::source_words, Size(candidate.source));
  set(Measure::cue_words, Size(candidate.cue));
  if (candidate.cue.empty()) return;
  const TokenRange cue = candidate.cue.front();
  set(Measure::words_before_cue, beyond(sentence.first, cue.first));
  set(Measure::words_behind_cue, beyond(candidate.cue.back().end, sentence.end));
  set(Measure::content_gap, Between(cue, first));
  if (candidate.source.empty()) return;
  const TokenRange source = candidate.source.front();
  set(Measure::source_gap, Between(source, cue));
  set(Measure::gap_commas,
      count(std::min(source.end, cue.end), std::max(source.first, cue.first), is_comma));
}

TokenRange SentenceOf(const Sentences& sentences, ByteSpan span) {
  const auto behind =
      std::upper_bound(sentences.sentences.begin(), sentences.sentences.end(), span.begin,
                       [](std::uint32_t byte, const Sentence& s) { return byte < s.span.begin; });
  return {(behind - 1)->first_token, (behind - 1)->end_token};
}

}  // namespace

void Context::Use(const ContextInput& input) {
  input_ = &input;
  sentences_.clear();
  cues_.clear();
  sources_.clear();
  inside_.assign(input.attributions.size(), 0);
  of_speaker_.assign(input.speakers.size(), 0);
  sum_ = 0;
  quoted_ = 0;
  for (std::size_t i = 0; i < input.attributions.size(); ++i) {
    const Attribution& a = input.attributions[i];
    sentences_.push_back(SentenceOf(input.sentences, a.sentence));
    if (a.parent) ++inside_[*a.parent];
    cues_.push_back(input.candidates[input.chosen[i]].cue_word);
    sources_.push_back(SourceOf(a));
    if (const std::optional<std::uint32_t> speaker = SpeakerOf(i)) ++of_speaker_[*speaker];
    sum_ += input.probabilities[input.chosen[i]];
    quoted_ += a.kind == Kind::indirect ? 0 : 1;
  }
}

// Its words, "" where nobody is named.
std::string_view Context::SourceOf(const Attribution& a) const {
  if (a.source.empty()) return {};
  return input_->reading.substr(a.source.front().begin,
                                a.source.back().end - a.source.front().begin);
}

// What was chosen beside it and elsewhere in the document.
void Context::MeasureDocument(std::size_t index, MeasureValues& out) const {
  const ContextInput& input = *input_;
  const auto probability = [&](std::size_t i) {
    return static_cast<float>(input.probabilities[input.chosen[i]]);
  };
  const auto others = [](std::uint32_t n) { return static_cast<float>(n - 1); };
  const std::size_t all = input.attributions.size();
  const TokenRange own = sentences_[index];
  const auto words = static_cast<float>(input.sentences.tokens.size());
  At(out, Measure::since_last) = At(out, Measure::until_next) = kNever;
  if (index > 0) {
    At(out, Measure::last) = probability(index - 1);
    At(out, Measure::since_last) =
        static_cast<float>(own.first) - static_cast<float>(sentences_[index - 1].end);
  }
  if (index + 1 < all) {
    At(out, Measure::next) = probability(index + 1);
    At(out, Measure::until_next) =
        static_cast<float>(sentences_[index + 1].first) - static_cast<float>(own.end);
  }
  float beside = 0, best = 0;
  const auto look = [&](std::size_t i) {
    if (sentences_[i].first != own.first) return false;
    ++beside;
    best = std::max(best, probability(i));
    return true;
  };
  for (std::size_t i = index + 1; i < std::min(all, index + kMostNeighbours) && look(i);) ++i;
  for (std::size_t i = index; i > 0 && index - i < kMostNeighbours && look(i - 1);) --i;
  At(out, Measure::beside) = beside;
  At(out, Measure::best_beside) = best;
  At(out, Measure::inside) = static_cast<float>(inside_[index]);
  At(out, Measure::document_words) = words;
  At(out, Measure::position) = static_cast<float>(own.first);
  At(out, Measure::attributions) = static_cast<float>(all);
  At(out, Measure::density) = 100 * static_cast<float>(all) / words;
  At(out, Measure::quoted_share) = static_cast<float>(quoted_) / static_cast<float>(all);
  At(out, Measure::mean) =
      all == 1 ? 0
               : static_cast<float>((sum_ - static_cast<double>(probability(index))) /
                                    static_cast<double>(all - 1));
  At(out, Measure::same_cue) = others(cues_.Count(index));
  if (const std::optional<std::uint32_t> speaker = SpeakerOf(index)) {
    At(out, Measure::same_speaker) = others(of_speaker_[*speaker]);
    At(out, Measure::mentions) = static_cast<float>(input.speakers[*speaker].mentions.size());
  }
  At(out, Measure::same_source) = others(sources_.Count(index));
}

std::optional<std::uint32_t> Context::SpeakerOf(std::size_t index) const {
  const std::vector<EntityRef>& speakers = input_->attributions[index].speakers;
  if (speakers.empty()) return std::nullopt;
  return speakers.front().entity;
}

void Context::TraitsOf(std::size_t index, FeatureIds& out) const {
  const Attribution& a = input_->attributions[index];
  const Candidate& candidate = input_->candidates[input_->chosen[index]];
  const auto add = [&](ContextTrait trait, bool holds) {
    if (holds) AddTrait(trait, out);
  };
  add(ContextTrait::nested, a.parent.has_value());
  add(ContextTrait::headline, a.headline);
  add(ContextTrait::hedged, a.hedged);
  add(ContextTrait::mixed, a.kind == Kind::mixed);
  add(ContextTrait::indirect, a.kind == Kind::indirect);
  add(ContextTrait::carried, !a.via.empty());
  const Token& last = input_->sentences.tokens[candidate.content.back().end - 1];
  add(ContextTrait::question, input_->reading[last.begin] == '?');
  const std::span ends = input_->ends.subspan(candidate.first_end, candidate.end_count);
  const auto end = std::find_if(ends.begin(), ends.end(), [&](const ClaimEnd& e) {
    return e.end_token >= candidate.content.back().end;
  });
  if (end != ends.end()) {
    add(ContextTrait::no_verb, end->clause == ClauseState::no_verb);
    add(ContextTrait::open, end->clause == ClauseState::open);
    add(ContextTrait::verb_ahead, (input_->pack.claim_uses[end->ahead] & kClaimVerb) != 0);
  }
  const std::optional<std::uint32_t> speaker = SpeakerOf(index);
  add(ContextTrait::after_own, speaker && index > 0 && SpeakerOf(index - 1) == speaker);
  add(ContextTrait::before_own,
      speaker && index + 1 < input_->attributions.size() && SpeakerOf(index + 1) == speaker);
  AddKinds(a, speaker ? std::optional(input_->speakers[*speaker].type) : std::nullopt, out);
}

MeasureValues Context::Measures(std::size_t index) const {
  const std::uint32_t own = input_->chosen[index];
  MeasureValues values{};
  At(values, Measure::probability) = static_cast<float>(input_->probabilities[own]);
  MeasureRivals(*input_, own, sentences_[index], values);
  MeasureEnds(input_->candidates[own], values);
  MeasureSentence(*input_, input_->candidates[own], sentences_[index], values);
  MeasureDocument(index, values);
  return values;
}

}  // namespace ipse
