// The page's own outlet: from metadata, else its byline, dateline or credit line.
#ifndef IPSE_RESOLVE_PAGE_OUTLET_H_
#define IPSE_RESOLVE_PAGE_OUTLET_H_

#include "entities/gather.h"
#include "ipse/attribution.h"
#include "ipse/document.h"
#include "text/text.h"

namespace ipse {

// Fills outlet, outlet_basis and credits. A mention in the body alone never counts.
void FindPageOutlet(const Document& document, const Text& text, const TokensView& view,
                    const Entities& entities, Attributions& out);

}  // namespace ipse

#endif  // IPSE_RESOLVE_PAGE_OUTLET_H_
