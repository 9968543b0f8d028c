// Corpora that are damaged or impossible to write: each mistake is named, the rest is done.
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <string>
#include <tuple>

#include "corpus/corpus_fixture.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "text/text.h"

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
            "ipse: a.jsonl.zst: the compressed data asks for a window of more than 128 MB, the "
            "most that is taken; compress it again without --long, or with --long=27\n");
}

TEST_F(BadCorpusTest, AnEmptyCompressedFileIsNamed) {
  for (const std::string name : {"a.jsonl.gz", "A.JSONL.GZ"}) {
    Write(name, "");
    const Ran ran = Run("run " + name);
    EXPECT_EQ(ran.code, 3);
    EXPECT_EQ(ran.err,
              "ipse: " + name + ": the file is empty where compressed data was expected\n");
  }
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

TEST_F(BadCorpusTest, MalformedMetadataIsMendedAndNamed) {
  fs::create_directory(folder_ / "in");
  Write("in/a.jsonl",
        "{\"id\":\"o\xFFne\",\"text\":\"x\",\"lang\":\"en\xC3\",\"url\":\"\xE2\x82/"
        "a\",\"date\":\"2024-02-28"
        "\x80\",\"outlet\":\"Caf\xE9 Quay\"}\n");
  Write("in/caf\xE9.txt", Read("good.txt"));
  Write("in/d\xE9j\xE0.html", "<p>“It is old,” said Mira Tanaka.");
  ASSERT_EQ(std::system(("cd " + folder_.string() + "/in && tar cf in.tar *.txt").c_str()), 0);
  const Ran ran = Run("run in");
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr("ipse: in/a.jsonl:1: malformed UTF-8 in its id, language, outlet, "
                                 "url, date read as U+FFFD\n"));
  EXPECT_THAT(ran.out, HasSubstr("\"id\":\"o�ne\",\"language\":\"en�\",\"url\":\"�/a\",\"date\":"
                                 "\"2024-02-28�\",\"outlet\":\"Caf� Quay\""));
  EXPECT_THAT(ran.out, HasSubstr("\"id\":\"caf�\""));
  EXPECT_THAT(ran.out, HasSubstr("\"id\":\"d�j�\""));
  for (const std::string& out : {ran.out, Run("sentences in").out})
    EXPECT_EQ(Text::Read({.text = out}).malformed(), 0u);
}

TEST_F(BadCorpusTest, AManifestOfMalformedFileNamesIsValidAndGoneOnWith) {
  fs::create_directory(folder_ / "in");
  Write("in/caf\xE9.txt", "x");
  Write("in/d.txt", "x");
  const std::string options = "run in --output out/ --shard-size 1";
  EXPECT_EQ(Run(options).code, 1);
  const std::string manifest = Read("out/manifest.jsonl");
  EXPECT_EQ(Text::Read({.text = manifest}).malformed(), 0u);
  const std::string together = Together("out");
  Write("out/manifest.jsonl", manifest.substr(0, manifest.size() - 20));
  EXPECT_EQ(Run(options + " --resume").code, 1);
  EXPECT_EQ(Together("out"), together);
}

