#include "steps.h"

#include "match/words.h"
#include "resolve/readings.h"
#include "resolve/speakers.h"
#include "text/text.h"

namespace ipse {

Steps::Steps(const LanguagePack& pack)
    : pack_(pack), segmentation_(pack.segmenter->MakeScratch()), models_(Models::Of(pack)) {}

void Steps::Weigh() {
  models_.begins.Choose(candidates_);
  models_.ends.Choose(candidates_);
  probabilities_.clear();
  for (const Candidate& candidate : candidates_.candidates)
    probabilities_.push_back(models_.readings.Probability(sentences_, quotations_, candidate));
}

std::size_t Steps::Run(const Document& document, absl::FunctionRef<void(Step)> done) {
  const Text text = Text::Read(document);
  done(Step::text);
  pack_.segmenter->Segment(text, *segmentation_, sentences_);
  done(Step::segment);
  FindQuotations(text, sentences_, "en", quotations_);
  done(Step::quotes);
  FindWords(pack_, text.reading(), sentences_.tokens, word_scratch_, words_);
  done(Step::words);
  FindCandidates(pack_, text, sentences_, words_, quotations_, matching_, candidates_);
  done(Step::match);
  Weigh();
  done(Step::confidence);
  Readings readings = ResolveReadings({pack_, text, sentences_, quotations_, words_,
                                       candidates_.candidates, candidates_.ends, probabilities_},
                                      resolving_);
  done(Step::readings);
  const TokensView view{pack_, text.reading(), sentences_, words_};
  entities_.Gather({view, text, quotations_});
  done(Step::entities);
  ResolveSpeakers({view, candidates_, readings}, entities_, readings.attributions);
  done(Step::speakers);
  models_.confidence.Judge(
      {pack_, text.reading(), sentences_, candidates_.candidates, candidates_.ends, probabilities_,
       readings.attributions, readings.candidates, entities_.entities()},
      quotations_, readings.attributions);
  done(Step::judging);
  return readings.attributions.size();
}

}  // namespace ipse
