// Where names may begin, by a look at the tokens alone.
#ifndef IPSE_ENTITIES_NAME_PLACES_H_
#define IPSE_ENTITIES_NAME_PLACES_H_

#include <cstdint>
#include <span>
#include <vector>

#include "entities/tokens_view.h"

namespace ipse {

// The tokens with a capital, and those that a listed name may begin with; good until `scratch` is
// used again. Most begin none, and which do cannot be foreseen, so that no branch depends on it.
std::span<const std::uint32_t> FindNamePlaces(const TokensView& view,
                                              std::vector<std::uint32_t>& scratch);

// Whether a headline is written as sentences are: it names people as they do.
bool IsInSmallLetters(const TokensView& view, const Sentence& sentence);

}  // namespace ipse

#endif  // IPSE_ENTITIES_NAME_PLACES_H_
