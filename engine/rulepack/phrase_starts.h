// PhraseStarts: which phrases may match at a place, by the code there and the one behind it.
//
// Two looks say so of 64 phrases; three quarters of all tries are in vain without them. Immutable
// once filled, shared by threads.
#ifndef IPSE_RULEPACK_PHRASE_STARTS_H_
#define IPSE_RULEPACK_PHRASE_STARTS_H_

#include <array>
#include <cstdint>
#include <vector>

#include "rulepack/automaton.h"

namespace ipse {

class PhraseStarts {
 public:
  // Phrases are numbered from 0 as they are added.
  void Add(const Automaton& phrase);

  // Of 64 phrases, of which the first is `block` * 64, those that may match where `code` stands
  // before `next`, as bits.
  std::uint64_t At(std::size_t block, char code, char next) const {
    const Block& at = blocks_[block];
    return at.begin[Index(code)] & (at.alone[Index(code)] | at.second[Index(next)]);
  }
  // The same where nothing stands behind `code`.
  std::uint64_t AtEnd(std::size_t block, char code) const {
    return blocks_[block].alone[Index(code)];
  }

  template <class Self, class Archive>
  static void Parts(Self& self, Archive& archive) {
    archive(self.blocks_, self.size_);
  }

 private:
  using ByCode = std::array<std::uint64_t, 256>;
  struct Block {
    ByCode begin{};   // phrases that begin with the code
    ByCode alone{};   // phrases that the code alone matches
    ByCode second{};  // phrases that go on with the code behind their first
    template <class Self, class Archive>
    static void Parts(Self& self, Archive& archive) {
      archive(self.begin, self.alone, self.second);
    }
  };
  static std::size_t Index(char code) { return static_cast<std::uint8_t>(code); }

  std::vector<Block> blocks_;
  std::size_t size_ = 0;
};

}  // namespace ipse

#endif  // IPSE_RULEPACK_PHRASE_STARTS_H_
