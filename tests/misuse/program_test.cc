// The program used wrongly, or on what it cannot read: exit codes and messages, in full.
#include <cstdlib>
#include <filesystem>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "program.h"

namespace ipse {
namespace {

TEST_F(ProgramTest, AttributesAFileAndStandardInput) {
  for (const Ran& ran : {Run("run good.txt"), Run("run", "good.txt"), Run("run -", "good.txt")}) {
    EXPECT_EQ(ran.code, 0);
    EXPECT_EQ(ran.err, "");
    EXPECT_NE(ran.out.find("\"kind\":\"direct\""), std::string::npos);
  }
}

TEST_F(ProgramTest, ClaimsAreGroupedForPeopleAlone) {
  const Ran ran = Run("run good.txt --by speaker -o kept.txt");
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.err, "ipse: --by groups claims for a person to read: add --format pretty\n");
  EXPECT_FALSE(fs::exists(folder_ / "kept.txt"));
  EXPECT_EQ(Run("run good.txt --by speaker --format jsonl").code, 2);
  EXPECT_EQ(Run("run good.txt --by editor --format pretty").code, 2);
  const Ran grouped = Run("run good.txt --by speaker --format pretty");
  EXPECT_EQ(grouped.code, 0);
  EXPECT_EQ(grouped.out.substr(0, grouped.out.find('\n')), "Mira Tanaka (person)");
}

TEST_F(ProgramTest, PrettyOutputLeavesOutWhatIsHardlyRightUnlessAsked) {
  Write("thin.txt",
        "Mira Tanaka said the bridge was old. She is likely to run. Berg is likely to swim, too. "
        "The crew is likely to stay on the boat.");
  const std::string article = "run thin.txt";
  const std::string by_default = Run(article + " --format pretty").out;
  EXPECT_EQ(by_default, Run(article + " --format pretty --min-confidence 0.2").out);
  EXPECT_NE(by_default.find("the bridge was old"), std::string::npos);
  const std::string all = Run(article + " --format pretty --min-confidence 0").out;
  EXPECT_GT(all.size(), by_default.size());
  EXPECT_EQ(Run(article + " --format jsonl").out,
            Run(article + " --format jsonl --min-confidence 0").out);
}

TEST_F(ProgramTest, AMissingFileIsNamedAndTheRestDone) {
  const Ran ran = Run("run nowhere.txt good.txt");
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(ran.err, "ipse: nowhere.txt: No such file or directory\n");
  EXPECT_NE(ran.out.find("\"id\":\"good\""), std::string::npos);
}

TEST_F(ProgramTest, OnlyReportingLeavesThoughtsOut) {
  const std::string text =
      "Mira Tanaka believes that the bridge is safe. Ulf Stenvik said that it would close.";
  Write("thoughts.txt", text);
  const Ran all = Run("run --format jsonl thoughts.txt");
  const Ran reporting = Run("run --format jsonl --only reporting thoughts.txt");
  EXPECT_THAT(all.out, testing::HasSubstr("\"act\":\"thought\""));
  EXPECT_THAT(reporting.out, testing::Not(testing::HasSubstr("\"act\":\"thought\"")));
  EXPECT_THAT(reporting.out, testing::HasSubstr("\"act\":\"speech\""));
}

TEST_F(ProgramTest, NothingReadIsExitThree) { EXPECT_EQ(Run("run nowhere.txt").code, 3); }

TEST_F(ProgramTest, AnInvalidLineIsNamedByItsNumberAndSkipped) {
  Write("a.jsonl",
        "{\"id\":\"one\",\"text\":\"“The bridge is old,” said Mira "
        "Tanaka.\"}\n{\"id\":\n\n[1]\n{\"id\":\"four\"}\n"
        "{\"id\":5,\"text\":\"\"}\n");
  const Ran ran = Run("run a.jsonl");
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(ran.err,
            "ipse: a.jsonl:2: no JSON at byte 6: Invalid value.\n"
            "ipse: a.jsonl:4: a JSON object was expected\n"
            "ipse: a.jsonl:5: the object has no string \"text\" (see --text-field)\n");
  EXPECT_NE(ran.out.find("\"id\":\"one\""), std::string::npos);
  EXPECT_NE(ran.out.find("\"id\":\"5\""), std::string::npos);
}

TEST_F(ProgramTest, FieldsMayHaveOtherNames) {
  Write("a.jsonl", "{\"key\":\"one\",\"body\":\"“The bridge is old,” said Mira Tanaka.\"}\n");
  EXPECT_NE(Run("run a.jsonl --text-field body --id-field key").out.find("\"id\":\"one\""),
            std::string::npos);
}

TEST_F(ProgramTest, AFolderIsReadInOrder) {
  fs::create_directory(folder_ / "sub");
  Write("sub/b.txt", "Nothing.");
  Write("sub/a.txt", "Nothing.");
  Write("sub/c.bin", "Nothing.");
  const Ran ran = Run("run sub");
  EXPECT_EQ(ran.code, 0);
  EXPECT_LT(ran.out.find("\"id\":\"a\""), ran.out.find("\"id\":\"b\""));
  EXPECT_EQ(ran.out.find("\"id\":\"c\""), std::string::npos);
}

TEST_F(ProgramTest, AFolderWithoutDocumentsIsNamed) {
  fs::create_directory(folder_ / "sub");
  const Ran ran = Run("run sub");
  EXPECT_EQ(ran.code, 3);
  EXPECT_EQ(ran.err, "ipse: sub: no .txt, .html, .json, .jsonl or .tar file in this folder\n");
}

TEST_F(ProgramTest, ABinaryFileIsLeftOut) {
  Write("b.txt", std::string("\x7F"
                             "ELF\0\0\1",
                             7));
  const Ran ran = Run("run b.txt good.txt");
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(ran.err, "ipse: b.txt: a binary file, not text; it is left out\n");
}

TEST_F(ProgramTest, AnEmptyFileHasNoAttributions) {
  Write("empty.txt", "");
  const Ran ran = Run("run empty.txt");
  EXPECT_EQ(ran.code, 0);
  EXPECT_NE(ran.out.find("\"attributions\":[]"), std::string::npos);
}

TEST_F(ProgramTest, AVeryLongLineIsRead) {
  std::string line;
  while (line.size() < (std::size_t{10} << 20)) line += "“The bridge is old,” said Mira Tanaka. ";
  Write("long.txt", line);
  const Ran ran = Run("run long.txt");
  EXPECT_EQ(ran.code, 0);
  EXPECT_NE(ran.out.find("\"kind\":\"direct\""), std::string::npos);
}

TEST_F(ProgramTest, AnUnknownOptionSuggestsTheNearest) {
  const Ran ran = Run("run --ofsets utf8 good.txt");
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(
      ran.err,
      "ipse: there is no option --ofsets; did you mean --offsets?\nipse: see ipse run --help\n");
}

TEST_F(ProgramTest, SizesAndCountsThatAreNoneAreRefused) {
  for (const std::string option : {"--max-document", "--shard-size"}) {
    for (const std::string size :
         {"-5", "0", "99999999999999999999", "2TB", "1.5MB", "12XB", "MB"}) {
      const Ran ran = Run("run good.txt --output out/ " + option + "=" + size);
      EXPECT_EQ(ran.code, 2);
      EXPECT_EQ(ran.err, "ipse: " + option + ": " + size +
                             " is no size from 1 to 1TB, like 500KB or 16MB\nipse: see ipse run "
                             "--help\n");
    }
  }
  for (const std::string size : {"1TB", "1g", "3MiB", "700 KB", "1048576"})
    EXPECT_EQ(Run("run good.txt --max-document '" + size + "'").code, 0) << size;
  EXPECT_EQ(Run("run good.txt --max-document 20").code, 3);
  EXPECT_EQ(Run("stats out --top=-1").code, 2);
  EXPECT_EQ(Run("stats out --top 0").code, 2);
  EXPECT_EQ(Run("fit gold.jsonl --hold-out 0").code, 2);
}

TEST_F(ProgramTest, NamesOfChoicesAreShownPlainly) {
  EXPECT_EQ(Run("run good.txt --output out/ --compress lz4").err,
            "ipse: --compress: lz4 not in {none,gzip,zstd}\nipse: see ipse run --help\n");
  EXPECT_EQ(Run("run good.txt --offsets 1").code, 2);
  const std::string help = Run("run --help").out;
  EXPECT_THAT(help, testing::HasSubstr("--compress TEXT:{none,gzip,zstd}=none\n"));
  EXPECT_THAT(help, testing::HasSubstr("--offsets TEXT:{code-points,utf8,utf16}=code-points\n"));
  EXPECT_THAT(help, testing::HasSubstr("--by TEXT:{speaker,outlet} "));
  EXPECT_THAT(help, testing::HasSubstr("--max-document SIZE "));
  EXPECT_THAT(help, testing::Not(testing::HasSubstr("ENUM")));
}

TEST_F(ProgramTest, AnUnknownCommandSuggestsTheNearest) {
  const Ran ran = Run("sentence good.txt");
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.err,
            "ipse: there is no command sentence; did you mean sentences?\nipse: see ipse --help\n");
}

