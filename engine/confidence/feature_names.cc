// The names of features, as the pack's table of weights has them.
#include <algorithm>
#include <array>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "base/strings.h"
#include "confidence/feature_numbers.h"
#include "confidence/features.h"

namespace ipse {
namespace {

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

std::string NameBehindPlaces(const LanguagePack& pack, const FeatureNumbers& numbers,
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
  const FeatureNumbers numbers(pack);
  if (feature < numbers.rules) return absl::StrCat(AbslView(kLook), AbslView(kLookNames[feature]));
  if (feature < numbers.places)
    return absl::StrCat(AbslView(kRule), pack.rules[feature - numbers.rules].id);
  if (feature >= numbers.rule_kinds) return NameBehindPlaces(pack, numbers, feature);
  const std::size_t at = feature - numbers.places;
  return absl::StrCat(AbslView(kPlaceNames[at / pack.classes.size()]),
                      AbslView(pack.classes.Name(static_cast<ClassId>(at % pack.classes.size()))));
}

std::optional<std::uint32_t> FindFeature(const LanguagePack& pack, std::string_view name) {
  const FeatureNumbers numbers(pack);
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

}  // namespace ipse
