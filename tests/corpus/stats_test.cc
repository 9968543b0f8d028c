// ipse stats: counts over a run's shards.
#include <string>

#include "corpus/corpus_fixture.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace ipse {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

// A document of a run's output with one attribution.
struct Line {
  std::string id, outlet, via, text;
  std::string speaker = "Mira Tanaka";
  std::string date = "";
};

class StatsTest : public CorpusTest {
 protected:
  static std::string Json(const Line& line) {
    return absl::StrCat("{\"id\":\"", line.id, "\",\"outlet\":\"", line.outlet, "\",\"date\":\"",
                        line.date,
                        "\",\"attributions\":[{\"kind\":\"direct\",\"speakers\":[{\"name\":\"",
                        line.speaker, "\"}],\"via\":[{\"name\":\"", line.via, "\"}],\"text\":\"",
                        line.text, "\",\"cue_text\":\"Said\"}]}\n");
  }

  void WriteRun(const std::vector<Line>& lines) {
    std::string all;
    for (const Line& line : lines) all += Json(line);
    fs::create_directory(folder_ / "out");
    Write("out/attributions-000000.jsonl", all);
  }
};

TEST_F(StatsTest, CountsNamesAndGathersQuotations) {
  WriteRun({{"one", "The Quay", "Reuters", "“The bridge is too old, said nobody.”"},
            {"two", "The Lock", "Reuters", "“Nothing of that sort happened here.”"}});
  WriteCompressed("out/attributions-000001.jsonl.zst",
                  Json({"three", "The Weir", "AP", "\\\"the bridge is too old; said nobody\\\""}) +
                      Json({"four", "The Weir", "AP", "“Too short.”"}) +
                      Json({"five", "The Weir", "AP", "“Too short.”"}),
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
            "\nCues\n"
            "        5  said\n"
            "\nQuotations in several documents\n"
            "        2  “The bridge is too old, said nobody.”\n"
            "           first in one, The Quay; AP, Reuters, The Quay, The Weir\n");
  EXPECT_EQ(
      Run("stats out --format csv --top 1").out,
      "list,name,month,count,quotation,first,first_date,outlets,speakers,flags\n"
      "documents,,,5,,,,,,\n"
      "attributions,,,5,,,,,,\n"
      "speaker,\"Mira Tanaka\",,5,,,,,,\n"
      "outlet,\"AP\",,3,,,,,,\n"
      "pair,\"Mira Tanaka, through AP\",,3,,,,,,\n"
      "cue,\"said\",,5,,,,,,\n"
      "quotation,\"“The bridge is too old, said nobody.”\",,2,1,\"one\",\"\",\"AP; Reuters; The "
      "Quay; The Weir\",\"Mira Tanaka (2)\",\"\"\n");
}

TEST_F(StatsTest, CountsByMonthWhereDatesAreGiven) {
  WriteRun({{"a", "", "AP", "“One.”", "Mira Tanaka", "2024-02-28T09:00Z"},
            {"b", "", "AP", "“Two.”", "Mira Tanaka", "2024/04/01"},
            {"c", "", "AP", "“Three.”", "Mira Tanaka", "20240402"},
            {"d", "", "AP", "“Four.”", "Mira Tanaka", "last week"}});
  EXPECT_THAT(Run("stats out").out, HasSubstr("\nMonths: documents, attributions\n"
                                              "        1         1  2024-02\n"
                                              "        2         2  2024-04\n"));
  EXPECT_THAT(Run("stats out --format csv").out, HasSubstr("documents,,,4,,,,,,\n"
                                                           "attributions,,,4,,,,,,\n"
                                                           "documents,,2024-02,1,,,,,,\n"
                                                           "attributions,,2024-02,1,,,,,,\n"
                                                           "documents,,2024-04,2,,,,,,\n"
                                                           "attributions,,2024-04,2,,,,,,\n"
                                                           "speaker,\"Mira Tanaka\",,4,,,,,,\n"
                                                           "speaker,\"Mira Tanaka\",2024-02,1,"));
}

TEST_F(StatsTest, AlteredWordingsStandUnderTheCommonestAndTheEarliestIsFirst) {
  WriteRun({{"a", "The Quay", "AP", "“We will never close the old harbour bridge to lorries.”", "",
             "2024-03-02"},
            {"b", "The Lock", "AP", "“We will never close the old harbour bridge to lorries.”", "",
             "2024-03-01"},
            {"c", "The Weir", "AP", "“We will soon close the old harbour bridge to lorries.”", "",
             "2024-02-01"},
            {"d", "The Weir", "AP", "“The committee has met twice and will meet again.”", "",
             "2024-02-01"}});
  const std::string out = Run("stats out").out;
  EXPECT_THAT(out,
              HasSubstr("        2  “We will never close the old harbour bridge to lorries.”\n"
                        "           first in c, 2024-02-01, The Weir; AP, The Lock, The Quay, "
                        "The Weir\n"
                        "           altered, in c, 2024-02-01, The Weir\n"
                        "        1  “We will soon close the old harbour bridge to lorries.”\n"));
  EXPECT_THAT(out, Not(HasSubstr("committee")));
}

