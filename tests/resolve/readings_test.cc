// Which readings hold together: where an utterance goes on, ends, or stands inside another.
#include <algorithm>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "ipse/ipse.h"

namespace ipse {
namespace {

using Lines = std::vector<std::string>;

// "source cue: content … content" of each attribution.
Lines Read(std::string_view text) {
  static const Engine engine(*Pack::FromFolder(IPSE_SOURCE_DIR "/rules"));
  const absl::StatusOr<Attributions> found = engine.Attribute({.text = text});
  Lines out;
  for (const Attribution& a : found->attributions) {
    std::string line;
    for (ByteSpan span : a.source) line += std::string(Slice(text, span)) + " ";
    for (ByteSpan span : a.cue) line += std::string(Slice(text, span));
    line += ":";
    for (ByteSpan span : a.content) line += " [" + std::string(Slice(text, span)) + "]";
    out.push_back(line);
  }
  std::sort(out.begin(), out.end());
  return out;
}

TEST(ReadingsTest, AQuotationGoesOnBehindWhateverItsCuesSentenceTells) {
  EXPECT_EQ(
      Read("“The bridge is old,” Mira Tanaka said, adding that it would close. “We are sad.”"),
      (Lines{"Mira Tanaka adding: [that it would close]",
             "Mira Tanaka said: [“The bridge is old,”] [“We are sad.”]"}));
  EXPECT_EQ(Read("“The bridge is old,” she said when asked about the plan. “We are sad.”").back(),
            "she said: [“The bridge is old,”] [“We are sad.”]");
}

TEST(ReadingsTest, ALaterVerbOfTheSentenceQuotes) {
  EXPECT_EQ(Read("Mira Tanaka closed the bridge and joked, “It was older than my mother.”").back(),
            "Mira Tanaka joked: [“It was older than my mother.”]");
  EXPECT_EQ(Read("Mira Tanaka posted a picture of the bridge, saying, “We are sad.”").back(),
            "Mira Tanaka saying: [“We are sad.”]");
}

TEST(ReadingsTest, AQuotationThatEndsAClauseIsSeldomAllThatWasSaid) {
  EXPECT_EQ(Read("She also praised the plan as “a step towards a town without traffic”, the "
                 "Meridian added."),
            (Lines{"She also praised: [the plan as “a step towards a town without traffic”]",
                   "the Meridian added: [She also praised the plan as “a step towards a town "
                   "without traffic”]"}));
}

TEST(ReadingsTest, AClaimEndsWhereItsSpeakerGoesOnToAnother) {
  EXPECT_EQ(Read("Mira Tanaka said the bridge was old and called it “a disgrace to the town.”"),
            (Lines{"Mira Tanaka called: [it “a disgrace to the town.”]",
                   "Mira Tanaka said: [the bridge was old]"}));
}

TEST(ReadingsTest, AClaimDoesNotEndBetweenAVerbAndWhatItTakes) {
  EXPECT_EQ(Read("Hilde Karsten wrote that she began saying her prayers to herself “over and over "
                 "again.”")
                .back(),
            "Hilde Karsten wrote: [that she began saying her prayers to herself “over and over "
            "again.”]");
}

TEST(ReadingsTest, OneActIsReadOnce) {
  EXPECT_EQ(Read("Mira Tanaka told reporters on Monday, calling the plan “a disgrace.”"),
            (Lines{"Mira Tanaka calling: [the plan “a disgrace.”]"}));
}

}  // namespace
}  // namespace ipse
