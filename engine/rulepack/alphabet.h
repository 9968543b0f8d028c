// Alphabet: one symbol for each set of classes that a token can have.
//
// Rules run over strings of symbols, not of characters. A symbol is a code point in U+0080..U+07FF,
// so each takes two bytes of UTF-8 and the n-th symbol of a string starts at byte 2n. A class name
// in a pattern becomes the RE2 character class of all symbols whose set holds it.
#ifndef IPSE_RULEPACK_ALPHABET_H_
#define IPSE_RULEPACK_ALPHABET_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "rulepack/classes.h"

namespace ipse {

using Symbol = std::uint16_t;  // 0 .. kMaxSymbols - 1

inline constexpr std::size_t kMaxSymbols = 0x800 - 0x80;

// The symbols that belong to one of `any_of`, to one of `and_of` unless that is empty, and to none
// of `none_of`; an empty `any_of` asks nothing.
struct SymbolSet {
  ClassSet any_of;
  ClassSet and_of;
  ClassSet none_of;

  bool Holds(const ClassSet& classes) const {
    return (any_of.none() || (any_of & classes).any()) &&
           (and_of.none() || (and_of & classes).any()) && (none_of & classes).none();
  }
};

class Alphabet {
 public:
  // The symbol of `classes`, made where it is new; nullopt where all code points are taken.
  std::optional<Symbol> Add(const ClassSet& classes);

  const ClassSet& classes(Symbol symbol) const { return sets_[symbol]; }
  std::size_t size() const { return sets_.size(); }

  // The symbols of `set` as an RE2 character class; one that matches nothing where there are none.
  std::string CharacterClass(const SymbolSet& set) const;

 private:
  std::vector<ClassSet> sets_;
  absl::flat_hash_map<std::string, Symbol> symbols_;  // by the set's bits
};

inline void AppendSymbol(Symbol symbol, std::string& out) {
  const unsigned code_point = symbol + 0x80u;
  out.push_back(static_cast<char>(0xC0u | (code_point >> 6)));
  out.push_back(static_cast<char>(0x80u | (code_point & 0x3Fu)));
}

}  // namespace ipse

#endif  // IPSE_RULEPACK_ALPHABET_H_
