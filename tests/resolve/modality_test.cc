// What kind of act a cue names, whether the text says that it took place, and hedges.
#include "gtest/gtest.h"
#include "ipse/ipse.h"

namespace ipse {
namespace {

// The attribution of `text` whose cue holds `cue`.
Attribution Find(std::string_view text, std::string_view cue) {
  static const Engine engine(*Pack::Embedded());
  const absl::StatusOr<Attributions> found = engine.Attribute({.text = text});
  for (const Attribution& a : found->attributions) {
    if (!a.cue.empty() && Slice(text, a.cue.front()).find(cue) != std::string_view::npos) return a;
  }
  ADD_FAILURE() << "no attribution with the cue " << cue << " in: " << text;
  return {};
}

TEST(ModalityTest, SpeechWritingAndThoughtAreToldApart) {
  EXPECT_EQ(Find("Mira Tanaka said that the bridge would close.", "said").act, Act::speech);
  EXPECT_EQ(Find("Mira Tanaka wrote that the bridge would close.", "wrote").act, Act::writing);
  EXPECT_EQ(Find("Mira Tanaka believes that the bridge is safe.", "believes").act, Act::thought);
  EXPECT_EQ(Find("“Close it,” Mira Tanaka tweeted.", "tweeted").act, Act::writing);
}

TEST(ModalityTest, WhatWasNotSaidIsMarked) {
  EXPECT_EQ(Find("Mira Tanaka said that the bridge was old.", "said").event, Event::asserted);
  EXPECT_EQ(Find("Mira Tanaka did not say that the bridge was old.", "say").event, Event::negated);
  EXPECT_EQ(Find("Mira Tanaka never said the bridge was old.", "said").event, Event::negated);
}

TEST(ModalityTest, WhatDidNotHappenMayBeTheReasonForSayingSo) {
  EXPECT_EQ(Find("Mira Tanaka did not close the old bridge, saying it was safe.", "saying").event,
            Event::asserted);
}

TEST(ModalityTest, WhatMayBeSaidIsMarked) {
  EXPECT_EQ(Find("Mira Tanaka will announce that the bridge is closed.", "announce").event,
            Event::hypothetical);
  EXPECT_EQ(Find("If Mira Tanaka says that the bridge is safe, we will cross it.", "says").event,
            Event::hypothetical);
}

TEST(ModalityTest, HedgesOfTheTextAndOfTheSpeakerCount) {
  EXPECT_TRUE(Find("Mira Tanaka said the bridge could be sold.", "said").hedged);
  EXPECT_TRUE(Find("Mira Tanaka reportedly said that the bridge was sold.", "said").hedged);
  EXPECT_FALSE(Find("Mira Tanaka said the bridge was sold.", "said").hedged);
}

TEST(ModalityTest, AHeadlineIsMarked) {
  const std::string text =
      "Mayor praises the old bridge\n\nThe mayor of Osaka praised the bridge on Monday.\n";
  EXPECT_TRUE(Find(text, "praises").headline);
  EXPECT_FALSE(Find(text, "praised").headline);
}

}  // namespace
}  // namespace ipse
