// A room includes only from rooms before it, from base/ and from the public headers.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace {

namespace fs = std::filesystem;

// In the order of the way of the data, engine/README.md.
const std::vector<std::string> kRooms = {"base",    "text",   "segment",  "rulepack",
                                         "quotes",  "match",  "entities", "confidence",
                                         "resolve", "output", "corpus",   "evaluate"};

std::size_t RoomIndex(const std::string& room) {
  return static_cast<std::size_t>(std::find(kRooms.begin(), kRooms.end(), room) - kRooms.begin());
}

TEST(StructureTest, NoRoomReachesBack) {
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(IPSE_SOURCE_DIR) / "engine")) {
    const std::string room = entry.path().parent_path().filename().string();
    const std::size_t own = RoomIndex(room);
    if (!entry.is_regular_file() || own == kRooms.size()) continue;
    ++files;
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line);) {
      if (!line.starts_with("#include \"")) continue;
      const std::string path =
          line.substr(10, line.find('/', 10) == std::string::npos ? 0 : line.find('/', 10) - 10);
      const std::size_t other = RoomIndex(path);
      if (other == kRooms.size()) continue;
      EXPECT_LE(other, own) << entry.path() << ": " << line;
    }
  }
  EXPECT_GT(files, 30u);
}

TEST(StructureTest, EveryFolderOfTheEngineIsARoom) {
  for (const auto& entry : fs::directory_iterator(fs::path(IPSE_SOURCE_DIR) / "engine")) {
    if (!entry.is_directory() || entry.path().filename() == "include") continue;
    EXPECT_LT(RoomIndex(entry.path().filename().string()), kRooms.size()) << entry.path();
  }
}

}  // namespace
