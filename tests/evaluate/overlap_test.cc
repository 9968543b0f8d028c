#include "evaluate/overlap.h"

#include "evaluate/examples.h"
#include "gtest/gtest.h"

namespace ipse {
namespace {

TEST(OverlapTest, CountsLettersOnly) {
  const Letters letters("“Go home,” é.");
  EXPECT_EQ(letters.Count({{0, 13}}), 6u);
  EXPECT_EQ(letters.Overlap({{0, 13}}, {{3, 10}}), 1.0);
  EXPECT_EQ(letters.Overlap({{3, 5}}, {{3, 10}}), 2.0 / 6);
}

TEST(OverlapTest, SourcesAgreeByHalfOfTheShorter) {
  const Letters letters("the mayor Mira Tanaka");
  EXPECT_TRUE(letters.SameSource({{10, 21}}, {{0, 21}}));
  EXPECT_TRUE(letters.SameSource({}, {}));
  EXPECT_FALSE(letters.SameSource({}, {{0, 3}}));
  EXPECT_FALSE(letters.SameSource({{0, 9}}, {{10, 21}}));
}

TEST(MarksTest, AreReadAndRefused) {
  const auto marked = ReadMarks("[C1 “Go \\[now\\],”] [Q said] [S Mira].");
  ASSERT_TRUE(marked.ok());
  EXPECT_EQ(marked->text, "“Go [now],” said Mira.");
  EXPECT_EQ(Slice(marked->text, marked->content[0]), "“Go [now],”");
  EXPECT_FALSE(ReadMarks("[X a]").ok());
  EXPECT_FALSE(ReadMarks("[C a").ok());
  EXPECT_FALSE(ReadMarks("a]").ok());
}

}  // namespace
}  // namespace ipse
