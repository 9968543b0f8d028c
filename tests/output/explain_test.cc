// ipse explain: why a text was read as it was, for people and as JSON.
#include <cmath>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "program.h"
#include "rapidjson/document.h"

namespace ipse {
namespace {

using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

class ExplainTest : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    Write(
        "two.txt",
        "“The bridge is old,” said Mira Tanaka.\n\nIt rained all night.\n\nThe transport minister "
        "told the Meridian news agency on Monday that the government would pay half of the "
        "cost, saying it was fair.");
  }
};

TEST_F(ExplainTest, EverySentenceHasItsReadingsTheLikeliestFirst) {
  const Ran ran = Run("explain two.txt --width 200");
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.err, "");
  EXPECT_THAT(ran.out, ContainsRegex("^\\[0, 38\\) “The bridge is old,” said Mira Tanaka.\n\n"
                                     "  0\\.[0-9]+      en/[^ ]+: chosen, as a1 with confidence "
                                     "0\\.[0-9]+\n"
                                     "  content   “The bridge is old,”\n"
                                     "  cue       said\n"
                                     "  source    Mira Tanaka\n"
                                     "  speaker   Mira Tanaka\n"
                                     "  counts    said: [^\n]+\n"
                                     "  because   [+-][0-9.]+ [^ ]+, "));
  EXPECT_THAT(ran.out, HasSubstr("in all +"));
  EXPECT_THAT(ran.out, ContainsRegex("\n  sure      [+-][0-9.]+ chosen:"));
  EXPECT_THAT(ran.out, Not(HasSubstr("rained"))) << "nothing was considered there";
  EXPECT_THAT(ran.out, ContainsRegex("not chosen, en/[^ ]+ has these words and is likelier"));
  EXPECT_THAT(ran.out,
              ContainsRegex("  may begin .*0\\.[0-9]+ at “that the government” \\(here\\)"));
  EXPECT_THAT(ran.out, ContainsRegex("  may end   .*0\\.[0-9]+ after “[^”]*half of the cost” "
                                     "\\(here\\)"));
  EXPECT_THAT(ran.out, ContainsRegex("  relay     en/[^ ]+: .*Meridian.*\n  outlets   .*Meridian"));
}

TEST_F(ExplainTest, GoldTextsSayHowOftenItsCueIsOne) {
  const Ran pretty = Run("explain two.txt --width 200");
  EXPECT_THAT(
      pretty.out,
      ContainsRegex("\n  speaker   Mira Tanaka\n  counts    said: a cue [0-9,]+ of [0-9,]+ "
                    "times in the gold texts; then [0-9]+ % in quotation marks, [0-9]+ % "));
  rapidjson::Document json;
  json.Parse(Run("explain two.txt:1 --format json").out.c_str());
  const auto& counted = json["sentences"][0]["candidates"][0]["counted_cue"];
  EXPECT_STREQ(counted["word"].GetString(), "said");
  unsigned contents = 0;
  for (const auto& form : counted["content"].GetObject()) contents += form.value.GetUint();
  EXPECT_EQ(counted["content"].MemberCount(), 7u);
  EXPECT_EQ(contents, counted["cue"].GetUint());
  EXPECT_LE(contents, counted["seen"].GetUint());
}

// Tables of the pack are hashed, in another order in every run.
TEST_F(ExplainTest, EveryRunNamesTheSameTermsInTheSameOrder) {
  const std::string first = Run("explain two.txt --format json").out;
  EXPECT_THAT(first, HasSubstr(" & ")) << "some conjunction holds";
  for (int run = 0; run < 3; ++run) EXPECT_EQ(Run("explain two.txt --format json").out, first);
}

TEST_F(ExplainTest, AnOffsetAsksForOneSentence) {
  EXPECT_THAT(Run("explain two.txt:25").out, Not(HasSubstr("minister")));
  EXPECT_THAT(Run("explain two.txt:45").out,
              ContainsRegex("^\\[40, 60\\) It rained all night.\n\n  seen as [^=]*\n\n"
                            "  No rule matches here.\n\n$"));
  const Ran past = Run("explain two.txt:4000");
  EXPECT_EQ(past.code, 3);
  EXPECT_EQ(past.err,
            "ipse: two: no sentence at or behind offset 4000; the text has 192 code points\n");
  EXPECT_EQ(Run("explain two.txt:x").err, "ipse: two.txt:x: No such file or directory\n");
}

