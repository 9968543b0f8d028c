#include "confidence/features.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "base/strings.h"

namespace ipse {
namespace {

// What a candidate looks like apart from its rule and its words.
enum class Look : std::uint8_t {
  always,
  whole_quotation,  // the content is quotations alone
  part_quotation,   // quotation and narration
  no_quotation,
  quotation_short,  // its quotations have three words or fewer
  several_pieces,
  content_short,  // three tokens or fewer
  content_long,   // forty or more
  source_none,
  source_long,       // eight tokens or more
  source_capital,    // a capitalised word in it
  source_far,        // ten tokens or more between source and cue
  source_far_quote,  // a quotation between source and content
  cue_none,
  content_far,  // five tokens or more between cue and content
  content_before_cue,
  content_mid_clause,  // the same, and it begins with a quotation right behind a word: “as “a””
  words_2,             // of the content, up to that many
  words_6,
  words_12,
  words_25,
  end_unsure,  // the chosen end has less than 0.3, 0.5, 0.7, 0.9
  end_likely,
  end_probable,
  end_sure,
  first_paragraph,  // a headline is one
  count,
};
constexpr std::size_t kLooks = static_cast<std::size_t>(Look::count);
constexpr std::array<std::string_view, kLooks> kLookNames = {"always",
                                                             "whole-quotation",
                                                             "part-quotation",
                                                             "no-quotation",
                                                             "quotation-short",
                                                             "several-pieces",
                                                             "content-short",
                                                             "content-long",
                                                             "source-none",
                                                             "source-long",
                                                             "source-capital",
                                                             "source-far",
                                                             "source-far-quote",
                                                             "cue-none",
                                                             "content-far",
                                                             "content-before-cue",
                                                             "content-mid-clause",
                                                             "words-2",
                                                             "words-6",
                                                             "words-12",
                                                             "words-25",
                                                             "end-unsure",
                                                             "end-likely",
                                                             "end-probable",
                                                             "end-sure",
                                                             "first-paragraph"};

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
  const std::vector<Sentence>& all = sentences.sentences;
  const auto after =
      std::upper_bound(all.begin(), all.end(), token,
                       [](std::uint32_t t, const Sentence& s) { return t < s.first_token; });
  return sentences.tokens[token].kind == TokenKind::quote && (after - 1)->first_token < token &&
         sentences.tokens[token - 1].kind == TokenKind::word;
}

void AddLooks(const Sentences& sentences, const Quotations& quotations, const Candidate& c,
              std::uint32_t base, FeatureIds& out) {
  const auto add = [&](Look look, bool holds) {
    if (holds) out.push_back(base + static_cast<std::uint32_t>(look));
  };
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

}  // namespace

namespace {

// Numbers: the looks, then the rules, then the classes at each place; then each rule for each kind
// of beginning, then each word, for any beginning and for each kind, side by side: those that one
// candidate has lie close together.
struct Numbers {
  explicit Numbers(const LanguagePack& pack)
      : rules(kLooks),
        places(rules + pack.rules.size()),
        rule_kinds(places + kPlaces * pack.classes.size()),
        words(rule_kinds + pack.rules.size() * pack.claim_begins.size()),
        kinds(pack.claim_begins.size()) {}

  std::size_t OfRule(std::uint32_t rule, std::size_t kind) const {
    return rule_kinds + rule * kinds + kind;
  }
  std::size_t OfWord(WordId word) const { return words + word * (kinds + 1); }
  std::size_t OfWord(WordId word, std::size_t kind) const { return OfWord(word) + 1 + kind; }

