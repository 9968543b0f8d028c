// Gate: which of many patterns a string of symbols can match, by what symbols occur in it.
#ifndef IPSE_RULEPACK_GATE_H_
#define IPSE_RULEPACK_GATE_H_

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "rulepack/alphabet.h"

namespace ipse {

class Gate {
 public:
  // Patterns are numbered from 0 as they are added. The string must hold a code of each of
  // `needs`.
  void Add(std::vector<CodeSet> needs);

  // The patterns that `code` may match; one that `Holds` denies it does not match.
  class Opened {
   public:
    bool Holds(std::size_t pattern) const { return ((bits_ >> (pattern % 64)) & 1) != 0; }
    // The same for 64 patterns, of which the first is a multiple of 64: as bits.
    std::uint64_t Each64() const { return bits_; }

   private:
    friend class Gate;
    std::uint64_t bits_ = 0;  // those 64 apart share one
  };
  Opened Open(std::string_view code) const;
  template <class Self, class Archive>
  static void Parts(Self& self, Archive& archive) {
    archive(self.meets_, self.size_);
  }

 private:
  static constexpr std::size_t kNeeds = 3;  // looked at of each pattern: those that fewest meet
  // By code and need, the patterns whose need it meets.
  std::array<std::array<std::uint64_t, kNeeds>, 256> meets_{};
  std::size_t size_ = 0;
};

}  // namespace ipse

#endif  // IPSE_RULEPACK_GATE_H_
