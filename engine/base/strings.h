// Adapters between the three string-view types that meet here: std::string_view (ours), Debian's
// absl::string_view and re2::StringPiece. Nothing else belongs in this file.
#ifndef IPSE_BASE_STRINGS_H_
#define IPSE_BASE_STRINGS_H_

#include <string_view>

#include "absl/strings/string_view.h"
#include "re2/stringpiece.h"

namespace ipse {

inline absl::string_view AbslView(std::string_view s) { return {s.data(), s.size()}; }
inline std::string_view StdView(absl::string_view s) { return {s.data(), s.size()}; }
inline re2::StringPiece Re2View(std::string_view s) { return {s.data(), s.size()}; }
inline std::string_view StdView(re2::StringPiece s) { return {s.data(), s.size()}; }

}  // namespace ipse

#endif  // IPSE_BASE_STRINGS_H_
