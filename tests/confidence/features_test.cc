// Every feature is found by its name.
#include "confidence/features.h"

#include "confidence/measures.h"
#include "gtest/gtest.h"
#include "ipse/pack.h"

namespace ipse {
namespace {

TEST(FeaturesTest, NamesAndNumbersAgree) {
  const Pack pack = *Pack::Embedded();
  const LanguagePack& english = pack.compiled().Find("en");
  // The numbers of words without a kind of beginning, and the first of everything else.
  for (std::uint32_t i = 0; i < FeatureCount(english); i += i < 5000 ? 1 : 97) {
    const std::string name = FeatureName(english, i);
    EXPECT_EQ(FindFeature(english, name), i) << name;
  }
  EXPECT_EQ(FindFeature(english, "look:nowhere"), std::nullopt);
  EXPECT_EQ(FindFeature(english, "rule:en/none"), std::nullopt);
  EXPECT_EQ(FindFeature(english, "word:said+begin:none"), std::nullopt);
  EXPECT_EQ(FindFeature(english, "nested"), std::nullopt);
}

TEST(FeaturesTest, NamesAndNumbersOfContextsAgree) {
  for (std::uint32_t i = 0; i < ContextFeatureCount(); ++i) {
    const std::string name = ContextFeatureName(i);
    if (!name.empty()) {
      EXPECT_EQ(FindContextFeature(name), i) << name;
    }
  }
  EXPECT_EQ(FindContextFeature(""), std::nullopt);
  EXPECT_EQ(FindContextFeature("look:always"), std::nullopt);
}

}  // namespace
}  // namespace ipse
