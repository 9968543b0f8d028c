// The tables against RE2 alone, on random patterns and random strings of symbols.
#include "rulepack/symbol_regex.h"

#include <array>
#include <memory>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "base/strings.h"
#include "gtest/gtest.h"
#include "rulepack/automaton.h"
#include "rulepack/gate.h"

namespace ipse {
namespace {

class SymbolRegexReference : public testing::Test {
 protected:
  void SetUp() override {
    for (char name = 'a'; name <= 'f'; ++name) {
      ClassSet classes;
      classes.set(*classes_.Add(std::string(1, name)));
      ASSERT_TRUE(alphabet_.Add(classes));
    }
  }

  std::size_t Random(std::size_t below) { return random_() % below; }

  // A pattern of atoms, groups, alternatives, captures and repetitions.
  std::string RandomPattern(int depth) {
    std::string out;
    for (std::size_t n = 1 + Random(3); n > 0; --n) {
      if (captures_ && Random(4) == 0) out += "source:";
      if (depth > 0 && Random(3) == 0) {
        out += "(" + RandomPattern(depth - 1) +
               (Random(2) == 0 ? " | " + RandomPattern(depth - 1) : "") + ")";
      } else {
        const char* const atoms[] = {"a", "b", "c", "[a b]", "[^ c d]", "[e - f]", "."};
        out += atoms[Random(std::size(atoms))];
      }
      const char* const repeats[] = {"",      "",      "",     "*",  "+",  "?", "{2}",
                                     "{0,2}", "{1,3}", "{2,}", "*?", "+?", "??"};
      out += repeats[Random(std::size(repeats))];
      out += " ";
    }
    return out;
  }

  struct Compiled {
    Pattern pattern;
    Coding coding;
    Re2Source written;
  };
  Compiled Compile(const std::string& text) {
    Compiled out;
    PatternError error;
    EXPECT_TRUE(ParsePattern(text, classes_, out.pattern, error)) << text << ": " << error.message;
    std::vector<SymbolSet> sets;
    CollectSets(out.pattern, {}, sets);
    out.coding = *Coding::Of(alphabet_, sets);
    EXPECT_TRUE(WriteRe2(out.pattern, {}, out.coding, out.written, error)) << text;
    return out;
  }

  std::string RandomCode(const Coding& coding) {
    std::string out;
    for (std::size_t n = Random(12); n > 0; --n)
      out += coding.Code(static_cast<Symbol>(Random(alphabet_.size())));
    return out;
  }

  static RE2::Options Options(bool longest) {
    RE2::Options options(RE2::Latin1);
    options.set_dot_nl(true);
    options.set_longest_match(longest);
    return options;
  }

  std::mt19937 random_{11};
  Classes classes_;
  Alphabet alphabet_;
  bool captures_ = false;
};

TEST_F(SymbolRegexReference, FindsWhatRe2AloneFinds) {
  captures_ = true;
  for (int round = 0; round < 1000; ++round) {
    std::string text = RandomPattern(2);
    if (Random(4) == 0) text = "^ " + text;
    if (Random(4) == 0) text = "(b | " + text + ") (\",\" | $)";
    const Compiled compiled = Compile(text);
    for (bool longest : {false, true}) {
      const auto prefers = longest ? SymbolRegex::Prefers::longest : SymbolRegex::Prefers::first;
      SymbolRegex regex;
      ASSERT_EQ(
          regex.Compile(compiled.written.regex, prefers, compiled.pattern, {}, compiled.coding),
          "");
      const RE2 alone(compiled.written.regex, Options(longest));
      const int groups = alone.NumberOfCapturingGroups() + 1;
      for (int i = 0; i < 20; ++i) {
        const std::string code = RandomCode(compiled.coding);
        const std::size_t from = Random(code.size() + 1);
        Groups found;
        SymbolRegex::Walk walk;
        std::array<re2::StringPiece, kMostGroups> wanted;
        const bool matches =
            alone.Match(code, from, code.size(), RE2::UNANCHORED, wanted.data(), groups);
        // What is empty at the very end is no match of symbols.
        if (matches && wanted[0].empty()) continue;
        ASSERT_EQ(regex.Enter(code, walk) && regex.Find(code, walk, from, found), matches) << text;
        for (std::size_t g = 0; matches && g < static_cast<std::size_t>(groups); ++g) {
          ASSERT_EQ(found[g].end - found[g].begin, wanted[g].size()) << text;
          if (wanted[g].empty()) continue;
          ASSERT_EQ(code.data() + found[g].begin, wanted[g].data()) << text;
        }
      }
    }
  }
}

TEST_F(SymbolRegexReference, PhrasesAreAsLongAsThoseOfRe2) {
  for (int round = 0; round < 1000; ++round) {
    const std::string text = RandomPattern(1);
    const Compiled compiled = Compile(text);
    Automaton automaton;
    PatternError error;
    ASSERT_TRUE(Automaton::Make(compiled.pattern, {}, compiled.coding, automaton, error))
        << text << ": " << error.message;
    const RE2 alone(compiled.written.regex, Options(true));
    for (int i = 0; i < 20; ++i) {
      const std::string code = RandomCode(compiled.coding);
      std::vector<std::uint32_t> next(code.size());
      std::iota(next.begin(), next.end(), 1u);
      for (std::size_t begin = 0; begin < code.size(); ++begin) {
        re2::StringPiece match;
        const bool matches = alone.Match(code, begin, code.size(), RE2::ANCHOR_START, &match, 1);
        ASSERT_EQ(automaton.LongestEnd(code, next, begin), begin + (matches ? match.size() : 0))
            << text;
        if (matches && !match.empty()) {
          ASSERT_TRUE(automaton.BeginsWith(code[begin])) << text;
        }
      }
    }
  }
}

// What no sentence with that few symbols could match is not looked for.
TEST_F(SymbolRegexReference, TheGateShutsOutNothingThatMatches) {
  for (int round = 0; round < 300; ++round) {
    std::vector<Compiled> patterns;
    std::vector<SymbolSet> sets;
    std::vector<std::string> texts;
    for (int i = 0; i < 3; ++i) texts.push_back(RandomPattern(2));
    for (const std::string& text : texts) CollectSets(Compile(text).pattern, {}, sets);
    const Coding coding = *Coding::Of(alphabet_, sets);
    Gate gate;
    std::vector<std::unique_ptr<RE2>> alone;
    for (const std::string& text : texts) {
      Re2Source written;
      PatternError error;
      ASSERT_TRUE(WriteRe2(Compile(text).pattern, {}, coding, written, error));
      SymbolRegex regex;
      const Pattern pattern = Compile(text).pattern;
      regex.Compile(written.regex, SymbolRegex::Prefers::first, pattern, {}, coding);
      gate.Add(regex.needs());
      alone.push_back(std::make_unique<RE2>(written.regex, Options(false)));
    }
    for (int i = 0; i < 20; ++i) {
      const std::string code = RandomCode(coding);
      std::vector<bool> opened(texts.size());
      gate.Open(code).ForEach(texts.size(), [&](std::size_t p) { opened[p] = true; });
      for (std::size_t p = 0; p < texts.size(); ++p) {
        re2::StringPiece match;
        if (alone[p]->Match(code, 0, code.size(), RE2::UNANCHORED, &match, 1) && !match.empty()) {
          ASSERT_TRUE(opened[p]) << texts[p];
        }
      }
    }
  }
}

}  // namespace
}  // namespace ipse
