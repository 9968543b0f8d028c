#include "output/counted_cue_text.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace ipse {
namespace {

// By ContentForm.
constexpr std::array<const char*, kContentForms> kForms = {
    "in quotation marks",       "partly quoted", "behind “that”", "bare", "“to” + infinitive",
    "behind “if” or a wh-word", "other"};

// 2,310
std::string WithCommas(std::uint32_t count) {
  const std::string digits = absl::StrCat(count);
  std::string out;
  for (std::size_t at = 0; at < digits.size(); ++at) {
    if (at > 0 && (digits.size() - at) % 3 == 0) out += ',';
    out += digits[at];
  }
  return out;
}

// 45 % in quotation marks, 30 % bare
std::string Contents(const CueCounts& counts) {
  std::vector<std::pair<long, const char*>> forms;
  for (std::size_t form = 0; form < kContentForms; ++form) {
    const long percent = std::lround(100.0 * counts.content[form] / counts.cue);
    if (percent > 0) forms.emplace_back(percent, kForms[form]);
  }
  std::stable_sort(forms.begin(), forms.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  return absl::StrJoin(forms, ", ", [](std::string* out, const auto& form) {
    absl::StrAppend(out, form.first, " % ", form.second);
  });
}

}  // namespace

std::string CountedCueText(const CountedCue& cue) {
  std::string out = absl::StrCat(std::string(cue.word), ": a cue ", WithCommas(cue.counts.cue),
                                 " of ", WithCommas(cue.counts.seen), " times in the gold texts");
  if (cue.counts.cue > 0) absl::StrAppend(&out, "; then ", Contents(cue.counts));
  return out;
}

}  // namespace ipse