TEST_F(BadCorpusTest, NamesInMessagesAreOneShortLine) {
  const std::string line = R"({"id":"a\u001b[31m\n\u009b\u202e","text":"x"})";
  Write("a\n\x1B[2J\xE9.jsonl", line + "\n" + line + "\n{");
  fs::create_directory(folder_ / "in");
  fs::rename(folder_ / "a\n\x1B[2J\xE9.jsonl", folder_ / "in/a\n\x1B[2J\xE9.jsonl");
  const std::string long_id = "é" + std::string(3'000'000, 'x') + "é";
  Write("in/b.jsonl", "{\"id\":\"" + long_id + "\",\"text\":\"\xFF\"}");
  const Ran ran = Run("run in --output out/");
  const std::string name = "ipse: in/a\\x0A\\x1B[2J\\xE9.jsonl:";
  EXPECT_THAT(
      ran.err,
      HasSubstr(name +
                "2: the id \"a\\x1B[31m\\x0A\\xC2\\x9B\\xE2\\x80\\xAE\" was there before; both "
                "documents are kept\n" +
                name + "3: no JSON at byte 1: "));
  const std::string xs(98, 'x');
  EXPECT_THAT(Run("run in/b.jsonl").err,
              testing::StartsWith("ipse: é" + xs + "…" + xs + "é: 1 mal"));
}

TEST_F(BadCorpusTest, HalfAPairOfSurrogatesIsReadAsOneReplacement) {
  Write("a.jsonl",
        R"({"id":"\ud83d","text":"It is old,\n\uD83D\u0020 said \ude00\ud83d\ude00\uDBFF"})");
  const Ran ran = Run("run a.jsonl");
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(ran.err, "ipse: a.jsonl:1: 4 lone surrogates read as U+FFFD, the first at byte 7\n");
  EXPECT_THAT(ran.out, HasSubstr("\"id\":\"�\""));
  Write("b.jsonl", R"({"id":"b","text":"a \ud83d\ude00 b \ud83"})");
  EXPECT_EQ(
      Run("run b.jsonl").err,
      "ipse: b.jsonl:1: no JSON at byte 35: Incorrect hex digit after \\u escape in string.\n");
}

TEST_F(BadCorpusTest, WhatStandsBehindANulIsNamed) {
  using namespace std::string_literals;
  Write("a.jsonl",
        "{\"id\":\"one\",\"text\":\"x\"}\0{\"id\":\"two\",\"text\":\"x\"}\n"
        "{\"id\":\"three\",\"text\":\"x\0y\"}\n"
        "{\"id\":\"four\",\"text\":\"x\"}\n"s);
  const Ran ran = Run("run a.jsonl");
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(ran.err,
            "ipse: a.jsonl:1: a NUL at byte 23; what stands before was read\n"
            "ipse: a.jsonl:2: no JSON at byte 23: A NUL stands there.\n");
  EXPECT_THAT(ran.out, HasSubstr("\"id\":\"one\""));
  EXPECT_THAT(ran.out, HasSubstr("\"id\":\"four\""));
}

TEST_F(BadCorpusTest, MembersOfAnotherTypeAreNamedAndTheDocumentKept) {
  Write(
      "a.jsonl",
      "{\"id\":7.5,\"text\":\"x\",\"lang\":true,\"outlet\":[\"Quay Daily\"],\"url\":{}}\n"
      "{\"id\":18446744073709551615,\"text\":\"x\",\"date\":20240228,\"title\":NaN,\"url\":null}\n"
      "{\"id\":-3,\"text\":\"x\",\"date\":20241328}\n");
  const Ran ran = Run("run a.jsonl --output out/");
  EXPECT_EQ(ran.code, 1);
  const std::string rest = " where a string was expected; it is left out\n";
  EXPECT_THAT(
      ran.err,
      HasSubstr("ipse: a.jsonl:1: \"id\" is a number" + rest + "ipse: a.jsonl:1: \"lang\" is true" +
                rest + "ipse: a.jsonl:1: \"outlet\" is an array" + rest +
                "ipse: a.jsonl:1: \"url\" is an object" + rest +
                "ipse: a.jsonl:3: \"date\" is a number" + rest + "ipse: 3 documents"));
  EXPECT_THAT(ran.err, HasSubstr("5 problems: 5 wrong type\n"));
  EXPECT_THAT(Together("out"), HasSubstr("\"id\":\"a:1\""));
  EXPECT_THAT(Together("out"), HasSubstr("\"id\":\"18446744073709551615\""));
  EXPECT_THAT(Together("out"), HasSubstr("\"date\":\"20240228\""));
  EXPECT_THAT(Together("out"), HasSubstr("\"id\":\"-3\""));
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

TEST_F(BadCorpusTest, AnArrayOfDocumentsIsNamedWithWhatToDo) {
  Write("a.json", "[{\"id\":\"one\",\"text\":\"x\"}]\n");
  Write("b", "[\n {\"id\":\"one\",\"text\":\"x\"}]\n");
  Write("c", "[Photo] “It is old,” said Mira Tanaka.");
  Write("d.json", "{\n\"text\": \"x\",\n}");
  const Ran ran = Run("run a.json b c d.json");
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(ran.err,
            "ipse: a.json: a JSON array, which is not read; write its documents one a line, for "
            "example by jq -c '.[]'\n"
            "ipse: b: a JSON array, which is not read; write its documents one a line, for "
            "example by jq -c '.[]'\n"
            "ipse: d.json: no JSON at byte 15: Missing a name for object member.\n");
  EXPECT_THAT(ran.out, HasSubstr("\"id\":\"c\""));
}

TEST_F(BadCorpusTest, Utf16IsNamedWithWhatToDo) {
  const auto wide = [](const std::string& text, bool big) {
    std::string out;
    for (const char c : text) out += big ? std::string({'\0', c}) : std::string({c, '\0'});
    return out;
  };
  Write("a.jsonl", "\xFF\xFE" + wide("{\"text\":\"x\"}\n{\"text\":\"y\"}\n", false));
  Write("b.txt", "\xFE\xFF" + wide("Nothing.", true));
  Write("c.txt", wide("Nothing.", false));
  Write("d.jsonl", wide("{\"text\":\"x\"}", true));
  const Ran ran = Run("run a.jsonl b.txt c.txt d.jsonl good.txt");
  EXPECT_EQ(ran.code, 1);
  std::string expected;
  for (const std::string name : {"a.jsonl", "b.txt", "c.txt", "d.jsonl"}) {
    absl::StrAppend(&expected, "ipse: ", name,
                    ": UTF-16, which is not read; convert it to UTF-8, for example by iconv -f "
                    "UTF-16 -t UTF-8\n");
  }
  EXPECT_EQ(ran.err, expected);
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
