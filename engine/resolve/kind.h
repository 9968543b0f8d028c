// How much of a content stands in quotation marks.
#ifndef IPSE_RESOLVE_KIND_H_
#define IPSE_RESOLVE_KIND_H_

#include "ipse/attribution.h"
#include "match/candidates.h"
#include "quotes/quotations.h"
#include "segment/sentences.h"

namespace ipse {

// By the words of `content`; those between marks that are no speech count as narrated.
Kind KindOf(const Sentences& sentences, const Quotations& quotations, const TokenRanges& content);

}  // namespace ipse

#endif  // IPSE_RESOLVE_KIND_H_
