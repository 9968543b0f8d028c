// Names that are something else: outlets called like words or people, people called like outlets,
// and pages whose metadata, byline and text disagree.
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "ipse/ipse.h"

namespace ipse {
namespace {

struct Read {
  std::vector<std::string> speakers;  // “name:type” of the first attribution
  std::vector<std::string> via;
};

Attributions Found(const Document& document) {
  static const Engine engine(*Pack::Embedded());
  return *engine.Attribute(document);
}

// The speakers and outlets of the one attribution in `text`.
Read One(std::string_view text) {
  const Attributions found = Found({.text = text});
  Read out;
  EXPECT_EQ(found.attributions.size(), 1u) << text;
  for (const Attribution& a : found.attributions) {
    for (EntityRef speaker : a.speakers) {
      const Entity& entity = found.entities[speaker.entity];
      out.speakers.push_back(entity.name + ":" + std::string(Name(entity.type)));
    }
    for (const Via& via : a.via) out.via.push_back(found.entities[via.entity].name);
  }
  return out;
}

using Names = std::vector<std::string>;

TEST(AmbiguousNames, AnOutletCalledLikeAWordIsOneWhereTheWordsAroundItCallForOne) {
  EXPECT_EQ(One("“The bridge is old,” Mira Tanaka told Die Zeit.").via, Names{"Die Zeit"});
  EXPECT_EQ(One("“The bridge is old,” Mira Tanaka told Time magazine.").via, Names{"Time"});
  EXPECT_EQ(One("“The bridge is old,” Mira Tanaka told People magazine.").via, Names{"People"});
  EXPECT_EQ(One("“The bridge is old,” Mira Tanaka told the Bild newspaper.").via, Names{"Bild"});
  EXPECT_EQ(One("“The bridge is old,” Mira Tanaka told the Sun.").via, Names{"The Sun"});
  EXPECT_EQ(One("“The bridge is old,” Mira Tanaka told The Independent.").via,
            Names{"The Independent"});
  EXPECT_EQ(One("“The bridge is old,” Mira Tanaka told The Hill.").via, Names{"The Hill"});
}

TEST(AmbiguousNames, TheSameWordsAreWordsElsewhere) {
  for (const char* text : {"“The bridge is old,” Mira Tanaka told people in the harbour.",
                           "Time will tell, “and the bridge is old,” said Mira Tanaka.",
                           "“The bridge is old,” said Mira Tanaka as the sun rose over the hill.",
                           "“The bridge is old,” said Mira Tanaka, an independent."}) {
    const Read read = One(text);
    EXPECT_EQ(read.via, Names()) << text;
    EXPECT_EQ(read.speakers, Names{"Mira Tanaka:person"}) << text;
  }
}

TEST(AmbiguousNames, APersonCalledLikeAnOutletIsAPerson) {
  EXPECT_EQ(One("“The bridge is old,” said Mr. Sun.").speakers, Names{"Sun:person"});
  EXPECT_EQ(One("“The bridge is old,” Mira Tanaka told Mr. Bloomberg.").via, Names());
}

TEST(PageOutlet, MetadataWinsOverTheBylineAndBothAreReported) {
  const Attributions found =
      Found({.text = "The old bridge\n\nBy Mira Tanaka, Reuters\n\n“It is old,” said Aya Sato.",
             .outlet = "CBS News"});
  EXPECT_EQ(found.outlet, "CBS News");
  EXPECT_EQ(found.outlet_basis, CreditBasis::metadata);
  ASSERT_EQ(found.credits.size(), 1u);
  EXPECT_EQ(found.credits[0].name, "Reuters");
  EXPECT_EQ(found.credits[0].basis, CreditBasis::byline);
}

TEST(PageOutlet, AMentionInTheBodyAloneIsNotThePages) {
  const Attributions found = Found({.text = "The old bridge\n\nReuters has an office in the "
                                            "harbour.\n\n“It is old,” said Aya Sato.\n\nThe "
                                            "bridge was built by hand."});
  EXPECT_EQ(found.outlet, "");
  EXPECT_TRUE(found.credits.empty());
}

TEST(PageOutlet, MetadataOfAnySizeAndBytesIsTakenAsItIs) {
  const std::string outlet(100'000, '\xFF');
  EXPECT_EQ(Found({.text = "“It is old,” said Aya Sato.", .outlet = outlet}).outlet, outlet);
}

}  // namespace
}  // namespace ipse
