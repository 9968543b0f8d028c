// Models: what the weights of a pack say, made of their names once: where claims begin and end, the
// probability of a reading, the confidence in what was chosen.
//
// Making them takes ten times as long as reading an article, so the build makes those of the
// embedded pack and freezes them.
#ifndef IPSE_CONFIDENCE_MODELS_H_
#define IPSE_CONFIDENCE_MODELS_H_

#include <string>

#include "confidence/begins.h"
#include "confidence/confidence.h"
#include "confidence/ends.h"
#include "confidence/features.h"
#include "rulepack/compiled_pack.h"

namespace ipse {

// Immutable, shared by threads; `confidence` is for copies.
struct Models {
  Models(const LanguagePack& pack, const Weights& weights);
  // Those that are frozen in the pack, which must live as long; else such as its weights make.
  static Models Of(const LanguagePack& pack);
  template <class Self, class Archive>
  static void Parts(Self& self, Archive& archive) {
    archive(self.begins, self.ends, self.readings, self.confidence);
  }

  BeginModel begins;
  EndModel ends;
  ReadingModel readings;
  Confidence confidence;

 private:
  explicit Models(const LanguagePack& pack);  // to be thawed
};

// The models of a pack's weights, for its `models`.
std::string FreezeModels(const LanguagePack& pack);

}  // namespace ipse

#endif  // IPSE_CONFIDENCE_MODELS_H_
