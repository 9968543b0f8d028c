// Keys of names that are folded eight bytes at once, against those folded a byte at a time: with a
// full stop in the name, which no key has.
#include <iterator>
#include <random>
#include <string>
#include <string_view>

#include "entities/tokens_view.h"
#include "gtest/gtest.h"

namespace ipse {
namespace {

TEST(NameKeyReference, EightBytesAtOnceAndOneByOne) {
  std::mt19937 random(20261126);
  const std::string_view alphabet[] = {"a", "B", "z", "Z",  "@",  "[",
                                       "!", " ", "'", "\n", "\t", "s"};
  for (int round = 0; round < 50'000; ++round) {
    std::string name = "The ";
    if (round % 2 == 0) name.clear();
    for (std::size_t size = random() % 24; name.size() < size;)
      name += alphabet[random() % std::size(alphabet)];
    ASSERT_EQ(NameKey(name), NameKey(name + ".")) << name;
  }
}

}  // namespace
}  // namespace ipse
