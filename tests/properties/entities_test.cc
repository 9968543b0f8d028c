// What holds for the speakers, outlets and entities of every text, and of hostile ones: indexes are
// valid, spans lie inside the text on code points, sizes stay in proportion.
#include <random>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "ipse/ipse.h"

namespace ipse {
namespace {

const Engine& TheEngine() {
  static const Engine engine(*Pack::Embedded());
  return engine;
}

Attributions Found(const Document& document) { return *TheEngine().Attribute(document); }

std::string Json(const Document& document) {
  std::string out;
  WriteJson(document, *TheEngine().Attribute(document), {}, out);
  return out;
}

bool IsBound(std::string_view text, std::uint32_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

void ExpectInside(std::string_view text, ByteSpan span) {
  ASSERT_LT(span.begin, span.end);
  ASSERT_LE(span.end, text.size());
  EXPECT_TRUE(IsBound(text, span.begin) && IsBound(text, span.end)) << Slice(text, span);
}

void ExpectSound(std::string_view text, const Attributions& found) {
  const std::size_t entities = found.entities.size();
  for (const Attribution& a : found.attributions) {
    for (EntityRef speaker : a.speakers) ASSERT_LT(speaker.entity, entities);
    if (a.speaks_for) ASSERT_LT(a.speaks_for->entity, entities);
    for (const Via& via : a.via) {
      ASSERT_LT(via.entity, entities);
      ExpectInside(text, via.evidence);
    }
    if (a.parent) ASSERT_LT(*a.parent, found.attributions.size());
    EXPECT_FALSE(a.source.empty() && !a.speakers.empty() && a.source_type == SourceType::named);
  }
  for (const Entity& entity : found.entities) {
    EXPECT_FALSE(entity.name.empty());
    for (std::size_t i = 0; i < entity.mentions.size(); ++i) {
      ExpectInside(text, entity.mentions[i]);
      if (i > 0) EXPECT_LT(entity.mentions[i - 1], entity.mentions[i]);
    }
  }
  for (const Credit& credit : found.credits) ExpectInside(text, credit.where);
}

// Pieces that names, references and relays are made of, in any order.
std::string RandomText(std::mt19937& random) {
  static const std::vector<std::string> pieces = {"Mira",
                                                  "Tanaka",
                                                  "Ms. Tanaka",
                                                  "the mayor of Osaka",
                                                  "the Belarusian leader",
                                                  "he",
                                                  "She",
                                                  "they",
                                                  "told Reuters",
                                                  "told the Gazette newspaper",
                                                  "said",
                                                  "“It is old,”",
                                                  "“Go.”",
                                                  "in an interview",
                                                  "with Xinhua",
                                                  "(EUCO)",
                                                  "Zoë Müller-Öz",
                                                  "on CNN",
                                                  "TASS quoted",
                                                  "citing Interfax",
                                                  "’s",
                                                  "O’Brien",
                                                  "Die Zeit",
                                                  "Time",
                                                  "The Sun",
                                                  "her podcast",
                                                  "a spokesman for",
                                                  "the report",
                                                  "Jr.",
                                                  "van der Berg",
                                                  ",",
                                                  ".",
                                                  "\n\n",
                                                  "and",
                                                  "who",
                                                  "田中さくら",
                                                  "😀",
                                                  "\xC3",
                                                  "AFP contributed to this report.",
                                                  "—"};
  std::string out;
  const std::size_t count = random() % 60;
  for (std::size_t i = 0; i < count; ++i) out += pieces[random() % pieces.size()] + " ";
  return out;
}

TEST(EntityProperties, IndexesAndSpansAreSoundInAnyText) {
  std::mt19937 random(3);
  for (int i = 0; i < 1500; ++i) {
    const std::string text = RandomText(random);
    SCOPED_TRACE(text);
    ExpectSound(text, Found({.text = text, .outlet = i % 2 == 0 ? "CBS News" : ""}));
    if (HasFatalFailure()) return;
  }
}

TEST(EntityProperties, AnotherEngineGivesTheSameBytes) {
  const Engine other(*Pack::Embedded());
  std::mt19937 random(4);
  for (int i = 0; i < 200; ++i) {
    const std::string text = RandomText(random);
    std::string again;
    WriteJson({.text = text}, *other.Attribute({.text = text}), {}, again);
    EXPECT_EQ(Json({.text = text}), again);
  }
}

// “Qaaaaaaa”, “Qbaaaaaa”, …: names, no two alike.
std::string DistinctName(std::size_t i) {
  std::string out = "Q";
  for (std::size_t rest = i; out.size() < 8; rest /= 26) out += static_cast<char>('a' + rest % 26);
  return out;
}

std::size_t Mentions(const Attributions& found) {
  std::size_t out = 0;
  for (const Entity& entity : found.entities) out += entity.mentions.size();
  return out;
}

TEST(EntityProperties, AHundredThousandDistinctNamesStayAsManyEntities) {
  constexpr std::size_t kNames = 100'000;
  std::string text = "The old bridge\n\n";
  for (std::size_t i = 0; i < kNames; ++i)
    text += "“It is old,” said Mira " + DistinctName(i) + ".\n\n";
  const Attributions found = Found({.text = text});
  EXPECT_EQ(found.attributions.size(), kNames);
  EXPECT_EQ(found.entities.size(), kNames);
  EXPECT_EQ(Mentions(found), kNames);
}

TEST(EntityProperties, MentionsGrowAsTheTextDoes) {
  const auto mentions = [](std::size_t paragraphs) {
    std::string text;
    for (std::size_t i = 0; i < paragraphs; ++i)
      text += "“It is old,” Mira Tanaka told Reuters. She said: “It will close.”\n\n";
    return Mentions(Found({.text = text}));
  };
  const std::size_t few = mentions(10);
  EXPECT_EQ(mentions(1000), 100 * few);
}

TEST(EntityProperties, ADocumentOfNamesAloneHasNoClaim) {
  std::string text;
  for (std::size_t i = 0; i < 20'000; ++i)
    text += "Mira " + DistinctName(i) + (i % 9 ? " " : ".\n\n");
  const Attributions found = Found({.text = text});
  EXPECT_TRUE(found.attributions.empty());
  ExpectSound(text, found);
  EXPECT_LE(Mentions(found), 20'000u);
}

TEST(EntityProperties, OneNameWithoutEndIsNoName) {
  std::string text = "“It is old,” said";
  for (std::size_t i = 0; i < 50'000; ++i) text += " " + DistinctName(i);
  ExpectSound(text, Found({.text = text}));
}

TEST(EntityProperties, AliasesInACircleEnd) {
  const std::string text =
      "The Harbour Office (Bridge Board) met. The Bridge Board (Harbour Office) met. “It is old,” "
      "the Bridge Board said. “It is safe,” the Harbour Office said.\n\n"
      "Mira Tanaka (Aya Sato) met Aya Sato (Mira Tanaka). “No,” said Aya Sato.";
  const Attributions found = Found({.text = text});
  ExpectSound(text, found);
  EXPECT_EQ(found.attributions.size(), 3u);
}

TEST(EntityProperties, AliasesOfAnEntityAreFewHoweverManyItsNames) {
  std::string text;
  for (std::size_t i = 0; i < 5'000; ++i)
    text += "“Go,” said Mira " + DistinctName(i) + " Tanaka (" + DistinctName(i + 1) + ").\n\n";
  const Attributions found = Found({.text = text});
  ExpectSound(text, found);
  for (const Entity& entity : found.entities) EXPECT_LE(entity.aliases.size(), 16u);
}

}  // namespace
}  // namespace ipse
