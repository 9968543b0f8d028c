// Golden documents: the article with its marks, and the rule behind each attribution, as a person
// reads it. To take over what the engine says now, run with IPSE_UPDATE_GOLDEN=1 and read the
// difference before keeping it.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "gtest/gtest.h"
#include "ipse/ipse.h"

namespace ipse {
namespace {

namespace fs = std::filesystem;

std::string ReadFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string Marked(const std::string& text) {
  static const Engine engine(*Pack::FromFolder(IPSE_SOURCE_DIR "/rules"));
  const Document document{.text = text};
  const Attributions found = *engine.Attribute(document);
  std::string out;
  WritePretty(document, found, {.colour = false, .width = 1000}, out);
  out.erase(out.rfind("\n\n") + 2);  // the list has probabilities, which every fit moves
  int number = 0;
  for (const Attribution& a : found.attributions) {
    out += std::to_string(++number) + " " + std::string(Name(a.kind)) + " " +
           std::string(Name(a.stance)) + " " + std::string(a.rule) + "\n";
  }
  return out;
}

TEST(GoldenTest, DocumentsComeOutAsKept) {
  for (const auto& entry : fs::directory_iterator(IPSE_SOURCE_DIR "/tests/golden")) {
    if (entry.path().extension() != ".txt") continue;
    const fs::path kept = fs::path(entry.path()).replace_extension(".marked");
    const std::string marked = Marked(ReadFile(entry.path()));
    if (std::getenv("IPSE_UPDATE_GOLDEN") != nullptr) std::ofstream(kept) << marked;
    EXPECT_EQ(marked, ReadFile(kept)) << entry.path();
  }
}

}  // namespace
}  // namespace ipse
