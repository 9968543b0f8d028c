// A document as the caller gives it: the text and what is known about it from elsewhere.
#ifndef IPSE_DOCUMENT_H_
#define IPSE_DOCUMENT_H_

#include <string_view>

namespace ipse {

// All views stay the caller's and must outlive the call they are passed to. Only `text` is needed;
// an empty view means "not known".
struct Document {
  std::string_view text;      // bytes, UTF-8 expected; anything is accepted
  std::string_view id;        // copied to the output
  std::string_view language;  // BCP 47, "en"
  std::string_view title;     // where the title is not part of `text`
  std::string_view outlet;    // the page's own outlet, from metadata
  std::string_view url;       // copied to the output
  std::string_view date;      // the same; "2024-02-28" with anything behind counts by month
  bool extracted = false;     // `text` was taken out of a page: the output carries it
};

}  // namespace ipse

#endif  // IPSE_DOCUMENT_H_
