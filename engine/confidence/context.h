// Context: what stands around a reading that was chosen, as features of its confidence.
//
// How much likelier it is than the readings it won against, how sure its end is, how it lies in its
// sentence, who its speaker is, what was chosen beside it and elsewhere in the document. Takes
// candidates, their probabilities and what was chosen; linear in these. Does not weigh them: see
// confidence.h.
#ifndef IPSE_CONFIDENCE_CONTEXT_H_
#define IPSE_CONFIDENCE_CONTEXT_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "confidence/features.h"
#include "confidence/measures.h"
#include "entities/gather.h"
#include "ipse/attribution.h"
#include "match/candidates.h"

namespace ipse {

struct ContextInput {
  const LanguagePack& pack;
  std::string_view reading;
  const Sentences& sentences;
  std::span<const Candidate> candidates;
  std::span<const ClaimEnd> ends;             // of the candidates
  std::span<const double> probabilities;      // by candidate
  std::span<const Attribution> attributions;  // what was chosen, in order
  std::span<const std::uint32_t> chosen;      // by attribution, its candidate
  std::span<const GatheredEntity> speakers;   // that attributions refer to
};

// How many of a sequence are the same as each.
template <class T>
class Equals {
 public:
  void clear() {
    numbers_.clear();
    counts_.clear();
    of_.clear();
  }
  void push_back(const T& value) {
    const auto number = static_cast<std::uint32_t>(counts_.size());
    const auto [at, is_new] = numbers_.try_emplace(value, number);
    if (is_new) counts_.push_back(0);
    ++counts_[at->second];
    of_.push_back(at->second);
  }
  std::uint32_t Count(std::size_t index) const { return counts_[of_[index]]; }

 private:
  absl::flat_hash_map<T, std::uint32_t> numbers_;
  std::vector<std::uint32_t> counts_, of_;  // by number; by index, the number
};

// One a thread; reused from document to document.
class Context {
 public:
  // To be called before the others, which are of the `index`-th attribution; what the input refers
  // to must live as long.
  void Use(const ContextInput& input);
  MeasureValues Measures(std::size_t index) const;
  // Appends to `out`.
  void TraitsOf(std::size_t index, FeatureIds& out) const;

 private:
  std::string_view SourceOf(const Attribution& a) const;
  std::optional<std::uint32_t> SpeakerOf(std::size_t index) const;
  void MeasureDocument(std::size_t index, MeasureValues& out) const;

  const ContextInput* input_ = nullptr;
  std::vector<TokenRange> sentences_;      // by attribution, that of its cue
  std::vector<std::uint32_t> inside_;      // by attribution, how many stand inside
  std::vector<std::uint32_t> of_speaker_;  // by entity
  Equals<WordId> cues_;
  Equals<std::string_view> sources_;
  double sum_ = 0;            // of the probabilities of what was chosen
  std::uint32_t quoted_ = 0;  // attributions with quotations in them
};

}  // namespace ipse

#endif  // IPSE_CONFIDENCE_CONTEXT_H_
