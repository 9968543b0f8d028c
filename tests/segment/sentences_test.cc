// Sentences of the English pack; "|" marks where one ends and the next begins.
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "ipse/engine.h"

namespace ipse {
namespace {

const Engine& TheEngine() {
  static const Engine engine(*Pack::FromFolder(IPSE_SOURCE_DIR "/rules"));
  return engine;
}

std::string Marked(const std::string& text, std::string_view language = "en") {
  std::string out;
  const auto sentences = *TheEngine().Sentences({.text = text, .language = language});
  for (ByteSpan sentence : sentences) {
    if (!out.empty()) out += "|";
    out += Slice(text, sentence);
  }
  return out;
}

class SentencesMarkedTest : public testing::TestWithParam<const char*> {};

TEST_P(SentencesMarkedTest, EndWhereMarked) {
  const std::string expected = GetParam();
  std::string text = expected;
  for (char& c : text) c = c == '|' ? ' ' : c;
  EXPECT_EQ(Marked(text), expected);
}

INSTANTIATE_TEST_SUITE_P(Plain, SentencesMarkedTest,
                         testing::Values("The bridge is shut.|The ferry is full.",
                                         "Is it shut?|Nobody knows.", "Shut it!|Now!",
                                         "It cost $3.50.|He paid.",
                                         "It rose 2.5 percent.|Then it fell."));
INSTANTIATE_TEST_SUITE_P(
    Abbreviations, SentencesMarkedTest,
    testing::Values("Mr. Tanaka met Dr. Okafor.|They spoke.",
                    "Gen. Lind and Sen. Moretti (D-Ohio) left.|We stayed.",
                    "She met then-Sen. Moretti and ex-Gov. Lind.|We stayed.",
                    "She works for Okafor & Co. in Osaka.", "She left Okafor & Co.|She was tired.",
                    "The U.S. Senate voted.|It was late.", "See p. 12 and Fig. 3 for more.",
                    "It is on No. 5.|No.|Never.", "He rose at 5 a.m. and slept at 9.",
                    "Jonas E. Smith and J. R. Moretti agree.", "It opens on Feb. 3.|Come early."));
INSTANTIATE_TEST_SUITE_P(Quoted, SentencesMarkedTest,
                         testing::Values("“Go!” he said.|She went.",
                                         "“Where?” Tanaka asked.|Nobody spoke.",
                                         "“Stop.|Now,” she said.", "He said: “No.”|She left.",
                                         "\"It is shut,\" he said.|\"Go home.\"",
                                         "She called it “mad.”|He laughed."));
INSTANTIATE_TEST_SUITE_P(
    Points, SentencesMarkedTest,
    testing::Values(
        "Well... maybe not.", "I never knew....|She left.", "He waited . . . and waited.",
        "What?!|No!",
        "See https://ipse.example/a.b?c=d.|It is good.|Write to j.doe@example.com.|She answers.",
        "He came (it was late.) to the house.", "1. The bridge|2. The ferry",
        "It was long ago. [12]|Later it fell."));

TEST(SentencesTest, AnAbbreviationBeforeACapitalThatOftenBeginsEndsItsSentence) {
  EXPECT_EQ(Marked("She left Okafor & Co. They stayed."), "She left Okafor & Co.|They stayed.");
  EXPECT_EQ(Marked("They live in the U.S. How about you?"), "They live in the U.S.|How about you?");
}

TEST(SentencesTest, ASentenceAfterALostSpace) {
  EXPECT_EQ(Marked("It is shut.Nobody came."), "It is shut.|Nobody came.");
}

TEST(SentencesTest, ADatelineStandsApart) {
  EXPECT_EQ(Marked("A title here\n\nOSAKA, Japan (AP) - The bridge is shut.\n\nIt is old."),
            "A title here|OSAKA, Japan (AP) -|The bridge is shut.|It is old.");
}

TEST(SentencesTest, OtherLanguagesTakeCldrsRules) {
  EXPECT_EQ(Marked("橋は閉鎖された。船は満員だ。", "ja"), "橋は閉鎖された。|船は満員だ。");
  EXPECT_EQ(Marked("Die Brücke ist zu. Das Schiff ist voll.", "de"),
            "Die Brücke ist zu.|Das Schiff ist voll.");
}

TEST(SentencesTest, AParagraphMoreChangesNothingBefore) {
  const std::string text =
      "“A fine day. Truly,” she said. “No?”\n\nMr. Lind left at 5 p.m. on Monday.";
  const auto before = *TheEngine().Sentences({.text = text});
  const std::string longer = text + "\n\nThe end came. It was quiet.";
  auto after = *TheEngine().Sentences({.text = longer});
  after.resize(before.size());
  EXPECT_EQ(before, after);
}

}  // namespace
}  // namespace ipse
