// The tags of a page that are no tags of a page: with thousands of attributes.
#ifndef IPSE_CORPUS_PAGE_TAGS_H_
#define IPSE_CORPUS_PAGE_TAGS_H_

#include <cstddef>
#include <string_view>

namespace ipse {

// Where the first tag with some thousand attributes or more begins, else the end. libxml2 compares
// each attribute with those before it: without a bound a bad page takes quadratic time. Linear.
std::size_t BeginOfEndlessTag(std::string_view html);

}  // namespace ipse

#endif  // IPSE_CORPUS_PAGE_TAGS_H_