  std::size_t rules, places, rule_kinds, words;  // the first of each
  std::size_t kinds;                             // of beginnings
};

}  // namespace

void FeaturesOf(const LanguagePack& pack, const Sentences& sentences, const Quotations& quotations,
                const Candidate& candidate, FeatureIds& out) {
  const Numbers numbers(pack);
  const auto add = [&](std::size_t feature) { out.push_back(static_cast<std::uint32_t>(feature)); };
  out.clear();
  AddLooks(sentences, quotations, candidate, 0, out);
  add(numbers.rules + candidate.rule);
  std::size_t base = numbers.places;
  for (const ClassSet& classes : candidate.classes) {
    ForEachClass(classes, [&](ClassId id) { add(base + id); });
    base += pack.classes.size();
  }
  add(numbers.OfWord(candidate.cue_word));
  const ClassSet& begin = pack.alphabet.classes(candidate.begin);
  for (std::size_t kind = 0; kind < numbers.kinds; ++kind) {
    if (!begin[pack.claim_begins[kind]]) continue;
    add(numbers.OfRule(candidate.rule, kind));
    add(numbers.OfWord(candidate.cue_word, kind));
  }
}

std::size_t FeatureCount(const LanguagePack& pack) {
  return Numbers(pack).OfWord(static_cast<WordId>(pack.lexicon.word_count()));
}

namespace {

constexpr std::array<std::string_view, kPlaces> kPlaceNames = {
    "cue:",           "source:",    "content-begin:", "before-content:", "after-content:",
    "before-source:", "cue-words:", "source-words:",  "content-word:",   "before-cue:"};
constexpr std::string_view kLook = "look:", kRule = "rule:", kWord = "word:", kBegin = "+begin:";

std::string NameOfKind(const LanguagePack& pack, std::size_t kind) {
  return absl::StrCat(AbslView(kBegin), AbslView(pack.classes.Name(pack.claim_begins[kind])));
}

std::optional<std::size_t> KindNamed(const LanguagePack& pack, std::string_view name) {
  const std::optional<ClassId> id = pack.classes.Find(name);
  for (std::size_t kind = 0; kind < pack.claim_begins.size(); ++kind) {
    if (id == pack.claim_begins[kind]) return kind;
  }
  return std::nullopt;
}

std::string NameBehindPlaces(const LanguagePack& pack, const Numbers& numbers,
                             std::size_t feature) {
  if (feature < numbers.words) {
    const std::size_t at = feature - numbers.rule_kinds;
    return absl::StrCat(AbslView(kRule), pack.rules[at / numbers.kinds].id,
                        NameOfKind(pack, at % numbers.kinds));
  }
  const std::size_t at = feature - numbers.words;
  const auto word = static_cast<WordId>(at / (numbers.kinds + 1));
  const std::size_t kind = at % (numbers.kinds + 1);
  return absl::StrCat(AbslView(kWord), AbslView(pack.lexicon.Word(word)),
                      kind == 0 ? "" : NameOfKind(pack, kind - 1));
}

}  // namespace

std::string FeatureName(const LanguagePack& pack, std::uint32_t feature) {
  const Numbers numbers(pack);
  if (feature < numbers.rules) return absl::StrCat(AbslView(kLook), AbslView(kLookNames[feature]));
  if (feature < numbers.places)
    return absl::StrCat(AbslView(kRule), pack.rules[feature - numbers.rules].id);
  if (feature >= numbers.rule_kinds) return NameBehindPlaces(pack, numbers, feature);
  const std::size_t at = feature - numbers.places;
  return absl::StrCat(AbslView(kPlaceNames[at / pack.classes.size()]),
                      AbslView(pack.classes.Name(static_cast<ClassId>(at % pack.classes.size()))));
}

std::optional<std::uint32_t> FindFeature(const LanguagePack& pack, std::string_view name) {
  const Numbers numbers(pack);
  const auto number = [](std::size_t feature) { return static_cast<std::uint32_t>(feature); };
  if (name.starts_with(kLook)) {
    const auto look = std::find(kLookNames.begin(), kLookNames.end(), name.substr(kLook.size()));
    if (look == kLookNames.end()) return std::nullopt;
    return number(static_cast<std::size_t>(look - kLookNames.begin()));
  }
  if (name.starts_with(kRule) || name.starts_with(kWord)) {
    const std::size_t behind = name.find(kBegin);
    std::optional<std::size_t> kind;
    if (behind != std::string_view::npos) {
      kind = KindNamed(pack, name.substr(behind + kBegin.size()));
      if (!kind) return std::nullopt;
    }
    const std::string_view own = name.substr(0, behind).substr(kRule.size());
    if (name.starts_with(kWord)) {
      const std::optional<WordId> word = pack.lexicon.Id(own);
      if (!word) return std::nullopt;
      return number(kind ? numbers.OfWord(*word, *kind) : numbers.OfWord(*word));
    }
    const auto rule = std::find_if(pack.rules.begin(), pack.rules.end(),
                                   [&](const AttributionRule& r) { return r.id == own; });
    if (rule == pack.rules.end()) return std::nullopt;
    const auto index = static_cast<std::uint32_t>(rule - pack.rules.begin());
    return number(kind ? numbers.OfRule(index, *kind) : numbers.rules + index);
  }
  for (std::size_t place = 0; place < kPlaces; ++place) {
    if (!name.starts_with(kPlaceNames[place])) continue;
    const std::optional<ClassId> id = pack.classes.Find(name.substr(kPlaceNames[place].size()));
    if (!id) return std::nullopt;
    return number(numbers.places + place * pack.classes.size() + *id);
  }
  return std::nullopt;
}

std::vector<double> WeightsByFeature(const LanguagePack& pack, const Weights& table) {
  std::vector<double> weights(FeatureCount(pack), 0.0);
  for (const auto& [name, weight] : table) {
    if (const auto feature = FindFeature(pack, name)) weights[*feature] = weight;
  }
  return weights;
}

double Probability(const AttributionRule& rule, const std::vector<double>& weights,
                   const FeatureIds& features) {
  if (rule.certainty) return *rule.certainty;
  double sum = 0;
  for (std::uint32_t feature : features) sum += weights[feature];
  return 1 / (1 + std::exp(-sum));
}

double LogOdds(double probability) {
  constexpr double kSurest = 1e-6;
  const double p = std::clamp(probability, kSurest, 1 - kSurest);
  return std::log(p / (1 - p));
}

}  // namespace ipse
