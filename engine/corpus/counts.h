// What a run over a corpus counts.
#ifndef IPSE_CORPUS_COUNTS_H_
#define IPSE_CORPUS_COUNTS_H_

#include <array>
#include <cstdint>
#include <numeric>

#include "corpus/problem.h"
#include "ipse/attribution.h"

namespace ipse {

inline constexpr std::size_t kKinds = 3;

struct CorpusCounts {
  std::uint64_t documents = 0;
  std::uint64_t bytes = 0;                           // of records, decompressed
  std::array<std::uint64_t, kKinds> attributions{};  // by Kind
  std::array<std::uint64_t, kProblemKinds> problems{};

  void Add(const CorpusCounts& other) {
    documents += other.documents;
    bytes += other.bytes;
    for (std::size_t i = 0; i < kKinds; ++i) attributions[i] += other.attributions[i];
    for (std::size_t i = 0; i < kProblemKinds; ++i) problems[i] += other.problems[i];
  }
  std::uint64_t AllAttributions() const {
    return std::accumulate(attributions.begin(), attributions.end(), std::uint64_t{0});
  }
  std::uint64_t AllProblems() const {
    return std::accumulate(problems.begin(), problems.end(), std::uint64_t{0});
  }
};

}  // namespace ipse

#endif  // IPSE_CORPUS_COUNTS_H_
