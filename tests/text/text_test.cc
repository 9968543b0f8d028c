#include "text/text.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "text/offsets.h"

namespace ipse {
namespace {

std::vector<std::string> Paragraphs(const Text& text) {
  std::vector<std::string> out;
  for (const Paragraph& paragraph : text.paragraphs())
    out.emplace_back(Slice(text.reading(), paragraph.span));
  return out;
}

using Strings = std::vector<std::string>;

TEST(TextTest, ValidInputIsReadAsItStands) {
  const std::string input = "Für Élise — “ja”, 漢字, 😀.";
  const Text text = Text::Read({.text = input});
  EXPECT_EQ(text.reading(), input);
  EXPECT_EQ(text.reading().data(), input.data());
  EXPECT_EQ(text.malformed(), 0u);
}

TEST(TextTest, MalformedSequencesKeepTheirLengthAndAreCounted) {
  const struct {
    std::string input, reading;
    std::uint32_t malformed;
  } cases[] = {
      {"a\xFFz", "a\x1Az", 1},                          // never a byte of UTF-8
      {"a\x80z", "a\x1Az", 1},                          // a trail byte alone
      {"a\xC3", "a\x1A", 1},                            // cut off
      {"a\xE2\x80z", "a\xC2\x9Az", 1},                  // two of three bytes
      {"a\xF0\x9F\x98z", "a\xEF\xBF\xBDz", 1},          // three of four
      {"a\xC0\xAFz", "a\x1A\x1Az", 2},                  // an overlong slash
      {"a\xED\xA0\x80z", "a\x1A\x1A\x1Az", 3},          // a surrogate in encoded form
      {"a\xF5\x80\x80\x80z", "a\x1A\x1A\x1A\x1Az", 4},  // beyond U+10FFFF
  };
  for (const auto& c : cases) {
    const Text text = Text::Read({.text = c.input});
    EXPECT_EQ(text.reading(), c.reading);
    EXPECT_EQ(text.malformed(), c.malformed) << c.reading;
    EXPECT_EQ(text.first_malformed().begin, 1u);
  }
}

TEST(TextTest, ReadingStaysGoodWhenTheTextMoves) {
  Text text = Text::Read({.text = "\xFF"});
  const Text moved = std::move(text);
  EXPECT_EQ(moved.reading(), "\x1A");
}

TEST(TextTest, EveryLineBreakEndsALine) {
  for (const std::string line_break :
       {"\n", "\r\n", "\r", "\f", "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"}) {
    const std::string input = "The bridge is shut." + line_break + "The ferry is full.";
    EXPECT_EQ(Paragraphs(Text::Read({.text = input})),
              (Strings{"The bridge is shut.", "The ferry is full."}));
  }
}

TEST(TextTest, InvisibleMarksAndBlanksAreOutsideParagraphs) {
  EXPECT_EQ(
      Paragraphs(Text::Read({.text = "\xEF\xBB\xBF The bridge. \xC2\xA0\n\n\xE2\x80\x8B\t\n"})),
      (Strings{"The bridge."}));
  EXPECT_TRUE(Paragraphs(Text::Read({.text = " \n\t\n"})).empty());
}

TEST(TextTest, HardWrappedLinesAreOneParagraph) {
  const std::string input =
      "The city council voted on Monday evening to close the bridge for at\n"
      "least two years, after its engineers had found cracks in most of the\n"
      "girders that carry the northern span.\n\nThe ferry stays.";
  const Text text = Text::Read({.text = input});
  EXPECT_EQ(text.paragraphs().size(), 2u);
}

TEST(TextTest, ShortLinesAndBulletsStayApart) {
  EXPECT_EQ(
      Paragraphs(Text::Read({.text = "Opening hours\nThe council met.\nNobody came."})).size(), 3u);
  EXPECT_EQ(Paragraphs(Text::Read({.text = "- bread\n- salt\n- a lamp"})).size(), 3u);
}

TEST(TextTest, HeadlineBylineAndDateline) {
  const std::string input =
      "Harbour bridge to close\n\nBy Mira Tanaka, The Gazette\n\nLANTRY BAY, March 4 (Meridian) — "
      "The bridge will "
      "close in May, the mayor said.\n\nIt is old.";
  const Text text = Text::Read({.text = input});
  ASSERT_TRUE(text.headline() && text.byline() && text.dateline());
  EXPECT_EQ(Slice(input, *text.headline()), "Harbour bridge to close");
  EXPECT_EQ(Slice(input, *text.byline()), "By Mira Tanaka, The Gazette");
  EXPECT_EQ(Slice(input, *text.dateline()), "LANTRY BAY, March 4 (Meridian) —");
}

TEST(TextTest, ALeadIsNoHeadlineAndASentenceNoDateline) {
  const std::string lead = "The bridge will close. Nobody asked us, they said.\n\nIt is old.";
  EXPECT_FALSE(Text::Read({.text = lead}).headline());
  const std::string dash = "Short title\n\nThe mayor laughed — and left.";
  EXPECT_FALSE(Text::Read({.text = dash}).dateline());
}

TEST(OffsetsTest, UnitsAgreeWithACountByHand) {
  const std::string text = "aé漢😀b";
  const Offsets offsets(text);
  EXPECT_EQ(offsets.ToCodePoints({6, 10}), (CodePointSpan{3, 4}));
  EXPECT_EQ(offsets.ToUtf16({6, 10}), (Utf16Span{3, 5}));
  EXPECT_EQ(offsets.ToBytes(CodePointSpan{3, 4}), (ByteSpan{6, 10}));
  EXPECT_EQ(offsets.ToBytes(Utf16Span{3, 5}), (ByteSpan{6, 10}));
}

TEST(OffsetsTest, RoundTripsAtEveryCodePointOfALongText) {
  std::string text;
  for (int i = 0; i < 400; ++i) text += i % 7 == 0 ? "😀" : i % 3 == 0 ? "é" : "x";
  const Offsets offsets(text);
  std::uint32_t points = 0, units = 0;
  for (std::uint32_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::uint32_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : 4;
    const ByteSpan span{at, at + size};
    EXPECT_EQ(offsets.ToCodePoints(span), (CodePointSpan{points, points + 1}));
    EXPECT_EQ(offsets.ToBytes(CodePointSpan{points, points + 1}), span);
    EXPECT_EQ(offsets.ToBytes(Utf16Span{units, units + (size == 4 ? 2u : 1u)}), span);
    ++points;
    units += size == 4 ? 2 : 1;
    at += size;
  }
}

}  // namespace
}  // namespace ipse
