// The scanner against ICU with the rules of rules/en/sentences.rbbi, on random text.
#include "segment/proposals.h"

#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

#include "gtest/gtest.h"
#include "unicode/rbbi.h"

namespace ipse {
namespace {

TEST(ProposalsReference, ScannerAndIcuAgree) {
  std::ifstream in(IPSE_SOURCE_DIR "/rules/en/sentences.rbbi");
  const std::string rules((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  UParseError parse{};
  UErrorCode error = U_ZERO_ERROR;
  icu::RuleBasedBreakIterator icu_rules(icu::UnicodeString::fromUTF8(rules), parse, error);
  ASSERT_TRUE(U_SUCCESS(error));
  std::mt19937 random(7);
  const std::string_view alphabet[] = {
      "a", "b",  ".",  "?",  "!", " ",      "\t",     "\n",     "\"", "'",  "(",  ")", "[", "]",
      "{", "}",  "1",  "2",  ",", "-",      "é",      "“",      "”",  "’",  "‘",  "«", "»", "…",
      "‽", "。", "！", "？", "—", "\u00A0", "\u2003", "\u3000", "中", "（", "）", "😀"};
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::size_t n = random() % 24; n > 0; --n)
      text += alphabet[random() % std::size(alphabet)];
    const ByteSpan all{0, static_cast<std::uint32_t>(text.size())};
    std::vector<std::uint32_t> slow, fast;
    Propose(text, all, icu_rules, slow);
    ScanProposals(text, all, fast);
    ASSERT_EQ(slow, fast) << "text: " << text;
  }
}

}  // namespace
}  // namespace ipse
