#include "segment/segmenter.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "segment/boundaries.h"
#include "segment/proposals.h"
#include "segment/tokens.h"
#include "unicode/filteredbrk.h"
#include "unicode/locid.h"
#include "unicode/rbbi.h"

namespace ipse {

struct Segmenter::Compiled {
  std::unique_ptr<icu::BreakIterator> sentences;   // proposes; null where the scanner does
  std::optional<icu::Locale> suppressions;         // of CLDR, which it goes by
  std::unique_ptr<icu::BreakIterator> dictionary;  // words of scripts without spaces
  Abbreviations abbreviations;
  BoundaryLists lists;
};

namespace {

// Where a sentence may begin: at a token of the paragraph, by what.
struct Place {
  enum class By : std::uint8_t { proposal, marker, dateline };
  std::uint32_t token;
  By by;
};

// Takes a million instructions, so it is left to those who segment the language. A copy of
// `sentences` where CLDR lists no suppressions for it.
std::unique_ptr<icu::BreakIterator> WithSuppressions(const icu::BreakIterator& sentences,
                                                     const icu::Locale& locale) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::FilteredBreakIteratorBuilder> builder(
      icu::FilteredBreakIteratorBuilder::createInstance(locale, error));
  std::unique_ptr<icu::BreakIterator> filtered(
      U_SUCCESS(error) ? builder->build(sentences.clone(), error) : nullptr);
  if (U_FAILURE(error)) filtered.reset(sentences.clone());
  return filtered;
}

}  // namespace

class Segmenter::Scratch {
 public:
  explicit Scratch(const Compiled& compiled) : dictionary(compiled.dictionary->clone()) {
    if (compiled.sentences == nullptr) return;
    if (compiled.suppressions) {
      sentences = WithSuppressions(*compiled.sentences, *compiled.suppressions);
    } else {
      sentences.reset(compiled.sentences->clone());
    }
  }

  // Replaces `proposed` by the places of `paragraph`, whose tokens were read last.
  void Propose(std::string_view reading, ByteSpan paragraph) {
    if (sentences != nullptr) {
      ipse::Propose(reading, paragraph, *sentences, proposed);
      return;
    }
    proposed.clear();
    for (const std::uint32_t stop : tokens.stops) {
      proposed.push_back(
          static_cast<std::uint32_t>(BehindStop(reading.substr(0, paragraph.end), stop)));
    }
  }

  std::unique_ptr<icu::BreakIterator> sentences;
  std::unique_ptr<icu::BreakIterator> dictionary;
  TokenScratch tokens;
  std::vector<std::uint32_t> proposed;  // bytes
  std::vector<Place> places;
};

namespace {

absl::Status IcuError(const SegmentationRules& rules, UErrorCode error, const std::string& what) {
  return absl::InvalidArgumentError(absl::StrCat(rules.language.empty() ? "root" : rules.language,
                                                 ": ", what, ": ", u_errorName(error)));
}

absl::StatusOr<std::unique_ptr<icu::BreakIterator>> MakeSentenceIterator(
    const SegmentationRules& rules) {
  UErrorCode error = U_ZERO_ERROR;
  if (!rules.sentence_rules.empty()) {
    UParseError parse{};
    auto made = std::make_unique<icu::RuleBasedBreakIterator>(
        icu::UnicodeString::fromUTF8(rules.sentence_rules), parse, error);
    if (U_FAILURE(error)) {
      return IcuError(rules, error,
                      absl::StrCat("sentence rules, line ", parse.line, ", column ", parse.offset));
    }
    return std::unique_ptr<icu::BreakIterator>(std::move(made));
  }
  std::unique_ptr<icu::BreakIterator> made(
      icu::BreakIterator::createSentenceInstance(icu::Locale(rules.language.c_str()), error));
  if (U_FAILURE(error)) return IcuError(rules, error, "ICU has no sentence rules");
  return made;
}

void AddLower(const std::vector<std::string>& words, WordSet& out) {
  for (const std::string& word : words) out.insert(absl::AsciiStrToLower(word));
}

// The token that begins at `byte` or behind white space there, from `from` on; the end where `byte`
// is inside a token or before the first.
std::size_t TokenAt(std::span<const Token> tokens, std::uint32_t byte, std::size_t& from) {
  while (from < tokens.size() && tokens[from].begin < byte) ++from;
  return from > 0 && tokens[from - 1].end <= byte ? from : tokens.size();
}

void FindPlaces(std::span<const Token> tokens, std::span<const std::uint32_t> proposed,
                std::span<const std::uint32_t> markers, const std::optional<ByteSpan>& dateline,
                std::vector<Place>& out) {
  out.clear();
  const auto add = [&](std::size_t token, Place::By by) {
    if (token < tokens.size()) out.push_back({static_cast<std::uint32_t>(token), by});
  };
  std::size_t from = 0;
  for (const std::uint32_t byte : proposed) add(TokenAt(tokens, byte, from), Place::By::proposal);
  for (const std::uint32_t token : markers) add(token, Place::By::marker);
  if (dateline) {
    from = 0;
    add(TokenAt(tokens, dateline->end, from), Place::By::dateline);
  }
  const auto earlier = [](Place a, Place b) { return a.token < b.token; };
  if (!std::is_sorted(out.begin(), out.end(), earlier)) std::sort(out.begin(), out.end(), earlier);
}

}  // namespace

