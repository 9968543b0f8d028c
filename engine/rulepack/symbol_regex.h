// SymbolRegex: a rule's pattern, ready to be found in a string of symbols.
//
// A MatchTable says where matches begin and reads what they capture: a call of RE2 costs more than
// a walk through a whole sentence of symbols. RE2 says what is wrong with a pattern, and finds the
// matches of those that make too large a table, and of those that prefer the longest what they
// capture. Finds what RE2 alone would. Immutable, shared by threads.
#ifndef IPSE_RULEPACK_SYMBOL_REGEX_H_
#define IPSE_RULEPACK_SYMBOL_REGEX_H_

#include <array>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "re2/re2.h"
#include "rulepack/match_table.h"
#include "rulepack/pattern.h"

namespace ipse {

// The whole match and what a pattern captures, repetitions in its [[pattern]]s among them; a
// pattern with more is refused.
inline constexpr std::size_t kMostGroups = 64;
using Groups = std::array<Group, kMostGroups>;

class SymbolRegex {
 public:
  enum class Prefers : std::uint8_t { first, longest };  // among matches that begin at one place

  // `re2` is `pattern` as WriteRe2 writes it. Returns what RE2 says is wrong with it, or "".
  std::string Compile(const std::string& re2, Prefers prefers, const Pattern& pattern,
                      const Definitions& definitions, const Coding& coding);

  // Whatever matches holds a code of each of these.
  const std::vector<CodeSet>& needs() const { return needs_; }

  // What is known of one string before its matches are read.
  using Walk = std::vector<MatchTable::Entry>;

  // Replaces `walk`. Returns whether there may be a match in `code`.
  bool Enter(std::string_view code, Walk& walk) const {
    return !table_ || table_->Walk(code, walk);
  }
  // The leftmost match in `code` that begins at or behind `from`, with its groups; `walk` is
  // Enter's.
  bool Find(std::string_view code, const Walk& walk, std::size_t from, Groups& groups) const;

  template <class Self, class Archive>
  static void Parts(Self& self, Archive& archive) {
    archive(self.source_, self.prefers_, self.groups_, self.table_);
  }

 private:
  struct Program {
    std::once_flag once;
    std::unique_ptr<RE2> re2;
  };

  const RE2& Re2() const;
  bool FindWithRe2(std::string_view code, std::size_t from, RE2::Anchor anchor,
                   Groups& groups) const;

  std::string source_;
  Prefers prefers_ = Prefers::first;
  // Compiled when it is first needed: most texts never ask for it.
  std::unique_ptr<Program> program_ = std::make_unique<Program>();
  std::size_t groups_ = 0;
  std::vector<CodeSet> needs_;
  std::optional<MatchTable> table_;  // a pattern may make too large a one
};

}  // namespace ipse

#endif  // IPSE_RULEPACK_SYMBOL_REGEX_H_
