// ipse eval, and ipse fit, on gold files with mistakes in them: each is named, nothing is computed.
#include "misuse/program.h"

namespace ipse {
namespace {

// “The bridge is old,” said Mira Tanaka. — 38 characters
constexpr char kGood[] =
    R"({"id":"good","text":"“The bridge is old,” said Mira Tanaka.","attributions":[)"
    R"({"kind":"direct","content":[[0,20]],"cue":[[21,25]],"source":[[26,37]]}]})"
    "\n";

std::string Gold(const std::string& id, const std::string& attribution) {
  return R"({"id":")" + id +
         R"(","text":"“The bridge is old,” said Mira Tanaka.","attributions":[)" + attribution +
         "]}\n";
}

class EvalTest : public ProgramTest {};

TEST_F(EvalTest, MeasuresTheEngineOnGold) {
  Write("gold.jsonl", kGood);
  const Ran ran = Run("eval gold.jsonl");
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.err, "");
  EXPECT_EQ(
      ran.out.substr(0, ran.out.find("\nmixed")).substr(0, 96),
      "kind        gold   pred |     found P/R/F1     | exact F1 |  soft F1 |    who |     joint "
      "P/R/F1");
  EXPECT_NE(ran.out.find("direct         1      1 |  100.0/100.0/100.0   |    100.0 |    100.0 |  "
                         "100.0 |  100.0/100.0/100.0  \n"),
            std::string::npos)
      << ran.out;
}

TEST_F(EvalTest, TakesPredictionsAndCountsWhatIsMissing) {
  Write("gold.jsonl", std::string(kGood) + Gold("other", ""));
  Write("pred.jsonl", std::string(R"({"id":"good","attributions":[]})") + "\n" +
                          R"({"id":"stranger","attributions":[]})" + "\n");
  const Ran ran = Run("eval gold.jsonl pred.jsonl");
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.err, "ipse: pred.jsonl: 1 of its documents not in gold.jsonl; left out\n");
  EXPECT_NE(ran.out.find("Brier none  ECE none  AUC none  documents missing 1\n"),
            std::string::npos)
      << ran.out;
}

TEST_F(EvalTest, EveryMistakeOfAGoldFileIsNamed) {
  Write("gold.jsonl",
        kGood + Gold("outside", R"({"kind":"direct","content":[[0,99]],"source":[]})") +
            Gold("kinds", R"({"kind":"spoken","content":[[0,20]],"source":[]},)"
                          R"({"content":[[0,20]],"source":[]})") +
            "not JSON\n" +
            Gold("overlap", R"({"kind":"direct","content":[[0,9],[5,20]],"source":[]})") +
            R"({"id":"textless","attributions":[]})"
            "\n[1]\n" +
            Gold("spans", R"({"kind":"direct","content":[[0,"9"]],"source":[]},)"
                          R"({"kind":"direct","content":[[4,4]],"source":[]},)"
                          R"({"kind":"direct","content":[],"source":[]},)"
                          R"({"kind":"direct","content":[[0,4]]},7)") +
            R"({"text":"","attributions":[]})"
            "\n" +
            R"({"id":"listless","text":""})"
            "\n" +
            kGood);
  const std::string expected =
      "ipse: gold.jsonl: 15 mistakes; nothing was computed. Correct or leave out:\n"
      "gold.jsonl:2: document outside: attribution 0: content [0, 99] lies outside its text of 38 "
      "characters\n"
      "gold.jsonl:3: document kinds: attribution 0: its kind \"spoken\"; it must be direct, "
      "indirect or mixed\n"
      "gold.jsonl:3: document kinds: attribution 1: its kind is missing; it must be direct, "
      "indirect or mixed\n"
      "gold.jsonl:4: no JSON at byte 1: Invalid value.\n"
      "gold.jsonl:5: document overlap: attribution 0: content [5, 20] overlaps [0, 9]\n"
      "gold.jsonl:6: document textless: it has no \"text\"\n"
      "gold.jsonl:7: a JSON object was expected\n"
      "gold.jsonl:8: document spans: attribution 0: content holds a span that is not [begin, end] "
      "in whole numbers\n"
      "gold.jsonl:8: document spans: attribution 1: content [4, 4] holds no character\n"
      "gold.jsonl:8: document spans: attribution 2: its content is empty\n"
      "gold.jsonl:8: document spans: attribution 3: it has no source\n"
      "gold.jsonl:8: document spans: attribution 4: it is no JSON object\n"
      "gold.jsonl:9: the document has no \"id\"\n"
      "gold.jsonl:10: document listless: it has no list \"attributions\"\n"
      "gold.jsonl:11: document good: its id is that of gold.jsonl:1\n";
  for (const std::string command : {"eval gold.jsonl", "fit gold.jsonl"}) {
    const Ran ran = Run(command);
    EXPECT_EQ(ran.code, 3);
    EXPECT_EQ(ran.out, "");
    EXPECT_EQ(ran.err, expected);
  }
}

