// What stands around a reading comes out as features of its confidence.
#include <algorithm>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "ipse/ipse.h"

namespace ipse {
namespace {

// The features of the confidence of the attribution that has `content`; none where nothing has.
std::vector<std::string> Around(std::string_view text, std::string_view content) {
  static const Engine engine(*Pack::FromFolder(IPSE_SOURCE_DIR "/rules"));
  const absl::StatusOr<Explanation> found = engine.Explain({.text = text});
  std::vector<std::string> out;
  for (std::size_t i = 0; i < found->confidences.size(); ++i) {
    if (Slice(text, found->attributions.attributions[i].content.front()) != content) continue;
    for (const Term& term : found->confidences[i]) out.push_back(term.feature);
  }
  return out;
}

bool Has(const std::vector<std::string>& features, std::string_view name) {
  return std::count(features.begin(), features.end(), "chosen:" + std::string(name)) == 1;
}

TEST(ContextTest, OfAClaimThatStandsAlone) {
  const auto alone = Around("The mayor said that the bridge was old.", "that the bridge was old");
  EXPECT_TRUE(Has(alone, "indirect"));
  EXPECT_TRUE(Has(alone, "words-behind-cue-from-4"));
  EXPECT_TRUE(Has(alone, "content-share-from-0.55"));
  EXPECT_FALSE(Has(alone, "content-share-from-0.75"));
  EXPECT_TRUE(Has(alone, "until-next-from-100")) << "nothing follows";
  EXPECT_TRUE(Has(alone, "event:asserted"));
  EXPECT_FALSE(Has(alone, "same-cue-from-1"));
  EXPECT_FALSE(Has(alone, "beside-from-1"));
  EXPECT_FALSE(Has(alone, "no-verb"));
}

TEST(ContextTest, WhatElseTheSpeakerSaidCounts) {
  const std::string text =
      "Mira Tanaka said that the bridge was old. Mira Tanaka said that it would close. The bridge "
      "was built by her aunt.";
  const auto second = Around(text, "that it would close");
  EXPECT_TRUE(Has(second, "same-cue-from-1"));
  EXPECT_FALSE(Has(second, "same-cue-from-2"));
  EXPECT_TRUE(Has(second, "same-source-from-1"));
  EXPECT_TRUE(Has(second, "same-speaker-from-1"));
  EXPECT_TRUE(Has(second, "speaker:person"));
  EXPECT_TRUE(Has(second, "after-own"));
  EXPECT_TRUE(Has(second, "since-last-from-0"));
  EXPECT_FALSE(Has(second, "since-last-from-1"));
  EXPECT_TRUE(Has(Around(text, "that the bridge was old"), "before-own"));
}

TEST(ContextTest, WhatStandsInsideAnotherIsNested) {
  const auto inner = Around(
      "She also praised the plan as “a step towards a town without traffic”, the Meridian added.",
      "the plan as “a step towards a town without traffic”");
  EXPECT_TRUE(Has(inner, "nested"));
  EXPECT_TRUE(Has(inner, "mixed"));
  EXPECT_TRUE(Has(inner, "beside-from-1"));
}

TEST(ContextTest, ARivalThatComesNearLeavesLittleLead) {
  const auto lead = [](const std::vector<std::string>& features) {
    return std::count_if(features.begin(), features.end(), [](const std::string& name) {
      return name.starts_with("chosen:lead-from-") && name.find(" & ") == std::string::npos;
    });
  };
  const auto sure = Around("“The bridge is old,” said Mira Tanaka.", "“The bridge is old,”");
  const auto torn = Around(
      "The mayor said the engineer believed that the bridge was old, according to the paper.",
      "the engineer believed that the bridge was old");
  EXPECT_GT(lead(sure), 5);
  EXPECT_LT(lead(torn), lead(sure));
}

}  // namespace
}  // namespace ipse
