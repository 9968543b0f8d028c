// The figures of the scorer, computed by hand.
#include "evaluate/score.h"

#include "evaluate/same_name.h"
#include "gtest/gtest.h"

namespace ipse {
namespace {

std::string NoClass(const GoldDocument&, const MarkedAttribution&) { return "any"; }

GoldAttribution Gold(Kind kind, std::vector<ByteSpan> content, std::vector<ByteSpan> source) {
  GoldAttribution gold;
  gold.kind = kind;
  gold.content = std::move(content);
  gold.source = std::move(source);
  return gold;
}

PredictedAttribution Predicted(Kind kind, std::vector<ByteSpan> content,
                               std::vector<ByteSpan> source, double confidence = 1) {
  PredictedAttribution predicted;
  predicted.kind = kind;
  predicted.content = std::move(content);
  predicted.source = std::move(source);
  predicted.confidence = confidence;
  return predicted;
}

Score Scored(const GoldDocument& gold, const Prediction& prediction, bool only_reporting = false) {
  Score score(NoClass);
  score.Add(gold, prediction, PairUp(gold, prediction, only_reporting));
  return score;
}

TEST(ScoreTest, APairMayCrossKinds) {
  GoldDocument gold;
  gold.text = "abcdefghij klmnop qrstuv";
  gold.attributions = {Gold(Kind::direct, {{0, 10}}, {{11, 17}}),
                       Gold(Kind::mixed, {{18, 24}}, {})};
  // Eight of ten letters, and a source that shares one of two; nothing for the second.
  const Score score = Scored(gold, {Predicted(Kind::indirect, {{0, 8}}, {{9, 12}}, 0.75)});
  const Tally& all = score.all();
  EXPECT_EQ(all.gold.count, 2u);
  EXPECT_EQ(all.predicted.count, 1u);
  EXPECT_EQ(all.Found().precision, 1.0);
  EXPECT_EQ(all.Found().recall, 0.5);
  EXPECT_EQ(all.Exact().f1, 0.0);
  EXPECT_EQ(all.Soft().precision, 0.8);
  EXPECT_EQ(all.Soft().recall, 0.4);
  EXPECT_EQ(all.Who(), 1.0);
  EXPECT_EQ(score.kinds().at(Kind::direct).Joint().recall, 1.0);
  EXPECT_EQ(score.kinds().at(Kind::direct).Joint().precision, 0.0);
  EXPECT_EQ(score.kinds().at(Kind::indirect).Joint().precision, 1.0);
  EXPECT_EQ(score.kinds().at(Kind::mixed).Found().recall, 0.0);
  EXPECT_EQ(*score.calibration().brier, 0.0625);
  EXPECT_EQ(*score.calibration().ece, 0.25);
  EXPECT_FALSE(score.calibration().auc);
}

TEST(ScoreTest, OfEqualOverlapsTheRightSourceIsTaken) {
  GoldDocument gold;
  gold.text = "abcdefghij klmnop qrstuv";
  gold.attributions = {Gold(Kind::direct, {{0, 10}}, {{11, 17}})};
  const Prediction twice = {Predicted(Kind::direct, {{0, 10}}, {{18, 24}}),
                            Predicted(Kind::direct, {{0, 10}}, {{11, 17}})};
  EXPECT_EQ(PairUp(gold, twice, false).OfGold(0)->predicted, 1u);
  EXPECT_EQ(Scored(gold, twice).all().Joint().precision, 0.5);
}

TEST(ScoreTest, AContentWithoutLettersDoesNotCount) {
  GoldDocument gold;
  gold.text = "abc — ?";
  EXPECT_EQ(Scored(gold, {Predicted(Kind::direct, {{4, 9}}, {})}).all().predicted.count, 0u);
}

TEST(ScoreTest, ThoughtsCountNeitherWayWhereOnlyReportingIsAsked) {
  GoldDocument gold;
  gold.text = "Mira hopes it rains. Mira said it rains. Mira wants rain.";
  gold.attributions = {Gold(Kind::indirect, {{11, 19}}, {{0, 4}}),
                       Gold(Kind::indirect, {{31, 39}}, {{21, 25}})};
  gold.attributions[0].cue = {{5, 10}};
  gold.attributions[1].cue = {{26, 30}};
  Prediction prediction = {Predicted(Kind::indirect, {{11, 19}}, {{0, 4}}),
                           Predicted(Kind::indirect, {{52, 56}}, {{41, 45}})};
  prediction[1].cue = {{46, 51}};
  const Score score = Scored(gold, prediction, true);
  EXPECT_EQ(score.all().gold.count, 1u);
  EXPECT_EQ(score.all().predicted.count, 0u);
  EXPECT_TRUE(IsReporting("was quoted as saying"));
  EXPECT_TRUE(IsReporting("According to"));
  EXPECT_FALSE(IsReporting("essays"));
  EXPECT_FALSE(IsReporting("ésaid"));
}

TEST(ScoreTest, SpeakersAndOutletsAreCountedByName) {
  GoldDocument gold;
  gold.text = "abcdefghij klmnop";
  gold.attributions = {Gold(Kind::direct, {{0, 10}}, {{11, 17}})};
  GoldAttribution& wanted = gold.attributions[0];
  wanted.entity = {"Mira Tanaka", "Daniel Okafor"};
  wanted.named = true;
  wanted.via = {{"Harbour Post", "Radio Nine"}};
  Prediction prediction = {Predicted(Kind::direct, {{0, 10}}, {{11, 17}})};
  prediction[0].speakers = {"Tanaka"};
  prediction[0].via = {"The Harbour Post", "Morning Star", "Evening Star"};
  Score score = Scored(gold, prediction);
  EXPECT_EQ(*score.names().Named(), 0.0);
  EXPECT_EQ(score.names().ViaRates().precision, 1.0 / 3);
  EXPECT_EQ(score.names().ViaRates().recall, 0.5);
  prediction[0].speakers = {"Okafor", "Tanaka"};
  EXPECT_EQ(*Scored(gold, prediction).names().Named(), 1.0);
  EXPECT_EQ(*Scored(gold, {}).names().Named(), 0.0);
  EXPECT_EQ(Scored(gold, {}).names().via_gold, 2u);
}

TEST(SameNameTest, ShorterFormsKeepTheFirstOrTheLastWord) {
  EXPECT_TRUE(SameName("Tanaka", "Mira Tanaka"));
  EXPECT_TRUE(SameName("the Harbour Post", "Harbour"));
  EXPECT_TRUE(SameName("Tanaka’s", "TANAKA"));
  EXPECT_TRUE(SameName("Straße", "STRASSE"));
  EXPECT_FALSE(SameName("Ken Tanaka", "Mira Tanaka"));
  EXPECT_FALSE(SameName("Paul Verhoeven", "Paul Verhoeven Jr."));
  EXPECT_FALSE(SameName("Post", "Harbour Post Weekly"));
  EXPECT_FALSE(SameName("…", "…"));
}

TEST(CalibrationTest, IsComputedOverTenBins) {
  const Calibration calibration =
      Calibrate({{1.0, true}, {0.5, false}, {0.5, true}, {0.25, false}});
  EXPECT_EQ(*calibration.brier, (0 + 0.25 + 0.25 + 0.0625) / 4);
  EXPECT_EQ(*calibration.ece, (0 + 0 + 0.25) / 4);
  EXPECT_EQ(*calibration.auc, 3.5 / 4);
  EXPECT_EQ(calibration.bins[9].count, 1u);
  EXPECT_EQ(calibration.bins[5].right, 1u);
  EXPECT_NE(ReliabilityTable(calibration).find("0.5 to 0.6        2  0.500  0.500      +0.000\n"),
            std::string::npos)
      << ReliabilityTable(calibration);
  EXPECT_NE(ReliabilitySvg(calibration).find("Brier 0.1406  ECE 0.0625  AUC 0.8750"),
            std::string::npos);
}

}  // namespace
}  // namespace ipse
