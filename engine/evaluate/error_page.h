// The error browser's page, with places for its title and its errors.
#ifndef IPSE_EVALUATE_ERROR_PAGE_H_
#define IPSE_EVALUATE_ERROR_PAGE_H_

namespace ipse {

extern const char* const kErrorPage;

}  // namespace ipse

#endif  // IPSE_EVALUATE_ERROR_PAGE_H_
