// Symbol tables: weights that are summed by symbol, so that a look at a place of a claim is one
// addition a table, whatever classes the symbol there has.
#ifndef IPSE_CONFIDENCE_SYMBOL_TABLES_H_
#define IPSE_CONFIDENCE_SYMBOL_TABLES_H_

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "base/array.h"
#include "ipse/explain.h"
#include "rulepack/compiled_pack.h"

namespace ipse {

class SymbolTables {
 public:
  // A table a prefix: a prefix that ends in a colon sums the weights of the features that it makes
  // with the classes of a symbol; any other is a feature itself, the same for all symbols.
  SymbolTables(const LanguagePack& pack, const Weights& weights, std::vector<std::string> prefixes);
  explicit SymbolTables(const LanguagePack& pack) : pack_(pack) {}  // to be thawed
  template <class Self, class Archive>
  static void Parts(Self& self, Archive& archive) {
    archive(self.prefixes_, self.width_, self.of_class_, self.sums_);
  }

  float Sum(std::size_t table, Symbol symbol) const { return sums_[symbol * width_ + table]; }
  // What the sum is made of.
  void AddTerms(std::size_t table, Symbol symbol, std::vector<Term>& out) const;

 private:
  const LanguagePack& pack_;
  std::vector<std::string> prefixes_;
  std::size_t width_ = 0;  // of a row: how many tables there are
  Array<float> of_class_;  // a row of all tables for each class
  Array<float> sums_;      // a row of all tables for each symbol
};

// Appends a prefix for each of `kinds`: what stands before its name, the name, what stands behind.
void AddPrefixes(const LanguagePack& pack, std::string_view before,
                 const std::vector<ClassId>& kinds, std::string_view behind,
                 std::vector<std::string>& out);

// The probability of log-odds.
inline double Logistic(double x) { return 1 / (1 + std::exp(-x)); }

}  // namespace ipse

#endif  // IPSE_CONFIDENCE_SYMBOL_TABLES_H_