Segmenter::Segmenter(std::unique_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
Segmenter::Segmenter(Segmenter&&) noexcept = default;
Segmenter& Segmenter::operator=(Segmenter&&) noexcept = default;
Segmenter::~Segmenter() = default;

absl::StatusOr<Segmenter> Segmenter::Create(SegmentationRules rules) {
  auto compiled = std::make_unique<Compiled>();
  if (!rules.scan || !rules.sentence_rules.empty()) {
    auto sentences = MakeSentenceIterator(rules);
    if (!sentences.ok()) return sentences.status();
    if (!rules.scan) compiled->sentences = *std::move(sentences);
    if (rules.sentence_rules.empty()) compiled->suppressions.emplace(rules.language.c_str());
  }
  UErrorCode error = U_ZERO_ERROR;
  compiled->dictionary.reset(
      icu::BreakIterator::createWordInstance(icu::Locale(rules.language.c_str()), error));
  if (U_FAILURE(error)) return IcuError(rules, error, "ICU has no word rules");

  for (const auto* words : {&rules.never_last, &rules.maybe_last, &rules.before_number}) {
    for (const std::string& word : *words) compiled->abbreviations.Add(absl::AsciiStrToLower(word));
  }
  AddLower(rules.never_last, compiled->lists.never_last);
  AddLower(rules.maybe_last, compiled->lists.maybe_last);
  AddLower(rules.before_number, compiled->lists.before_number);
  AddLower(rules.sentence_starters, compiled->lists.sentence_starters);
  AddLower(rules.reporting_verbs, compiled->lists.reporting_verbs);
  return Segmenter(std::move(compiled));
}

std::unique_ptr<Segmenter::Scratch, void (*)(Segmenter::Scratch*)> Segmenter::MakeScratch() const {
  return {new Scratch(*compiled_), [](Scratch* scratch) { delete scratch; }};
}

void Segmenter::Segment(const Text& text, Scratch& scratch, Sentences& out) const {
  out.tokens.clear();
  out.sentences.clear();
  const std::string_view reading = text.reading();
  for (std::uint32_t p = 0; p < text.paragraphs().size(); ++p) {
    const ByteSpan paragraph = text.paragraphs()[p].span;
    const std::size_t begin = out.tokens.size();
    AppendTokens(reading, paragraph, compiled_->abbreviations, *scratch.dictionary, scratch.tokens,
                 out.tokens);
    const auto tokens = std::span<const Token>(out.tokens).subspan(begin);
    if (tokens.empty()) continue;
    scratch.Propose(reading, paragraph);
    const bool dated = text.dateline() && paragraph.contains(*text.dateline());
    FindPlaces(tokens, scratch.proposed, scratch.tokens.markers,
               dated ? text.dateline() : std::nullopt, scratch.places);
    Boundaries boundaries(compiled_->lists, reading, tokens, scratch.tokens.lower);
    const auto add = [&](std::size_t first, std::size_t end) {
      out.sentences.push_back({{tokens[first].begin, tokens[end - 1].end},
                               static_cast<std::uint32_t>(begin + first),
                               static_cast<std::uint32_t>(begin + end),
                               p});
    };
    const auto close = [&](std::size_t first, std::size_t end) {
      for (; end - first > kMostTokensOfSentence; first += kMostTokensOfSentence)
        add(first, first + kMostTokensOfSentence);
      add(first, end);
    };
    std::size_t first = 0;
    for (const auto [token, by] : scratch.places) {
      if (token == first) continue;  // one begins there
      const bool begins = by == Place::By::proposal ? boundaries.Accepts(first, token)
                          : by == Place::By::marker ? boundaries.MarksItem(first, token)
                                                    : true;
      if (!begins) continue;
      close(first, token);
      first = token;
    }
    close(first, tokens.size());
  }
}

}  // namespace ipse
