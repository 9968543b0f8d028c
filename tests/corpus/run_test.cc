// Runs into a folder: what is written, what is said, and going on.
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <regex>
#include <string>

#include "corpus/byte_source.h"
#include "corpus/corpus_fixture.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace ipse {
namespace {

using RunTest = CorpusTest;
using testing::HasSubstr;

// Durations and rates differ from run to run.
std::string WithoutTimes(const std::string& err) {
  return std::regex_replace(err, std::regex("in [0-9.]+ s, [0-9.]+ MB/s"), "in T");
}

TEST_F(RunTest, ShardsTogetherAreThePlainOutput) {
  Write("a.jsonl", Lines(400));
  const Ran ran = Run("run a.jsonl --output out/ --shard-size 100KB");
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.out, "");
  EXPECT_GT(Shards("out").size(), 2u);
  EXPECT_EQ(Shards("out")[1].first, "attributions-000001.jsonl");
  EXPECT_EQ(Together("out"), Run("run a.jsonl").out);
}

TEST_F(RunTest, WhatARunWritesItDoesNotRead) {
  fs::create_directories(folder_ / "in");
  Write("in/a.jsonl", Lines(20));
  Write("in/z.txt", "“The bridge is old,” said Mira Tanaka.");
  EXPECT_EQ(Run("run in --output in/out/").code, 0);
  const std::string once = Together("in/out");
  EXPECT_EQ(Run("run in --output in/out/ --resume").code, 0);
  EXPECT_EQ(Together("in/out"), once);
  const Ran same = Run("run in --output in/");
  EXPECT_EQ(same.code, 2);
  EXPECT_THAT(same.err, HasSubstr("in: what this folder holds is read; name another"));
}

TEST_F(RunTest, CompressedShardsHoldTheSame) {
  Write("a.jsonl", Lines(100));
  const std::string plain = Run("run a.jsonl").out;
  for (const std::string format : {"gzip", "zstd"}) {
    EXPECT_EQ(
        Run("run a.jsonl --output " + format + "/ --shard-size 50KB --compress " + format).code, 0);
    std::string all;
    for (const auto& [name, content] : Shards(format)) {
      auto source = *ByteSource::Open((folder_ / format / name).string());
      for (auto bytes = *source->Next(); !bytes.empty(); bytes = *source->Next()) all += bytes;
    }
    EXPECT_EQ(all, plain);
  }
}

TEST_F(RunTest, TheSummaryCounts) {
  Write("a.jsonl", Lines(3) + "{\"id\":\n{\"id\":\"x\"}\n" + Lines(1));
  Run("run a.jsonl nowhere.txt --output out");
  EXPECT_TRUE(fs::is_regular_file(folder_ / "out")) << "no / at its end, and no such folder";
  fs::remove(folder_ / "out");
  const Ran folder = Run("run a.jsonl nowhere.txt --output out/");
  EXPECT_EQ(folder.code, 1);
  EXPECT_EQ(WithoutTimes(folder.err),
            "ipse: a.jsonl:4: no JSON at byte 6: Invalid value.\n"
            "ipse: a.jsonl:5: the object has no string \"text\" (see --text-field)\n"
            "ipse: a.jsonl:6: the id \"d7-0\" was there before; both documents are kept\n"
            "ipse: nowhere.txt: No such file or directory\n"
            "ipse: 4 documents, 0.0 MB, in 1 shard of out\n"
            "ipse: 0.0 MB in T\n"
            "ipse: 48 attributions: 48 direct\n"
            "ipse: 4 problems: 1 unreadable, 1 not JSON, 1 no text, 1 repeated id\n");
}

TEST_F(RunTest, AFinishedRunIsNotDoneAgain) {
  Write("a.jsonl", Lines(10));
  EXPECT_EQ(Run("run a.jsonl --output out/").code, 0);
  const auto shards = Shards("out");
  const Ran refused = Run("run a.jsonl --output out/");
  EXPECT_EQ(refused.code, 2);
  EXPECT_EQ(refused.err,
            "ipse: out: holds a run already; go on with it by --resume, or give another folder\n");
  const Ran resumed = Run("run a.jsonl --output out/ --resume");
  EXPECT_EQ(resumed.code, 0);
  EXPECT_THAT(resumed.err, HasSubstr("10 of them were done before"));
  EXPECT_EQ(Shards("out"), shards);
}

TEST_F(RunTest, NewFilesAreAddedByResume) {
  Write("a.jsonl", Lines(10, 1));
  Write("b.jsonl", Lines(10, 2));
  EXPECT_EQ(Run("run a.jsonl --output out/ --resume").code, 0);
  EXPECT_EQ(Run("run a.jsonl b.jsonl --output out/ --resume").code, 0);
  EXPECT_EQ(Together("out"), Run("run a.jsonl b.jsonl").out);
}

