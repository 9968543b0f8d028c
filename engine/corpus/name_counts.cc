#include "corpus/name_counts.h"

#include <algorithm>
#include <utility>

namespace ipse {
namespace {

bool MoreFrequent(const NameCount& a, const NameCount& b) {
  return a.count != b.count ? a.count > b.count : a.name < b.name;
}

}  // namespace

void NameCounts::Meet(const std::string& name) {
  if (name.empty()) return;
  ++met_[name];
  if (met_.size() > most_names_) Prune();
}

// Halves the names by raising what they must have been met.
void NameCounts::Prune() {
  for (std::uint64_t rare = 1; met_.size() > most_names_ / 2; rare *= 2)
    absl::erase_if(met_, [&](const auto& entry) { return entry.second <= rare; });
}

void NameCounts::Choose(std::size_t most) {
  std::vector<NameCount> all;
  all.reserve(met_.size());
  for (const auto& [name, count] : met_) all.push_back({name, count, {}});
  met_.clear();
  std::sort(all.begin(), all.end(), MoreFrequent);
  if (all.size() > most) all.resize(most);
  for (NameCount& name : all) chosen_[name.name] = {name.name, 0, {}};
}

void NameCounts::Count(const std::string& name, const std::string& month) {
  const auto found = chosen_.find(name);
  if (found == chosen_.end()) return;
  ++found->second.count;
  if (!month.empty()) ++found->second.months[month];
}

std::vector<NameCount> NameCounts::Take() {
  std::vector<NameCount> all;
  for (auto& [name, count] : chosen_) all.push_back(std::move(count));
  std::sort(all.begin(), all.end(), MoreFrequent);
  return all;
}

}  // namespace ipse
