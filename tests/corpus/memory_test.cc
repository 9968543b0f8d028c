// How much memory a run over a corpus takes at its peak.
#include <sys/resource.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "corpus/corpus_fixture.h"
#include "gtest/gtest.h"

namespace ipse {
namespace {

// Bytes that the largest of the programs run so far held.
std::size_t Peak() {
  rusage usage{};
  getrusage(RUSAGE_CHILDREN, &usage);
  return static_cast<std::size_t>(usage.ru_maxrss) << 10;
}

constexpr char kNarration[] =
    "It stands in the north of the town and carries some nine thousand cars a day. The council "
    "will meet on Monday in the old school by the harbour, where the plans can be seen until the "
    "end of the month.\\n\\n";

class MemoryTest : public CorpusTest {
 protected:
  void SetUp() override {
#ifdef __SANITIZE_ADDRESS__
    GTEST_SKIP() << "the sanitizer's own memory is counted with the program's";
#endif
    CorpusTest::SetUp();
  }

  // A line of one document, with as many quotations as news has.
  static std::string Large(std::size_t bytes, std::size_t number) {
    std::string line = absl::StrCat("{\"id\":\"large-", number, "\",\"text\":\"");
    for (std::size_t i = 0; line.size() < bytes; ++i)
      absl::StrAppend(&line, "“Bridge ", i, " is old,” said Mira Tanaka, the mayor. ", kNarration);
    return line + "\"}\n";
  }
};

TEST_F(MemoryTest, DoesNotGrowWithTheCorpus) {
  Write("small.jsonl", Lines(2'000));
  Write("large.jsonl", Lines(20'000));
  EXPECT_EQ(Run("run small.jsonl --threads 2 --output small/").code, 0);
  const std::size_t small = Peak();
  EXPECT_EQ(Run("run large.jsonl --threads 2 --output large/").code, 0);
  EXPECT_LT(Peak(), small + (std::size_t{8} << 20));
}

TEST_F(MemoryTest, IsBoundedByTheLargestDocumentsInFlight) {
  constexpr std::size_t kDocument = std::size_t{3} << 20;
  constexpr int kThreads = 2;
  std::string lines;
  for (std::size_t i = 0; i < 8; ++i) lines += Large(kDocument, i);
  Write("large.jsonl", lines);
  EXPECT_EQ(Run(absl::StrCat("run large.jsonl --output out/ --threads ", kThreads)).code, 0);
  constexpr std::size_t kInFlight = 2 * kThreads;
  EXPECT_LT(Peak(), (std::size_t{64} << 20) + 25 * kInFlight * kDocument);
}

TEST_F(MemoryTest, IsBoundedWhereNoSentenceEnds) {
  constexpr std::size_t kDocument = std::size_t{3} << 20;
  std::string text;
  while (text.size() < kDocument)
    text += "so the boats came in late and Mira Tanaka said the harbour was full and we went home ";
  Write("spoken.txt", text);
  EXPECT_EQ(Run("run spoken.txt --output out/").code, 0);
  EXPECT_LT(Peak(), (std::size_t{64} << 20) + 2 * 25 * kDocument);
}

}  // namespace
}  // namespace ipse
