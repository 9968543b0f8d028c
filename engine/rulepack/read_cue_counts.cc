#include "rulepack/read_cue_counts.h"

#include <cstdint>
#include <limits>
#include <numeric>
#include <string>

#include "absl/strings/str_cat.h"
#include "base/strings.h"

namespace ipse {
namespace {

RulePlace PlaceOf(const PackFile& file, const toml::source_position& at) {
  return {file.name, at.line, at.column};
}

// The count that `key` names; null where there is none of that name.
std::uint32_t* CountOf(std::string_view key, CueCounts& counts) {
  if (key == "seen") return &counts.seen;
  if (key == "cue") return &counts.cue;
  for (std::size_t i = 0; i < kContentForms; ++i) {
    if (key == Name(static_cast<ContentForm>(i))) return &counts.content[i];
  }
  return nullptr;
}

absl::Status ReadCount(const PackFile& file, const toml::key& key, const toml::node& value,
                       CueCounts& counts) {
  std::uint32_t* const count = CountOf(key.str(), counts);
  if (count == nullptr) {
    std::string names = "seen, cue";
    for (std::size_t i = 0; i < kContentForms; ++i)
      absl::StrAppend(&names, ", ", AbslView(Name(static_cast<ContentForm>(i))));
    return ErrorAtPlace(
        PlaceOf(file, key.source().begin),
        absl::StrCat("the key ", AbslView(key.str()), " is not known here: a word has ", names));
  }
  const std::optional<std::int64_t> number = value.value_exact<std::int64_t>();
  if (!number || *number < 0 || *number > std::numeric_limits<std::uint32_t>::max())
    return ErrorAtPlace(PlaceOf(file, value.source().begin), "a count is a whole number from 0 on");
  *count = static_cast<std::uint32_t>(*number);
  return absl::OkStatus();
}

// What is wrong with the counts together; empty where nothing is.
std::string Inconsistent(const CueCounts& counts) {
  if (counts.cue > counts.seen)
    return absl::StrCat("it is a cue ", counts.cue, " times, and seen ", counts.seen, " times");
  const std::uint64_t contents =
      std::accumulate(counts.content.begin(), counts.content.end(), std::uint64_t{0});
  if (contents == counts.cue) return {};
  return absl::StrCat("it is a cue ", counts.cue, " times, and its contents are ", contents);
}

}  // namespace

absl::Status ReadCueCounts(const PackFile& file, const toml::node& node, LanguageSource& out) {
  const toml::table* const words = node.as_table();
  if (words == nullptr)
    return ErrorAtPlace(PlaceOf(file, node.source().begin), "cue_counts must be a table");
  for (const auto& [word, of_word] : *words) {
    const RulePlace place = PlaceOf(file, word.source().begin);
    const toml::table* const table = of_word.as_table();
    if (table == nullptr) {
      return ErrorAtPlace(place, absl::StrCat("the counts of a word are a table: ",
                                              AbslView(word.str()), " = {seen = 3, …}"));
    }
    CueCounts counts;
    for (const auto& [key, value] : *table) {
      if (absl::Status status = ReadCount(file, key, value, counts); !status.ok()) return status;
    }
    if (const std::string wrong = Inconsistent(counts); !wrong.empty())
      return ErrorAtPlace(place, absl::StrCat(AbslView(word.str()), ": ", wrong));
    out.cue_counts.push_back({std::string(word.str()), place, counts});
  }
  return absl::OkStatus();
}

}  // namespace ipse
