// Whether a sentence begins at a token.
//
// ICU's iterator proposes places; the conditions of this file, each with a name, accept or refuse
// them by the tokens around: abbreviations, initials, ellipses, list markers, quoted exclamations
// before "he said".
#ifndef IPSE_SEGMENT_BOUNDARIES_H_
#define IPSE_SEGMENT_BOUNDARIES_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "segment/sentences.h"
#include "segment/tokens.h"

namespace ipse {

// The lists of a language, in lower case.
struct BoundaryLists {
  WordSet never_last, maybe_last, before_number, sentence_starters, reporting_verbs;
};

class Boundaries {
 public:
  // `tokens` are one paragraph's.
  Boundaries(const BoundaryLists& lists, std::string_view reading, std::span<const Token> tokens,
             std::string& lower)
      : lists_(lists), reading_(reading), tokens_(tokens), lower_(lower) {}

  // Whether a sentence begins at token `next`, where ICU proposes one; `first` begins the sentence
  // before.
  bool Accepts(std::size_t first, std::size_t next);
  // Whether a list item begins at token `next` that no full stop announces: "1. One 2. Two", "• One
  // • Two". To be asked of what AppendTokens takes for a marker, for others are none.
  bool MarksItem(std::size_t first, std::size_t next);

 private:
  // Around a proposed boundary.
  struct Junction {
    std::size_t first;  // token that begins the sentence before
    std::size_t stop;   // the token with the full stop, question mark, ellipsis
    std::size_t next;   // the token that would begin a sentence
    std::size_t word;   // the first of the next tokens that is no opening mark
    bool quote_closed;
    bool bracket_closed;
  };
  enum class Verdict : std::uint8_t { begins, goes_on, unknown };
  using Condition = Verdict (Boundaries::*)(const Junction&);
  struct NamedCondition {
    std::string_view name;
    Condition holds;
  };
  static const NamedCondition kConditions[];

  Verdict LosesSpace(const Junction& j);
  Verdict PointFollows(const Junction& j);
  Verdict SpacedDots(const Junction& j);
  Verdict ListMarker(const Junction& j);
  Verdict Initial(const Junction& j);
  Verdict Abbreviation(const Junction& j);
  Verdict Ellipsis(const Junction& j);
  Verdict QuotedExclamation(const Junction& j);
  Verdict LowerCase(const Junction& j);

  std::string_view Slice(std::size_t token) const {
    return ipse::Slice(reading_, tokens_[token].span());
  }
  bool In(const WordSet& set, std::size_t token);
  bool IsCloser(std::size_t token) const;
  bool IsOpener(std::size_t token) const;
  bool IsStop(std::size_t token) const;
  bool EndsFootnote(std::size_t first, std::size_t end) const;
  bool IsBullet(std::size_t token) const;
  int MarkerAt(std::size_t token) const;
  bool IsCapital(std::size_t token) const {
    const Casing c = tokens_[token].casing;
    return c == Casing::capital || c == Casing::upper || c == Casing::mixed;
  }

  const BoundaryLists& lists_;
  std::string_view reading_;
  std::span<const Token> tokens_;
  std::string& lower_;
};

}  // namespace ipse

#endif  // IPSE_SEGMENT_BOUNDARIES_H_
