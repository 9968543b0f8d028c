// PhraseStarts: which phrases may match at a place, by the code there and the one behind it.
//
// One look says so of 32 phrases; most tries would be in vain without it. Codes that no phrase
// tells apart share a row or a column, so that the table stays in the nearest cache. Immutable once
// made, shared by threads.
#ifndef IPSE_RULEPACK_PHRASE_STARTS_H_
#define IPSE_RULEPACK_PHRASE_STARTS_H_

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "rulepack/automaton.h"

namespace ipse {

class PhraseStarts {
 public:
  static constexpr std::size_t kMost = 32;  // phrases

  PhraseStarts() = default;
  // Of up to kMost phrases.
  explicit PhraseStarts(std::span<const Automaton* const> phrases);

  // Those that may match where `code` stands before `next`, as bits. NUL, which is no code, stands
  // behind the last one.
  std::uint32_t At(char code, char next) const {
    return phrases_[row_[Index(code)] * columns_ + column_[Index(next)]];
  }

  template <class Self, class Archive>
  static void Parts(Self& self, Archive& archive) {
    archive(self.row_, self.column_, self.columns_, self.phrases_);
  }

 private:
  static std::size_t Index(char code) { return static_cast<std::uint8_t>(code); }

  std::array<std::uint8_t, 256> row_{}, column_{};  // by code
  std::size_t columns_ = 0;
  std::vector<std::uint32_t> phrases_;  // by row, then column
};

}  // namespace ipse

#endif  // IPSE_RULEPACK_PHRASE_STARTS_H_
