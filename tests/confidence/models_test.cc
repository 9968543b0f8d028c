// The embedded pack has its models frozen: they say what those say that are made of the weights of
// the files.
#include "confidence/models.h"

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "ipse/ipse.h"

namespace ipse {
namespace {

void Append(const std::vector<Term>& terms, std::string& out) {
  for (const Term& term : terms) absl::StrAppend(&out, " ", term.feature, "=", term.weight);
}

// All that is weighed in the articles of tests/golden/.
std::string Weighed(const Engine& engine) {
  std::string out;
  for (const char* name : {"ferry", "quarry"}) {
    std::ifstream in(std::string(IPSE_SOURCE_DIR "/tests/golden/") + name + ".txt");
    const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    const absl::StatusOr<Explanation> found = engine.Explain({.text = text});
    for (const CandidateReading& candidate : found->candidates) {
      absl::StrAppend(&out, "\n", std::string(candidate.rule), " ", candidate.probability);
      Append(candidate.terms, out);
      for (const BeginReading& begin : candidate.begins) Append(begin.terms, out);
      for (const EndReading& end : candidate.ends) Append(end.terms, out);
    }
    for (const std::vector<Term>& terms : found->confidences) Append(terms, out);
    for (const Attribution& attribution : found->attributions.attributions)
      absl::StrAppend(&out, "\n", attribution.confidence);
  }
  return out;
}

TEST(ModelsTest, FrozenOnesSayWhatMadeOnesSay) {
  const Pack embedded = *Pack::Embedded();
  const Pack folder = *Pack::FromFolder(IPSE_SOURCE_DIR "/rules");
  EXPECT_FALSE(embedded.compiled().Find("en").models.empty());
  EXPECT_TRUE(folder.compiled().Find("en").models.empty());
  const std::string frozen = Weighed(Engine(embedded));
  EXPECT_GT(frozen.size(), 100'000u);
  EXPECT_EQ(frozen, Weighed(Engine(folder)));
}

TEST(ModelsTest, WeightsThatAreGivenCountInsteadOfFrozenOnes) {
  const auto weights = std::make_shared<const FeatureWeights>(FeatureWeights{
      {"look:always", 2}, {"cue:say", 1}, {"end:next:stop", 1}, {"chosen:cue:say & nested", -1}});
  const std::string given = Weighed(Engine(*Pack::Embedded(), weights));
  EXPECT_EQ(given, Weighed(Engine(*Pack::FromFolder(IPSE_SOURCE_DIR "/rules"), weights)));
  EXPECT_NE(given, Weighed(Engine(*Pack::Embedded())));
}

}  // namespace
}  // namespace ipse
