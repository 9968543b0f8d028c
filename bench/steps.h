// The engine's steps one by one, in the order of engine.cc, for programs that look at each: how
// long it takes, what it allocates.
#ifndef IPSE_BENCH_STEPS_H_
#define IPSE_BENCH_STEPS_H_

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/functional/function_ref.h"
#include "confidence/models.h"
#include "entities/gather.h"
#include "match/candidates.h"
#include "quotes/quotations.h"
#include "resolve/readings.h"
#include "rulepack/compiled_pack.h"
#include "segment/segmenter.h"

namespace ipse {

enum class Step {
  text,
  segment,
  quotes,
  words,
  match,
  confidence,
  readings,
  entities,
  speakers,
  judging
};
inline constexpr std::size_t kSteps = 10;
inline constexpr std::array<std::string_view, kSteps> kStepNames = {
    "text",       "segment",  "quotes",   "words",    "match",
    "confidence", "readings", "entities", "speakers", "judging"};

class Steps {
 public:
  explicit Steps(const LanguagePack& pack);

  // Calls `done` after each step. Gives the number of attributions.
  std::size_t Run(const Document& document, absl::FunctionRef<void(Step)> done);

 private:
  void Weigh();

  const LanguagePack& pack_;
  std::unique_ptr<Segmenter::Scratch, void (*)(Segmenter::Scratch*)> segmentation_;
  Models models_;
  Sentences sentences_;
  Quotations quotations_;
  WordScratch word_scratch_;
  Words words_;
  MatchScratch matching_;
  Candidates candidates_;
  std::vector<double> probabilities_;
  ReadingScratch resolving_;
  Entities entities_;
};

}  // namespace ipse

#endif  // IPSE_BENCH_STEPS_H_
