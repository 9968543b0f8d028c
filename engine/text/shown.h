// Names as messages show them: what a file or a document is called is anybody's to choose, and may
// be made to steer a terminal or to fill it.
#ifndef IPSE_TEXT_SHOWN_H_
#define IPSE_TEXT_SHOWN_H_

#include <string>
#include <string_view>

namespace ipse {

// `name` in one line of valid UTF-8, with "\x1B" for controls and malformed bytes; of more than 200
// bytes, the middle is left out.
std::string Shown(std::string_view name);

}  // namespace ipse

#endif  // IPSE_TEXT_SHOWN_H_
