// Corpora that are damaged or impossible to write: each mistake is named, the rest is done.
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <string>
#include <tuple>

#include "corpus/corpus_fixture.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace ipse {
namespace {

using BadCorpusTest = CorpusTest;
using testing::ContainsRegex;
using testing::HasSubstr;

TEST_F(BadCorpusTest, TruncatedCompressionIsNamedWithItsByte) {
  const std::string lines = Lines(2000);
  WriteCompressed("a.jsonl.gz", lines, Compression::gzip);
  WriteCompressed("a.jsonl.zst", lines, Compression::zstd);
  for (const std::string name : {"a.jsonl.gz", "a.jsonl.zst"}) {
    const std::string stored = Read(name);
    Write("cut-" + name, stored.substr(0, stored.size() - 10));
    const Ran ran = Run("run cut-" + name + " good.txt --output out-" + name + "/");
    EXPECT_EQ(ran.code, 1);
    EXPECT_THAT(ran.err,
                ContainsRegex(absl::StrCat(
                    "ipse: cut-", name, ":[0-9]+: the compressed data ends in the middle, at byte ",
                    stored.size() - 10, "; what stands before was read\n")));
    EXPECT_THAT(ran.err, HasSubstr("1 problem: 1 damaged"));
    EXPECT_THAT(Together("out-" + name), HasSubstr("\"id\":\"d7-1000\""));
    EXPECT_THAT(Together("out-" + name), HasSubstr("\"id\":\"good\""));
  }
}

TEST_F(BadCorpusTest, DamagedCompressionIsNamed) {
  for (const auto& [name, compression] :
       {std::pair{"a.jsonl.gz", Compression::gzip}, std::pair{"a.jsonl.zst", Compression::zstd}}) {
    WriteCompressed(name, Lines(2000), compression);
    std::string stored = Read(name);
    for (std::size_t i = stored.size() / 2; i < stored.size() / 2 + 100; ++i) stored[i] = 'x';
    Write(name, stored);
    const Ran ran = Run(std::string("run ") + name + " good.txt");
    EXPECT_EQ(ran.code, 1);
    EXPECT_THAT(ran.err, ContainsRegex(absl::StrCat(
                             name, ":[0-9]+: the compressed data is damaged \\(.*\\), at byte")));
    EXPECT_THAT(ran.out, HasSubstr("\"id\":\"good\""));
  }
}

TEST_F(BadCorpusTest, AWrongChecksumCostsNothingThatStandsBefore) {
  const std::string lines = Lines(100);
  Write("a.jsonl", lines);
  const std::string plain = Run("sentences a.jsonl").out;
  for (const auto& [name, compression, from_end] :
       {std::tuple{"a.jsonl.gz", Compression::gzip, 6},
        std::tuple{"a.jsonl.zst", Compression::zstd, 1}}) {
    WriteCompressed(name, lines, compression);
    std::string stored = Read(name);
    stored[stored.size() - static_cast<std::size_t>(from_end)] ^= 1;
    Write(name, stored);
    const Ran ran = Run(std::string("sentences ") + name);
    EXPECT_EQ(ran.code, 1);
    EXPECT_EQ(ran.out, plain);
    EXPECT_THAT(ran.err, ContainsRegex(absl::StrCat(
                             name, ":101: the compressed data is damaged \\(.*\\), at byte")));
  }
}

TEST_F(BadCorpusTest, OtherBytesBehindCompressedDataAreNamed) {
  const std::string lines = Lines(3);
  for (const auto& [name, compression] :
       {std::pair{"a.jsonl.gz", Compression::gzip}, std::pair{"a.jsonl.zst", Compression::zstd}}) {
    WriteCompressed(name, lines, compression);
    const std::string stored = Read(name);
    for (const std::string behind : {"\n", "more of it"}) {
      Write(name, stored + behind);
      const Ran ran = Run(std::string("sentences ") + name);
      EXPECT_EQ(ran.code, 1);
      EXPECT_THAT(ran.out, HasSubstr("\"id\":\"d7-2\""));
      EXPECT_EQ(ran.err, absl::StrCat("ipse: ", name,
                                      ":4: other bytes stand behind the end of the compressed "
                                      "data, at byte ",
                                      stored.size(), "; what stands before was read\n"));
    }
  }
}

TEST_F(BadCorpusTest, AWindowOverTheLimitIsNamed) {
  // A frame that is empty, of a window of 2 GB.
  Write("a.jsonl.zst", std::string("\x28\xB5\x2F\xFD\x00\xA8\x01\x00\x00", 9));
  const Ran ran = Run("run a.jsonl.zst");
  EXPECT_EQ(ran.code, 3);
  EXPECT_EQ(ran.err,
            "ipse: a.jsonl.zst:1: the compressed data asks for a window of more than 128 MB, the "
            "most that is taken; compress it again without --long, or with --long=27\n");
}

TEST_F(BadCorpusTest, AnEmptyCompressedFileIsNamed) {
  Write("a.jsonl.gz", "");
  const Ran ran = Run("run a.jsonl.gz");
  EXPECT_EQ(ran.code, 3);
  EXPECT_EQ(ran.err, "ipse: a.jsonl.gz: the file is empty where compressed data was expected\n");
}

TEST_F(BadCorpusTest, ALineOverTheLimitIsLeftOut) {
  std::string line = "{\"id\":\"long\",\"text\":\"";
  line.append(std::size_t{3} << 20, 'x');
  Write("a.jsonl", Lines(1, 1) + line + "\"}\n" + Lines(1, 2));
  const Ran ran = Run("run a.jsonl --output out/ --max-document 1MB");
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr("ipse: a.jsonl:2: more than 1048576 bytes in one document; it is "
                                 "left out (see --max-document)\n"));
  EXPECT_THAT(Together("out"), HasSubstr("\"id\":\"d1-0\""));
  EXPECT_THAT(Together("out"), HasSubstr("\"id\":\"d2-0\""));
  EXPECT_THAT(Together("out"), testing::Not(HasSubstr("\"id\":\"long\"")));
  EXPECT_EQ(Run("run a.jsonl").code, 0) << "without a folder there is no limit unless one is set";
  EXPECT_EQ(Run("run a.jsonl --max-document 1MB").code, 1);
}

