// Names as they stand in sources: what the golden documents leave out.
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "ipse/ipse.h"

namespace ipse {
namespace {

const Attributions& Read(const std::string& text) {
  static const Engine engine(*Pack::Embedded());
  static Attributions found;
  found = *engine.Attribute({.text = "The city met on Monday.\n\n" + text});
  return found;
}

// The speaker of the first attribution; "-" where there is none.
std::string Speaker(const std::string& text) {
  const Attributions& found = Read(text);
  if (found.attributions.empty() || found.attributions[0].speakers.empty()) return "-";
  return found.entities[found.attributions[0].speakers[0].entity].name;
}

TEST(NamesTest, ACapitalBehindASmallWordIsTheName) {
  EXPECT_EQ(Speaker("“The bridge is old,” said Will Dorn."), "Will Dorn");
}

TEST(NamesTest, AcronymsAreNoSmallWords) {
  EXPECT_EQ(Speaker("“The bridge is old,” the WHO said."), "WHO");
}

TEST(NamesTest, AModifierSpeaksForNobody) {
  EXPECT_EQ(Speaker("“The bridge is old,” a GOP stalwart said."), "-");
}

TEST(NamesTest, APaperThatNoListHasMakesThePage) {
  static const Engine engine(*Pack::Embedded());
  const Attributions found = *engine.Attribute(
      {.text = "Bridge closes in May\n\nBy Mira Tanaka, The Port Gazette\n\nThe bridge is old."});
  EXPECT_EQ(found.outlet, "Port Gazette");
  EXPECT_EQ(found.outlet_basis, CreditBasis::byline);
}

TEST(NamesTest, ATownsPaperIsNotTheListedOneOfItsLastWord) {
  const auto via = [](const std::string& text) {
    const Attributions& found = Read(text);
    return found.entities[found.attributions.at(0).via.at(0).entity].name;
  };
  EXPECT_EQ(via("Mira Tanaka told Lock Herald that the bridge was old."), "Lock Herald");
  EXPECT_EQ(via("Mira Tanaka told the Herald that the bridge was old."), "Boston Herald");
}

TEST(NamesTest, AClauseBehindANameIsNoOffice) {
  const Attributions& found = Read("According to Mira Tanaka, half of her clients are old.");
  ASSERT_FALSE(found.entities.empty());
  EXPECT_EQ(found.entities[0].role, "");
}

TEST(NamesTest, ACourtesyIsNoOffice) {
  EXPECT_EQ(Read("“The bridge is old,” said Mrs. Tanaka.").entities[0].role, "");
  EXPECT_EQ(Read("“The bridge is old,” said Mayor Tanaka.").entities[0].role, "Mayor");
}

TEST(NamesTest, ASurnameMayBeAGivenNameToo) {
  EXPECT_EQ(Speaker("Gwen Graham opened the bridge. “It is old,” Graham said."), "Gwen Graham");
  EXPECT_EQ(Speaker("Warren Pell met Oda Warren. “It is old,” Warren said."), "Oda Warren");
  EXPECT_EQ(Speaker("Gwen Tanaka opened the bridge. “It is old,” Mr. Tanaka said."), "Tanaka");
}

TEST(NamesTest, ASurnameMayBeAnOfficeToo) {
  EXPECT_EQ(Speaker("Mira Baker opened the bridge. “It is old,” Baker said."), "Mira Baker");
  EXPECT_EQ(Speaker("Mira Baker was there. Baker, 41, said it was old."), "Mira Baker");
  EXPECT_EQ(Speaker("Mira Baker opened the bridge. “It is old,” said Mayor Baker."), "Mira Baker");
  EXPECT_EQ(Speaker("Mira Baker opened the bridge. “It is old,” said the Baker."), "-");
  EXPECT_EQ(Speaker("Mira Tanaka opened the bridge. “It is old,” Baker said."), "-");
}

// “who” is Oda Pell, whom the office tells of.
TEST(NamesTest, AnOfficeThatIsNobodysSurnameIsNobody) {
  EXPECT_EQ(Speaker("Oda Pell, a nominal Republican, who said the bridge is old, stayed away."),
            "Oda Pell");
}

TEST(NamesTest, ACountryBehindAPrepositionIsSeldomIt) {
  EXPECT_EQ(Speaker("The company lost its plant in China. It said the loss was small."), "-");
  EXPECT_EQ(Speaker("China lost a ship on Monday. It said the loss was small."), "China");
}

TEST(NamesTest, WhatAMinisterIsOfIsNoName) {
  EXPECT_EQ(Speaker("Former secretary of State Karsten said the bridge was old."), "Karsten");
  EXPECT_EQ(Speaker("The minister of Finance Omar Haddad said it was old."), "Omar Haddad");
  EXPECT_EQ(Speaker("The secretary of State said the bridge was old."), "-");
}

TEST(NamesTest, SpacesWithinNamesMayBeNoBreakSpaces) {
  EXPECT_EQ(Speaker("Mira\u00a0Tanaka opened the bridge. “It is old,” Tanaka said."),
            "Mira Tanaka");
}

TEST(NamesTest, TheNextOfAListIsNoOffice) {
  const Attributions& found =
      Read("The bridge divides Mira Tanaka, Sen. Paul Verhoeven of Osaka and others, he said.");
  ASSERT_FALSE(found.entities.empty());
  EXPECT_EQ(found.entities[0].name, "Mira Tanaka");
  EXPECT_EQ(found.entities[0].role, "");
}

}  // namespace
}  // namespace ipse