TEST_F(StatsTest, ADocumentThatRepeatsItselfIsOne) {
  const std::string text = "“We will never close the old harbour bridge to lorries";
  WriteRun({{"a", "", "AP", text + ".”"}});
  const std::string twice = Read("out/attributions-000000.jsonl");
  const std::string said = twice.substr(twice.find("{\"kind\""));
  const std::string altered = said.substr(0, said.find(".”")) + " at all.”\"}]}\n";
  Write("out/attributions-000000.jsonl", twice.substr(0, twice.rfind("]}")) + "," + altered);
  EXPECT_THAT(Run("stats out").out, StartsWith("1 documents, 2 attributions\n"));
  EXPECT_THAT(Run("stats out").out, Not(HasSubstr("harbour")));
}

TEST_F(StatsTest, DifferentSpeakersOfOneQuotationAreFlagged) {
  const std::string text = "“The harbour will be closed for a year.”";
  WriteRun({{"a", "", "AP", text, "Mira Tanáka"}, {"b", "", "AP", text, "Tanaka"}});
  EXPECT_THAT(Run("stats out").out, Not(HasSubstr("differ"))) << "a shorter form of one name";
  WriteRun({{"a", "", "AP", text}, {"b", "", "AP", text, "Lena Tanaka"}, {"c", "", "AP", text}});
  EXPECT_THAT(Run("stats out").out,
              HasSubstr("speakers differ, misattributed? Mira Tanaka (2), Lena Tanaka (1)\n"));
  EXPECT_THAT(Run("stats out --format csv").out, HasSubstr("\"speakers differ\"\n"));
}

TEST_F(StatsTest, OutletsThatHaveAQuotationFromOneAnotherAreFlagged) {
  const std::string text = "“The harbour will be closed for a year.”";
  WriteRun({{"a", "The Quay", "Lock", text}, {"b", "Weir", "Lock", text}});
  EXPECT_THAT(Run("stats out").out, Not(HasSubstr("circular")));
  WriteRun({{"a", "The Quay", "Lock", text}, {"b", "The Lock", "Quay", text}});
  EXPECT_THAT(Run("stats out").out, HasSubstr("circular: Quay, Lock have it from one another\n"));
  WriteRun({{"a", "Quay", "Lock", text}, {"b", "Lock", "Weir", text}, {"c", "Weir", "Quay", text}});
  EXPECT_THAT(Run("stats out").out, HasSubstr("circular: "));
}

TEST_F(StatsTest, ThePageIsOneFileThatMarksWhatWasAltered) {
  WriteRun({{"a", "The <Quay>", "AP", "“We will never close the harbour bridge to lorries.”", "",
             "2024-03-02"},
            {"b", "The Lock", "AP", "“We will never close the harbour bridge to lorries.”"},
            {"c", "The Weir", "AP", "“We will soon close the harbour bridge to lorries.”", "",
             "2024-01-02"}});
  const Ran ran = Run("stats out --html stats.html");
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.out, "");
  const std::string page = Read("stats.html");
  EXPECT_THAT(page, StartsWith("<!doctype html>"));
  EXPECT_THAT(page,
              HasSubstr("We will <del>never</del> <ins>soon</ins> close the harbour bridge to"));
  EXPECT_THAT(page, HasSubstr("The &lt;Quay&gt;"));
  EXPECT_THAT(page, HasSubstr("<title>2024-01: 1</title>"));
  EXPECT_THAT(page, Not(HasSubstr("http")));
  EXPECT_THAT(page, Not(HasSubstr("<script")));
}

TEST_F(StatsTest, ReadsWhatARunLeft) {
  Write("a.jsonl", Lines(50, 1));
  Write(
      "b.jsonl",
      "{\"id\":\"x\",\"text\":\"“The bridge is old,” said Mira Tanaka.\",\"day\":\"2024-02-03\"}");
  EXPECT_EQ(Run("run a.jsonl b.jsonl --output out/ --compress gzip --shard-size 10KB "
                "--date-field day")
                .code,
            0);
  const Ran ran = Run("stats out");
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.out, StartsWith("51 documents, "));
  EXPECT_THAT(ran.out, HasSubstr("2024-02\n"));
  EXPECT_THAT(ran.out, HasSubstr("  said\n"));
}

