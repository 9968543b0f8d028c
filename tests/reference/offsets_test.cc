// Offsets against a count from the front of the text.
#include <array>
#include <random>
#include <string>

#include "gtest/gtest.h"
#include "text/offsets.h"

namespace ipse {
namespace {

struct Counted {
  std::uint32_t code_points = 0, utf16 = 0;
};

// Before the code point that holds `byte`.
Counted CountTo(std::string_view text, std::uint32_t byte) {
  const auto is_trail = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; };
  while (byte > 0 && byte < text.size() && is_trail(text[byte])) --byte;
  Counted out;
  for (char c : text.substr(0, byte)) {
    if (is_trail(c)) continue;
    ++out.code_points;
    out.utf16 += static_cast<unsigned char>(c) >= 0xF0 ? 2 : 1;
  }
  return out;
}

TEST(OffsetsReference, RandomTexts) {
  std::mt19937 random(20261126);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    const std::size_t size = random() % 300;
    const bool ascii = round % 10 == 0;
    while (text.size() < size)
      text += std::array{"a", ".", "é", "“", "漢", "😀"}[ascii ? 0 : random() % 6];
    const Offsets offsets(text);
    for (std::uint32_t byte = 0; byte <= text.size(); ++byte) {
      const Counted expected = CountTo(text, byte);
      EXPECT_EQ(offsets.ToCodePoints({0, byte}).end, expected.code_points) << text << byte;
      EXPECT_EQ(offsets.ToUtf16({byte, byte}).begin, expected.utf16) << text << byte;
    }
  }
}

}  // namespace
}  // namespace ipse
