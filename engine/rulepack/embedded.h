// The pack under rules/, as the build put it into the library.
#ifndef IPSE_RULEPACK_EMBEDDED_H_
#define IPSE_RULEPACK_EMBEDDED_H_

#include <string_view>

namespace ipse {

// Frozen, see frozen.h.
std::string_view EmbeddedPack();

}  // namespace ipse

#endif  // IPSE_RULEPACK_EMBEDDED_H_