TEST_F(StatsTest, DamagedLinesAreNamedAndTheRestCounted) {
  fs::create_directory(folder_ / "out");
  Write("out/attributions-000000.jsonl",
        "{\"id\":\n[]\n{\"attributions\":3}\n{\"attributions\":[1,{\"kind\":2}]}\n" +
            Json({"one", "", "AP", "x"}));
  const Ran ran = Run("stats out");
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(ran.err,
            "ipse: out/attributions-000000.jsonl:1: no JSON object\n"
            "ipse: out/attributions-000000.jsonl:2: no JSON object\n");
  EXPECT_THAT(ran.out, StartsWith("3 documents, 3 attributions\n"));
}

TEST_F(StatsTest, AFolderWithoutARunIsNamed) {
  const Ran ran = Run("stats nowhere");
  EXPECT_EQ(ran.code, 3);
  EXPECT_EQ(ran.err, "ipse: nowhere: no run here; make one by ipse run --output nowhere/\n");
}

TEST_F(StatsTest, WhatIsNoReadableFolderIsNamed) {
  EXPECT_EQ(Run("stats good.txt").err,
            "ipse: good.txt: cannot be read as a folder: Not a directory\n");
  EXPECT_EQ(Run("stats nowhere/").err,
            "ipse: nowhere: no run here; make one by ipse run --output nowhere/\n");
  fs::create_symlink("loop", folder_ / "loop");
  const Ran ran = Run("stats loop");
  EXPECT_EQ(ran.code, 3);
  EXPECT_EQ(ran.err, "ipse: loop: cannot be read as a folder: Too many levels of symbolic links\n");
}

TEST_F(StatsTest, OnlyTheShardsOfTheRunCount) {
  Write("a.jsonl", Lines(50));
  EXPECT_EQ(Run("run a.jsonl --output out/ --shard-size 20KB").code, 0);
  fs::copy(folder_ / "out", folder_ / "backup");
  fs::rename(folder_ / "backup", folder_ / "out/backup");
  Write("out/attributions-000099.jsonl", Json({"one", "", "AP", "x"}));
  EXPECT_THAT(Run("stats out").out, StartsWith("50 documents, "));
  fs::remove(folder_ / "out/manifest.jsonl");
  const Ran ran = Run("stats out");
  EXPECT_EQ(ran.err, "");
  EXPECT_THAT(ran.out, StartsWith("51 documents, "));
}

TEST_F(StatsTest, AMissingShardIsNamedAndTheRestCounted) {
  Write("a.jsonl", Lines(50));
  EXPECT_EQ(Run("run a.jsonl --output out/ --shard-size 20KB").code, 0);
  fs::remove(folder_ / "out/attributions-000000.jsonl");
  const Ran ran = Run("stats out");
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(ran.err,
            "ipse: out/attributions-000000.jsonl: is missing; not all that the run found is "
            "counted; put it back, or run anew\n");
  EXPECT_THAT(ran.out, Not(StartsWith("0 documents")));
}

TEST_F(StatsTest, AChangedShardIsNamedAndCountedAsItIs) {
  Write("a.jsonl", Lines(50));
  EXPECT_EQ(Run("run a.jsonl --output out/").code, 0);
  const std::string shard = Read("out/attributions-000000.jsonl");
  Write("out/attributions-000000.jsonl", shard.substr(0, shard.find('\n') + 1));
  const Ran ran = Run("stats out");
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(ran.err,
            "ipse: out/attributions-000000.jsonl: was changed after it was written; not all that "
            "the run found is counted; put it back, or run anew\n");
  EXPECT_THAT(ran.out, StartsWith("1 document"));
}

TEST_F(StatsTest, ARunThatIsNotFinishedIsCountedAndNamed) {
  Write("a.jsonl", Lines(50));
  const std::string run = "run a.jsonl --output out/ --shard-size 20KB --resume";
  EXPECT_EQ(Run(run).code, 0);
  const std::string manifest = Read("out/manifest.jsonl");
  const std::size_t second = manifest.find('\n', manifest.find('\n') + 1) + 1;
  Write("out/manifest.jsonl", manifest.substr(0, second));
  const Ran ran = Run("stats out");
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.err, "ipse: out: the run is not finished; what is done of it is counted\n");
  EXPECT_THAT(ran.out, Not(StartsWith("50 documents, ")));
  EXPECT_EQ(Run(run).code, 0);
  EXPECT_EQ(Run("stats out").err, "");
}

TEST_F(StatsTest, APageThatCannotBeWrittenIsNamed) {
  WriteRun({{"a", "", "AP", "“One.”"}});
  const Ran ran = Run("stats out --html nowhere/stats.html");
  EXPECT_EQ(ran.code, 3);
  EXPECT_THAT(ran.err, HasSubstr("nowhere/stats.html: cannot be written: No such file"));
}

}  // namespace
}  // namespace ipse