TEST_F(BadCorpusTest, MalformedBytesAreNamedAndTheDocumentKept) {
  Write("a.jsonl", "{\"id\":\"one\",\"text\":\"“We \xFF go home,” said Mira Tanaka.\"}\n");
  const Ran ran = Run("run a.jsonl --output out/");
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr("ipse: a.jsonl:1: 1 malformed UTF-8 sequence read as U+FFFD, the "
                                 "first at byte 6\n"));
  EXPECT_THAT(Together("out"), HasSubstr("\"id\":\"one\""));
}

TEST_F(BadCorpusTest, WhatIsNoFileInAFolderIsNamed) {
  fs::create_directory(folder_ / "in");
  Write("in/a.txt", Read("good.txt"));
  fs::create_directory_symlink(".", folder_ / "in/loop");
  fs::create_symlink("b.txt", folder_ / "in/b.txt");
  fs::create_symlink("nowhere", folder_ / "in/c.jsonl");
  const int file = socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{.sun_family = AF_UNIX};
  (folder_ / "in/d.txt").string().copy(address.sun_path, sizeof(address.sun_path) - 1);
  ASSERT_EQ(bind(file, reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
  close(file);
  const Ran ran = Run("run in");
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(ran.err,
            "ipse: in/b.txt: a link that leads to no file\n"
            "ipse: in/c.jsonl: a link that leads to no file\n"
            "ipse: in/d.txt: no regular file; it is left out\n");
  EXPECT_THAT(ran.out, HasSubstr("\"id\":\"a\""));
}

TEST_F(BadCorpusTest, DeeplyNestedJsonIsReadLikeAnyOther) {
  const std::string deep = std::string(1'000'000, '[') + std::string(1'000'000, ']');
  Write("a.jsonl", "{\"id\":\"deep\",\"text\":\"“It is old,” said Mira Tanaka.\",\"x\":" + deep +
                       "}\n" + std::string(1'000'000, '{') + "\n" + Lines(1));
  const Ran ran = Run("run a.jsonl --output out/");
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr("ipse: a.jsonl:2: no JSON at byte 1"));
  EXPECT_THAT(ran.err, HasSubstr("2 documents"));
  Write("out/attributions-000000.jsonl", deep + "\n" + Lines(1));
  EXPECT_EQ(Run("stats out").code, 1);
}

TEST_F(BadCorpusTest, BadPagesAreNamedAndTheRestRead) {
  fs::create_directory(folder_ / "in");
  Write("in/a.html", "<nav>Home</nav>");
  Write("in/b.html", "<p>“The \xFF bridge is old,” said Mira Tanaka.");
  Write("in/c.htm", "<p>“It is old,” said Mira Tanaka.");
  Write("in/d.html", std::string("<p>\0", 4));
  const Ran ran = Run("run in --output out/");
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr("ipse: in/a.html: no article's text in this page; it is left out\n"
                                 "ipse: in/b.html: 1 malformed UTF-8 sequence read as U+FFFD, the "
                                 "first at byte 10\n"
                                 "ipse: in/d.html: a binary file, not text; it is left out\n"
                                 "ipse: 2 documents"));
  EXPECT_THAT(ran.err, HasSubstr("3 problems: 1 not text, 1 no text, 1 malformed UTF-8\n"));
}

