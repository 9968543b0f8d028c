// The fit tells features apart, leaves documents out where asked, finds what only two together say,
// and gives the same every time.
#include "evaluate/logistic.h"

#include "evaluate/conjunctions.h"
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
  const FeatureWeights weights = MakeCases().Fit({});
  EXPECT_GT(weights.at("right"), 1);
  EXPECT_LT(weights.at("wrong"), -1);
}

TEST(LogisticTest, DocumentsThatAreLeftOutWeighNothing) {
  EXPECT_EQ(MakeCases().Fit({.folds = 4, .left_out = 3}).count("rare"), 0u);
  EXPECT_EQ(MakeCases().Fit({.folds = 4, .left_out = 2}).count("rare"), 1u);
}

TEST(LogisticTest, TheMeanIsThatOfTheTargets) {
  Cases cases;
  for (std::uint32_t i = 0; i < 1000; ++i) cases.Add({{"always", 0}}, i < 900 ? 1 : 0, i);
  EXPECT_NEAR(Logistic(cases.Fit({.l2 = 0.01}).at("always")), 0.9, 0.001);
}

TEST(LogisticTest, APullIsTheStrongerTheFewerTheCases) {
  EXPECT_LT(MakeCases().Fit({.l2 = 100}).at("right"), MakeCases().Fit({.l2 = 1}).at("right"));
}

TEST(LogisticTest, TheSameCasesGiveTheSameWeights) {
  EXPECT_EQ(MakeCases().Fit({}), MakeCases().Fit({}));
}

// Right are those that have one of two features, not both and not none: no sum says that.
TEST(LogisticTest, AConjunctionSaysWhatNoSumDoes) {
  Cases cases;
  for (std::uint32_t i = 0; i < 400; ++i) {
    const bool a = i % 2 == 0, b = i / 2 % 2 == 0;
    std::vector<Term> terms = {{"chosen:always", 0}};
    if (a) terms.push_back({"chosen:a", 0});
    if (b) terms.push_back({"chosen:b", 0});
    cases.Add(terms, a != b ? 1 : 0, i);
  }
  const FeatureWeights weights = FitWithConjunctions(cases, {.l2 = 1});
  ASSERT_EQ(weights.count("chosen:a & b"), 1u);
  EXPECT_LT(weights.at("chosen:a & b"), -2);
  EXPECT_GT(weights.at("chosen:a"), 1);
}

}  // namespace
}  // namespace ipse
