// Where paragraphs, headline, byline and dateline of a reading lie.
#ifndef IPSE_TEXT_PARAGRAPHS_H_
#define IPSE_TEXT_PARAGRAPHS_H_

#include <optional>
#include <string_view>
#include <vector>

#include "text/text.h"

namespace ipse {

// Lines between blank lines are one paragraph where they are hard-wrapped, else a paragraph each.
// `reading` is valid UTF-8.
std::vector<Paragraph> FindParagraphs(std::string_view reading);

struct Masthead {
  std::optional<ByteSpan> headline, byline, dateline;
};

// A first line without a full stop's rhythm is the headline; the byline and the dateline are looked
// for in the three paragraphs after it.
Masthead FindMasthead(std::string_view reading, const std::vector<Paragraph>& paragraphs);

}  // namespace ipse

#endif  // IPSE_TEXT_PARAGRAPHS_H_
