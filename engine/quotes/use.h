// What a pair of quotation marks is used for.
#ifndef IPSE_QUOTES_USE_H_
#define IPSE_QUOTES_USE_H_

#include "quotes/quotations.h"

namespace ipse {

// Speech unless the look of the words inside and the word before say otherwise; a title, a nickname
// and a word as a word are short.
QuotationUse UseOf(const Text& text, const Sentences& sentences, const Quotation& quotation);

}  // namespace ipse

#endif  // IPSE_QUOTES_USE_H_