TEST_F(ProgramTest, AnUnreadablePackStopsTheRun) {
  const Ran ran = Run("run good.txt --pack nowhere");
  EXPECT_EQ(ran.code, 3);
  EXPECT_EQ(ran.err, "ipse: nowhere: no rule pack can be read here: No such file or directory\n");
}

TEST_F(ProgramTest, AnOutputThatCannotBeWrittenIsNamed) {
  EXPECT_EQ(Run("run good.txt --output no/such/file").err,
            "ipse: no/such/file: cannot be written: No such file or directory\n");
  const Ran full = Run("run good.txt --output /dev/full");
  EXPECT_EQ(full.code, 3);
  EXPECT_EQ(full.err, "ipse: /dev/full: cannot be written: No space left on device\n");
}

TEST_F(ProgramTest, ABrokenPipeEndsQuietly) {
  std::string many;
  for (int i = 0; i < 20000; ++i) many += "{\"text\":\"“The bridge is old,” said Mira Tanaka.\"}\n";
  Write("many.jsonl", many);
  const std::string command = "cd " + folder_.string() +
                              " && bash -c '" IPSE_PROGRAM
                              " run many.jsonl 2>.err | head -n 1 >.out; exit ${PIPESTATUS[0]}'";
  const int status = std::system(command.c_str());
  EXPECT_EQ(WEXITSTATUS(status), 0);
  EXPECT_EQ(Read(".err"), "");
}

