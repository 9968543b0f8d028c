#include "rulepack/classes.h"

#include "base/strings.h"

namespace ipse {

std::optional<ClassId> Classes::Add(std::string_view name) {
  if (std::optional<ClassId> known = Find(name)) return known;
  if (names_.size() == kMaxClasses) return std::nullopt;
  const auto id = static_cast<ClassId>(names_.size());
  names_.emplace_back(name);
  ids_.emplace(std::string(name), id);
  return id;
}

std::optional<ClassId> Classes::Find(std::string_view name) const {
  const auto found = ids_.find(AbslView(name));
  if (found == ids_.end()) return std::nullopt;
  return found->second;
}

}  // namespace ipse
