// The fit tells features apart, leaves documents out where asked, and gives the same every time.
#include "evaluate/logistic.h"

#include "gtest/gtest.h"

namespace ipse {
namespace {

Cases MakeCases() {
  Cases cases;
  for (std::uint32_t document = 0; document < 40; ++document) {
    cases.Add({{"always", 0}, {"right", 0}}, 1, document);
    cases.Add({{"always", 0}, {"wrong", 0}}, 0, document);
    if (document % 4 == 3) cases.Add({{"rare", 0}}, 1, document);
  }
  return cases;
}

TEST(LogisticTest, FeaturesOfRightCasesWeighMore) {
  const FeatureWeights weights = MakeCases().Fit();
  EXPECT_GT(weights.at("right"), 1);
  EXPECT_LT(weights.at("wrong"), -1);
}

TEST(LogisticTest, DocumentsThatAreLeftOutWeighNothing) {
  EXPECT_EQ(MakeCases().Fit(4, 3).count("rare"), 0u);
  EXPECT_EQ(MakeCases().Fit(4, 2).count("rare"), 1u);
}

TEST(LogisticTest, TheSameCasesGiveTheSameWeights) {
  EXPECT_EQ(MakeCases().Fit(), MakeCases().Fit());
}

}  // namespace
}  // namespace ipse
