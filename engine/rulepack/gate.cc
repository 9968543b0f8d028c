#include "rulepack/gate.h"

#include <algorithm>

namespace ipse {

void Gate::Add(const Coding& coding, const std::vector<SymbolSet>& needs) {
  std::vector<CodeSet> codes;
  codes.reserve(needs.size());
  for (const SymbolSet& need : needs) codes.push_back(coding.Codes(need));
  std::stable_sort(codes.begin(), codes.end(),
                   [](const CodeSet& a, const CodeSet& b) { return a.count() < b.count(); });
  codes.resize(kNeeds, CodeSet().set());
  const std::uint64_t bit = std::uint64_t{1} << (size_++ % 64);
  for (std::size_t code = 0; code < meets_.size(); ++code) {
    for (std::size_t n = 0; n < kNeeds; ++n) {
      if (codes[n][code]) meets_[code][n] |= bit;
    }
  }
}

Gate::Opened Gate::Open(std::string_view code) const {
  std::array<std::uint64_t, kNeeds> met{};
  for (char c : code) {
    const auto& meets = meets_[static_cast<std::uint8_t>(c)];
    for (std::size_t n = 0; n < kNeeds; ++n) met[n] |= meets[n];
  }
  Opened out;
  out.bits_ = met[0] & met[1] & met[2];
  return out;
}

}  // namespace ipse
