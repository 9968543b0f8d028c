// Confidences, which sum the few features that count, against all that is named of them.
#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "confidence/features.h"
#include "gtest/gtest.h"
#include "ipse/ipse.h"

namespace ipse {
namespace {

// Claims and quotations of many kinds: several pieces, names and words at places, no cue, no
// source.
constexpr std::string_view kArticle =
    "Harbour plan divides council\n\n"
    "The council will decide in May, said Mira Tanaka, the deputy mayor, who called the plan “a "
    "gift "
    "to the port”. She said that the bridge was old, that it would close and that nobody had asked "
    "for another.\n\n"
    "“We have waited for years,” Tanaka told the Meridian. “Now we act.”\n\n"
    "According to a report by the harbour office, traffic has doubled since 2019. Two officials, "
    "who asked not to be named, denied that the ministry knew of it.\n\n"
    "“It is not enough.”\n\n"
    "Residents fear that rents will rise, the newspaper reported. Oskar Lindqvist, a baker, thinks "
    "the mayor is right; his sister accused her of “hiding the costs”. The company declined to "
    "comment. Lindqvist said he hoped the council would listen, and Tanaka said it would.";

TEST(ConfidenceReferenceTest, IsTheSumOfAllThatIsNamed) {
  const Engine engine(*Pack::Embedded());
  const absl::StatusOr<Explanation> found = engine.Explain({.text = kArticle});
  ASSERT_TRUE(found.ok());
  const std::vector<Attribution>& attributions = found->attributions.attributions;
  ASSERT_GT(attributions.size(), 10U);
  std::set<std::string> weighed;
  for (std::size_t i = 0; i < attributions.size(); ++i) {
    double sum = LogOdds(found->probabilities[i]);
    for (const Term& term : found->confidences[i]) {
      sum += term.weight;
      if (term.weight != 0) weighed.insert(term.feature);
    }
    EXPECT_NEAR(attributions[i].confidence, 1 / (1 + std::exp(-sum)), 1e-6) << "of a" << i + 1;
  }
  const auto some = [&](std::string_view kind) {
    return std::any_of(weighed.begin(), weighed.end(), [&](const std::string& name) {
      return name.find(kind) != std::string::npos;
    });
  };
  for (std::string_view kind : {"chosen:look:", "chosen:rule:", "chosen:word:", "+begin:",
                                "chosen:source-words:", "chosen:lead-from-", " & "})
    EXPECT_TRUE(some(kind)) << kind << " would not be told apart";
}

}  // namespace
}  // namespace ipse
