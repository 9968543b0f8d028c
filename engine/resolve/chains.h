// Chains: through which outlets each attribution's words came.
#ifndef IPSE_RESOLVE_CHAINS_H_
#define IPSE_RESOLVE_CHAINS_H_

#include <vector>

#include "resolve/speakers.h"

namespace ipse {

// Fills `via` and `circular`. `order` are the attributions by the place of their source; their
// speakers are known.
void ResolveChains(const SpeakersInput& input, const std::vector<std::uint32_t>& order,
                   Entities& entities, std::vector<Attribution>& attributions);

}  // namespace ipse

#endif  // IPSE_RESOLVE_CHAINS_H_
