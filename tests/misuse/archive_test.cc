// Archives that are damaged, cut off or empty: each is named, and what can be read of them is.
#include <cstdlib>
#include <string>

#include "corpus/corpus_fixture.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace ipse {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::size_t kBlock = 512;

class BadArchiveTest : public CorpusTest {
 protected:
  // An archive of a.txt, b.txt and c.txt, each with a head of one block and a block of text.
  void SetUp() override {
    CorpusTest::SetUp();
    for (const std::string name : {"a.txt", "b.txt", "c.txt"})
      Write(name, "“The bridge is old,” said Mira Tanaka.");
    whole_ = Pack("whole.tar", "a.txt b.txt c.txt");
  }

  std::string Pack(const std::string& name, const std::string& files) {
    const std::string command =
        absl::StrCat("cd ", folder_.string(), " && tar cf ", name, " ", files);
    EXPECT_EQ(std::system(command.c_str()), 0);
    return Read(name);
  }

  // What `ipse sentences` says of an archive of those bytes, and which documents it finds in it.
  Ran Try(const std::string& bytes) {
    Write("x.tar", bytes);
    Ran ran = Run("sentences x.tar");
    std::string ids;
    for (const std::string id : {"a", "b", "c"}) {
      if (ran.out.find("{\"id\":\"" + id + "\"") != std::string::npos) ids += id;
    }
    ran.out = ids;
    return ran;
  }

  std::string whole_;
};

TEST_F(BadArchiveTest, AWholeOneIsNoProblem) {
  for (const std::string format : {"gnu", "pax", "ustar", "v7"}) {
    for (const std::string blocks : {"1", "20"}) {
      const Ran ran =
          Try(Pack("x.tar", "--format=" + format + " -b" + blocks + " a.txt b.txt c.txt"));
      EXPECT_EQ(ran.err, "");
      EXPECT_EQ(ran.out, "abc");
    }
  }
}

TEST_F(BadArchiveTest, ADamagedHeadCostsItsFileOnly) {
  for (const auto& [damaged, left] : {std::pair{0, "bc"}, std::pair{1, "ac"}, std::pair{2, "ab"}}) {
    std::string bytes = whole_;
    const std::size_t head = 2 * kBlock * static_cast<std::size_t>(damaged);
    bytes[head + 1] = 'x';
    const Ran ran = Try(bytes);
    EXPECT_EQ(ran.code, 1);
    EXPECT_EQ(ran.out, left);
    EXPECT_EQ(ran.err, absl::StrCat("ipse: x.tar: the archive is damaged at byte ", head,
                                    ": no file begins there; what stands before the next file is "
                                    "left out\n"));
  }
}

TEST_F(BadArchiveTest, OneThatIsCutOffIsNamed) {
  const auto ends = [](std::size_t bytes, const std::string& where) {
    return absl::StrCat(": the archive ends in the middle", where, ", at byte ", bytes,
                        "; what stands before was read\n");
  };
  for (const std::size_t bytes : {2 * kBlock, 4 * kBlock, 6 * kBlock}) {
    const Ran ran = Try(whole_.substr(0, bytes));
    EXPECT_EQ(ran.code, 1);
    EXPECT_EQ(ran.out.size(), bytes / kBlock / 2);
    EXPECT_EQ(ran.err, "ipse: x.tar" + ends(bytes, ""));
  }
  EXPECT_EQ(Try(whole_.substr(0, 1100)).err, "ipse: x.tar" + ends(1100, " of a block"));
  EXPECT_EQ(Try(whole_.substr(0, 1540)).err, "ipse: x.tar/b.txt" + ends(1540, " of a block"));
  EXPECT_EQ(Try("").err, "ipse: x.tar" + ends(0, ""));
}

TEST_F(BadArchiveTest, WhatStandsBehindTheEndIsReadOrNamed) {
  const Ran two = Try(Pack("x.tar", "a.txt") + Pack("x.tar", "b.txt c.txt"));
  EXPECT_EQ(two.err, "");
  EXPECT_EQ(two.out, "abc");
  const Ran more = Try(whole_ + std::string(kBlock, 'x'));
  EXPECT_EQ(more.out, "abc");
  EXPECT_THAT(more.err, HasSubstr(absl::StrCat("damaged at byte ", whole_.size(), ": no file")));
  EXPECT_EQ(Try(whole_ + "\n").code, 1);
}

TEST_F(BadArchiveTest, OneWithoutDocumentsIsNamed) {
  Write("a.jsonl", Lines(1));
  const std::string none = "ipse: x.tar: no .txt or .html file in this archive\n";
  const Ran ran = Try(Pack("x.tar", "a.jsonl"));
  EXPECT_EQ(ran.code, 3);
  EXPECT_EQ(ran.err, none);
  EXPECT_THAT(Try(std::string(kBlock, 'x')).err, HasSubstr("damaged at byte 0: no file begins"));
  EXPECT_THAT(Try(std::string(kBlock, 'x')).err, HasSubstr(none));
}

TEST_F(BadArchiveTest, GoingOnInOneSaysNothingTwice) {
  std::string bytes = whole_;
  bytes[2 * kBlock] = 'x';
  Write("x.tar", bytes);
  const std::string options = "run x.tar --output out/ --shard-size 1";
  EXPECT_THAT(Run(options).err, HasSubstr("1 problem: 1 damaged\n"));
  const Ran again = Run(options + " --resume");
  EXPECT_EQ(again.code, 1);
  EXPECT_THAT(again.err, Not(HasSubstr("the archive")));
  EXPECT_THAT(again.err, HasSubstr("1 problem: 1 damaged\n"));
}

}  // namespace
}  // namespace ipse
