// The words of quotations: which are the same, which are alike, and in which words they differ.
#include "corpus/wording.h"

#include <string>

#include "gtest/gtest.h"

namespace ipse {
namespace {

double Alike(const std::string& a, const std::string& b) {
  return Likeness(Wording(a).Pairs(), Wording(b).Pairs());
}

// Whether one of the bands is the same, as a search by bands asks.
bool SharesBand(const std::string& a, const std::string& b) {
  const auto left = Wording(a).Bands(), right = Wording(b).Bands();
  for (std::size_t i = 0; i < kBands; ++i) {
    if (left[i] == right[i]) return true;
  }
  return false;
}

TEST(WordingTest, MarksCasingAndKindsOfApostropheMakeNoDifference) {
  const std::uint64_t hash = Wording("“We don’t go – ever,”").hash();
  EXPECT_EQ(Wording("we DON'T go... ever").hash(), hash);
  EXPECT_EQ(Wording("« We don’t\u00A0go ever »").hash(), hash);
  EXPECT_NE(Wording("We don’t ever go").hash(), hash);
  EXPECT_NE(Wording("We do not go ever").hash(), hash);
  EXPECT_EQ(Wording("“don’t”").words().size(), 1u);
  EXPECT_EQ(Wording("'tis the sailors' hour").words().size(), 4u);
}

TEST(WordingTest, AlteredAndCutOnesAreAlikeOthersAreNot) {
  const std::string whole = "We will never close the old harbour bridge to lorries and buses";
  EXPECT_EQ(Alike(whole, whole), 1);
  EXPECT_GT(Alike(whole, "We will soon close the old harbour bridge to lorries and buses"), 0.6);
  EXPECT_GT(Alike(whole, "never close the old harbour bridge"), 0.99);
  EXPECT_LT(Alike("I don’t believe that’s going to work", "I don’t believe that’s a good idea"),
            0.4);
  EXPECT_EQ(Alike(whole, "The committee has met twice this year"), 0);
  EXPECT_TRUE(SharesBand(whole, "We will soon close the old harbour bridge to lorries and buses"));
  EXPECT_FALSE(SharesBand(whole, "The committee has met twice this year"));
}

TEST(WordingTest, DifferingNamesTheChangedWords) {
  const auto [gone, put] =
      Differing(Wording("the bridge is too old"), Wording("The old bridge is far too old!"));
  EXPECT_EQ(gone, std::vector<bool>({false, false, false, false, false}));
  EXPECT_EQ(put, std::vector<bool>({false, true, false, false, true, false, false}));
}

}  // namespace
}  // namespace ipse
