// Counting with little memory: what comes often is counted exactly, what was dropped is told.
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "corpus/name_counts.h"
#include "corpus/repeated_quotations.h"
#include "gtest/gtest.h"

namespace ipse {
namespace {

TEST(BoundedCountsTest, FrequentNamesAreCountedExactlyAmongManyRareOnes) {
  std::vector<std::string> names;
  for (int i = 0; i < 2000; ++i) {
    names.push_back(absl::StrCat("rare ", i));
    if (i % 4 == 0) names.emplace_back("Mira Tanaka");
    if (i % 10 == 0) names.emplace_back("Daniel Okafor");
  }
  NameCounts counts(64);
  for (const std::string& name : names) counts.Meet(name);
  counts.Choose(2);
  for (const std::string& name : names) counts.Count(name, name == "Mira Tanaka" ? "2024-02" : "");
  const std::vector<NameCount> most = counts.Take();
  ASSERT_EQ(most.size(), 2u);
  EXPECT_EQ(most[0].name, "Mira Tanaka");
  EXPECT_EQ(most[0].count, 500u);
  EXPECT_EQ(most[0].months.at("2024-02"), 500u);
  EXPECT_EQ(most[1].name, "Daniel Okafor");
  EXPECT_EQ(most[1].count, 200u);
  EXPECT_TRUE(most[1].months.empty());
}

TEST(BoundedCountsTest, RepeatedQuotationsOutlastTheOthers) {
  std::vector<ResultLine> lines;
  for (int i = 0; i < 400; ++i) {
    ResultLine line{.id = absl::StrCat("d", i)};
    line.said.push_back(
        {.direct = true,
         .text = absl::StrCat("Words", i, " that", i, " nobody", i, " says", i, " twice", i)});
    if (i % 100 == 7)
      line.said.push_back({.direct = true, .text = "The ferry will not run in the winter."});
    lines.push_back(line);
  }
  RepeatedQuotations quotations(16);
  for (const ResultLine& line : lines) quotations.Meet(line);
  for (const ResultLine& line : lines) quotations.Gather(line);
  const std::vector<RepeatedQuotation> found = quotations.Finish();
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].wordings[0].text, "The ferry will not run in the winter.");
  EXPECT_EQ(found[0].documents, 4u);
  EXPECT_EQ(found[0].first.id, "d7");
  EXPECT_GT(quotations.left_out(), 300u);
}

}  // namespace
}  // namespace ipse