TEST_F(RunTest, ResumeNamesWhatDiffers) {
  Write("a.jsonl", Lines(10, 1));
  Write("b.jsonl", Lines(10, 2));
  EXPECT_EQ(Run("run a.jsonl b.jsonl --output out/").code, 0);
  const Ran offsets = Run("run a.jsonl b.jsonl --output out/ --resume --offsets utf8");
  EXPECT_EQ(offsets.code, 2);
  EXPECT_EQ(offsets.err,
            "ipse: out: was begun with --offsets code-points and cannot go on with --offsets utf8; "
            "give the same, or another folder\n");
  EXPECT_EQ(Run("run b.jsonl a.jsonl --output out/ --resume").err,
            "ipse: out: file 1 of the input was a.jsonl and is b.jsonl now; give the same files in "
            "the same order, or another folder\n");
  Write("b.jsonl", Lines(11, 2));
  EXPECT_EQ(Run("run a.jsonl b.jsonl --output out/ --resume").err,
            "ipse: b.jsonl: changed since out was begun (size, time or first bytes); give another "
            "folder\n");
}

TEST_F(RunTest, ResumeRefusesAnotherRulePack) {
  Write("a.jsonl", Lines(3));
  fs::create_directories(folder_ / "pack/en");
  Write("pack/en/r.toml", "[[lexicon]]\nclass = \"say\"\nwords = \"said\"\n");
  EXPECT_EQ(Run("run a.jsonl --output out/ --pack pack").code, 0);
  Write("pack/en/r.toml", "[[lexicon]]\nclass = \"say\"\nwords = \"said added\"\n");
  const Ran ran = Run("run a.jsonl --output out/ --pack pack --resume");
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, testing::ContainsRegex("out: was begun with rule pack [0-9a-f]+ and cannot "
                                              "go on with rule pack [0-9a-f]+;"));
}

TEST_F(RunTest, AChangedShardIsNoticed) {
  Write("a.jsonl", Lines(3));
  EXPECT_EQ(Run("run a.jsonl --output out/").code, 0);
  Write("out/attributions-000000.jsonl", "x");
  EXPECT_EQ(
      Run("run a.jsonl --output out/ --resume").err,
      "ipse: out/attributions-000000.jsonl: was changed after it was written; put it back, or "
      "give another folder\n");
}

TEST_F(RunTest, ATornLineOfTheManifestDoesNotCount) {
  Write("a.jsonl", Lines(400));
  EXPECT_EQ(Run("run a.jsonl --output out/ --shard-size 100KB").code, 0);
  const auto shards = Shards("out");
  const std::string manifest = Read("out/manifest.jsonl");
  Write("out/manifest.jsonl", manifest.substr(0, manifest.size() - 20));
  EXPECT_EQ(Run("run a.jsonl --output out/ --shard-size 100KB --resume").code, 0);
  EXPECT_EQ(Shards("out"), shards);
  EXPECT_EQ(Read("out/manifest.jsonl"), manifest);
}

// Interrupts `ipse run inputs`, where in.jsonl is among the inputs, in the first shard of out/, and
// returns what it said. The input comes through a pipe, so that the program is known to be at work.
class InterruptTest : public CorpusTest {
 protected:
  std::string Interrupt(const std::string& inputs) {
    const std::string pipe = (folder_ / "in.jsonl").string();
    EXPECT_EQ(mkfifo(pipe.c_str(), 0600), 0);
    const std::string command = "cd " + folder_.string() + " && exec " IPSE_PROGRAM " run " +
                                inputs + " --output out/ --shard-size 10KB </dev/null 2>.err";
    const pid_t program = fork();
    if (program == 0) {
      execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
      _exit(99);
    }
    std::ofstream out(pipe);  // waits for the program
    kill(program, SIGINT);
    out << Lines(100) << std::flush;
    int status = 0;
    waitpid(program, &status, 0);
    EXPECT_EQ(WEXITSTATUS(status), 130);
    return Read(".err");
  }
};

TEST_F(InterruptTest, TheShardInHandIsFinished) {
  const std::string err = Interrupt("in.jsonl");
  EXPECT_THAT(err, HasSubstr("finishing the shard in hand"));
  EXPECT_THAT(err, HasSubstr("stopped before the end; go on with the same command and --resume\n"));
  ASSERT_EQ(Shards("out").size(), 1u);
  EXPECT_EQ(Shards("out")[0].first, "attributions-000000.jsonl");
}

TEST_F(InterruptTest, ARunFromStandardInputIsBegunAnew) {
  EXPECT_THAT(Interrupt("- in.jsonl"),
              HasSubstr("stopped before the end; standard input cannot be read again: begin anew "
                        "into another folder, from a file if it may stop again\n"));
}

}  // namespace
}  // namespace ipse
