#include "breaks.h"

#include "unicode/utext.h"

namespace ipse {

std::size_t CountBreaks(icu::BreakIterator& iterator, std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  UText* view = utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &error);
  iterator.setText(view, error);
  std::size_t breaks = 0;
  for (iterator.first(); iterator.next() != icu::BreakIterator::DONE;) ++breaks;
  utext_close(view);
  return breaks;
}

}  // namespace ipse
