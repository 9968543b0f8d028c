// ipse stats: counts over a run's shards.
#include <string>

#include "corpus/corpus_fixture.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace ipse {
namespace {

using StatsTest = CorpusTest;

// A line of a run's output with one attribution.
std::string Line(const std::string& id, const std::string& outlet, const std::string& via,
                 const std::string& text) {
  return absl::StrCat("{\"id\":\"", id, "\",\"outlet\":\"", outlet,
                      "\",\"attributions\":[{\"kind\":\"direct\",\"speakers\":[{\"name\":\"Mira "
                      "Tanaka\"}],\"via\":[{\"name\":\"",
                      via, "\"}],\"text\":\"", text, "\"}]}\n");
}

TEST_F(StatsTest, CountsNamesAndGathersQuotations) {
  fs::create_directory(folder_ / "out");
  Write("out/attributions-000000.jsonl",
        Line("one", "The Quay", "Reuters", "“The bridge is too old, said nobody.”") +
            Line("two", "The Lock", "Reuters", "“Nothing of that sort happened here.”"));
  WriteCompressed("out/attributions-000001.jsonl.zst",
                  Line("three", "The Weir", "AP", "\\\"the bridge is too old; said nobody\\\"") +
                      Line("four", "The Weir", "AP", "“Too short.”") +
                      Line("five", "The Weir", "AP", "“Too short.”"),
                  Compression::zstd);
  const Ran ran = Run("stats out");
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.err, "");
  EXPECT_EQ(ran.out,
            "5 documents, 5 attributions\n"
            "\nSpeakers\n"
            "        5  Mira Tanaka\n"
            "\nOutlets that words came through\n"
            "        3  AP\n"
            "        2  Reuters\n"
            "\nSpeakers and outlets\n"
            "        3  Mira Tanaka, through AP\n"
            "        2  Mira Tanaka, through Reuters\n"
            "\nQuotations in several documents\n"
            "        2  “The bridge is too old, said nobody.”\n"
            "           first in one; AP, Reuters, The Quay, The Weir\n");
  EXPECT_EQ(
      Run("stats out --format csv --top 1").out,
      "list,name,count,first,outlets\n"
      "speaker,\"Mira Tanaka\",5,,\n"
      "outlet,\"AP\",3,,\n"
      "pair,\"Mira Tanaka, through AP\",3,,\n"
      "quotation,\"“The bridge is too old, said nobody.”\",2,\"one\",\"AP; Reuters; The Quay; "
      "The Weir\"\n");
}

TEST_F(StatsTest, ReadsWhatARunLeft) {
  Write("a.jsonl", Lines(50, 1));
  Write("b.jsonl", Lines(50, 2));
  EXPECT_EQ(Run("run a.jsonl b.jsonl --output out/ --compress gzip --shard-size 10KB").code, 0);
  const Ran ran = Run("stats out");
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.out, testing::StartsWith("100 documents, "));
}

TEST_F(StatsTest, DamagedLinesAreNamedAndTheRestCounted) {
  fs::create_directory(folder_ / "out");
  Write("out/attributions-000000.jsonl",
        "{\"id\":\n[]\n{\"attributions\":3}\n{\"attributions\":[1,{\"kind\":2}]}\n" +
            Line("one", "", "AP", "x"));
  const Ran ran = Run("stats out");
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(ran.err,
            "ipse: out/attributions-000000.jsonl:1: no JSON object\n"
            "ipse: out/attributions-000000.jsonl:2: no JSON object\n");
  EXPECT_THAT(ran.out, testing::StartsWith("3 documents, 3 attributions\n"));
}

TEST_F(StatsTest, AFolderWithoutARunIsNamed) {
  const Ran ran = Run("stats nowhere");
  EXPECT_EQ(ran.code, 3);
  EXPECT_EQ(ran.err, "ipse: nowhere: no run here; make one by ipse run --output nowhere/\n");
}

}  // namespace
}  // namespace ipse
