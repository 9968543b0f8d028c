// A confidence is the probability, shifted by the weights of what was chosen.
#include "confidence/confidence.h"

#include "gtest/gtest.h"
#include "ipse/pack.h"

namespace ipse {
namespace {

const LanguagePack& English() {
  static const Pack pack = *Pack::Embedded();
  return pack.compiled().Find("en");
}

// Of something with a probability of a half that has these features.
double Of(const Weights& weights, const std::vector<std::string>& names) {
  Confidence confidence(English(), weights);
  FeatureIds features;
  for (const std::string& name : names) features.push_back(*confidence.Find(name));
  return confidence(0.5, features);
}

TEST(ConfidenceTest, WithoutWeightsAProbabilityIsItsConfidence) {
  EXPECT_NEAR(Confidence(English(), {})(0.3, {0}), 0.3, 1e-9);
}

TEST(ConfidenceTest, FeaturesOfTheCandidateAndOfItsContextWeigh) {
  const Weights weights = {{"chosen:look:always", 1.0}, {"chosen:nested", -2.0}, {"nested", 9.0}};
  EXPECT_NEAR(Of(weights, {"look:always"}), 0.731, 1e-3);
  EXPECT_NEAR(Of(weights, {"look:always", "nested"}), 0.269, 1e-3);
}

TEST(ConfidenceTest, AConjunctionWeighsWhereBothHold) {
  const Weights weights = {{"chosen:cue:say & lead-from-2", 1.0}};
  EXPECT_NEAR(Of(weights, {"cue:say"}), 0.5, 1e-9);
  EXPECT_NEAR(Of(weights, {"lead-from-2"}), 0.5, 1e-9);
  EXPECT_NEAR(Of(weights, {"lead-from-2", "cue:say"}), 0.731, 1e-3);
  EXPECT_NEAR(Of(weights, {"lead-from-2", "cue:think"}), 0.5, 1e-9);
}

TEST(ConfidenceTest, AStepStandsForThoseBeforeIt) {
  const Weights weights = {{"chosen:lead-from-1", 0.25},
                           {"chosen:lead-from-2", 0.25},
                           {"chosen:lead-from-1 & cue:say", 0.5},
                           {"chosen:cue:say & lead-from-0.5", 1.0}};
  EXPECT_NEAR(LogOdds(Of(weights, {"lead-from-0.5"})), 0, 1e-6);
  EXPECT_NEAR(LogOdds(Of(weights, {"lead-from-1.5"})), 0.25, 1e-6);
  EXPECT_NEAR(LogOdds(Of(weights, {"lead-from-4"})), 0.5, 1e-6);
  EXPECT_NEAR(LogOdds(Of(weights, {"cue:say", "lead-from-4"})), 2, 1e-6);
  EXPECT_NEAR(LogOdds(Of(weights, {"cue:say", "lead-from-0.5"})), 1, 1e-6);
  EXPECT_NEAR(LogOdds(Of(weights, {"cue:say", "lead-from-0"})), 0, 1e-6);
}

TEST(ConfidenceTest, NamesJoin) {
  EXPECT_EQ(JoinNames("chosen:nested", "chosen:cue:say"), "chosen:nested & cue:say");
}

}  // namespace
}  // namespace ipse
