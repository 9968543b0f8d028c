// The list of who said what, in the order of the text or in groups by speaker or outlet.
//
// Takes the claims to show and their words; gives numbered, folded lines. A claim has the number
// of its id, 3 for "a3", whatever group it stands in and whatever is left out.
#ifndef IPSE_OUTPUT_CLAIM_LIST_H_
#define IPSE_OUTPUT_CLAIM_LIST_H_

#include <string>
#include <vector>

#include "ipse/writer.h"
#include "output/claim_text.h"

namespace ipse {

void WriteClaims(const Attributions& found, const ClaimText& claims,
                 const std::vector<const Attribution*>& shown, const PrettyOptions& options,
                 std::string& out);

}  // namespace ipse

#endif  // IPSE_OUTPUT_CLAIM_LIST_H_
