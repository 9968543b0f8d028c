// The list of who said what, in full, for attributions made by hand: in order, by speaker, by
// outlet; chains, source types, widths and colours.
#include <string>
#include <string_view>

#include "gtest/gtest.h"
#include "ipse/writer.h"

namespace ipse {
namespace {

constexpr std::string_view kText =
    "“The bridge is old,” Tanaka told Xinhua. “It must close,” an aide said. “Wide 橋の錆は深い,” "
    "she "
    "said.";

ByteSpan Of(std::string_view words) {
  const std::size_t at = kText.find(words);
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

Attribution Said(std::string_view content, std::string_view source, std::string_view cue) {
  Attribution out;
  out.content = {Of(content)};
  out.source = {Of(source)};
  out.cue = {Of(cue)};
  out.confidence = 0.9;
  return out;
}

// Three claims: through Xinhua, by an unnamed aide, and by Tanaka to the page itself.
Attributions Found() {
  Attributions found;
  found.entities = {{"Mira Tanaka", EntityType::person, "the mayor of Osaka", {}, {}},
                    {"Xinhua", EntityType::outlet, "", {}, {}},
                    {"Harbour Company", EntityType::organization, "", {}, {}}};
  found.attributions = {Said("“The bridge is old,”", "Tanaka", "told"),
                        Said("“It must close,”", "an aide", "said"),
                        Said("“Wide 橋の錆は深い,”", "she", "said")};
  found.attributions[0].speakers = {{0}};
  found.attributions[0].source_type = SourceType::named;
  found.attributions[0].via = {{1, ViaBasis::stated, Of("told Xinhua")}};
  found.attributions[1].source_type = SourceType::unnamed;
  found.attributions[2].speakers = {{0}};
  return found;
}

// What stands below the article.
std::string ListOf(const Attributions& found, PrettyOptions options = {}) {
  std::string out;
  WritePretty({.text = kText}, found, options, out);
  if (options.by != Grouping::none) return out;
  return out.substr(out.find("\n\n") + 2);
}

TEST(PrettyList, ShowsTheChainFromTheSpeakerToThePage) {
  EXPECT_EQ(ListOf(Found()),
            " 1. Mira Tanaka → Xinhua → this page told “The bridge is old,” (direct, 0.90)\n"
            " 2. an aide said “It must close,” (direct, unnamed, 0.90)\n"
            " 3. Mira Tanaka said “Wide 橋の錆は深い,” (direct, 0.90)\n");
}

TEST(PrettyList, NamesThePageAndWhatItsBylineSaysElse) {
  Attributions found = Found();
  found.outlet = "CBS News";
  found.outlet_basis = CreditBasis::metadata;
  found.credits = {{"CBS News", CreditBasis::dateline, {}},
                   {"Reuters", CreditBasis::byline, {}},
                   {"AFP", CreditBasis::credit, {}},
                   {"AFP", CreditBasis::credit, {}}};
  const std::string list = ListOf(found, {.width = 200});
  EXPECT_EQ(list.substr(0, list.find(" 2.")),
            "This page: CBS News (from its metadata; its byline has Reuters; its credit line has "
            "AFP)\n\n"
            " 1. Mira Tanaka → Xinhua → this page (CBS News) told “The bridge is old,” (direct, "
            "0.90)\n");
}

TEST(PrettyList, NamesWhomASpokespersonSpeaksForAndACircle) {
  Attributions found = Found();
  found.attributions.resize(2);
  found.attributions[0].source_type = SourceType::spokesperson;
  found.attributions[0].speaks_for = EntityRef{2};
  found.attributions[0].circular = true;
  found.attributions[1].source_type = SourceType::document;
  EXPECT_EQ(ListOf(found, {.width = 200}),
            " 1. Mira Tanaka → Xinhua → this page told “The bridge is old,” (direct, spokesperson "
            "for Harbour Company, circular, 0.90)\n"
            " 2. an aide said “It must close,” (direct, document, 0.90)\n");
}

TEST(PrettyList, GroupsBySpeakerTheUnknownLast) {
  EXPECT_EQ(ListOf(Found(), {.by = Grouping::speaker}),
            "Mira Tanaka (person), the mayor of Osaka\n"
            "   1. → Xinhua → this page told “The bridge is old,” (direct, 0.90)\n"
            "   3. said “Wide 橋の錆は深い,” (direct, 0.90)\n"
            "an aide\n"
            "   2. said “It must close,” (direct, unnamed, 0.90)\n");
}

TEST(PrettyList, GroupsByOutletThePageLast) {
  Attributions found = Found();
  found.attributions[1].speakers = {{1}};  // an outlet's own words came through itself
  EXPECT_EQ(ListOf(found, {.by = Grouping::outlet}),
            "Xinhua\n"
            "  Mira Tanaka (person), the mayor of Osaka\n"
            "     1. told “The bridge is old,” (direct, 0.90)\n"
            "  Xinhua (outlet)\n"
            "     2. said “It must close,” (direct, unnamed, 0.90)\n"
            "this page\n"
            "  Mira Tanaka (person), the mayor of Osaka\n"
            "     3. said “Wide 橋の錆は深い,” (direct, 0.90)\n");
}

TEST(PrettyList, TwoSpeakersOfOneNameStayApart) {
  Attributions found = Found();
  found.entities.push_back({"Mira Tanaka", EntityType::person, "a nurse", {}, {}});
  found.attributions[2].speakers = {{3}};
  EXPECT_EQ(ListOf(found, {.by = Grouping::speaker}).find("Mira Tanaka (person), a nurse\n   3. "),
            std::string("Mira Tanaka (person), the mayor of Osaka\n"
                        "   1. → Xinhua → this page told “The bridge is old,” (direct, 0.90)\n")
                .size());
}

TEST(PrettyList, FoldsByColumnsWideCharactersCountingTwo) {
  Attributions found = Found();
  found.attributions.erase(found.attributions.begin(), found.attributions.begin() + 2);
  EXPECT_EQ(ListOf(found, {.width = 30, .by = Grouping::speaker}),
            "Mira Tanaka (person), the\n"
            "  mayor of Osaka\n"
            "   1. said “Wide\n"
            "      橋の錆は深い,” (direct,\n"
            "      0.90)\n");
}

TEST(PrettyList, ColoursSpeakerOutletCueAndContent) {
  Attributions found = Found();
  found.attributions.resize(1);
  EXPECT_EQ(ListOf(found, {.colour = true}),
            " 1. \x1b[1;36mMira Tanaka\x1b[0m → \x1b[35mXinhua\x1b[0m → this page "
            "\x1b[33mtold\x1b[0m \x1b[4;32m“The bridge is old,”\x1b[0m (direct, 0.90)\n");
}

TEST(PrettyList, AnArticleCannotSteerTheTerminal) {
  std::string out;
  WritePretty({.text = "The bridge\x1b[2J\x1b[9;9H is old."}, {}, {}, out);
  EXPECT_EQ(out, "The bridge[2J[9;9H is old.\n\nNo quotation with a speaker was found.\n");
}

TEST(PrettyList, WhatIsLessLikelyIsLeftOutOfEveryGroup) {
  Attributions found = Found();
  found.attributions[1].confidence = 0.3;
  const std::string list = ListOf(found, {.min_confidence = 0.5, .by = Grouping::speaker});
  EXPECT_EQ(list.find("an aide"), std::string::npos);
}

TEST(PrettyList, AClaimHasTheNumberOfItsIdWhateverIsLeftOut) {
  Attributions found = Found();
  found.attributions[0].confidence = 0.3;
  const std::string list = ListOf(found, {.min_confidence = 0.5});
  EXPECT_EQ(list.substr(0, 4), " 2. ") << list;
}

}  // namespace
}  // namespace ipse
