#include "text/text.h"

#include "text/paragraphs.h"

namespace ipse {

Text::Text(Reading reading) : reading_(std::move(reading)) {}

Text Text::Read(const Document& document) {
  Text out{Reading(document.text)};
  out.paragraphs_ = FindParagraphs(out.reading());
  const Masthead masthead = FindMasthead(out.reading(), out.paragraphs_);
  out.headline_ = masthead.headline;
  out.byline_ = masthead.byline;
  out.dateline_ = masthead.dateline;
  return out;
}

}  // namespace ipse
