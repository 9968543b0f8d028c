// Pattern: a rule's pattern as a linguist writes it, and as RE2 runs it.
//
// The syntax is RE2's with class names and quoted words as its atoms:
//
//   source:@np cue:say ","? content:quote
//
//   say            a symbol of class `say`
//   "that"         the word "that", in any casing
//   [say tell]     a symbol of either class; [^ quote "," ] one of none
//   [say tell & vg - past]   of one of the first, and of one behind &, and of none behind -
//   .              any symbol
//   ( ) | * + ? {2,3} *? +? ^ $ (?: )      as in RE2; ^ and $ are the ends of the symbol string
//   source:ATOM    captures ATOM, which may be a group; a name may occur more than once
//   @name          the pattern defined by that name in the pack
//
// White space only separates. Does not: know what captures mean.
#ifndef IPSE_RULEPACK_PATTERN_H_
#define IPSE_RULEPACK_PATTERN_H_

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "rulepack/alphabet.h"
#include "rulepack/classes.h"

namespace ipse {

struct PatternAtom {
  enum class Type { classes, any, macro, capture, op };
  Type type = Type::op;
  SymbolSet set;       // for `classes`
  std::string text;    // the macro's or capture's name, or the operator
  std::size_t at = 0;  // byte in the pattern, for messages
};

using Pattern = std::vector<PatternAtom>;

// `message` for people; `at` is the byte in the pattern where it went wrong.
struct PatternError {
  std::string message;
  std::size_t at = 0;
};

// Parses `source`, adding the quoted words it names to `classes` as `"word"` (quotes included). A
// class name that is not in `classes` is an error that names the nearest one. Returns true, or
// fills `error`.
bool ParsePattern(std::string_view source, Classes& classes, Pattern& out, PatternError& error);

using Definitions = absl::flat_hash_map<std::string, Pattern>;

// Macros in macros; deeper than anyone writes by hand is a macro that contains itself.
inline constexpr int kMostMacros = 16;

struct Re2Source {
  std::string regex;
  std::vector<std::string> captures;  // name of each group, in order; all groups are named
};

// Writes `pattern` for RE2, with the macros of `definitions` in place. Fills `error` and returns
// false for an unknown macro or one that contains itself.
bool WriteRe2(const Pattern& pattern, const Definitions& definitions, const Coding& coding,
              Re2Source& out, PatternError& error);

// Adds the sets that are the atoms of `pattern` and of the macros in it; a macro that contains
// itself, or is unknown, adds nothing.
void CollectSets(const Pattern& pattern, const Definitions& definitions,
                 std::vector<SymbolSet>& out, int depth = 0);

}  // namespace ipse

#endif  // IPSE_RULEPACK_PATTERN_H_
