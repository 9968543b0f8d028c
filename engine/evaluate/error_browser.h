// The errors of a run for a person to read: a page for a browser, and plain text for grep.
#ifndef IPSE_EVALUATE_ERROR_BROWSER_H_
#define IPSE_EVALUATE_ERROR_BROWSER_H_

#include <string>
#include <vector>

#include "evaluate/errors.h"

namespace ipse {

// Puts the largest class first; the errors of a class keep their order.
void SortByClass(std::vector<AttributionError>& errors);

// Tables of counts, then a block an error. Its first line has the error's fields, the lines below
// its sentences with the marks that rule examples have: [S source], [Q cue], [C content].
std::string ErrorText(const std::vector<AttributionError>& errors);

// One HTML page that needs no other file and no network: counts, filters, and every error with its
// spans in colour. `title` names what was measured.
std::string ErrorPage(const std::vector<AttributionError>& errors, const std::string& title);

}  // namespace ipse

#endif  // IPSE_EVALUATE_ERROR_BROWSER_H_
