// ipse rules counts: what it counts in gold documents, and that what it writes is a part of a pack.
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "gmock/gmock.h"
#include "program.h"

namespace ipse {
namespace {

using testing::HasSubstr;

// `cue` stands in `at`, which stands once in the text.
struct Marked {
  std::string kind, content, at, cue;
};

std::string Span(std::size_t begin, const std::string& words) {
  return absl::StrCat("[[", begin, ",", begin + words.size(), "]]");
}

// A line of gold. `text` is ASCII.
std::string Line(const std::string& id, const std::string& text,
                 const std::vector<Marked>& marked) {
  std::vector<std::string> attributions;
  for (const Marked& m : marked) {
    attributions.push_back(absl::StrCat(
        R"({"kind":")", m.kind, R"(","content":)", Span(text.find(m.content), m.content),
        R"(,"cue":)", Span(text.find(m.at) + m.at.find(m.cue), m.cue), R"(,"source":[]})"));
  }
  return absl::StrCat(R"({"id":")", id, R"(","text":")",
                      absl::StrReplaceAll(text, {{"\"", "\\\""}}), R"(","attributions":[)",
                      absl::StrJoin(attributions, ","), "]}\n");
}

class CountCuesTest : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    fs::create_directories(folder_ / "pack" / "en");
    Write("pack/en/version.toml", "version = \"7\"\n");
    Write("pack/en/said.toml", R"([[lexicon]]
class = "say"
gate = true
words = "said told vows chant hum"
[[lexicon]]
class = "aux"
words = "is was"
[[lexicon]]
class = "wh"
words = "whether"
[[rule]]
id = "said-quote"
purpose = "Mira said: “…”"
pattern = 'source:cap+ cue:say ("that" | "to" | ":")? content:quote'
certainty = 0.9
yes = ['[S Mira] [Q said]: [C “The bridge is old.”]']
)");
    std::string noise;
    for (int i = 0; i < 9; ++i) noise += "Crowds chant. Bees hum. ";
    Write("gold.jsonl",
          Line("a", "Ken said it was dark.", {{"indirect", "it was dark", "Ken said", "said"}}) +
              Line("b",
                   "\"The bridge is old,\" Mira said. Ken said that the ferry was late. Oskar Said "
                   "the road is shut. Ida said it was \"too late\" now. Lena vows to mend it. They "
                   "told whether it snows. \"Nobody said so,\" Mira told us. Nils said no.",
                   {{"direct", "\"The bridge is old,\"", "Mira said", "said"},
                    {"indirect", "the ferry was late", "Ken said", "said"},
                    {"indirect", "the road is shut", "Oskar Said", "Said"},
                    {"mixed", "it was \"too late\" now", "Ida said", "said"},
                    {"indirect", "to mend it", "Lena vows", "vows"},
                    {"indirect", "whether it snows", "They told", "told"},
                    {"direct", "\"Nobody said so,\"", "Mira told", "told"},
                    {"indirect", "is shut", "Oskar Said", "Said"}}) +
              Line("c", "Mira said so.", {{"indirect", "so", "Mira said", "said"}}) +
              Line("d", noise + "Crowds chant.", {}));
  }
};

constexpr char kCounted[] =
    "# How often words of the classes of cues stand in gold texts, outside of quotation marks "
    "(seen), how often\n# in the cue of an attribution, and of what content, counted by\n#   ipse "
    "rules counts GOLD --hold-out 2\n# from 2 documents with 8 attributions. A word that is no cue "
    "there and is seen less than\n# 10 times is left out. docs/rules.md says what is counted. Do "
    "not edit: count again.\n"
    "counted_for = \"7\"\n[cue_counts]\n"
    "\"chant\" = {seen = 10, cue = 0}\n"
    "\"said\" = {seen = 5, cue = 4, quotation = 1, partly_quoted = 1, that = 1, bare = 1}\n"
    "\"told\" = {seen = 2, cue = 2, quotation = 1, question = 1}\n"
    "\"vows\" = {seen = 1, cue = 1, infinitive = 1}\n";

TEST_F(CountCuesTest, CountsTheDocumentsThatAreNotHeldOut) {
  const Ran ran = Run("rules counts gold.jsonl --pack pack --hold-out 2");
  EXPECT_EQ(ran.err, "");
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.out, kCounted);
  EXPECT_EQ(Run("rules counts gold.jsonl --pack pack --hold-out 2").out, kCounted);
}

TEST_F(CountCuesTest, WithoutHoldOutAllDocumentsCount) {
  const Ran ran = Run("rules counts gold.jsonl --pack pack");
  EXPECT_THAT(ran.out,
              HasSubstr("ipse rules counts GOLD\n# from 4 documents with 10 attributions"));
  EXPECT_THAT(ran.out, HasSubstr("\"said\" = {seen = 7, cue = 6, quotation = 1, partly_quoted = 1, "
                                 "that = 1, bare = 2, other = 1}\n"));
}

TEST_F(CountCuesTest, ThePackTakesWhatIsWritten) {
  EXPECT_EQ(
      Run("rules counts gold.jsonl --pack pack --hold-out 2 --output pack/en/cue-counts.toml").code,
      0);
  EXPECT_EQ(Run("rules check pack").out, "1 passed, 0 failed\n");
  EXPECT_EQ(Run("rules counts gold.jsonl --pack pack --hold-out 2").out, kCounted)
      << "with the counts in the pack";
  Write("mira.txt", "Mira said: “The bridge is old.”");
  const Ran explained = Run("explain mira.txt --pack pack --width 200");
  EXPECT_THAT(explained.out,
              HasSubstr("\n  counts    said: a cue 4 of 5 times in the gold texts; then 25 % in "
                        "quotation marks, 25 % partly quoted, 25 % behind “that”, 25 % bare\n"));
}

TEST_F(CountCuesTest, LanguagesAreCountedOneAtATime) {
  Write("two.jsonl", R"({"id":"a","text":"Hm.","attributions":[]})"
                     "\n"
                     R"({"id":"b","lang":"de","text":"Hm.","attributions":[]})"
                     "\n");
  const Ran ran = Run("rules counts two.jsonl --pack pack");
  EXPECT_EQ(ran.code, 3);
  EXPECT_EQ(ran.err,
            "ipse: document b is of the language “de”, and those before of “en”: count the "
            "documents of one language at a time\n");
  EXPECT_EQ(ran.out, "");
  Write("de.jsonl", R"({"id":"b","lang":"de","text":"Hm.","attributions":[]})"
                    "\n");
  EXPECT_EQ(Run("rules counts de.jsonl --pack pack").err,
            "ipse: the pack has no class of cues (gate = true) for the language “de”: there is "
            "nothing to count\n");
}

TEST_F(CountCuesTest, TheHelpNamesIt) {
  EXPECT_THAT(Run("rules --help").out, HasSubstr("counts "));
  EXPECT_THAT(Run("rules counts --help").out, HasSubstr("--hold-out"));
}

}  // namespace
}  // namespace ipse
