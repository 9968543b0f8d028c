// Reading corpora: every way of storing the same documents gives the same documents.
#include <string>

#include "corpus/corpus_fixture.h"
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

TEST_F(ReadTest, StandardInputKeepsItsLeadingSpace) {
  Write("spaced.txt", "\n\n" + Read("good.txt"));
  EXPECT_NE(Run("run", "spaced.txt").out.find("\"content\":[[2,"), std::string::npos);
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
