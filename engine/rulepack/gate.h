// Gate: which of many patterns a string of symbols can match, by what symbols occur in it.
#ifndef IPSE_RULEPACK_GATE_H_
#define IPSE_RULEPACK_GATE_H_

#include <array>
#include <bit>
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

  // The patterns that `code` may match; others it does not match.
  class Opened {
   public:
    // Calls `use` with each of them among the first `count` patterns, in order.
    template <class Use>
    void ForEach(std::size_t count, Use use) const {
      for (std::size_t first = 0; first < count; first += 64) {
        for (std::uint64_t rest = bits_; rest != 0; rest &= rest - 1) {
          const std::size_t pattern = first + static_cast<std::size_t>(std::countr_zero(rest));
          if (pattern >= count) break;
          use(pattern);
        }
      }
    }

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
