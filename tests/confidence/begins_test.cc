// Where a claim begins that stands behind its cue.
#include "confidence/begins.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "ipse/ipse.h"

namespace ipse {
namespace {

using testing::StartsWith;

// "cue | content" of the only attribution.
std::string Read(std::string_view text, const FeatureWeights* weights = nullptr) {
  const Engine engine = weights == nullptr ? Engine(*Pack::FromFolder(IPSE_SOURCE_DIR "/rules"))
                                           : Engine(*Pack::FromFolder(IPSE_SOURCE_DIR "/rules"),
                                                    std::make_shared<FeatureWeights>(*weights));
  const absl::StatusOr<Attributions> found = engine.Attribute({.text = text});
  if (found->attributions.size() != 1) return "not one";
  const Attribution& a = found->attributions.front();
  return std::string(Slice(text, a.cue.front())) + " | " +
         std::string(Slice(text, a.content.front()));
}

TEST(BeginsTest, WhomOneToldAndWhenIsNotWhatOneSaid) {
  EXPECT_EQ(Read("Mira Tanaka told the council on Monday that the bridge would close."),
            "told | that the bridge would close");
  EXPECT_EQ(Read("Mira Tanaka argued during the session that the bridge should close."),
            "argued | that the bridge should close");
}

TEST(BeginsTest, APrepositionBeforeTheClaimBelongsToTheCue) {
  EXPECT_EQ(Read("Mira Tanaka complained about the old bridge."),
            "complained about | the old bridge");
  EXPECT_EQ(Read("The council called for a new bridge."), "called for | a new bridge");
}

TEST(BeginsTest, WeightsSayWhere) {
  const std::string text = "Mira Tanaka told the council that the bridge would close.";
  const FeatureWeights stays = {{"look:always", 3}, {"begin:place-0", 2}};
  const FeatureWeights goes_on = {{"look:always", 3}, {"begin:word:told+next:np", -2}};
  EXPECT_THAT(Read(text, &stays), StartsWith("told | the council"));
  EXPECT_THAT(Read(text, &goes_on), StartsWith("told | that the bridge"));
}

}  // namespace
}  // namespace ipse
