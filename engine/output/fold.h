// Folds text to the width of a terminal.
#ifndef IPSE_OUTPUT_FOLD_H_
#define IPSE_OUTPUT_FOLD_H_

#include <string>
#include <string_view>

namespace ipse {

// Appends `text` with line breaks between words so that no line is wider than `width` columns, save
// for words that are wider themselves. White space becomes single spaces, control characters are
// left out, and escape sequences for colours take no room. The first line begins at column `first`;
// the others are indented by `indent`. Wide characters (East Asian Width) count two columns.
void AppendFolded(std::string_view text, int width, int first, int indent, std::string& out);

}  // namespace ipse

#endif  // IPSE_OUTPUT_FOLD_H_
