// What the lexicon says of a word does not depend on the words that were looked up before.
#include "match/words.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "ipse/pack.h"

namespace ipse {
namespace {

// The word ids of all tokens, written with spaces between them.
std::string Found(const LanguagePack& pack, std::string_view words, WordScratch& scratch) {
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    Token& token = tokens.emplace_back();
    token.begin = static_cast<std::uint32_t>(at);
    token.end = static_cast<std::uint32_t>(end);
    at = end + 1;
  }
  Words found;
  FindWords(pack, words, tokens, scratch, found);
  std::string out;
  for (const KnownWord& known : found)
    absl::StrAppend(&out, known.word, "/", known.cased, "/", known.entry, " ");
  return out;
}

TEST(WordsTest, AreTheSameAfterManyOthers) {
  const Pack pack = *Pack::Embedded();
  const LanguagePack& english = pack.compiled().Find("en");
  const std::string_view known =
      "the Mayor said that US officials denied it quickly spokeswoman-in-chief-elect said the";
  WordScratch fresh, used;
  const std::string first = Found(english, known, fresh);
  for (int lot = 0; lot < 4; ++lot) {
    std::string others;
    for (int i = 0; i < 9'000; ++i) absl::StrAppend(&others, "w", lot, "x", i, " ");
    Found(english, others, used);
    EXPECT_EQ(Found(english, known, used), first);
  }
}

}  // namespace
}  // namespace ipse
