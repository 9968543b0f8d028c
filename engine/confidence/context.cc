#include "confidence/context.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <tuple>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "base/strings.h"

namespace ipse {
namespace {

// What is measured; the steps are about the tenths of what is chosen in news.
enum class Measure : std::uint8_t {
  probability,
  lead,      // log-odds over the likeliest reading of the same words that says another thing
  rival,     // the probability of that
  meeting,   // of the likeliest other reading that has a word of it
  of_cue,    // of the likeliest other of its cue
  readings,  // of its sentence
  agreeing,  // others with the same source and half the content at least
  end,       // the probability of the end that was chosen
  end_agreement,
  end_shorter,
  ends,
  sentence_words,
  content_words,
  content_share,  // of the sentence
  words_before,   // in the sentence
  words_before_cue,
  words_behind_cue,
  words_behind,  // of the sentence
  source_words,
  source_gap,  // words between source and cue
  cue_words,
  content_gap,  // words between cue and content
  content_commas,
  content_capitals,
  sentence_commas,
  gap_commas,  // between source and cue
  since_last,  // words between the sentence of the attribution before and this one's
  until_next,
  last,  // the probability of the attribution before
  next,
  beside,       // others in the same sentence
  best_beside,  // the probability of the likeliest of them
  inside,       // attributions inside it
  document_words,
  position,  // words before it in the document
  attributions,
  density,       // attributions in 100 words
  quoted_share,  // of the document's attributions
  mean,          // probability of the document's others
  same_cue,      // others with the same cue
  same_source,   // others with a source of the same words
  count,
};
constexpr std::size_t kMeasures = static_cast<std::size_t>(Measure::count);
static_assert(kMeasures <= std::tuple_size_v<MeasureValues>);

// A measure counts as the steps that it has reached.
struct Steps {
  std::string_view name;
  std::array<float, 8> from{};
  std::size_t count = 0;

