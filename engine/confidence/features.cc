#include "confidence/features.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "confidence/feature_numbers.h"

namespace ipse {
namespace {

std::uint32_t Gap(TokenRange a, TokenRange b) {
  return a.end <= b.first ? b.first - a.end : b.end <= a.first ? a.first - b.end : 0;
}

std::uint32_t Count(const TokenRanges& ranges) {
  std::uint32_t n = 0;
  for (TokenRange range : ranges) n += range.end - range.first;
  return n;
}

// Tokens of `ranges` that stand in speech quotations.
std::uint32_t Quoted(const Quotations& quotations, const TokenRanges& ranges) {
  std::uint32_t n = 0;
  for (TokenRange range : ranges) {
    auto q = std::lower_bound(quotations.quotations.begin(), quotations.quotations.end(),
                              range.first, [](const Quotation& quotation, std::uint32_t token) {
                                return quotation.first_token < token;
                              });
    for (; q != quotations.quotations.end() && q->first_token < range.end; ++q) {
      if (q->parent == kNoQuotation && q->use == QuotationUse::speech) {
        n += std::min(q->end_token, range.end) - q->first_token;
      }
    }
  }
  return n;
}

bool QuotesMidClause(const Sentences& sentences, std::uint32_t token) {
  if (sentences.tokens[token].kind != TokenKind::quote || token == 0 ||
      sentences.tokens[token - 1].kind != TokenKind::word) {
    return false;
  }
  return sentences.sentences[SentenceOf(sentences.sentences, token)].first_token < token;
}

// Calls `use(feature, holds)` for looks, all that hold among them: without branches, which would
// often be guessed wrong.
template <class Use>
void ForEachLook(const Sentences& sentences, const Quotations& quotations, const Candidate& c,
                 Use use) {
  const auto add = [&](Look look, bool holds) { use(static_cast<std::size_t>(look), holds); };
  const std::uint32_t words = Count(c.content);
  const std::uint32_t quoted = Quoted(quotations, c.content);
  add(Look::always, true);
  add(Look::whole_quotation, quoted + 2 >= words && quoted > 0);
  add(Look::part_quotation, quoted + 2 < words && quoted > 0);
  add(Look::no_quotation, quoted == 0);
  add(Look::quotation_short, quoted > 0 && quoted <= 3 + 2);
  add(Look::several_pieces, c.content.size() > 1);
  add(Look::content_short, words <= 3);
  add(Look::content_long, words >= 40);
  add(Look::words_2, words <= 2);
  add(Look::words_6, words <= 6);
  add(Look::words_12, words <= 12);
  add(Look::words_25, words <= 25);
  add(Look::end_unsure, c.end_probability < 0.3);
  add(Look::end_likely, c.end_probability < 0.5);
  add(Look::end_probable, c.end_probability < 0.7);
  add(Look::end_sure, c.end_probability < 0.9);
  add(Look::first_paragraph, c.paragraph == 0);
  add(Look::source_none, c.source.empty());
  add(Look::cue_none, c.cue.empty());
  if (!c.source.empty()) {
    const TokenRange source = c.source.front();
    add(Look::source_long, source.end - source.first >= 8);
    bool capital = false;
    for (std::uint32_t t = source.first; t < source.end; ++t) {
      capital |= sentences.tokens[t].casing == Casing::capital ||
                 sentences.tokens[t].casing == Casing::upper;
    }
    add(Look::source_capital, capital);
    if (!c.cue.empty()) add(Look::source_far, Gap(source, c.cue.front()) >= 10);
    const std::uint32_t gap = Gap(source, c.content.front());
    if (gap > 0 && source.end <= c.content.front().first) {
      const TokenRanges between = {{source.end, c.content.front().first}};
      add(Look::source_far_quote, Quoted(quotations, between) > 0);
    }
  }
  if (!c.cue.empty()) {
    add(Look::content_far, Gap(c.cue.front(), c.content.front()) >= 5);
    const std::uint32_t first = c.content.front().first;
    const bool before_cue = first < c.cue.front().first;
    add(Look::content_before_cue, before_cue);
    add(Look::content_mid_clause, before_cue && QuotesMidClause(sentences, first));
  }
}

using Kinds = std::span<const PlaceKind>;

// Calls `use(place, kinds)` for each place where something stands, in order.
template <class Use>
void ForEachPlace(const Candidate& candidate, Use use) {
  for (std::size_t p = 0; p < kPlaces; ++p) {
    const auto place = static_cast<Place>(p);
    if (const Kinds kinds = candidate.At(place); !kinds.empty()) use(place, kinds);
  }
}

ClassSet Union(const LanguagePack& pack, Kinds kinds) {
  ClassSet classes = kinds.front().Classes(pack);
  for (PlaceKind kind : kinds.subspan(1)) classes |= kind.Classes(pack);
  return classes;
}

// Calls `use(feature)` for all behind those of places.
template <class Use>
void ForEachOfWord(const FeatureNumbers& numbers, const Candidate& candidate,
                   SymbolKinds::Kinds begins, Use use) {
  use(numbers.OfWord(candidate.cue_word));
  for (std::uint16_t kind : begins) {
    use(numbers.OfRule(candidate.rule, kind));
    use(numbers.OfWord(candidate.cue_word, kind));
  }
}

}  // namespace

void FeaturesOf(const LanguagePack& pack, const Sentences& sentences, const Quotations& quotations,
                const Candidate& candidate, FeatureIds& out) {
  const FeatureNumbers numbers(pack);
  const auto add = [&](std::size_t feature) { out.push_back(static_cast<std::uint32_t>(feature)); };
  out.clear();
  AppendLooks(sentences, quotations, candidate, out);
  add(numbers.rules + candidate.rule);
  ForEachPlace(candidate, [&](Place place, Kinds kinds) {
    ForEachClass(Union(pack, kinds), [&](ClassId id) { add(numbers.OfPlace(place, id)); });
  });
  ForEachOfWord(numbers, candidate,
                KindsAmong(pack.alphabet.classes(candidate.begin), pack.claim_begins), add);
}

void AppendLooks(const Sentences& sentences, const Quotations& quotations,
                 const Candidate& candidate, FeatureIds& out) {
  const std::size_t before = out.size();
  out.resize(before + kLooks);
  std::uint32_t* end = out.data() + before;
  ForEachLook(sentences, quotations, candidate, [&](std::size_t look, bool holds) {
    *end = static_cast<std::uint32_t>(look);
    end += holds ? 1 : 0;
  });
  out.resize(static_cast<std::size_t>(end - out.data()));
}

std::size_t FeatureCount(const LanguagePack& pack) {
  return FeatureNumbers(pack).OfWord(static_cast<WordId>(pack.lexicon.word_count()));
}

ReadingModel::ReadingModel(const LanguagePack& pack, const Weights& table)
    : pack_(pack), begins_(pack, pack.claim_begins) {
  std::vector<float> weights(FeatureCount(pack));
  for (const auto& [name, weight] : table) {
    if (const auto feature = FindFeature(pack, name))
      weights[*feature] = static_cast<float>(weight);
  }
  weights_ = std::move(weights);
  for (std::size_t p = 0; p < kPlaces; ++p) {
    const auto place = static_cast<Place>(p);
    const std::size_t kinds = p < kSymbolPlaces ? pack.alphabet.size() : pack.lexicon.entry_count();
    std::vector<double> sums;
    for (std::size_t kind = 0; kind < kinds; ++kind) {
      const PlaceKind there(place, static_cast<std::uint16_t>(kind));
      sums.push_back(Sum(place, there.Classes(pack)));
    }
    sums_[p] = std::move(sums);
  }
}

double ReadingModel::Sum(Place place, const ClassSet& classes) const {
  const float* const weights = &weights_[FeatureNumbers(pack_).OfPlace(place, 0)];
  double sum = 0;
  ForEachClass(classes, [&](ClassId id) { sum += weights[id]; });
  return sum;
}

double ReadingModel::Sum(PlaceKind kind) const {
  return sums_[static_cast<std::size_t>(kind.place())][kind.kind()];
}

double ReadingModel::Probability(const Sentences& sentences, const Quotations& quotations,
                                 const Candidate& candidate) const {
  const AttributionRule& rule = pack_.rules[candidate.rule];
  if (rule.certainty) return *rule.certainty;
  const FeatureNumbers numbers(pack_);
  double sum = weights_[numbers.rules + candidate.rule];
  const auto add = [&](std::size_t feature) { sum += weights_[feature]; };
  ForEachLook(sentences, quotations, candidate,
              [&](std::size_t look, bool holds) { sum += holds ? weights_[look] : 0; });
  ForEachPlace(candidate, [&](Place place, Kinds kinds) {
    sum += kinds.size() == 1 ? Sum(kinds.front()) : Sum(place, Union(pack_, kinds));
  });
  ForEachOfWord(numbers, candidate, begins_.Of(candidate.begin), add);
  return 1 / (1 + std::exp(-sum));
}

double ClampProbability(double probability) {
  constexpr double kSurest = 1e-6;
  return std::clamp(probability, kSurest, 1 - kSurest);
}

double LogOdds(double probability) {
  const double p = ClampProbability(probability);
  return std::log(p / (1 - p));
}

}  // namespace ipse
