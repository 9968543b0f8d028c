// What is frozen thaws to the same.
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "gtest/gtest.h"
#include "rulepack/frozen_bytes.h"

namespace ipse {
namespace {

struct Parish {
  std::string name;
  Array<double> rents;
  std::vector<Array<std::uint16_t>> streets;
  absl::flat_hash_map<std::string, int> people;
  std::optional<bool> by_the_sea;
  template <class Self, class Archive>
  static void Parts(Self& self, Archive& archive) {
    archive(self.name, self.rents, self.streets, self.people, self.by_the_sea);
  }
};

template <class T>
std::vector<T> Values(const Array<T>& array) {
  return {array.begin(), array.end()};
}

TEST(FrozenBytesTest, ValuesComeBack) {
  const Parish frozen = {"Eastport",
                         std::vector{1.5, -2.0},
                         {std::vector<std::uint16_t>{7}, {}},
                         {{"Mira", 1}, {"Oskar", 2}},
                         true};
  FrozenWriter writer;
  writer(frozen, std::string("end"));
  // As the build has them, Arrays stand at multiples of kFrozenAlignment.
  std::vector<char> room(writer.bytes().size() + kFrozenAlignment);
  void* at = room.data();
  std::size_t space = room.size();
  std::align(kFrozenAlignment, writer.bytes().size(), at, space);
  std::memcpy(at, writer.bytes().data(), writer.bytes().size());

  FrozenReader reader({static_cast<const char*>(at), writer.bytes().size()});
  Parish thawed;
  std::string end;
  reader(thawed, end);
  EXPECT_EQ(thawed.name, "Eastport");
  EXPECT_EQ(Values(thawed.rents), (std::vector{1.5, -2.0}));
  ASSERT_EQ(thawed.streets.size(), 2u);
  EXPECT_EQ(Values(thawed.streets[0]), std::vector<std::uint16_t>{7});
  EXPECT_TRUE(thawed.streets[1].empty());
  EXPECT_EQ(thawed.people, frozen.people);
  EXPECT_EQ(thawed.by_the_sea, true);
  EXPECT_EQ(end, "end");
}

}  // namespace
}  // namespace ipse
