#include "segment/read_segmentation.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "base/strings.h"
#include "toml++/toml.h"

namespace ipse {

absl::StatusOr<SegmentationRules> ReadSegmentation(std::string_view content,
                                                   const std::string& name) {
  const auto error = [&](const toml::source_region& at, std::string_view message) {
    return absl::InvalidArgumentError(
        absl::StrCat(name, ":", at.begin.line, ":", at.begin.column, ": ", AbslView(message)));
  };
  const toml::parse_result parsed = toml::parse(content, name);
  if (!parsed) return error(parsed.error().source(), parsed.error().description());
  SegmentationRules rules;
  const std::pair<std::string_view, std::vector<std::string> SegmentationRules::*> lists[] = {
      {"never_last", &SegmentationRules::never_last},
      {"maybe_last", &SegmentationRules::maybe_last},
      {"before_number", &SegmentationRules::before_number},
      {"sentence_starters", &SegmentationRules::sentence_starters},
      {"reporting_verbs", &SegmentationRules::reporting_verbs}};
  for (const auto& [key, node] : parsed.table()) {
    const std::string_view name_of_key = key.str();
    if (key.str() == "scan") {
      const std::optional<bool> flag = node.value_exact<bool>();
      if (!flag) return error(node.source(), "true or false was expected");
      rules.scan = *flag;
      continue;
    }
    const auto list = std::find_if(std::begin(lists), std::end(lists),
                                   [&](const auto& l) { return l.first == name_of_key; });
    if (list == std::end(lists)) return error(node.source(), "this key is not known here");
    const std::optional<std::string> words = node.value_exact<std::string>();
    if (!words) return error(node.source(), "a string of words was expected");
    rules.*(list->second) = absl::StrSplit(*words, absl::ByAnyChar(" \n\t"), absl::SkipEmpty());
  }
  return rules;
}

}  // namespace ipse
