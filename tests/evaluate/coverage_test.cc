// The table of reporting constructions: what it says of a rule, and that docs/coverage.md is of the
// rules that there are.
#include <set>

#include "ipse/pack.h"
#include "program.h"
#include "re2/re2.h"
#include "rulepack/compiled_pack.h"

namespace ipse {
namespace {

class CoverageTest : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    fs::create_directories(folder_ / "pack" / "en");
    Write("pack/en/said.toml", R"([[lexicon]]
class = "say"
gate = true
words = "said"
[[rule]]
id = "quote-X-said"
purpose = "“…,” X said."
pattern = 'content:quote source:cap+ cue:say'
certainty = 0.9
yes = ['[C “The old | new bridge stands,”] [S Mira] [Q said].']
[[rule]]
id = "X-said-quote"
purpose = "X said: “…”"
pattern = 'source:cap+ cue:say ":" content:quote'
certainty = 0.9
yes = ['[S Mira] [Q said]: [C “The bridge is old.”]']
)");
    // Two attributions, of which the rules find the first.
    Write("gold.jsonl",
          R"({"id":"a","text":"“The bridge is old,” Mira said. Ken said it was not.",)"
          R"("attributions":[{"kind":"direct","content":[[0,20]],"cue":[[26,30]],)"
          R"("source":[[21,25]]},{"kind":"indirect","content":[[41,51]],"cue":[[36,40]],)"
          R"("source":[[32,35]]}]})"
          "\n");
  }
};

TEST_F(CoverageTest, ARowARuleThenRecallByClassOfCue) {
  const Ran ran = Run("rules coverage gold.jsonl --pack pack --format markdown");
  EXPECT_EQ(ran.err, "");
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(
      ran.out,
      "\n## `pack/en/said.toml`\n\n"
      "| rule | for | example | readings | joint P | of the gold |\n"
      "|---|---|---|---:|---:|---:|\n"
      "| `en/quote-X-said` | “…,” X said. | “The old \\| new bridge stands,” Mira said. | 1 | "
      "100.0 | 50.0 |\n"
      "| `en/X-said-quote` | X said: “…” | Mira said: “The bridge is old.” | 0 | - | 0.0 |\n"
      "\n## Recall by class of cue\n\n"
      "| cue class | gold | found R | joint R |\n|---|---:|---:|---:|\n"
      "| say | 2 | 50.0 | 50.0 |\n| all | 2 | 50.0 | 50.0 |\n");
}

TEST_F(CoverageTest, TextIsTheSameForATerminal) {
  const Ran ran = Run("rules coverage gold.jsonl --pack pack");
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.out,
            "\npack/en/said.toml                  readings  joint P  of gold\n"
            "en/quote-X-said                           1    100.0     50.0\n"
            "    “…,” X said.\n    “The old | new bridge stands,” Mira said.\n"
            "en/X-said-quote                           0        -      0.0\n"
            "    X said: “…”\n    Mira said: “The bridge is old.”\n"
            "\ncue class                              gold  found R  joint R\n"
            "say                                       2     50.0     50.0\n"
            "all                                       2     50.0     50.0\n");
}

TEST_F(CoverageTest, AGoldFileThatIsNotThereIsNamed) {
  const Ran ran = Run("rules coverage none.jsonl --pack pack");
  EXPECT_EQ(ran.code, 3);
  EXPECT_EQ(ran.out, "");
  EXPECT_NE(ran.err.find("none.jsonl"), std::string::npos) << ran.err;
}

TEST_F(CoverageTest, AFormatThatThereIsNotPointsToItsOwnHelp) {
  const Ran ran = Run("rules coverage gold.jsonl --format pdf");
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.err,
            "ipse: --format: pdf not in {text,markdown}\nipse: see ipse rules coverage --help\n");
}

TEST(CoverageTableTest, NamesJustTheRulesOfThePack) {
  const absl::StatusOr<Pack> pack = Pack::FromFolder(IPSE_SOURCE_DIR "/rules");
  ASSERT_TRUE(pack.ok()) << pack.status();
  std::set<std::string> rules, named;
  for (const auto& language : pack->compiled().languages) {
    for (const AttributionRule& rule : language->rules) rules.insert(rule.id);
  }
  std::ifstream table(IPSE_SOURCE_DIR "/docs/coverage.md");
  for (std::string line; std::getline(table, line);) {
    std::string rule;
    if (RE2::PartialMatch(line, "^\\| `([^`]+)` \\|", &rule)) {
      EXPECT_TRUE(named.insert(rule).second) << rule << " has two rows in docs/coverage.md";
    }
  }
  EXPECT_EQ(named, rules)
      << "docs/coverage.md is not of these rules: remake it with ./dev coverage";
}

}  // namespace
}  // namespace ipse
