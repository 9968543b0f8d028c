// Sentences by the stops that the tokens show, against ICU's iterator with the rules of
// rules/en/sentences.rbbi, on random text.
#include "segment/proposals.h"

#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

#include "gtest/gtest.h"
#include "segment/segmenter.h"

namespace ipse {
namespace {

std::vector<std::pair<std::uint32_t, std::uint32_t>> SentencesOf(const Segmenter& segmenter,
                                                                 const std::string& written) {
  const auto scratch = segmenter.MakeScratch();
  Sentences sentences;
  segmenter.Segment(Text::Read({.text = written}), *scratch, sentences);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> out;
  for (const Sentence& sentence : sentences.sentences)
    out.emplace_back(sentence.span.begin, sentence.span.end);
  return out;
}

TEST(ProposalsReference, StopsAndIcuAgree) {
  std::ifstream in(IPSE_SOURCE_DIR "/rules/en/sentences.rbbi");
  SegmentationRules rules;
  rules.language = "en";
  rules.sentence_rules = {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  rules.never_last = {"a."};
  rules.maybe_last = {"ab."};
  rules.sentence_starters = {"Ba", "a"};
  const absl::StatusOr<Segmenter> slow = Segmenter::Create(rules);
  rules.scan = true;
  const absl::StatusOr<Segmenter> fast = Segmenter::Create(rules);
  ASSERT_TRUE(slow.ok() && fast.ok());
  std::mt19937 random(7);
  const std::string_view alphabet[] = {
      "a",      "b",  "Ba", " A ", "bananas", ".",   "?",    "!",   " ",  "\t",     " ",
      "\"",     "'",  "(",  ")",   "[",       "]",   "{",    "}",   "1",  "2",      ",",
      "-",      ". ", "é",  "“",   "”",       "’",   "‘",    "«",   "»",  "…",      "‽",
      "。",     "！", "？", "—",   "•",       "1. ", "2. ",  "[1]", "'s", "\u00A0", "\u2003",
      "\u3000", "中", "（", "）",  "/",       "@",   "www.a"};
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::size_t n = random() % 32; n > 0; --n)
      text += alphabet[random() % std::size(alphabet)];
    ASSERT_EQ(SentencesOf(*slow, text), SentencesOf(*fast, text)) << "text: " << text;
  }
}

}  // namespace
}  // namespace ipse
