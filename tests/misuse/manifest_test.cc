// Output folders whose manifest is missing or broken, or that two runs want at once.
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

#include "corpus/corpus_fixture.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace ipse {
namespace {

using BadManifestTest = CorpusTest;
using testing::HasSubstr;

TEST_F(BadManifestTest, NoneOfOursIsRefused) {
  fs::create_directory(folder_ / "out");
  Write("out/manifest.jsonl", "{}\n");
  const Ran ran = Run("run good.txt --output out --resume");
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.err,
            "ipse: out/manifest.jsonl:1: is no line of a manifest of this version; give another "
            "folder\n");
}

TEST_F(BadManifestTest, OneWithoutAWholeLineIsBegunAnew) {
  Write("a.jsonl", Lines(3));
  EXPECT_EQ(Run("run a.jsonl --output whole/").code, 0);
  const std::string manifest = Read("whole/manifest.jsonl");
  for (const std::string resume : {"", " --resume"}) {
    fs::remove_all(folder_ / "out");
    fs::create_directory(folder_ / "out");
    Write("out/manifest.jsonl", manifest.substr(0, 40));
    EXPECT_EQ(Run("run a.jsonl --output out/" + resume).code, 0);
    EXPECT_EQ(Read("out/manifest.jsonl"), manifest);
    EXPECT_EQ(Run("run a.jsonl --output out/ --resume").code, 0);
    EXPECT_EQ(Read("out/manifest.jsonl"), manifest) << "a finished run is not finished twice";
  }
}

TEST_F(BadManifestTest, ShardsWithoutOneAreRefusedAndKept) {
  Write("a.jsonl", Lines(100));
  EXPECT_EQ(Run("run a.jsonl --output out/ --shard-size 50KB").code, 0);
  const auto shards = Shards("out");
  ASSERT_GT(shards.size(), 1u);
  const std::string refused = absl::StrCat(
      "ipse: out: holds attributions-000000.jsonl and ", shards.size() - 1,
      " more of a run whose manifest.jsonl is missing or empty; put it back, or give another "
      "folder\n");
  const std::string manifest = Read("out/manifest.jsonl");
  for (const std::string resume : {"", " --resume"}) {
    for (const std::size_t left : {std::size_t{0}, std::size_t{40}}) {
      Write("out/manifest.jsonl", manifest.substr(0, left));
      const Ran ran = Run("run good.txt --output out/" + resume);
      EXPECT_EQ(ran.code, 2);
      EXPECT_EQ(ran.err, refused);
    }
    fs::remove(folder_ / "out/manifest.jsonl");
    EXPECT_EQ(Run("run good.txt --output out/" + resume).err, refused);
    EXPECT_FALSE(fs::exists(folder_ / "out/manifest.jsonl"));
  }
  EXPECT_EQ(Shards("out"), shards);
}

TEST_F(BadManifestTest, NothingIsWrittenBeforeTheLockIsHeld) {
  fs::create_directory(folder_ / "out");
  Write("out/manifest.jsonl", "");
  const int file = open((folder_ / "out/manifest.jsonl").c_str(), O_RDONLY);
  ASSERT_EQ(flock(file, LOCK_EX), 0);
  const Ran ran = Run("run good.txt --output out/");
  close(file);
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.err, "ipse: out: another run is writing here; wait for its end\n");
  EXPECT_EQ(Read("out/manifest.jsonl"), "");
}

TEST_F(BadManifestTest, OfRunsThatStartAtOnceOneRuns) {
  const std::string command = "cd " + folder_.string() +
                              " && for run in 1 2 3 4 5 6; do " IPSE_PROGRAM
                              " run good.txt --output out/ 2>>.err & done; wait";
  ASSERT_EQ(std::system(command.c_str()), 0);
  EXPECT_EQ(Together("out"), Run("run good.txt").out);
  EXPECT_THAT(Read(".err"), testing::Not(HasSubstr("cannot be written")));
}

}  // namespace
}  // namespace ipse
