// Quotations as "use: text" lines; nested ones are indented by their depth.
#include "quotes/quotations.h"

#include <random>
#include <string>

#include "gtest/gtest.h"
#include "ipse/pack.h"
#include "rulepack/compiled_pack.h"

namespace ipse {
namespace {

const Pack& ThePack() {
  static const Pack pack = *Pack::FromFolder(IPSE_SOURCE_DIR "/rules");
  return pack;
}

Quotations Find(const std::string& text, std::string_view language) {
  const LanguagePack& pack = ThePack().compiled().Find(language);
  const Text read = Text::Read({.text = text});
  auto scratch = pack.segmenter->MakeScratch();
  Sentences sentences;
  pack.segmenter->Segment(read, *scratch, sentences);
  Quotations out;
  FindQuotations(read, sentences, language, out);
  return out;
}

std::string Shown(const std::string& text, std::string_view language = "en") {
  constexpr std::string_view kUses[] = {"", "scare: ", "title: ", "nickname: ", "word: "};
  std::string out;
  const Quotations found = Find(text, language);
  for (const Quotation& q : found.quotations) {
    if (!out.empty()) out += " / ";
    for (std::uint32_t p = q.parent; p != kNoQuotation; p = found.quotations[p].parent) out += ">";
    out += kUses[static_cast<std::size_t>(q.use)];
    out += Slice(text, q.inside);
    if (!q.closed) out += " (open)";
    if (q.continues != kNoQuotation) out += " (goes on)";
  }
  return out;
}

TEST(QuotationsTest, EveryHouseStyle) {
  const struct {
    std::string text;
    std::string_view language;
  } cases[] = {
      {"She said, “we will go home now”, and left.", "en"},
      {"She said, \"we will go home now\", and left.", "en"},
      {"She said, ‘we will go home now’, and left.", "en"},
      {"She said, 'we will go home now', and left.", "en"},
      {"She said, ``we will go home now'', and left.", "en"},
      {"She said, ''we will go home now'', and left.", "en"},
      {"She said, „we will go home now“, and left.", "de"},
      {"She said, »we will go home now«, and left.", "de"},
      {"She said, «we will go home now», and left.", "fr"},
      {"She said, « we will go home now », and left.", "fr"},
      {"She said, <<we will go home now>>, and left.", "en"},
      {"She said, ”we will go home now”, and left.", "sv"},
      {"She said, 「we will go home now」, and left.", "ja"},
      {"She said, 『we will go home now』, and left.", "ja"},
      {"She said, 〝we will go home now〟, and left.", "ja"},
      {"She said, ‹we will go home now›, and left.", "fr"},
      {"She said, “we will go home now\", and left.", "en"},
      {"She said, “we will go home now“, and left.", "en"},
  };
  for (const auto& c : cases) EXPECT_EQ(Shown(c.text, c.language), "we will go home now") << c.text;
}

TEST(QuotationsTest, ApostrophesPrimesAndInchesAreNone) {
  for (const std::string text :
       {"The students’ demands aren’t new.", "The '90s and the ’60s were loud.",
        "Rock 'n' roll is Tanaka's life.", "He is 6' 2\" tall.", "A 12\" pipe burst.",
        "Tell ’em it's the farmers' day."}) {
    EXPECT_EQ(Shown(text), "") << text;
  }
}

TEST(QuotationsTest, ApostrophesInsideSingleMarks) {
  EXPECT_EQ(Shown("‘I don’t know the farmers’ names,’ he said."),
            "I don’t know the farmers’ names,");
}

TEST(QuotationsTest, Nesting) {
  EXPECT_EQ(Shown("“He said ‘go now’ and left,” she said."),
            "He said ‘go now’ and left, / >go now");
  EXPECT_EQ(Shown("“A ‘b “c d e” f’ g h i,” she said."),
            "A ‘b “c d e” f’ g h i, / >b “c d e” f / >>c d e");
}

TEST(QuotationsTest, AMissingMarkEndsAtTheParagraph) {
  EXPECT_EQ(Shown("“The bridge is old and will fall.\n\nNobody came to see it."),
            "The bridge is old and will fall. (open)");
  EXPECT_EQ(Shown("Nobody” came to see it."), "");
}

TEST(QuotationsTest, AQuotationOverParagraphs) {
  EXPECT_EQ(Shown("“The bridge is old and grey.\n\n“It will fall by summer,” she said."),
            "The bridge is old and grey. (open) / It will fall by summer, (goes on)");
}

TEST(QuotationsTest, AMarkThatWasNeverClosedEndsWhereTheNextBegins) {
  EXPECT_EQ(Shown("“The bridge is very old. “It will fall soon,” she said."),
            "The bridge is very old. (open) / It will fall soon,");
}

TEST(QuotationsTest, TagsAreNoText) {
  EXPECT_EQ(Shown("<post id=\"123 45\" by=\"a b\">Hello there</post>"), "");
}

TEST(QuotationsTest, UsesOtherThanSpeech) {
  EXPECT_EQ(Shown("Her novel “The Long Way Home” sold well."), "title: The Long Way Home");
  EXPECT_EQ(Shown("Mira “Hammer” Tanaka won."), "nickname: Hammer");
  EXPECT_EQ(Shown("He hates the word “freedom” now."), "word: freedom");
}

TEST(QuotationsTest, HostileTextStaysInsideItsParagraph) {
  for (const std::string mark : {"“", "\"", "'", "‘", "«", "``"}) {
    std::string text;
    for (int i = 0; i < 20000; ++i) text += mark + "a ";
    for (const Quotation& q : Find(text, "en").quotations) {
      ASSERT_LE(q.first_token, q.end_token);
      ASSERT_LE(q.span.end, text.size());
    }
  }
}

// A text of properly nested quotations, and its quotations by a plain recursive definition.
struct Nested {
  std::string text;
  int quotations = 0;
};

void AddNested(std::mt19937& random, int depth, Nested& out) {
  const bool outer = depth % 2 == 0;
  out.text += outer ? "“" : "‘";
  ++out.quotations;
  out.text += "words of people";
  for (std::size_t n = random() % 2; n > 0 && depth < 4; --n) {
    out.text += " then ";
    AddNested(random, depth + 1, out);
    out.text += " and more of them";
  }
  out.text += outer ? "”" : "’";
}

TEST(QuotationsReference, WellFormedNestingIsFoundWhole) {
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    Nested nested{"They said ", 0};
    AddNested(random, 0, nested);
    nested.text += " in the end.";
    const Quotations found = Find(nested.text, "en");
    ASSERT_EQ(found.quotations.size(), static_cast<std::size_t>(nested.quotations)) << nested.text;
    for (const Quotation& q : found.quotations) ASSERT_TRUE(q.closed) << nested.text;
  }
}

}  // namespace
}  // namespace ipse
