// [cue_counts] of a pack: which are taken, and what the messages say of those that are not.
#include "rulepack/cue_counts.h"

#include <string>

#include "gtest/gtest.h"
#include "ipse/pack.h"
#include "program.h"
#include "rulepack/compiled_pack.h"

namespace ipse {
namespace {

constexpr char kFile[] = "pack/en/cue-counts.toml";

class CueCountsTest : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    fs::create_directories(folder_ / "pack" / "en");
    Write("pack/en/words.toml",
          "version = \"2\"\n[[lexicon]]\nclass = \"say\"\ngate = true\nwords = \"said told\"\n"
          "[[lexicon]]\nclass = \"aux\"\nwords = \"was\"\n");
  }

  // What `ipse rules list` says of a pack with these counts.
  std::string Message(const std::string& counts) {
    Write(kFile, counts);
    return Run("rules list pack").err;
  }
  std::string OfWords(const std::string& words) {
    return Message("counted_for = \"2\"\n[cue_counts]\n" + words + "\n");
  }
};

TEST_F(CueCountsTest, AWordIsFoundWithItsCounts) {
  EXPECT_EQ(OfWords("told = {seen = 3, cue = 2, that = 1, other = 1}\nsaid = {seen = 9, cue = 0}"),
            "");
  const absl::StatusOr<Pack> pack = Pack::FromFolder((folder_ / "pack").string());
  ASSERT_TRUE(pack.ok()) << pack.status();
  const LanguagePack& language = pack->compiled().Find("en");
  const CueCounts* told = language.cue_counts.Find(*language.lexicon.Id("told"));
  ASSERT_NE(told, nullptr);
  EXPECT_EQ(told->seen, 3u);
  EXPECT_EQ(told->cue, 2u);
  EXPECT_EQ(told->content[static_cast<std::size_t>(ContentForm::that)], 1u);
  EXPECT_EQ(told->content[static_cast<std::size_t>(ContentForm::other)], 1u);
  EXPECT_EQ(language.cue_counts.Find(*language.lexicon.Id("said"))->seen, 9u);
  EXPECT_EQ(language.cue_counts.Find(*language.lexicon.Id("was")), nullptr);
}

// The embedded pack has what the files have.
TEST_F(CueCountsTest, FrozenCountsThaw) {
  const absl::StatusOr<Pack> files = Pack::FromFolder(IPSE_SOURCE_DIR "/rules");
  const absl::StatusOr<Pack> embedded = Pack::Embedded();
  ASSERT_TRUE(files.ok() && embedded.ok());
  const LanguagePack& written = files->compiled().Find("en");
  const LanguagePack& thawed = embedded->compiled().Find("en");
  const WordId said = *written.lexicon.Id("said");
  const CueCounts* counts = thawed.cue_counts.Find(said);
  ASSERT_NE(counts, nullptr);
  EXPECT_GT(counts->cue, 1000u);
  EXPECT_EQ(counts->seen, written.cue_counts.Find(said)->seen);
  EXPECT_EQ(counts->content, written.cue_counts.Find(said)->content);
}

TEST_F(CueCountsTest, CountsOfAnotherVersionAreRefused) {
  EXPECT_EQ(Message("counted_for = \"1\"\n[cue_counts]\nsaid = {seen = 1, cue = 0}\n"),
            "ipse: pack/en/cue-counts.toml:1:15: these counts are for version “1” of the pack, and "
            "this is version “2”: take the counts of this version of the pack, or move the file "
            "away and run ipse rules counts\n");
  EXPECT_EQ(Message("[cue_counts]\nsaid = {seen = 1, cue = 0}\n"),
            "ipse: pack/en/cue-counts.toml:2:1: these counts are for version “” of the pack, and "
            "this is version “2”: take the counts of this version of the pack, or move the file "
            "away and run ipse rules counts\n");
}

TEST_F(CueCountsTest, MistakesAreNamedWithTheirPlace) {
  const std::string at = "ipse: pack/en/cue-counts.toml:";
  const std::string remedy =
      ": take the counts of this version of the pack, or move the file away and run ipse rules "
      "counts\n";
  EXPECT_EQ(OfWords("said = {seen = 1, cue = 0}\nsang = {seen = 1, cue = 0}"),
            at + "4:1: no class of cues (gate = true) has the word sang" + remedy);
  EXPECT_EQ(OfWords("was = {seen = 1, cue = 0}"),
            at + "3:1: no class of cues (gate = true) has the word was" + remedy);
  EXPECT_EQ(OfWords("said = {seen = -1, cue = 0}"),
            at + "3:16: a count is a whole number from 0 on\n");
  EXPECT_EQ(OfWords("said = {seen = 1.5, cue = 0}"),
            at + "3:16: a count is a whole number from 0 on\n");
  EXPECT_EQ(OfWords("said = {seen = 1, cue = 2, bare = 2}"),
            at + "3:1: said: it is a cue 2 times, and seen 1 times\n");
  EXPECT_EQ(OfWords("said = {seen = 3, cue = 2, bare = 1}"),
            at + "3:1: said: it is a cue 2 times, and its contents are 1\n");
  EXPECT_EQ(OfWords("said = {seen = 3, cu = 2}"),
            at + "3:19: the key cu is not known here: a word has seen, cue, quotation, "
                 "partly_quoted, that, bare, infinitive, question, other\n");
  EXPECT_EQ(OfWords("said = 3"),
            at + "3:1: the counts of a word are a table: said = {seen = 3, …}\n");
  EXPECT_EQ(Message("cue_counts = 3\n"), at + "1:14: cue_counts must be a table\n");
}

}  // namespace
}  // namespace ipse
