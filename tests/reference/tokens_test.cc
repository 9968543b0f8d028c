// Tokens that are read many bytes at once, against those read a character at a time: at the end of
// a text, where there are not so many more.
#include "segment/tokens.h"

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"
#include "segment/glyphs.h"
#include "segment/letters.h"

namespace ipse {
namespace {

struct Read {
  std::vector<Token> tokens;
  TokenScratch scratch;
};

Read TokensOf(const std::string& reading, std::size_t size, icu::BreakIterator& dictionary) {
  Abbreviations abbreviations;
  for (std::string_view word : {"b.", "ab.", "abb."}) abbreviations.Add(word);
  Read out;
  AppendTokens(reading, {0, static_cast<std::uint32_t>(size)}, abbreviations, dictionary,
               out.scratch, out.tokens);
  return out;
}

std::string Shown(const Read& read, const std::string& text) {
  std::string out;
  for (const Token& token : read.tokens) {
    out += token.space_before ? " " : "|";
    out += Slice(text, token.span());
    out += std::to_string(static_cast<int>(token.kind) * 10 + static_cast<int>(token.casing));
  }
  for (std::uint32_t stop : read.scratch.stops) out += "." + std::to_string(stop);
  return out;
}

TEST(TokensReference, ManyBytesAtOnceAndOneByOne) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> dictionary(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), error));
  ASSERT_TRUE(U_SUCCESS(error));
  std::mt19937 random(20261126);
  const std::string_view alphabet[] = {"a", "b", "A",  "B", "s", " ", " ",  ".", ",", ";", ":",
                                       "!", "'", "\"", "(", ")", "-", "\n", "1", "/", "&", "@",
                                       "_", "#", "é",  "É", "’", "”", "l",  "m", "r", "e", "“"};
  for (int round = 0; round < 200'000; ++round) {
    std::string text;
    while (text.size() < 7) text += alphabet[random() % std::size(alphabet)];
    if (text.size() > 7) continue;
    const Read slow = TokensOf(text, text.size(), *dictionary);
    const std::string longer = text + " Behind the text.";
    const Read fast = TokensOf(longer, text.size(), *dictionary);
    ASSERT_EQ(Shown(slow, text), Shown(fast, text)) << "text: " << text;
  }
}

TEST(TokensReference, LongWords) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> dictionary(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), error));
  ASSERT_TRUE(U_SUCCESS(error));
  for (std::size_t size = 1; size < 40; ++size) {
    const std::string small(size, 'a'), capital = "A" + small;
    const std::string upper(size, 'A'), mixed = small + "A";
    const std::string text = small + " " + capital + ", " + upper + " " + mixed + " " + small + ".";
    const Read read = TokensOf(text, text.size(), *dictionary);
    ASSERT_EQ(read.tokens.size(), 7U) << text;
    EXPECT_EQ(read.tokens[0].casing, Casing::lower);
    EXPECT_EQ(read.tokens[1].casing, Casing::capital);
    EXPECT_EQ(read.tokens[3].casing, size == 1 ? Casing::capital : Casing::upper);
    EXPECT_EQ(read.tokens[4].casing, Casing::mixed);
    EXPECT_EQ(read.tokens[5].end - read.tokens[5].begin, size);
  }
}

TEST(LettersReference, SixteenAtOnceAndOneByOne) {
  std::mt19937 random(20261126);
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes;
    while (bytes.size() < 16)
      bytes += random() % 2 == 0 ? static_cast<char>('A' + random() % 64)
                                 : static_cast<char>(random() % 256);
    const Letters fast = LettersAt(bytes.data()), slow = LettersOneByOne(bytes.data());
    ASSERT_EQ(fast.any, slow.any) << bytes;
    ASSERT_EQ(fast.small, slow.small) << bytes;
  }
}

TEST(GlyphsReference, ThePunctuationBlockIsIcus) {
  for (UChar32 c = 0; c < 64; ++c)
    EXPECT_EQ(kPunctuationGlyphs[static_cast<std::size_t>(c)], WideGlyph(0x2000 + c)) << c;
}

}  // namespace
}  // namespace ipse
