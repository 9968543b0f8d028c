#include "confidence/symbol_tables.h"

#include <string_view>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "base/strings.h"

namespace ipse {
namespace {

// Where the class begins in a feature's name: behind the last colon, save one in a quoted word.
std::size_t ClassAt(std::string_view name) {
  if (name.size() > 1 && name.back() == '"') return name.rfind('"', name.size() - 2);
  return name.rfind(':') + 1;
}

}  // namespace

// The table of weights is read once, and each of them put in its place: there are more features
// that it does not have than it has.
SymbolTables::SymbolTables(const LanguagePack& pack, const Weights& weights,
                           std::vector<std::string> prefixes)
    : pack_(pack), prefixes_(std::move(prefixes)), width_(prefixes_.size()) {
  const std::size_t tables = width_;
  absl::flat_hash_map<std::string_view, std::size_t> by_prefix;
  for (std::size_t table = 0; table < tables; ++table) by_prefix[prefixes_[table]] = table;
  std::vector<float> of_class(pack.classes.size() * tables);
  std::vector<float> of_look(tables);
  for (const auto& [name, weight] : weights) {
    if (const auto look = by_prefix.find(name); look != by_prefix.end()) {
      of_look[look->second] = static_cast<float>(weight);
      continue;
    }
    const std::size_t at = ClassAt(name);
    const auto table = by_prefix.find(std::string_view(name).substr(0, at));
    if (table == by_prefix.end()) continue;
    if (const auto id = pack.classes.Find(std::string_view(name).substr(at)))
      of_class[*id * tables + table->second] = static_cast<float>(weight);
  }
  std::vector<float> sums;
  sums.reserve(pack.alphabet.size() * tables);
  for (std::size_t symbol = 0; symbol < pack.alphabet.size(); ++symbol) {
    sums.insert(sums.end(), of_look.begin(), of_look.end());
    float* const row = &sums[symbol * tables];
    ForEachClass(pack.alphabet.classes(static_cast<Symbol>(symbol)), [&](ClassId id) {
      for (std::size_t table = 0; table < tables; ++table)
        row[table] += of_class[id * tables + table];
    });
  }
  of_class_ = std::move(of_class);
  sums_ = std::move(sums);
}

void SymbolTables::AddTerms(std::size_t table, Symbol symbol, std::vector<Term>& out) const {
  const std::string& prefix = prefixes_[table];
  if (prefix.back() != ':') {
    out.push_back({prefix, Sum(table, symbol)});
    return;
  }
  ForEachClass(pack_.alphabet.classes(symbol), [&](ClassId id) {
    out.push_back(
        {absl::StrCat(prefix, AbslView(pack_.classes.Name(id))), of_class_[id * width_ + table]});
  });
}

void AddPrefixes(const LanguagePack& pack, std::string_view before,
                 const std::vector<ClassId>& kinds, std::string_view behind,
                 std::vector<std::string>& out) {
  for (ClassId id : kinds)
    out.push_back(
        absl::StrCat(AbslView(before), AbslView(pack.classes.Name(id)), AbslView(behind)));
}

}  // namespace ipse
