#include <string>

#include "gtest/gtest.h"
#include "ipse/engine.h"

namespace ipse {
namespace {

// "speaker: words" for each attribution.
std::string Said(const std::string& text) {
  static const Engine engine(*Pack::Embedded());
  std::string out;
  const Attributions found = *engine.Attribute({.text = text});
  for (const Attribution& a : found.attributions) {
    out += std::string(Slice(text, a.source[0])) + ": " + std::string(Slice(text, a.content[0])) +
           "\n";
  }
  return out;
}

TEST(TranscriptTest, TurnsGoToTheirLabels) {
  EXPECT_EQ(Said("MR. LIND: Who pays?\n\nTANAKA: The coast. All of it.\n\nMR. LIND: "
                 "Why?\n\nTANAKA: It must."),
            "MR. LIND: Who pays\nTANAKA: The coast. All of it\nMR. LIND: Why\nTANAKA: It must\n");
}

TEST(TranscriptTest, QuestionsAndAnswersAlternate) {
  EXPECT_EQ(Said("Q: Who pays?\n\nA: The coast.\n\nQ: When?\n\nA: In May."),
            "Q: Who pays\nA: The coast\nQ: When\nA: In May\n");
}

TEST(TranscriptTest, ALabelOrTwoMakeNoTranscript) {
  EXPECT_EQ(Said("UPDATE: The bridge is closed\n\nIt closed on Monday.\n\nNOTE: It is old."), "");
}

}  // namespace
}  // namespace ipse
