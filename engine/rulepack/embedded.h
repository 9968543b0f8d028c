// The files under rules/, as the build put them into the library.
#ifndef IPSE_RULEPACK_EMBEDDED_H_
#define IPSE_RULEPACK_EMBEDDED_H_

#include <span>
#include <string_view>

namespace ipse {

struct EmbeddedFile {
  std::string_view path;  // below rules/
  std::string_view content;
};

std::span<const EmbeddedFile> EmbeddedRules();

}  // namespace ipse

#endif  // IPSE_RULEPACK_EMBEDDED_H_
