// How often each of many names was met, all told and by month.
//
// Counts twice over the same names in the same order: the first pass tells which are frequent, the
// second counts these alone, exactly and by month. Memory: `kMostNames` names (some 30 MB); where
// there are more, the rarest go, and one that was met as often as they are may be missed.
#ifndef IPSE_CORPUS_NAME_COUNTS_H_
#define IPSE_CORPUS_NAME_COUNTS_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"

namespace ipse {

struct NameCount {
  std::string name;
  std::uint64_t count = 0;                      // attributions
  std::map<std::string, std::uint64_t> months;  // those of dated documents: "2024-02"
};

class NameCounts {
 public:
  explicit NameCounts(std::size_t most_names = kMostNames) : most_names_(most_names) {}

  // First pass.
  void Meet(const std::string& name);
  // After it: the second counts the `most` most frequent names.
  void Choose(std::size_t most);
  // Second pass; `month` is empty where the document has no date.
  void Count(const std::string& name, const std::string& month);

  // The most frequent first, by name among equals.
  std::vector<NameCount> Take();

 private:
  static constexpr std::size_t kMostNames = std::size_t{1} << 18;
  void Prune();

  std::size_t most_names_;
  absl::flat_hash_map<std::string, std::uint64_t> met_;
  absl::flat_hash_map<std::string, NameCount> chosen_;
};

}  // namespace ipse

#endif  // IPSE_CORPUS_NAME_COUNTS_H_
