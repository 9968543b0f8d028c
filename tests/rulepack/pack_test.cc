// Rule packs: what a linguist may write, and what the messages say where it is wrong.
#include "ipse/pack.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "ipse/engine.h"
#include "ipse/writer.h"
#include "rulepack/lexicon.h"

namespace ipse {
namespace {

namespace fs = std::filesystem;

// A pack in a folder of its own, taken away at the end.
class PackTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "ipse-pack-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    fs::create_directory(folder_ / "en");
  }
  void TearDown() override { fs::remove_all(folder_); }

  void Write(const std::string& name, const std::string& content) {
    std::ofstream(folder_ / name) << content;
  }

  // The message of loading the pack, with the folder's own name left out.
  std::string Message() {
    const absl::StatusOr<Pack> pack = Pack::FromFolder(folder_.string());
    if (pack.ok()) return "";
    std::string message(pack.status().message());
    const std::size_t at = message.find(folder_.string());
    return at == std::string::npos ? message : message.erase(at, folder_.string().size() + 1);
  }

  fs::path folder_;
};

constexpr char kSmallPack[] = R"(
[[lexicon]]
class = "say"
words = "said added"

[[phrase]]
id = "name"
classes = ["name"]
pattern = 'cap+'

[[rule]]
id = "after"
purpose = "“…,” X said."
pattern = 'content:quote source:name cue:say'
yes = ['[C “Go home now,”] [S Mira Tanaka] [Q said].']
)";

TEST_F(PackTest, APackOfTenLinesAttributes) {
  Write("en/rules.toml", kSmallPack);
  const absl::StatusOr<Pack> pack = Pack::FromFolder(folder_.string());
  ASSERT_TRUE(pack.ok()) << pack.status();
  const std::string text = "“We will go,” Mira Tanaka said.";
  const absl::StatusOr<Attributions> found = Engine(*pack).Attribute({.text = text});
  ASSERT_EQ(found->attributions.size(), 1u);
  EXPECT_EQ(Slice(text, found->attributions[0].source[0]), "Mira Tanaka");
  EXPECT_EQ(found->attributions[0].rule, "en/after");
}

TEST_F(PackTest, MistakesInListsAreNamedWithTheirLine) {
  Write("en/nations.toml", "[[nations]]\nlist = \"\"\"\nAlbia\n\"\"\"\n");
  EXPECT_EQ(Message(), "en/nations.toml:3:1: a nation is: names | demonyms | capital | seats");
}

TEST_F(PackTest, PatternsThatCaptureTooOftenAreRefused) {
  std::string pattern = "content:quote";
  for (int i = 0; i < 63; ++i) pattern += " | content:quote";
  Write("en/rules.toml", "[[rule]]\nid = \"many\"\npurpose = \"\"\npattern = '" + pattern +
                             "'\nyes = ['[C “Go.”]']\n");
  EXPECT_THAT(Message(), testing::HasSubstr("the pattern captures 64 times"));
}

TEST_F(PackTest, MistakesAreNamedWithTheirPlace) {
  const struct {
    std::string line, message;
  } cases[] = {
      {"pattern = 'content:quote sourc:name cue:say'",
       "en/rules.toml:14:12: a rule captures source, cue, content and claim, not sourc"},
      {"pattern = 'content:quote sayd'", "en/rules.toml:14:26: no class is named sayd"},
      {"pattern = 'content:(quote'", "en/rules.toml:14:12: missing ): ("},
      {"pattern = 'content:@quotes'", "en/rules.toml:14:20: no pattern is defined as @quotes"},
      {"pattern = 'cue:say'", "en/rules.toml:14:12: the pattern captures no content"},
      {"pattern = 'content:[quote'", "en/rules.toml:14:20: [ is not closed"},
      {"patern = 'content:quote'", "en/rules.toml:14:10: the key patern is not known here"},
  };
  for (const auto& c : cases) {
    std::string pack = kSmallPack;
    const std::string good = "pattern = 'content:quote source:name cue:say'";
    pack.replace(pack.find(good), good.size(), c.line);
    Write("en/rules.toml", pack);
    EXPECT_THAT(Message(), testing::StartsWith(c.message)) << c.line;
  }
}

