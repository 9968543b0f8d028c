#include "corpus/first_bytes.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "base/strings.h"
#include "text/utf8.h"

namespace ipse {
namespace {

// By its mark, or by every other byte near the start being NUL, and no other.
bool IsUtf16(std::string_view begin) {
  if (begin.starts_with("\xFF\xFE") || begin.starts_with("\xFE\xFF")) return true;
  constexpr std::size_t kLooked = 64, kFewest = 4;
  const std::size_t size = std::min(begin.size(), kLooked) / 2 * 2;
  std::size_t first = 0, second = 0;  // NULs among the first and the second bytes of pairs
  for (std::size_t i = 0; i < size; i += 2) {
    first += begin[i] == '\0';
    second += begin[i + 1] == '\0';
  }
  return size >= kFewest && std::max(first, second) == size / 2 && std::min(first, second) == 0;
}

Problem Utf16() {
  return {ProblemKind::not_text,
          "UTF-16, which is not read; convert it to UTF-8, for example by iconv -f UTF-16 -t "
          "UTF-8"};
}

bool IsArchive(std::string_view begin) {
  constexpr std::size_t kTarMagic = 257;  // where POSIX puts it
  return begin.size() > kTarMagic && begin.substr(kTarMagic).starts_with("ustar");
}

std::string_view WithoutSpace(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
}

// Of one object over several lines, the first is its bracket alone.
FileForm FormOfObjects(std::string_view begin) {
  const std::size_t next = begin.find_first_not_of(" \t\r", 1);
  const bool alone = begin.starts_with('{') && next < begin.size() && begin[next] == '\n';
  return alone ? FileForm::object : FileForm::lines;
}

}  // namespace

Recognised Recognise(std::string_view begin, FileForm named) {
  const bool untold = named == FileForm::unknown;
  if (named == FileForm::archive || (untold && IsArchive(begin))) return {FileForm::archive, {}};
  if (IsUtf16(begin)) return {named, Utf16()};
  if (!untold && named != FileForm::json) return {named, {}};
  if (begin.starts_with(kByteOrderMark)) begin.remove_prefix(kByteOrderMark.size());
  begin = WithoutSpace(begin);
  const bool array = begin.starts_with('[') &&
                     (named == FileForm::json || WithoutSpace(begin.substr(1)).starts_with('{'));
  if (array) {
    return {named, Problem{ProblemKind::not_json,
                           "a JSON array, which is not read; write its documents one a line, for "
                           "example by jq -c '.[]'"}};
  }
  if (named == FileForm::json || begin.starts_with('{')) return {FormOfObjects(begin), {}};
  const bool page = absl::StartsWithIgnoreCase(AbslView(begin), "<!doctype html") ||
                    absl::StartsWithIgnoreCase(AbslView(begin), "<html");
  return {page ? FileForm::page : FileForm::text, {}};
}

std::optional<Problem> NoText(std::string_view content) {
  constexpr std::size_t kLooked = 8192;  // NUL bytes near the start are no text's
  if (IsUtf16(content)) return Utf16();
  if (content.substr(0, kLooked).find('\0') == std::string_view::npos) return std::nullopt;
  return Problem{ProblemKind::not_text, "a binary file, not text; it is left out"};
}

}  // namespace ipse
