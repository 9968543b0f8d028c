#include "rulepack/cue_counts.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "rulepack/compiled_pack.h"
#include "rulepack/source_files.h"

namespace ipse {
namespace {

constexpr char kRemedy[] =
    ": take the counts of this version of the pack, or move the file away and run ipse rules "
    "counts";

}  // namespace

CueCountTable::CueCountTable(std::vector<std::pair<WordId, CueCounts>> counts) {
  std::sort(counts.begin(), counts.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<WordId> words;
  std::vector<CueCounts> of_words;
  for (const auto& [word, of_word] : counts) {
    words.push_back(word);
    of_words.push_back(of_word);
  }
  words_ = std::move(words);
  counts_ = std::move(of_words);
}

const CueCounts* CueCountTable::Find(WordId word) const {
  const auto found = std::lower_bound(words_.begin(), words_.end(), word);
  if (found == words_.end() || *found != word) return nullptr;
  return &counts_[static_cast<std::size_t>(found - words_.begin())];
}

absl::Status AddCueCounts(const LanguageSource& source, LanguagePack& pack) {
  if (source.cue_counts.empty()) return absl::OkStatus();
  if (source.counted_for.text != pack.version) {
    const RulePlace& place = source.counted_for.place.file.empty() ? source.cue_counts.front().place
                                                                   : source.counted_for.place;
    return ErrorAtPlace(
        place, absl::StrCat("these counts are for version “", source.counted_for.text,
                            "” of the pack, and this is version “", pack.version, "”", kRemedy));
  }
  std::vector<std::pair<WordId, CueCounts>> counts;
  for (const CueCountsSource& counted : source.cue_counts) {
    const std::optional<WordId> word = pack.lexicon.Id(counted.word);
    if (!word || (pack.lexicon.word_classes(*word) & pack.gate).none()) {
      return ErrorAtPlace(
          counted.place,
          absl::StrCat("no class of cues (gate = true) has the word ", counted.word, kRemedy));
    }
    counts.emplace_back(*word, counted.counts);
  }
  pack.cue_counts = CueCountTable(std::move(counts));
  return absl::OkStatus();
}

}  // namespace ipse