TEST_F(PackTest, MistakesInPhrasesAreNamedWithTheirPlace) {
  const struct {
    std::string pattern, message;
  } cases[] = {
      {"(cap+", "en/rules.toml:9:16: ( is not closed"},
      {"cap)", "en/rules.toml:9:15: this ) closes nothing"},
      {"+ cap", "en/rules.toml:9:12: there is nothing to repeat before this"},
      {"cap{x}", "en/rules.toml:9:15: {2}, {2,} or {2,4} was expected"},
      {"cap{3,2}", "en/rules.toml:9:15: this count matches nothing"},
      {"^ cap", "en/rules.toml:9:12: a phrase is folded wherever it stands"},
      {"source:cap", "en/rules.toml:9:12: a phrase captures nothing"},
      {"(cap | lower){0,12} cap (cap | .){12}", "en/rules.toml:9:12: the pattern makes too large"},
  };
  for (const auto& c : cases) {
    std::string pack = kSmallPack;
    pack.replace(pack.find("cap+"), 4, c.pattern);
    Write("en/rules.toml", pack);
    EXPECT_THAT(Message(), testing::StartsWith(c.message)) << c.pattern;
  }
}

TEST_F(PackTest, ARuleTooLargeForATableRunsAllTheSame) {
  std::string pack = kSmallPack;
  std::string before;
  for (int i = 0; i < 600; ++i) before += "\"w" + std::to_string(i % 9) + "\"? ";
  pack.replace(pack.find("content:quote source"), 20, before + "content:quote source");
  Write("en/rules.toml", pack);
  const absl::StatusOr<Pack> loaded = Pack::FromFolder(folder_.string());
  ASSERT_TRUE(loaded.ok()) << loaded.status();
  const auto found = Engine(*loaded).Attribute({.text = "“We will go,” Mira Tanaka said."});
  EXPECT_EQ(found->attributions.size(), 1u);
}

TEST_F(PackTest, TomlThatIsNoneIsNamed) {
  Write("en/rules.toml", "[[rule]\n");
  EXPECT_THAT(Message(), testing::StartsWith("en/rules.toml:1:"));
}

TEST_F(PackTest, ARuleWithoutAnExampleIsRefused) {
  std::string pack = kSmallPack;
  pack.erase(pack.find("yes ="));
  Write("en/rules.toml", pack);
  EXPECT_EQ(Message(),
            "en/rules.toml:11:1: a rule needs at least one example that must match: yes = [...]");
}

TEST_F(PackTest, AMacroThatContainsItselfIsRefused) {
  Write("en/rules.toml",
        std::string(kSmallPack) +
            "\n[[pattern]]\nname = \"a\"\npattern = '@b'\n[[pattern]]\nname = \"b\"\n"
            "pattern = '@a'\n[[phrase]]\nid = \"p\"\nclasses = [\"q\"]\npattern = '@a'\n");
  EXPECT_THAT(Message(), testing::HasSubstr("contains itself"));
}

TEST_F(PackTest, SetsIntersectAndSubtract) {
  std::string pack = kSmallPack;
  const std::string good = "cue:say";
  pack.replace(pack.find(good), good.size(), "cue:[say & word - \"added\"]");
  Write("en/rules.toml", pack);
  const absl::StatusOr<Pack> loaded = Pack::FromFolder(folder_.string());
  ASSERT_TRUE(loaded.ok()) << loaded.status();
  const Engine engine(*loaded);
  EXPECT_EQ(engine.Attribute({.text = "“We will go,” Mira Tanaka said."})->attributions.size(), 1u);
  EXPECT_EQ(engine.Attribute({.text = "“We will go,” Mira Tanaka added."})->attributions.size(),
            0u);
}

