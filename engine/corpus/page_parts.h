// What an HTML page consists of: blocks of text, each with its place in the page, and what its head
// says about it.
//
// Takes UTF-8; gives the parts in the order of the page, by one pass of libxml2's HTML parser,
// which mends what is broken as browsers did before HTML5. Text that is nobody's article (scripts,
// menus, forms) is left out. Does not choose what belongs to the article: page.h does.
#ifndef IPSE_CORPUS_PAGE_PARTS_H_
#define IPSE_CORPUS_PAGE_PARTS_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ipse {

struct PageBlock {
  std::string text;           // white space as single spaces; never empty
  std::string tag;            // of the element around it: "p", "h1", "div"
  std::size_t linked = 0;     // bytes of the text that are links
  std::uint32_t article = 0;  // which of the page's articles it stands in, from 1; 0: none
  bool main = false;          // stands in <main>
  bool header = false;        // stands in <header>
};

struct PageParts {
  std::vector<PageBlock> blocks;
  std::map<std::string, std::string> meta;  // by name or property, in lower case; the first of each
  std::string title, language, canonical;   // of <title>, <html lang>, <link rel=canonical>
  std::string time;                         // the first <time datetime>
  std::vector<std::string> linked_data;     // scripts of application/ld+json
  bool cut_off = false;                     // elements nest too deeply
};

PageParts ParsePage(std::string_view html);

}  // namespace ipse

#endif  // IPSE_CORPUS_PAGE_PARTS_H_
