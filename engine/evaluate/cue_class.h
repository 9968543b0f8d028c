// The class of a cue in the pack's lexicon: "say", "tell", "think" …
#ifndef IPSE_EVALUATE_CUE_CLASS_H_
#define IPSE_EVALUATE_CUE_CLASS_H_

#include <functional>
#include <string>
#include <string_view>

#include "evaluate/gold.h"
#include "ipse/pack.h"

namespace ipse {

// That of the cue's last word or fixed phrase with a class that opens a sentence for the rules (a
// `gate` class); "other" where the lexicon knows none, "none" where there is no cue.
std::string CueClassOf(const Pack& pack, const GoldDocument& document,
                       const MarkedAttribution& marked);

// CueClassOf of some pack.
using NameCueClass = std::function<std::string(const GoldDocument&, const MarkedAttribution&)>;

}  // namespace ipse

#endif  // IPSE_EVALUATE_CUE_CLASS_H_
