// Segmenter: one language's rules for sentences and tokens, compiled and shareable.
#ifndef IPSE_SEGMENT_SEGMENTER_H_
#define IPSE_SEGMENT_SEGMENTER_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "segment/sentences.h"
#include "text/text.h"

namespace ipse {

// What a pack says about a language's segmentation. An abbreviation is written with its full stops.
// `never_last`: a sentence never ends in it ("Mr.", "Prof.", "Gen."); `maybe_last`: it does where
// the next word looks like a sentence's first ("Inc.", "p.m.", "U.S."); `before_number`: it never
// ends one where a number follows ("No.", "p.", "Fig.").
struct SegmentationRules {
  std::string language;        // BCP 47; empty: the root rules
  std::string sentence_rules;  // ICU RuleBasedBreakIterator source; empty: CLDR's with ss=standard
  // sentence_rules are those that proposals.h has a scanner for: they are checked, and not run.
  bool scan = false;
  std::vector<std::string> never_last;
  std::vector<std::string> maybe_last;
  std::vector<std::string> before_number;
  std::vector<std::string>
      sentence_starters;                     // words that mostly begin a sentence when capitalised
  std::vector<std::string> reporting_verbs;  // “Go!” she said.: what follows the quotation goes on
  template <class Self, class Archive>
  static void Parts(Self& self, Archive& archive) {
    archive(self.language, self.sentence_rules, self.scan, self.never_last, self.maybe_last,
            self.before_number, self.sentence_starters, self.reporting_verbs);
  }
};

// Immutable after Create; threads share it. Each call of Segment takes a clone of the ICU iterators
// from a Scratch, which one thread at a time uses and reuses.
class Segmenter {
 public:
  class Scratch;

  // InvalidArgument with line and column where ICU refuses the rules.
  static absl::StatusOr<Segmenter> Create(SegmentationRules rules);

  Segmenter(Segmenter&&) noexcept;
  Segmenter& operator=(Segmenter&&) noexcept;
  ~Segmenter();

  std::unique_ptr<Scratch, void (*)(Scratch*)> MakeScratch() const;

  // Replaces `out` by the sentences and tokens of `text`. Linear in the text's size.
  void Segment(const Text& text, Scratch& scratch, Sentences& out) const;

 private:
  struct Compiled;
  explicit Segmenter(std::unique_ptr<const Compiled> compiled);
  std::unique_ptr<const Compiled> compiled_;
};

}  // namespace ipse

#endif  // IPSE_SEGMENT_SEGMENTER_H_