TEST_F(EvalTest, TwentyMistakesAreEnoughToRead) {
  std::string many;
  for (int i = 0; i < 25; ++i) many += "x\n";
  Write("gold.jsonl", many);
  const Ran ran = Run("eval gold.jsonl");
  EXPECT_EQ(ran.code, 3);
  EXPECT_NE(ran.err.find("gold.jsonl: 25 mistakes"), std::string::npos);
  EXPECT_NE(ran.err.find("gold.jsonl:20: "), std::string::npos);
  EXPECT_TRUE(ran.err.ends_with("\nand 5 more\n")) << ran.err;
}

TEST_F(EvalTest, MistakesOfPredictionsAreNamed) {
  Write("gold.jsonl", kGood);
  Write("pred.jsonl",
        R"({"id":"good","attributions":[{"kind":"direct","content":[[0,20]],"confidence":2}]})"
        "\n{\n");
  const Ran ran = Run("eval gold.jsonl pred.jsonl");
  EXPECT_EQ(ran.code, 3);
  EXPECT_EQ(ran.err,
            "ipse: pred.jsonl: 2 mistakes; nothing was computed. Correct or leave out:\n"
            "pred.jsonl:1: document good: attribution 0: its confidence is no number from 0 to 1\n"
            "pred.jsonl:2: no JSON at byte 1: Missing a name for object member.\n");
}

TEST_F(EvalTest, FilesThatCannotBeReadOrAreEmptyAreNamed) {
  Write("empty.jsonl", "\n");
  EXPECT_EQ(Run("eval nowhere.jsonl").err, "ipse: nowhere.jsonl: No such file or directory\n");
  EXPECT_EQ(
      Run("eval empty.jsonl").err,
      "ipse: empty.jsonl: there is no document in this file; a JSON object a line is needed\n");
  EXPECT_EQ(Run("eval .").err, "ipse: .: Is a directory\n");
}

TEST_F(EvalTest, BytesThatAreNoUtf8AreNamed) {
  Write("gold.jsonl", "{\"id\":\"a\",\"text\":\"caf\xE9\",\"attributions\":[]}\n");
  const Ran ran = Run("eval gold.jsonl");
  EXPECT_EQ(ran.code, 3);
  EXPECT_NE(ran.err.find("gold.jsonl:1: no JSON at byte 21: Invalid encoding in string.\n"),
            std::string::npos)
      << ran.err;
}

TEST_F(EvalTest, DeepNestingDoesNotCrash) {
  Write("gold.jsonl", std::string(2000000, '[') + "\n");
  EXPECT_EQ(Run("eval gold.jsonl").code, 3);
}

TEST_F(EvalTest, PartsAreEveryNthDocumentOrTheRest) {
  std::string gold;
  for (const char* id : {"a", "b", "c", "d", "e", "f"})
    gold += Gold(id, R"({"kind":"direct","content":[[0,20]],"source":[[26,37]]})");
  Write("gold.jsonl", gold);
  EXPECT_NE(Run("eval gold.jsonl --hold-out 5").out.find("all            2 "), std::string::npos);
  EXPECT_NE(Run("eval gold.jsonl --fitting-part 5").out.find("all            4 "),
            std::string::npos);
  EXPECT_EQ(Run("eval gold.jsonl --fitting-part 1").err,
            "ipse: gold.jsonl: no document is left to measure\n");
  EXPECT_EQ(Run("eval gold.jsonl --hold-out 0").code, 2);
}

TEST_F(EvalTest, WritesTheErrorBrowserAndTheDiagram) {
  Write("gold.jsonl", kGood);
  Write("pred.jsonl", R"({"id":"good","attributions":[]})");
  const Ran ran = Run("eval gold.jsonl pred.jsonl --errors errors/new --reliability r.svg");
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_NE(Read("errors/new/errors.txt")
                .find("missed: document=good kind=direct cue=say rule=-\n"
                      "  gold:  [C “The bridge is old,”] [Q said] [S Mira Tanaka].\n"),
            std::string::npos);
  EXPECT_NE(Read("errors/new/index.html").find("pred.jsonl on gold.jsonl"), std::string::npos);
  EXPECT_TRUE(Read("r.svg").starts_with("<svg "));
  EXPECT_EQ(Run("eval gold.jsonl --reliability no/such.svg").err,
            "ipse: no/such.svg: cannot be written: No such file or directory\n");
  EXPECT_EQ(Run("eval gold.jsonl --errors good.txt").code, 3);
}

}  // namespace
}  // namespace ipse