TEST_F(ExplainTest, AnOffsetAsksWhatRulesSeeTooEvenWhereNoneMatches) {
  EXPECT_THAT(Run("explain two.txt:1 --width 200").out,
              HasSubstr("\n  seen as   “The bridge is old,” [quote q-comma q-cap q-long] · "
                        "said [asserts say vg reports] · Mira Tanaka [np name] · . [\".\"]\n"));
  EXPECT_THAT(Run("explain two.txt:45 --width 200").out, HasSubstr("It [pronoun np] · rained ["));
  EXPECT_THAT(Run("explain two.txt").out, Not(HasSubstr("seen as")));
  rapidjson::Document json;
  json.Parse(Run("explain two.txt:1 --format json").out.c_str());
  const auto& symbol = json["sentences"][0]["symbols"][2];
  EXPECT_EQ(symbol["words"][0].GetInt(), 26);
  EXPECT_EQ(symbol["words"][1].GetInt(), 37);
  EXPECT_STREQ(symbol["classes"][1].GetString(), "name");
}

TEST_F(ExplainTest, JsonHasEveryTermAndTheyAddUp) {
  const Ran ran = Run("explain two.txt --format json");
  rapidjson::Document json;
  json.Parse(ran.out.c_str());
  ASSERT_FALSE(json.HasParseError()) << ran.out;
  EXPECT_STREQ(json["schema"].GetString(), "ipse-explain/1");
  std::size_t weighed = 0, chosen = 0, with_begins = 0, with_ends = 0, relays = 0;
  for (const auto& sentence : json["sentences"].GetArray()) {
    relays += sentence["relays"].Size();
    for (const auto& candidate : sentence["candidates"].GetArray()) {
      chosen += candidate["chosen"].GetBool();
      EXPECT_EQ(candidate["chosen"].GetBool(), candidate["attribution"].IsString());
      EXPECT_NE(candidate["chosen"].GetBool(), candidate["confidence_terms"].Empty());
      double sum = 0;
      for (const auto& term : candidate["terms"].GetArray()) sum += term["weight"].GetDouble();
      if (candidate["terms"].Empty()) continue;
      ++weighed;
      EXPECT_NEAR(candidate["probability"].GetDouble(), 1 / (1 + std::exp(-sum)), 0.005);
      double begins = 0;
      for (const auto& place : candidate["begins"].GetArray())
        begins += place["probability"].GetDouble();
      if (!candidate["begins"].Empty()) EXPECT_NEAR(begins, 1, 0.01);
      with_begins += !candidate["begins"].Empty();
      double ends = 0;
      for (const auto& end : candidate["ends"].GetArray()) ends += end["probability"].GetDouble();
      if (candidate["ends"].Empty()) continue;
      ++with_ends;
      EXPECT_NEAR(ends, 1, 0.01);
    }
  }
  EXPECT_EQ(chosen, 3u);
  EXPECT_GT(weighed, chosen);
  EXPECT_GT(with_begins, 0u);
  EXPECT_GT(with_ends, 0u);
  EXPECT_EQ(relays, 1u);
}

TEST_F(ExplainTest, BadInputIsNamed) {
  const Ran ran = Run("explain nowhere.txt");
  EXPECT_EQ(ran.code, 3);
  EXPECT_EQ(ran.err, "ipse: nowhere.txt: No such file or directory\n");
  Write("bad.txt", "“We \xFF go,” said Mira Tanaka.");
  EXPECT_EQ(Run("explain bad.txt").code, 0);
  rapidjson::Document json;
  json.Parse(Run("explain bad.txt --format json").out.c_str());
  EXPECT_FALSE(json.HasParseError());
  EXPECT_EQ(Run("explain two.txt --format csv").code, 2);
}

}  // namespace
}  // namespace ipse
