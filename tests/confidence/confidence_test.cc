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

TEST(ConfidenceTest, WithoutWeightsAProbabilityIsItsConfidence) {
  EXPECT_NEAR(Confidence(English(), {})(0.3, true, 0), 0.3, 1e-9);
}

TEST(ConfidenceTest, WhatStandsInsideAnotherWeighsByItself) {
  const Confidence confidence(English(), {{"chosen:inside-above-0.00", -1.0}});
  EXPECT_NEAR(confidence(0.5, false, 0), 0.5, 1e-9);
  EXPECT_NEAR(confidence(0.5, true, 0), 0.269, 1e-3);
}

TEST(ConfidenceTest, AStepCountsOnceItIsPassed) {
  const Confidence confidence(English(), {{"chosen:above-0.80", 1.0}});
  EXPECT_NEAR(confidence(0.79, false, 0), 0.79, 1e-9);
  EXPECT_GT(confidence(0.81, false, 0), 0.9);
}

TEST(ConfidenceTest, LooksLean) {
  const Confidence confidence(English(), {{"chosen:look:always", 1.5}, {"look:always", -3.0}});
  EXPECT_NEAR(confidence.Leaning({0}), 1.5, 1e-9);
}

}  // namespace
}  // namespace ipse
