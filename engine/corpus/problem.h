// What can be wrong with a piece of a corpus. None stops a run.
#ifndef IPSE_CORPUS_PROBLEM_H_
#define IPSE_CORPUS_PROBLEM_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace ipse {

enum class ProblemKind : std::uint8_t {
  unreadable,   // a file or folder that cannot be opened or read, or holds no document
  damaged,      // compressed bytes, an archive, a page or a line that is cut off or wrong
  not_text,     // a binary file, UTF-16, a socket
  not_json,     // a line or file that is no JSON object
  no_text,      // an object without a text, a page without an article
  too_large,    // over the limit
  repeated_id,  // an id that came before; the document is read all the same
  malformed,    // bytes that are no UTF-8, half a surrogate pair; the document is read all the same
  wrong_type,   // a member that is no string; the document is read without it
};
inline constexpr std::size_t kProblemKinds = 9;

struct Problem {
  ProblemKind kind = ProblemKind::unreadable;
  std::string message;  // with file, line and byte
};

// As a person reads it: "not JSON".
constexpr std::string_view Name(ProblemKind kind) {
  constexpr std::array<std::string_view, kProblemKinds> kNames = {
      "unreadable", "damaged",     "not text",        "not JSON",  "no text",
      "too large",  "repeated id", "malformed UTF-8", "wrong type"};
  return kNames[static_cast<std::size_t>(kind)];
}

}  // namespace ipse

#endif  // IPSE_CORPUS_PROBLEM_H_
