// A folder with a small corpus in it, and runs over it.
#ifndef IPSE_TESTS_CORPUS_CORPUS_FIXTURE_H_
#define IPSE_TESTS_CORPUS_CORPUS_FIXTURE_H_

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "corpus/shards.h"
#include "program.h"

namespace ipse {

class CorpusTest : public ProgramTest {
 protected:
  // Lines of JSON, the same for the same seed.
  static std::string Lines(std::size_t documents, std::uint32_t seed = 7) {
    static const std::vector<std::string> names = {"Mira Tanaka", "Daniel Okafor", "Lena Brandt"};
    static const std::vector<std::string> things = {"bridge", "harbour", "tunnel", "school"};
    std::mt19937 random(seed);
    std::string lines;
    for (std::size_t i = 0; i < documents; ++i) {
      absl::StrAppend(&lines, "{\"id\":\"d", seed, "-", i, "\",\"text\":\"");
      for (std::size_t n = 1 + random() % 20; n > 0; --n) {
        absl::StrAppend(&lines, "“The ", things[random() % things.size()], " is old,” said ",
                        names[random() % names.size()], ". It was built in ", 1900 + random() % 100,
                        ". ");
      }
      absl::StrAppend(&lines, "\"}\n");
    }
    return lines;
  }

  void WriteCompressed(const std::string& name, const std::string& content,
                       Compression compression) {
    auto shard = *Shard::Create(folder_.string(), name, compression);
    ASSERT_TRUE(shard->Write(content).ok());
    ASSERT_TRUE(shard->Finish().ok());
  }

  // Names and contents of the shards in `name`, in order; what is not finished counts too.
  std::vector<std::pair<std::string, std::string>> Shards(const std::string& name) {
    std::vector<std::pair<std::string, std::string>> shards;
    for (const auto& entry : fs::directory_iterator(folder_ / name)) {
      const std::string file = entry.path().filename().string();
      if (file != "manifest.jsonl") shards.emplace_back(file, Read(name + "/" + file));
    }
    std::sort(shards.begin(), shards.end());
    return shards;
  }

  std::string Together(const std::string& name) {
    std::string all;
    for (const auto& [file, content] : Shards(name)) all += content;
    return all;
  }
};

}  // namespace ipse

#endif  // IPSE_TESTS_CORPUS_CORPUS_FIXTURE_H_
