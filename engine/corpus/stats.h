// What a whole run found, counted: who speaks, through which outlets, in which words, in which
// month, and which quotations stand in more than one document.
//
// Takes the folder of a run (see run.h) and reads its shards twice: names and quotations that come
// often are met first, then counted (see name_counts.h and repeated_quotations.h, which bound the
// memory). Does not render: stats_tables.h and stats_page.h do.
#ifndef IPSE_CORPUS_STATS_H_
#define IPSE_CORPUS_STATS_H_

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "corpus/name_counts.h"
#include "corpus/problem.h"
#include "corpus/repeated_quotations.h"

namespace ipse {

struct MonthCount {
  std::uint64_t documents = 0;
  std::uint64_t attributions = 0;
};

struct CorpusStats {
  bool finished = true;  // the run, as far as its manifest tells
  std::uint64_t documents = 0;
  std::uint64_t attributions = 0;
  std::map<std::string, MonthCount> months;  // "2024-02"; documents without a date are in none
  std::vector<NameCount> speakers;
  std::vector<NameCount> outlets;  // that words came through
  std::vector<NameCount> pairs;    // "speaker, through outlet"
  std::vector<NameCount> cues;     // the words, in lower case
  std::vector<RepeatedQuotation> quotations;
  std::uint64_t wordings_left_out = 0;  // for want of memory
};

// At most `most` of each list. Of a folder with a manifest, the shards that it lists are counted;
// one that is missing is a problem. NotFound where the folder holds neither manifest nor shard.
absl::StatusOr<CorpusStats> ReadStats(const std::string& folder, std::size_t most,
                                      const std::function<void(const Problem&)>& problem);

}  // namespace ipse

#endif  // IPSE_CORPUS_STATS_H_
