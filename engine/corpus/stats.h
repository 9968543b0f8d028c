// What a whole run found, counted: who speaks, through which outlets, and which quotations stand in
// more than one document.
//
// Takes the folder of a run (see run.h) and reads its shards twice. The first pass marks
// quotations by a hash in two bitmaps, so that the second has to keep only those that it may meet
// again. Memory: the names, those quotations, and 32 MB. Quotations are the same where their
// letters and digits are, whatever their marks and casing; near ones are not gathered.
#ifndef IPSE_CORPUS_STATS_H_
#define IPSE_CORPUS_STATS_H_

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "corpus/problem.h"

namespace ipse {

struct NameCount {
  std::string name;
  std::uint64_t count = 0;  // attributions
};

struct RepeatedQuotation {
  std::string text;               // as it stands in the first document
  std::string first;              // the id of that one, in the order of the corpus
  std::uint64_t documents = 0;    // two or more
  std::set<std::string> outlets;  // of the pages, and those the words came through
};

struct CorpusStats {
  std::uint64_t documents = 0;
  std::uint64_t attributions = 0;
  // The most frequent first, by name among equals.
  std::vector<NameCount> speakers;
  std::vector<NameCount> outlets;  // that words came through
  std::vector<NameCount> pairs;    // "speaker, through outlet"
  std::vector<RepeatedQuotation> quotations;
};

// At most `most` of each list. NotFound where the folder holds no shard.
absl::StatusOr<CorpusStats> ReadStats(const std::string& folder, std::size_t most,
                                      const std::function<void(const Problem&)>& problem);

}  // namespace ipse

#endif  // IPSE_CORPUS_STATS_H_
