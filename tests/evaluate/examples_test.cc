// A pack's own examples: what passes, what fails and with which words.
#include "evaluate/examples.h"

#include <filesystem>
#include <fstream>
#include <string>

#include "gtest/gtest.h"

namespace ipse {
namespace {

namespace fs = std::filesystem;

// A pack of one language with the classes that its rules name.
class ExamplesTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "ipse-examples-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    fs::create_directory(folder_ / "en");
  }
  void TearDown() override { fs::remove_all(folder_); }

  ExampleReport Check(const std::string& relay) {
    std::ofstream(folder_ / "en" / "pack.toml") << R"(
[[lexicon]]
class = "say"
gate = true
words = "said"
[[outlets]]
kind = "paper"
list = """
Harbour Gazette; ~Gazette | | en
"""
[[rule]]
id = "said"
purpose = "“…,” X said."
pattern = 'content:quote source:cap+ cue:say'
yes = ['[C “The bridge is old,”] [S Mira] [Q said].']
)" << relay;
    absl::StatusOr<Pack> pack = Pack::FromFolder(folder_.string());
    if (!pack.ok()) return {0, {std::string(pack.status().message())}};
    return *CheckExamples(Engine(*std::move(pack)));
  }

  fs::path folder_;
};

constexpr char kRelay[] = R"(
[[relay]]
id = "told"
purpose = "told the Harbour Gazette"
pattern = '"told" "the" outlet:outlet'
)";

TEST_F(ExamplesTest, ARelaysExamplesAreRun) {
  const ExampleReport report = Check(std::string(kRelay) +
                                     "yes = ['Mira [E told the [O Harbour Gazette]] so.']\n"
                                     "no = ['Mira told the mayor so.']\n");
  EXPECT_EQ(report.passed, 3u);
  EXPECT_EQ(report.failures, std::vector<std::string>());
}

TEST_F(ExamplesTest, AWrongEvidenceIsShownBesideWhatWasRead) {
  const ExampleReport report =
      Check(std::string(kRelay) + "yes = ['Mira [E told] the [O Harbour Gazette] so.']\n");
  ASSERT_EQ(report.failures.size(), 1u);
  EXPECT_EQ(report.failures[0].substr(report.failures[0].find("en/pack.toml")),
            "en/pack.toml:21:8: rule en/told: expected [E told] [O Harbour Gazette]\n"
            "    got [E told the Harbour Gazette] [O Harbour Gazette] by en/told");
}

TEST_F(ExamplesTest, ANoThatMatchesAndAMarkOfNoKindFail) {
  const ExampleReport report = Check(std::string(kRelay) +
                                     "yes = ['Mira [W told] the Harbour Gazette.']\n"
                                     "no = ['Mira told the Harbour Gazette so.']\n");
  ASSERT_EQ(report.failures.size(), 2u);
  EXPECT_NE(report.failures[0].find("a mark is [C …], [Q …], [S …], or of a relay [E …], [O …], "
                                    "[N …]"),
            std::string::npos);
  EXPECT_NE(report.failures[1].find("must not match: Mira told the Harbour Gazette so."),
            std::string::npos);
}

TEST_F(ExamplesTest, TheListOfRulesNamesRelaysLast) {
  Check(std::string(kRelay) + "yes = ['Mira [E told the [O Harbour Gazette]] so.']\n");
  const std::vector<RuleSummary> rules = ListRules(*Pack::FromFolder(folder_.string()));
  ASSERT_EQ(rules.size(), 2u);
  EXPECT_EQ(rules[0].id, "en/said");
  EXPECT_EQ(rules[1].id, "en/told");
  EXPECT_EQ(rules[1].purpose, "told the Harbour Gazette");
}

}  // namespace
}  // namespace ipse