TEST_F(ProgramTest, SentencesAreSpans) {
  Write("two.txt", "It is old. It is grey.");
  EXPECT_EQ(Run("sentences two.txt").out, "{\"id\":\"two\",\"sentences\":[[0,10],[11,22]]}\n");
}

TEST_F(ProgramTest, EveryCommandHasHelpWithAnExample) {
  for (const std::string command :
       {"", "run", "sentences", "rules", "rules check", "rules list", "fit", "eval", "stats"}) {
    const Ran ran = Run(command + " --help");
    EXPECT_EQ(ran.code, 0) << command;
    EXPECT_NE(ran.out.find("Example:"), std::string::npos) << command;
  }
}

TEST_F(ProgramTest, RulesCheckNamesFileLineAndColumn) {
  fs::create_directories(folder_ / "pack/en");
  Write("pack/en/r.toml",
        "[[lexicon]]\nclass = \"say\"\nwords = \"said\"\n[[rule]]\nid = \"r\"\npurpose = \"p\"\n"
        "pattern = 'content:quote cue:say'\nyes = ['[C “The bridge is old,”] [Q added].']\n");
  const Ran ran = Run("rules check pack");
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(ran.out, "0 passed, 1 failed\n");
  EXPECT_EQ(ran.err,
            "pack/en/r.toml:8:8: rule en/r: expected [Q added] [C “The bridge is old,”]\n    "
            "got nothing\n");
}

}  // namespace
}  // namespace ipse
