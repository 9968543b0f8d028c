#include "output/fold.h"

#include <cstddef>

#include "text/utf8.h"
#include "unicode/uchar.h"

namespace ipse {
namespace {

// Columns that one character takes at a terminal.
int Columns(UChar32 c) {
  switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR:
      return 0;
    default:
      break;
  }
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

// Bytes of the escape sequence for a colour that `text` begins with; any other sequence, such as an
// article might hold, is no colour.
std::size_t ColourSize(std::string_view text) {
  if (!text.starts_with("\x1b[")) return 0;
  const std::size_t end = text.find_first_not_of("0123456789;", 2);
  return end != std::string_view::npos && text[end] == 'm' ? end + 1 : 0;
}

}  // namespace

void AppendFolded(std::string_view text, int width, int first, int indent, std::string& out) {
  int column = first;
  bool line_has_word = false;
  std::string word;
  int word_columns = 0;
  const auto flush = [&] {
    if (word.empty()) return;
    if (line_has_word && column + 1 + word_columns > width) {
      out += '\n';
      out.append(static_cast<std::size_t>(indent), ' ');
      column = indent;
      line_has_word = false;
    }
    if (line_has_word) {
      out += ' ';
      ++column;
    }
    out += word;
    column += word_columns;
    line_has_word |= word_columns > 0;
    word.clear();
    word_columns = 0;
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (const std::size_t size = ColourSize(text.substr(at)); size > 0) {
      at += size;
      word += text.substr(begin, size);
      continue;
    }
    const Utf8Step step = NextUtf8(text, at);
    const auto c = static_cast<UChar32>(step.code);
    at += step.size;
    if (u_isUWhiteSpace(c)) {
      flush();
    } else if (u_charType(c) != U_CONTROL_CHAR) {
      word += text.substr(begin, at - begin);
      word_columns += Columns(c);
    }
  }
  flush();
}

}  // namespace ipse
