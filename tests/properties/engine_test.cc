// What holds for every text.
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "gtest/gtest.h"
#include "ipse/ipse.h"

namespace ipse {
namespace {

const Engine& TheEngine() {
  static const Engine engine(*Pack::Embedded());
  return engine;
}

std::string Json(const Document& document) {
  std::string out;
  WriteJson(document, *TheEngine().Attribute(document), {}, out);
  return out;
}

std::string RandomText(std::mt19937& random) {
  static const std::vector<std::string> pieces = {"“",
                                                  "”",
                                                  "\"",
                                                  "'",
                                                  "’",
                                                  "said",
                                                  "told reporters",
                                                  "Mira Tanaka",
                                                  "the mayor",
                                                  ",",
                                                  ".",
                                                  "?",
                                                  "\n\n",
                                                  "\n",
                                                  " — ",
                                                  "calling it",
                                                  "a disgrace",
                                                  "(",
                                                  ")",
                                                  "é",
                                                  "漢字",
                                                  "\xFF",
                                                  "\xE2\x80",
                                                  std::string(1, '\0'),
                                                  "the bridge",
                                                  "and",
                                                  "according to",
                                                  ":",
                                                  "who",
                                                  "Mr.",
                                                  "5 p.m.",
                                                  "[12]",
                                                  "…",
                                                  "...",
                                                  "http://a.b/c",
                                                  "@x",
                                                  "<a href=\"x\">",
                                                  "\r\n"};
  std::string out;
  for (std::size_t n = random() % 60; n > 0; --n) {
    out += pieces[random() % pieces.size()];
    if (random() % 3 != 0) out += ' ';
  }
  return out;
}

bool OnBound(const std::string& text, std::uint32_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80 ||
         text.find('\xFF') != std::string::npos || text.find("\xE2\x80") != std::string::npos;
}

TEST(EngineProperties, SpansLieInTheTextInOrderOnCodePoints) {
  std::mt19937 random(3);
  for (int round = 0; round < 3000; ++round) {
    const std::string text = RandomText(random);
    const Attributions found = *TheEngine().Attribute({.text = text});
    std::uint32_t last = 0;
    for (const Attribution& a : found.attributions) {
      ASSERT_FALSE(a.content.empty());
      ASSERT_GE(a.content.front().begin, last);
      last = a.content.front().begin;
      for (const auto* spans : {&a.content, &a.cue, &a.source}) {
        for (ByteSpan span : *spans) {
          ASSERT_LT(span.begin, span.end);
          ASSERT_LE(span.end, text.size());
          ASSERT_TRUE(OnBound(text, span.begin) && OnBound(text, span.end)) << text;
        }
      }
      ASSERT_GE(a.confidence, 0);
      ASSERT_LE(a.confidence, 1);
    }
  }
}

TEST(EngineProperties, ThreadsAndRunsGiveTheSameBytes) {
  std::mt19937 random(5);
  std::vector<std::string> texts;
  for (int i = 0; i < 200; ++i)
    texts.push_back(RandomText(random) + " “We will go home,” said Mira Tanaka. ");
  std::vector<std::string> once(texts.size()), again(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) once[i] = Json({.text = texts[i]});
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      for (std::size_t i = t; i < texts.size(); i += 4) again[i] = Json({.text = texts[i]});
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(once, again);
}

TEST(EngineProperties, AnEmptyTextHasNothing) {
  EXPECT_TRUE(TheEngine().Attribute({.text = ""})->attributions.empty());
  EXPECT_TRUE(TheEngine().Sentences({.text = ""})->empty());
}

// Whatever takes more than linear time or memory does not come back from these.
TEST(EngineProperties, SentencesWithoutEndAreCut) {
  for (const std::string piece : {"he said that ", "Mira said “we go. now” and then ", ". "}) {
    std::string text;
    while (text.size() < std::size_t{1} << 20) text += piece;
    const std::vector<ByteSpan> sentences = *TheEngine().Sentences({.text = text});
    EXPECT_GT(sentences.size(), text.size() / 20'000);
    EXPECT_GT(sentences.back().end + 2, text.size());
    const Attributions found = *TheEngine().Attribute({.text = text});
    if (piece == ". ") continue;
    ASSERT_FALSE(found.attributions.empty());
    EXPECT_GT(found.attributions.back().cue.front().end + 1000, text.size());
  }
}

TEST(EngineProperties, MalformedBytesAreWarnedOf) {
  const Attributions found =
      *TheEngine().Attribute({.text = "“We \xFF go home,” said Mira Tanaka."});
  ASSERT_EQ(found.warnings.size(), 1u);
  EXPECT_EQ(found.warnings[0].message,
            "1 malformed UTF-8 sequence read as U+FFFD, the first at byte 6");
  EXPECT_EQ(found.attributions.size(), 1u);
}

TEST(EngineProperties, ALanguageWithoutRulesGivesSentencesOnly) {
  const std::string text = "„Wir gehen heim“, sagte Mira Tanaka. Es war spät.";
  EXPECT_TRUE(TheEngine().Attribute({.text = text, .language = "de"})->attributions.empty());
  EXPECT_EQ(TheEngine().Sentences({.text = text, .language = "de"})->size(), 2u);
}

}  // namespace
}  // namespace ipse