TEST_F(PackTest, WeightsOfAnotherVersionAreRefused) {
  Write("en/rules.toml", kSmallPack);
  Write("en/version.toml", "version = \"2\"\n");
  Write("en/weights.toml", "fitted_for = \"1\"\n[weights]\n\"look:always\" = 1.0\n");
  EXPECT_THAT(Message(), testing::StartsWith("en/weights.toml:1:"));
  EXPECT_THAT(Message(),
              testing::HasSubstr("fitted for version “1” of the pack, and this is version “2”"));
  Write("en/weights.toml", "fitted_for = \"2\"\n[weights]\n\"look:always\" = 1.0\n");
  EXPECT_TRUE(Pack::FromFolder(folder_.string()).ok());
}

TEST_F(PackTest, AnUnknownActIsNamed) {
  Write("en/rules.toml", kSmallPack);
  Write("en/words.toml", "[[lexicon]]\nclass = \"sing\"\nact = \"song\"\nwords = \"sang\"\n");
  EXPECT_THAT(Message(), testing::StartsWith("en/words.toml:3:"));
  EXPECT_THAT(Message(), testing::HasSubstr("song is no act"));
}

TEST_F(PackTest, AFolderWithoutAPackIsNamed) {
  fs::remove_all(folder_ / "en");
  EXPECT_EQ(Pack::FromFolder(folder_.string()).status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(Pack::FromFolder("/nowhere/at/all").status().code(), absl::StatusCode::kNotFound);
}

TEST_F(PackTest, TheEnvironmentNamesThePackUnlessAPathDoes) {
  Write("en/rules.toml", "[[rule]\n");
  setenv("IPSE_RULES", folder_.c_str(), 1);
  EXPECT_FALSE(Pack::Find("").ok());
  EXPECT_TRUE(Pack::Find(IPSE_SOURCE_DIR "/rules").ok());
  unsetenv("IPSE_RULES");
}

// The articles of tests/golden/ as the JSON that the pack reads in them.
std::string ReadGolden(const Pack& pack) {
  const Engine engine(pack);
  std::string out;
  for (const char* name : {"ferry", "quarry"}) {
    std::ifstream in(std::string(IPSE_SOURCE_DIR "/tests/golden/") + name + ".txt");
    const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    const Document document{.text = text};
    const absl::StatusOr<Attributions> found = engine.Attribute(document);
    WriteJson(document, *found, {}, out);
  }
  return out;
}

TEST(EmbeddedPackTest, ReadsAsTheFolderOfTheSources) {
  const Pack embedded = *Pack::Embedded();
  const Pack folder = *Pack::FromFolder(IPSE_SOURCE_DIR "/rules");
  EXPECT_EQ(embedded.version(), folder.version());
  const std::string read = ReadGolden(embedded);
  EXPECT_THAT(read, testing::HasSubstr("\"attributions\""));
  EXPECT_EQ(read, ReadGolden(folder));
}

// Its rules are compiled when they are first needed, by whichever thread comes first.
TEST(EmbeddedPackTest, ThreadsThatStartTogetherReadAlike) {
  const Pack pack = *Pack::Embedded();
  std::string first, second;
  std::thread one([&] { first = ReadGolden(pack); });
  std::thread two([&] { second = ReadGolden(pack); });
  one.join();
  two.join();
  EXPECT_EQ(first, second);
}

TEST(LexiconTest, CapitalsEndingsAndTypographicApostrophes) {
  Lexicon lexicon;
  lexicon.AddWord("may", 1);
  lexicon.AddWord("May", 2);
  lexicon.AddWord("don't", 3);
  lexicon.AddEnding("ly", 4);
  lexicon.Finish();
  std::string scratch;
  const auto classes = [&](std::string_view word) {
    return lexicon.classes(lexicon.Find(word, scratch).entry);
  };
  EXPECT_EQ(classes("may"), ClassSet().set(1));
  EXPECT_EQ(classes("May"), ClassSet().set(1).set(2));
  EXPECT_EQ(classes("don’t"), ClassSet().set(3));
  EXPECT_EQ(classes("boldly"), ClassSet().set(4));
  EXPECT_EQ(classes("fly"), ClassSet());
  EXPECT_EQ(classes("Boldly"), ClassSet());
}

}  // namespace
}  // namespace ipse
