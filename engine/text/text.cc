#include "text/text.h"

#include "text/paragraphs.h"
#include "text/utf8.h"

namespace ipse {
namespace {

// One code point for a malformed subpart of one, two or three bytes. The first two are control
// characters that no text means; the third is the replacement character itself.
constexpr std::string_view kStandIns[] = {"\x1A", "\xC2\x9A", "\xEF\xBF\xBD"};

}  // namespace

Text Text::Read(const Document& document) {
  Text out;
  const std::string_view bytes = document.text;
  out.reading_ = bytes;
  for (std::size_t at = SkipAscii(bytes, 0); at < bytes.size(); at = SkipAscii(bytes, at)) {
    out.ascii_ = false;
    const Utf8Step step = NextUtf8(bytes, at);
    if (!step.valid) {
      if (out.malformed_ == 0) {
        out.repaired_ = bytes;
        out.first_malformed_ = {static_cast<std::uint32_t>(at),
                                static_cast<std::uint32_t>(at + step.size)};
      }
      out.repaired_.replace(at, step.size, kStandIns[step.size - 1]);
      ++out.malformed_;
    }
    at += step.size;
  }
  out.paragraphs_ = FindParagraphs(out.reading());
  const Masthead masthead = FindMasthead(out.reading(), out.paragraphs_);
  out.headline_ = masthead.headline;
  out.byline_ = masthead.byline;
  out.dateline_ = masthead.dateline;
  return out;
}

}  // namespace ipse
