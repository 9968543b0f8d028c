// ipse fit: what it learns from gold documents, whatever the pack holds already.
#include "evaluate/fit.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "program.h"

namespace ipse {
namespace {

ByteSpan Find(const std::string& text, const std::string& words) {
  const auto begin = static_cast<std::uint32_t>(text.find(words));
  return {begin, begin + static_cast<std::uint32_t>(words.size())};
}

// Documents in which people marked as the cue the word that joins it to the claim: an engine that
// knows where claims begin has that word in its cue, one that does not has not.
std::vector<GoldDocument> Complaints() {
  std::vector<GoldDocument> out;
  for (const std::string who : {"Mira", "Karsten", "Oda", "Pell"}) {
    GoldDocument& document = out.emplace_back();
    document.id = who;
    document.text = absl::StrCat(who, " complained about the noise of the trams.");
    GoldAttribution& complained = document.attributions.emplace_back();
    complained.kind = Kind::indirect;
    complained.source = {Find(document.text, who)};
    complained.cue = {Find(document.text, "about")};
    complained.content = {Find(document.text, "the noise of the trams")};
  }
  return out;
}

class FitTest : public ProgramTest {};

TEST_F(FitTest, DoesNotDependOnTheWeightsThatThePackHas) {
  const fs::path copy = folder_ / "rules";
  fs::copy(fs::path(IPSE_SOURCE_DIR) / "rules", copy, fs::copy_options::recursive);
  fs::remove(copy / "en" / "weights.toml");
  const absl::StatusOr<Pack> bare = Pack::FromFolder(copy.string());
  ASSERT_TRUE(bare.ok()) << bare.status();
  const absl::StatusOr<FittedWeights> from_bare = FitWeights(*bare, Complaints());
  const absl::StatusOr<FittedWeights> from_weighed = FitWeights(*Pack::Embedded(), Complaints());
  ASSERT_TRUE(from_bare.ok()) << from_bare.status();
  ASSERT_TRUE(from_weighed.ok()) << from_weighed.status();
  EXPECT_EQ(WriteWeights(*from_weighed), WriteWeights(*from_bare));
}

}  // namespace
}  // namespace ipse
