// Reading corpora: every way of storing the same documents gives the same documents.
#include <cstdlib>
#include <string>

#include "corpus/corpus_fixture.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace ipse {
namespace {

using ReadTest = CorpusTest;

TEST_F(ReadTest, CompressedOrNotIsTheSame) {
  const std::string lines = Lines(300);
  Write("a.jsonl", lines);
  WriteCompressed("a.jsonl.gz", lines, Compression::gzip);
  WriteCompressed("a.jsonl.zst", lines, Compression::zstd);
  const Ran plain = Run("run a.jsonl");
  EXPECT_EQ(plain.code, 0);
  EXPECT_EQ(Run("run a.jsonl.gz").out, plain.out);
  EXPECT_EQ(Run("run a.jsonl.zst").out, plain.out);
  EXPECT_EQ(Run("run -", "a.jsonl.zst").out, plain.out);
  EXPECT_EQ(Run("run", "a.jsonl.gz").out, plain.out);
}

TEST_F(ReadTest, MembersAndFramesInARowAreOneText) {
  const std::string lines = Lines(300);
  const std::size_t middle = lines.size() / 2;  // of a line
  Write("a.jsonl", lines);
  for (const auto& [ending, compression] :
       {std::pair{".gz", Compression::gzip}, std::pair{".zst", Compression::zstd}}) {
    WriteCompressed("first", lines.substr(0, middle), compression);
    WriteCompressed("second", lines.substr(middle), compression);
    Write(absl::StrCat("b.jsonl", ending), Read("first") + Read("second"));
    const Ran ran = Run(absl::StrCat("run b.jsonl", ending));
    EXPECT_EQ(ran.code, 0);
    EXPECT_EQ(ran.out, Run("run a.jsonl").out);
  }
}

TEST_F(ReadTest, ATextMayBeCompressedToo) {
  WriteCompressed("good.txt.zst", Read("good.txt"), Compression::zstd);
  EXPECT_EQ(Run("run good.txt.zst").out, Run("run good.txt").out);
}

TEST_F(ReadTest, AFolderIsReadWithItsCompressedFiles) {
  fs::create_directory(folder_ / "in");
  WriteCompressed("in/b.jsonl.gz", Lines(1), Compression::gzip);
  WriteCompressed("in/a.txt.zst", "Nothing.", Compression::zstd);
  Write("in/c.bin", "Nothing.");
  const Ran ran = Run("run in");
  EXPECT_EQ(ran.code, 0);
  EXPECT_LT(ran.out.find("\"id\":\"a\""), ran.out.find("\"id\":\"d7-0\""));
  EXPECT_EQ(ran.out.find("\"id\":\"c\""), std::string::npos);
}

TEST_F(ReadTest, EndingsMayBeInCapitals) {
  fs::create_directory(folder_ / "in");
  Write("in/A.JSONL", Lines(1));
  Write("in/B.HTM", "<p>“It is old,” said Mira Tanaka.");
  WriteCompressed("in/C.Txt.GZ", Read("good.txt"), Compression::gzip);
  const Ran ran = Run("run in");
  EXPECT_EQ(ran.code, 0);
  for (const std::string id : {"d7-0", "B", "C"})
    EXPECT_NE(ran.out.find("\"id\":\"" + id + "\""), std::string::npos) << ran.out;
}

TEST_F(ReadTest, FilesOfOtherNamesAreToldByTheirFirstBytes) {
  Write("a.jsonl", Lines(3));
  Write("lines", Lines(3));
  Write("b.html", "<html><p>“It is old,” said Mira Tanaka.");
  Write("b.page", Read("b.html"));
  Write("good.text", Read("good.txt"));
  EXPECT_EQ(Run("run lines b.page good.text").out, Run("run a.jsonl b.html good.txt").out);
  EXPECT_EQ(Run("run /dev/stdin", "a.jsonl").out, Run("run a.jsonl").out);
}

TEST_F(ReadTest, AFileOfJsonHoldsLinesOrOneObject) {
  fs::create_directory(folder_ / "in");
  Write("in/a.json", "{\n  \"id\": \"one\",\n  \"text\": \"“It is old,” said Mira Tanaka.\"\n}\n");
  Write("in/b.json", Lines(2));
  Write("in/c.json", "{\r\n\"text\": \"“It is old,” said Mira Tanaka.\"}");
  const Ran ran = Run("run in --output out/");
  EXPECT_EQ(ran.code, 0) << ran.err;
  for (const std::string id : {"one", "d7-0", "d7-1", "c"})
    EXPECT_NE(Together("out").find("\"id\":\"" + id + "\""), std::string::npos) << id;
}

TEST_F(ReadTest, EveryMemberMayHaveAnotherName) {
  Write("a.jsonl",
        "{\"key\":\"one\",\"body\":\"“It is old,” said Mira Tanaka.\",\"paper\":\"The Quay\","
        "\"language\":\"en-GB\"}\n");
  const Ran ran = Run(
      "run a.jsonl --text-field body --id-field key --outlet-field paper --lang-field language");
  EXPECT_NE(ran.out.find("\"id\":\"one\",\"language\":\"en-GB\",\"url\":null,\"date\":null,"
                         "\"outlet\":\"The Quay\""),
            std::string::npos)
      << ran.out;
}

// Whatever comes at once: here one member of gzip, and then another.
TEST_F(ReadTest, FirstBytesMayComeInParts) {
  const std::string lines = Lines(2);
  Write("a.tar", "");
  ASSERT_EQ(std::system(("cd " + folder_.string() + " && tar -cf a.tar good.txt").c_str()), 0);
  const std::vector<std::pair<std::string, std::size_t>> cut = {
      {lines, 1}, {"{\n\"text\": \"“It is old,” said Mira Tanaka.\"}", 1}, {Read("a.tar"), 100}};
  for (const auto& [content, first] : cut) {
    Write("whole", content);
    WriteCompressed("first.gz", content.substr(0, first), Compression::gzip);
    WriteCompressed("rest.gz", content.substr(first), Compression::gzip);
    Write("parts", Read("first.gz") + Read("rest.gz"));
    const Ran parts = Run("run", "parts");
    EXPECT_EQ(parts.err, "");
    EXPECT_EQ(parts.out, Run("run", "whole").out);
    EXPECT_THAT(parts.out, testing::HasSubstr("\"attributions\":[{"));
  }
}

TEST_F(ReadTest, FirstBytesBeforeDamageAreRead) {
  WriteCompressed("a.gz", "{\"id\":\"a\",\"text\":\"“It is old,” said Mira Tanaka.\"}\n",
                  Compression::gzip);
  std::string cut = Read("a.gz");
  cut.resize(cut.size() - 1);
  Write("cut", cut);
  const Ran ran = Run("run", "cut");
  EXPECT_THAT(ran.err, testing::HasSubstr("ends in the middle"));
  EXPECT_EQ(ran.out, Run("run a.gz").out);
}

TEST_F(ReadTest, StandardInputKeepsItsLeadingSpace) {
  Write("spaced.txt", "\n\n" + Read("good.txt"));
  EXPECT_NE(Run("run", "spaced.txt").out.find("\"content\":[[2,"), std::string::npos);
}

TEST_F(ReadTest, APageCarriesTheTextThatItsSpansCountIn) {
  Write("a.html",
        "<html lang=en><meta property=og:site_name content=Quay><p>&ldquo;It is old,&rdquo; said "
        "Mira Tanaka.");
  const Ran ran = Run("run a.html");
  EXPECT_EQ(ran.code, 0);
  EXPECT_NE(ran.out.find("\"outlet\":\"Quay\""), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("\"text\":\"“It is old,” said Mira Tanaka.\""), std::string::npos);
  EXPECT_NE(ran.out.find("\"cue\":[[13,17]]"), std::string::npos);
  EXPECT_EQ(Run("sentences a.html").out,
            "{\"id\":\"a\",\"text\":\"“It is old,” said Mira Tanaka.\",\"sentences\":[[0,30]]}\n");
  Write("b.html", "<!DOCTYPE HTML>" + Read("a.html"));
  EXPECT_NE(Run("run", "b.html").out.find("\"cue\":[[13,17]]"), std::string::npos);
}

TEST_F(ReadTest, AnArchiveIsReadAsItsFilesAre) {
  fs::create_directories(folder_ / "in/2024");
  Write("in/2024/a.html", "<p>“It is old,” said Mira Tanaka.");
  Write("in/b.txt", Read("good.txt"));
  Write("in/c.bin", "Nothing.");
  const std::string pack = "cd " + folder_.string() + " && tar -C in ";
  ASSERT_EQ(std::system((pack + "-cf in.tar 2024/a.html b.txt c.bin").c_str()), 0);
  ASSERT_EQ(std::system((pack + "-czf in.tgz ./2024/a.html b.txt c.bin").c_str()), 0);
  WriteCompressed("in.tar.zst", Read("in.tar"), Compression::zstd);
  const std::string plain = Run("run in").out;
  EXPECT_NE(plain.find("\"id\":\"2024/a\""), std::string::npos);
  EXPECT_NE(plain.find("\"id\":\"b\""), std::string::npos);
  for (const std::string name : {"in.tar", "in.tgz", "in.tar.zst"}) {
    EXPECT_EQ(Run("run " + name).out, plain);
    EXPECT_EQ(Run("run", name).out, plain);
  }
  EXPECT_EQ(Run("run in.tar --output out/ --shard-size 1").code, 0);
  EXPECT_EQ(Shards("out").size(), 2u);
  const std::string manifest = Read("out/manifest.jsonl");
  Write("out/manifest.jsonl", manifest.substr(0, manifest.size() - 20));
  EXPECT_EQ(Run("run in.tar --output out/ --shard-size 1 --resume").code, 0);
  EXPECT_EQ(Together("out"), plain);
}

TEST_F(ReadTest, WindowsLinesAndAByteOrderMark) {
  Write("a.jsonl",
        "\xEF\xBB\xBF{\"id\":\"one\",\"text\":\"x\"}\r\n\r\n{\"id\":\"two\",\"text\":\"x\"}");
  for (const Ran& ran : {Run("run a.jsonl"), Run("run", "a.jsonl")}) {
    EXPECT_EQ(ran.err, "");
    EXPECT_NE(ran.out.find("\"id\":\"one\""), std::string::npos);
    EXPECT_NE(ran.out.find("\"id\":\"two\""), std::string::npos);
  }
}

}  // namespace
}  // namespace ipse