  Steps(std::string_view n, std::initializer_list<float> values) : name(n), count(values.size()) {
    std::copy(values.begin(), values.end(), from.begin());
  }
};

const std::array<Steps, kMeasures>& AllSteps() {
  static const std::array<Steps, kMeasures> steps = {{
      {"probability", {.3F, .4F, .5F, .6F, .7F, .8F, .9F, .95F}},
      {"lead", {0, 0.5F, 1, 1.5F, 2, 3, 4, 6}},
      {"rival", {.02F, .05F, .1F, .2F, .35F, .5F, .7F}},
      {"meeting", {.02F, .1F, .2F, .35F, .5F, .7F, .85F}},
      {"of-cue", {.02F, .1F, .2F, .35F, .5F, .7F}},
      {"readings", {1, 2, 3, 4, 6, 9}},
      {"agreeing", {1, 2, 3}},
      {"end", {.2F, .35F, .5F, .65F, .8F, .9F, .97F}},
      {"end-agreement", {.4F, .55F, .7F, .8F, .9F, .97F, .99F}},
      {"end-shorter", {.01F, .03F, .07F, .15F, .25F, .4F}},
      {"ends", {2, 3, 4, 6, 9, 14}},
      {"sentence-words", {8, 12, 17, 22, 27, 32, 40}},
      {"content-words", {2, 4, 6, 9, 12, 16, 22, 30}},
      {"content-share", {.2F, .35F, .45F, .55F, .65F, .75F, .85F}},
      {"words-before", {1, 3, 6, 10, 16}},
      {"words-before-cue", {1, 2, 3, 5, 8, 14, 22}},
      {"words-behind-cue", {1, 4, 8, 14, 20, 25, 32}},
      {"words-behind", {1, 2, 4, 8, 14}},
      {"source-words", {1, 2, 3, 5, 8, 12}},
      {"source-gap", {1, 2, 4, 7, 12}},
      {"cue-words", {1, 2, 3, 4}},
      {"content-gap", {1, 2, 4, 8}},
      {"content-commas", {1, 2, 3, 5}},
      {"content-capitals", {1, 2, 4, 7}},
      {"sentence-commas", {1, 2, 3, 5}},
      {"gap-commas", {1, 2}},
      {"since-last", {0, 1, 10, 25, 50, 100}},
      {"until-next", {0, 1, 10, 25, 50, 100}},
      {"last", {.3F, .5F, .7F, .85F, .95F}},
      {"next", {.3F, .5F, .7F, .85F, .95F}},
      {"beside", {1, 2, 3}},
      {"best-beside", {.3F, .5F, .7F, .85F, .95F}},
      {"inside", {1, 2}},
      {"document-words", {250, 400, 600, 900, 1300, 2000}},
      {"position", {25, 75, 150, 300, 500, 800, 1300}},
      {"attributions", {4, 8, 13, 18, 25, 35, 50}},
      {"density", {.75F, 1.25F, 1.75F, 2.25F, 2.75F, 3.25F, 4}},
      {"quoted-share", {.05F, .15F, .25F, .35F, .5F}},
      {"mean", {.4F, .5F, .55F, .6F, .65F, .7F, .8F}},
      {"same-cue", {1, 2, 4, 8, 14}},
      {"same-source", {1, 2, 4, 8}},
  }};
  return steps;
}

// What the attribution itself says of its cue and its place.
enum class Trait : std::uint8_t { nested, headline, hedged, mixed, indirect, count };
constexpr std::size_t kTraits = static_cast<std::size_t>(Trait::count);
constexpr std::array<std::string_view, kTraits> kTraitNames = {"nested", "headline", "hedged",
                                                               "mixed", "indirect"};
constexpr std::size_t kEvents = 4, kActs = 3, kStances = 12;

std::size_t StepCount() {
  std::size_t n = 0;
  for (const Steps& steps : AllSteps()) n += steps.count;
  return n;
}
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

using Values = MeasureValues;

float& At(Values& values, Measure measure) { return values[static_cast<std::size_t>(measure)]; }

// The readings that it won against.
void MeasureRivals(const ContextInput& input, std::uint32_t own, TokenRange sentence, Values& out) {
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
void MeasureEnds(const Candidate& candidate, Values& out) {
  At(out, Measure::end) = static_cast<float>(candidate.end_probability);
  At(out, Measure::end_agreement) = candidate.end_agreement;
  At(out, Measure::end_shorter) = candidate.end_shorter;
  At(out, Measure::ends) = static_cast<float>(candidate.end_count);
}

// How it lies in its sentence.
void MeasureSentence(const ContextInput& input, const Candidate& candidate, TokenRange sentence,
                     Values& out) {
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
  of_cue_.clear();
  of_source_.clear();
  inside_.assign(input.attributions.size(), 0);
  sum_ = 0;
  quoted_ = 0;
  for (std::size_t i = 0; i < input.attributions.size(); ++i) {
    const Attribution& a = input.attributions[i];
    sentences_.push_back(SentenceOf(input.sentences, a.sentence));
    if (a.parent) ++inside_[*a.parent];
    ++of_cue_[input.candidates[input.chosen[i]].cue_word];
    ++of_source_[SourceOf(a)];
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
void Context::MeasureDocument(std::size_t index, Values& out) const {
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
  At(out, Measure::same_cue) = others(of_cue_.at(input.candidates[input.chosen[index]].cue_word));
  At(out, Measure::same_source) = others(of_source_.at(SourceOf(input.attributions[index])));
}

void Context::FeaturesOf(std::size_t index, std::uint32_t base, FeatureIds& out) const {
  const std::uint32_t own = input_->chosen[index];
  const Attribution& a = input_->attributions[index];
  Values values{};
  At(values, Measure::probability) = static_cast<float>(input_->probabilities[own]);
  MeasureRivals(*input_, own, sentences_[index], values);
  MeasureEnds(input_->candidates[own], values);
  MeasureSentence(*input_, input_->candidates[own], sentences_[index], values);
  MeasureDocument(index, values);
  for (std::size_t m = 0; m < kMeasures; ++m) {
    const Steps& steps = AllSteps()[m];
    for (std::size_t i = 0; i < steps.count && values[m] >= steps.from[i]; ++i)
      out.push_back(base + static_cast<std::uint32_t>(i));
    base += static_cast<std::uint32_t>(steps.count);
  }
  const std::array<bool, kTraits> traits = {a.parent.has_value(), a.headline, a.hedged,
                                            a.kind == Kind::mixed, a.kind == Kind::indirect};
  for (std::size_t t = 0; t < kTraits; ++t) {
    if (traits[t]) out.push_back(base + static_cast<std::uint32_t>(t));
  }
  base += static_cast<std::uint32_t>(kTraits);
  out.push_back(base + static_cast<std::uint32_t>(a.event));
  base += static_cast<std::uint32_t>(kEvents);
  out.push_back(base + static_cast<std::uint32_t>(a.act));
  base += static_cast<std::uint32_t>(kActs);
  out.push_back(base + static_cast<std::uint32_t>(a.stance));
}

std::size_t ContextFeatureCount() { return StepCount() + kTraits + kEvents + kActs + kStances; }

std::string ContextFeatureName(std::size_t feature) {
  for (const Steps& steps : AllSteps()) {
    if (feature < steps.count)
      return absl::StrFormat("%s-from-%g", steps.name, steps.from[feature]);
    feature -= steps.count;
  }
  if (feature < kTraits) return std::string(kTraitNames[feature]);
  feature -= kTraits;
  if (feature < kEvents) return absl::StrCat("event:", AbslView(Name(static_cast<Event>(feature))));
  feature -= kEvents;
  if (feature < kActs) return absl::StrCat("act:", AbslView(Name(static_cast<Act>(feature))));
  return absl::StrCat("stance:", AbslView(Name(static_cast<Stance>(feature - kActs))));
}

std::optional<std::uint32_t> FindContextFeature(std::string_view name) {
  static const absl::flat_hash_map<std::string, std::uint32_t> numbers = [] {
    absl::flat_hash_map<std::string, std::uint32_t> out;
    for (std::size_t i = 0; i < ContextFeatureCount(); ++i)
      out.emplace(ContextFeatureName(i), static_cast<std::uint32_t>(i));
    return out;
  }();
  const auto found = numbers.find(AbslView(name));
  if (found == numbers.end()) return std::nullopt;
  return found->second;
}

}  // namespace ipse
