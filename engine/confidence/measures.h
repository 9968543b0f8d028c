// Measures: what a context's features are made of.
//
// A measure counts as the steps that it has reached, “lead-from-2”; a trait holds or does not,
// “nested”. This says which there are, how they are named and numbered; context.h measures.
#ifndef IPSE_CONFIDENCE_MEASURES_H_
#define IPSE_CONFIDENCE_MEASURES_H_

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "confidence/features.h"
#include "ipse/attribution.h"

namespace ipse {

// What is measured.
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
  same_speaker,  // others by the same entity
  mentions,      // of the speaker
  count,
};

using MeasureValues = std::array<float, static_cast<std::size_t>(Measure::count)>;

inline float& At(MeasureValues& values, Measure measure) {
  return values[static_cast<std::size_t>(measure)];
}

// Behind these stand one for each event, act, stance, type of source and type of speaker, the last
// of which is for nobody.
enum class ContextTrait : std::uint8_t {
  nested,
  headline,
  hedged,
  mixed,
  indirect,
  carried,  // through outlets
  question,
  no_verb,     // before the claim's end
  open,        // a clause that it began with “if” or “who”
  verb_ahead,  // behind the claim's end
  after_own,   // the attribution before has the same speaker
  before_own,
  count,
};

// Steps are numbered first, as many for each measure: most have fewer, the others are never
// reached.
inline constexpr std::size_t kMostSteps = 8;
inline constexpr std::size_t kStepCount = static_cast<std::size_t>(Measure::count) * kMostSteps;

// Sets `holds` to 1 for each step that is reached, else to 0; gives the sum of what `weights` has
// for those. Both are by feature. It compares all, which costs less than a branch a measure.
float Reach(const MeasureValues& values, std::span<const float> weights, std::span<float> holds);
// Appends the number of a trait, or of what the attribution itself says of its kind, its cue and
// its speaker.
void AddTrait(ContextTrait trait, FeatureIds& out);
void AddKinds(const Attribution& attribution, std::optional<EntityType> speaker, FeatureIds& out);

std::size_t ContextFeatureCount();
// Of a step, how many its measure has before it; 0 for any other feature.
std::uint32_t StepsBefore(std::uint32_t feature);
// "" for a step that its measure does not have.
std::string ContextFeatureName(std::size_t feature);
std::optional<std::uint32_t> FindContextFeature(std::string_view name);

}  // namespace ipse

#endif  // IPSE_CONFIDENCE_MEASURES_H_
