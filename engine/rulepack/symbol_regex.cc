#include "rulepack/symbol_regex.h"

#include "base/strings.h"
#include "rulepack/nodes.h"

namespace ipse {
namespace {

// One byte a symbol, any of which "." matches.
RE2::Options SymbolOptions(SymbolRegex::Prefers prefers) {
  RE2::Options options(RE2::Latin1);
  options.set_log_errors(false);
  options.set_dot_nl(true);
  options.set_longest_match(prefers == SymbolRegex::Prefers::longest);
  return options;
}

}  // namespace

std::string SymbolRegex::Compile(const std::string& re2, Prefers prefers, const Pattern& pattern,
                                 const Definitions& definitions, const Coding& coding) {
  source_ = re2;
  prefers_ = prefers;
  if (!Re2().ok()) return Re2().error();
  groups_ = static_cast<std::size_t>(Re2().NumberOfCapturingGroups()) + 1;
  PatternNodes nodes;
  PatternError too_large;  // what else could be wrong RE2 has said
  // Where RE2 reads what is captured, the table may say yes wrongly.
  const bool ways = prefers == Prefers::first;
  if (!ReadNodes(pattern, definitions, coding, ways, nodes, too_large)) return "";
  needs_ = nodes.needs;
  if (!MatchTable::Make(nodes, ways, table_.emplace())) table_.reset();
  return "";
}

const RE2& SymbolRegex::Re2() const {
  std::call_once(program_->once,
                 [&] { program_->re2 = std::make_unique<RE2>(source_, SymbolOptions(prefers_)); });
  return *program_->re2;
}

bool SymbolRegex::FindWithRe2(std::string_view code, std::size_t from, RE2::Anchor anchor,
                              Groups& groups) const {
  std::array<re2::StringPiece, kMostGroups> found;
  if (!Re2().Match(Re2View(code), from, code.size(), anchor, found.data(),
                   static_cast<int>(groups_)))
    return false;
  for (std::size_t g = 0; g < groups_; ++g) {
    groups[g] = {};
    if (found[g].data() == nullptr) continue;
    const auto begin = static_cast<std::uint32_t>(found[g].data() - code.data());
    groups[g] = {begin, begin + static_cast<std::uint32_t>(found[g].size())};
  }
  return true;
}

bool SymbolRegex::Find(std::string_view code, const Walk& walk, std::size_t from,
                       Groups& groups) const {
  if (!table_) return FindWithRe2(code, from, RE2::UNANCHORED, groups);
  for (; from < code.size(); ++from) {
    if (!MatchTable::Begins(walk[from])) continue;
    if (prefers_ == Prefers::longest) {
      if (FindWithRe2(code, from, RE2::ANCHOR_START, groups)) return true;
      continue;
    }
    table_->Read(walk, from, std::span(groups).first(groups_));
    return true;
  }
  return false;
}

}  // namespace ipse
