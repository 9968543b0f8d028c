// SymbolRegex: a rule's pattern, ready to be found in a string of symbols.
//
// RE2 reads what it captures, but only where two automata say that it may match, and from where:
// of its calls most would find nothing, and a call costs more than a walk through the sentence.
// Finds what RE2 alone would. Immutable, shared by threads.
#ifndef IPSE_RULEPACK_SYMBOL_REGEX_H_
#define IPSE_RULEPACK_SYMBOL_REGEX_H_

#include <array>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "re2/re2.h"
#include "rulepack/automaton.h"

namespace ipse {

// The whole match and what a pattern captures, repetitions in its [[pattern]]s among them; a
// pattern with more is refused.
inline constexpr std::size_t kMostGroups = 64;
using Groups = std::array<re2::StringPiece, kMostGroups>;

class SymbolRegex {
 public:
  enum class Prefers : std::uint8_t { first, longest };  // among matches that begin at one place

  // `re2` is `pattern` as WriteRe2 writes it. Returns what RE2 says is wrong with it, or "".
  std::string Compile(const std::string& re2, Prefers prefers, const Pattern& pattern,
                      const Definitions& definitions, const Coding& coding);

  // Whatever matches holds a code of each of these.
  const std::vector<CodeSet>& needs() const { return needs_; }

  // The leftmost match in `code` that begins at or behind `from`, with its groups.
  bool Find(std::string_view code, std::size_t from, Groups& groups) const;
  template <class Self, class Archive>
  static void Parts(Self& self, Archive& archive) {
    archive(self.source_, self.prefers_, self.groups_, self.anywhere_, self.at_a_place_);
  }

 private:
  struct Program {
    std::once_flag once;
    std::unique_ptr<RE2> re2;
  };

  const RE2& Re2() const;

  std::string source_;
  Prefers prefers_ = Prefers::first;
  // Compiled when it is first needed: many texts never ask for many rules.
  std::unique_ptr<Program> program_ = std::make_unique<Program>();
  int groups_ = 0;
  std::vector<CodeSet> needs_;
  // Both or neither: a pattern may make too large a table.
  std::optional<Automaton> anywhere_, at_a_place_;
};

}  // namespace ipse

#endif  // IPSE_RULEPACK_SYMBOL_REGEX_H_
