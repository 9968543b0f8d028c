#include "segment/tokens.h"

#include <string>

#include "gtest/gtest.h"

namespace ipse {
namespace {

std::vector<Token> Tokens(const std::string& text) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> dictionary(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), error));
  Abbreviations abbreviations;
  abbreviations.Add("mr.");
  abbreviations.Add("inc.");
  TokenScratch scratch;
  std::vector<Token> out;
  AppendTokens(text, {0, static_cast<std::uint32_t>(text.size())}, abbreviations, *dictionary,
               scratch, out);
  return out;
}

// The tokens with a "·" between them.
std::string Cut(const std::string& text) {
  std::string out;
  for (const Token& token : Tokens(text)) {
    if (!out.empty()) out += "·";
    out += Slice(text, token.span());
  }
  return out;
}

TEST(TokensTest, WordsKeepTheirInnerMarks) {
  EXPECT_EQ(Cut("don't O'Brien Petersen-Frey AT&T 67-year-old"),
            "don't·O'Brien·Petersen-Frey·AT&T·67-year-old");
}

TEST(TokensTest, CliticsSplitOff) {
  EXPECT_EQ(Cut("Tanaka's she’ll they're"), "Tanaka·'s·she·’ll·they·'re");
}

TEST(TokensTest, FullStopsStayWithAbbreviationsOnly) {
  EXPECT_EQ(Cut("Mr. Lind left the U.S. at 5 p.m. today."),
            "Mr.·Lind·left·the·U.S.·at·5·p.m.·today·.");
  EXPECT_EQ(Cut("end.Next"), "end·.·Next");
}

TEST(TokensTest, NumbersUrlsAndHandles) {
  EXPECT_EQ(Cut("$1,000.50 10:30 21st"), "$·1,000.50·10:30·21st");
  EXPECT_EQ(Cut("https://ipse.example/a?b=c. @mira #bridge j.doe@example.com"),
            "https://ipse.example/a?b=c·.·@mira·#bridge·j.doe@example.com");
}

TEST(TokensTest, MarksStandAlone) {
  EXPECT_EQ(Cut("“Go!” ``No'' ... -- «Oui»"), "“·Go·!·”·``·No·''·...·--·«·Oui·»");
}

TEST(TokensTest, ScriptsWithoutSpacesAreCutByDictionary) {
  EXPECT_EQ(Cut("東京に行く"), "東京·に·行く");
}

TEST(TokensTest, CasingTellsInitialsAndAcronymsApart) {
  const std::vector<Token> tokens = Tokens("NATO A McCain the iPhone");
  EXPECT_EQ(tokens[0].casing, Casing::upper);
  EXPECT_EQ(tokens[1].casing, Casing::capital);
  EXPECT_EQ(tokens[2].casing, Casing::capital);
  EXPECT_EQ(tokens[3].casing, Casing::lower);
  EXPECT_EQ(tokens[4].casing, Casing::mixed);
}

}  // namespace
}  // namespace ipse
