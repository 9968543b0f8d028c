#include "confidence/measures.h"

#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "base/strings.h"

namespace ipse {
namespace {

constexpr std::size_t kMeasures = static_cast<std::size_t>(Measure::count);

struct Steps {
  std::string_view name;
  std::array<float, kMostSteps> from;  // rising, then 0 for those that there are not
};

// The steps are about the eighths of what is chosen in news, as far as they differ.
constexpr std::array<Steps, kMeasures> kSteps = {{
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
    {"same-speaker", {1, 2, 4, 8, 15}},
    {"mentions", {1, 2, 3, 5, 8, 15, 30}},
}};

// By feature: where a step is reached; nowhere where its measure has fewer.
constexpr std::array<float, kStepCount> kFrom = [] {
  std::array<float, kStepCount> out{};
  for (std::size_t m = 0; m < kMeasures; ++m) {
    const auto& from = kSteps[m].from;
    bool rising = true;
    for (std::size_t n = 0; n < kMostSteps; ++n) {
      rising = rising && (n == 0 || from[n] > from[n - 1]);
      out[m * kMostSteps + n] = rising ? from[n] : std::numeric_limits<float>::infinity();
    }
  }
  return out;
}();

constexpr std::uint32_t kTraits = static_cast<std::uint32_t>(ContextTrait::count);
constexpr std::array<std::string_view, kTraits> kTraitNames = {
    "nested",   "headline", "hedged", "mixed",      "indirect",  "carried",
    "question", "no-verb",  "open",   "verb-ahead", "after-own", "before-own"};
constexpr std::uint32_t kEvents = 4, kActs = 3, kStances = 12, kSourceTypes = 5, kEntityTypes = 7;
// The first of each.
constexpr std::uint32_t kTrait = kStepCount, kEvent = kTrait + kTraits, kAct = kEvent + kEvents,
                        kStance = kAct + kActs, kSourceType = kStance + kStances,
                        kSpeaker = kSourceType + kSourceTypes,
                        kFeatures = kSpeaker + kEntityTypes + 1;

}  // namespace

float Reach(const MeasureValues& values, std::span<const float> weights, std::span<float> holds) {
  std::array<float, kMostSteps> sums{};
  for (std::size_t first = 0; first < kStepCount; first += kMostSteps) {
    const float value = values[first / kMostSteps];
    std::array<float, kMostSteps> held;
    for (std::size_t n = 0; n < kMostSteps; ++n) held[n] = value >= kFrom[first + n] ? 1.0F : 0.0F;
    for (std::size_t n = 0; n < kMostSteps; ++n) sums[n] += held[n] * weights[first + n];
    for (std::size_t n = 0; n < kMostSteps; ++n) holds[first + n] = held[n];
  }
  return std::accumulate(sums.begin(), sums.end(), 0.0F);
}

void AddTrait(ContextTrait trait, FeatureIds& out) {
  out.push_back(kTrait + static_cast<std::uint32_t>(trait));
}

void AddKinds(const Attribution& a, std::optional<EntityType> speaker, FeatureIds& out) {
  out.push_back(kEvent + static_cast<std::uint32_t>(a.event));
  out.push_back(kAct + static_cast<std::uint32_t>(a.act));
  out.push_back(kStance + static_cast<std::uint32_t>(a.stance));
  out.push_back(kSourceType + static_cast<std::uint32_t>(a.source_type));
  out.push_back(kSpeaker + (speaker ? static_cast<std::uint32_t>(*speaker) : kEntityTypes));
}

std::uint32_t StepsBefore(std::uint32_t feature) {
  return feature < kStepCount ? feature % kMostSteps : 0;
}

std::size_t ContextFeatureCount() { return kFeatures; }

std::string ContextFeatureName(std::size_t feature) {
  const auto at = static_cast<std::uint32_t>(feature);
  const auto named = [&](std::string_view kind, std::string_view name) {
    return absl::StrCat(AbslView(kind), AbslView(name));
  };
  if (at >= kSpeaker + kEntityTypes) return "speaker:nobody";
  if (at >= kSpeaker) return named("speaker:", Name(static_cast<EntityType>(at - kSpeaker)));
  if (at >= kSourceType)
    return named("source-type:", Name(static_cast<SourceType>(at - kSourceType)));
  if (at >= kStance) return named("stance:", Name(static_cast<Stance>(at - kStance)));
  if (at >= kAct) return named("act:", Name(static_cast<Act>(at - kAct)));
  if (at >= kEvent) return named("event:", Name(static_cast<Event>(at - kEvent)));
  if (at >= kTrait) return std::string(kTraitNames[at - kTrait]);
  if (std::isinf(kFrom[at])) return {};
  return absl::StrFormat("%s-from-%g", kSteps[at / kMostSteps].name, kFrom[at]);
}

std::optional<std::uint32_t> FindContextFeature(std::string_view name) {
  static const absl::flat_hash_map<std::string, std::uint32_t> numbers = [] {
    absl::flat_hash_map<std::string, std::uint32_t> out;
    for (std::size_t i = 0; i < ContextFeatureCount(); ++i) {
      if (std::string name = ContextFeatureName(i); !name.empty())
        out.emplace(std::move(name), static_cast<std::uint32_t>(i));
    }
    return out;
  }();
  const auto found = numbers.find(AbslView(name));
  if (found == numbers.end()) return std::nullopt;
  return found->second;
}

}  // namespace ipse
