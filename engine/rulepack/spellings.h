// Spellings: words by their numbers, their letters in one row.
#ifndef IPSE_RULEPACK_SPELLINGS_H_
#define IPSE_RULEPACK_SPELLINGS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/array.h"

namespace ipse {

class Spellings {
 public:
  Spellings() = default;
  explicit Spellings(const std::vector<std::string>& words) {
    std::vector<char> letters;
    std::vector<std::uint32_t> begins = {0};
    for (const std::string& word : words) {
      letters.insert(letters.end(), word.begin(), word.end());
      begins.push_back(static_cast<std::uint32_t>(letters.size()));
    }
    letters_ = std::move(letters);
    begins_ = std::move(begins);
  }
  template <class Self, class Archive>
  static void Parts(Self& self, Archive& archive) {
    archive(self.letters_, self.begins_);
  }

  std::size_t size() const { return begins_.empty() ? 0 : begins_.size() - 1; }
  std::string_view operator[](std::size_t word) const {
    return {letters_.data() + begins_[word], begins_[word + 1] - begins_[word]};
  }

 private:
  Array<char> letters_;
  Array<std::uint32_t> begins_;  // by word, and behind the last
};

}  // namespace ipse

#endif  // IPSE_RULEPACK_SPELLINGS_H_
