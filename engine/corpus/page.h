// An HTML page as a document: the article's text, and what the page says of itself.
//
// Takes the bytes of a page in any encoding that it declares; gives paragraphs between blank lines:
// the headline, a byline where only the page's metadata has one, then the article. The article is
// the <article> with the most text, else <main>, else the page's paragraphs. Blocks that are links
// for the most part are left out. Linear in the page.
#ifndef IPSE_CORPUS_PAGE_H_
#define IPSE_CORPUS_PAGE_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace ipse {

struct Page {
  std::string text;  // UTF-8; empty where the page has none
  std::string title, outlet, url, date, language;
  std::optional<std::string> malformed;  // what was wrong with its bytes, for a person
  bool cut_off = false;                  // see PageParts: what stands before is here
};

// What libxml2's and ICU's 32-bit sizes leave room for.
inline constexpr std::size_t kLargestPage = std::size_t{1} << 29;

// `bytes` are at most kLargestPage.
Page ReadPage(std::string_view bytes);

}  // namespace ipse

#endif  // IPSE_CORPUS_PAGE_H_