TEST_F(BadCorpusTest, AFullDiskStopsTheRunAndResumeEndsIt) {
  Write("a.jsonl", Lines(400));
  const std::string options = "run a.jsonl --output out/ --shard-size 30KB";
  EXPECT_EQ(Run("run a.jsonl --output whole/ --shard-size 30KB").code, 0);
  // The limit lets the first shards through, where they are small enough, and not all.
  std::uintmax_t largest = 0;
  for (const auto& [name, content] : Shards("whole"))
    largest = std::max<std::uintmax_t>(largest, content.size());
  const std::string command =
      absl::StrCat("cd ", folder_.string(), " && ulimit -f ", largest / 512 - 1,
                   " && " IPSE_PROGRAM " ", options, " 2>.err");
  const int status = std::system(command.c_str());
  EXPECT_EQ(WEXITSTATUS(status), 3);
  EXPECT_THAT(
      Read(".err"),
      ContainsRegex("ipse: out/attributions-[0-9]+.jsonl.part: cannot be written: File too "
                    "large\nipse: [0-9]+ shards? of out done; when the cause is gone, go on "
                    "with the same command and --resume\n"));
  EXPECT_LT(Shards("out").size(), Shards("whole").size());
  EXPECT_EQ(Run(options + " --resume").code, 0);
  EXPECT_EQ(Shards("out"), Shards("whole"));
}

TEST_F(BadCorpusTest, AFullDiskInARunFromStandardInputSaysToBeginAnew) {
  Write("a.jsonl", Lines(400));
  const std::string command = "cd " + folder_.string() +
                              " && ulimit -f 8 && " IPSE_PROGRAM
                              " run --output out/ <a.jsonl 2>.err";
  EXPECT_EQ(WEXITSTATUS(std::system(command.c_str())), 3);
  EXPECT_EQ(Read(".err"),
            "ipse: out/attributions-000000.jsonl.part: cannot be written: File too large\n"
            "ipse: 0 shards of out done; standard input cannot be read again: begin anew into "
            "another folder, from a file if it may stop again\n");
}

TEST_F(BadCorpusTest, AFolderThatCannotBeMadeIsNamed) {
  const Ran ran = Run("run good.txt --output good.txt/out/");
  EXPECT_EQ(ran.code, 3);
  EXPECT_THAT(ran.err, HasSubstr("ipse: good.txt/out: cannot be made a folder: Not a directory\n"));
}

TEST_F(BadCorpusTest, OptionsThatDoNotGoTogether) {
  EXPECT_EQ(Run("run good.txt --resume").err,
            "ipse: --resume needs the folder to go on in: add --output FOLDER\n");
  EXPECT_EQ(Run("run - --output out/ --resume").err,
            "ipse: standard input cannot be read again: --resume needs files as input\n");
  const Ran ran = Run("run good.txt --output out/ --format pretty");
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.err, "ipse: out/: a folder takes JSON Lines only; leave out --format pretty\n");
  EXPECT_EQ(
      Run("run good.txt --threads 2").err,
      "ipse: --threads is for runs into a folder: name one with a / at its end, --output out/\n");
  const Ran file = Run("run good.txt --output all --compress gzip");
  EXPECT_EQ(file.code, 2);
  EXPECT_EQ(
      file.err,
      "ipse: --compress is for runs into a folder: name one with a / at its end, --output all/\n");
}

}  // namespace
}  // namespace ipse
