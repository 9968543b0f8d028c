// Alphabet: one symbol for each set of classes that a token can have.
//
// Rules run over strings of symbols, not of characters. A Coding writes the symbols for a group of
// patterns, one byte each: symbols that none of the patterns tells apart share a byte, so that the
// automata stay small and the n-th symbol of a string is its n-th byte. A class name in a pattern
// becomes the RE2 character class of all bytes whose symbols have it.
#ifndef IPSE_RULEPACK_ALPHABET_H_
#define IPSE_RULEPACK_ALPHABET_H_

#include <bitset>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "rulepack/classes.h"

namespace ipse {

using Symbol = std::uint16_t;  // 0 .. kMaxSymbols - 1

inline constexpr std::size_t kMaxSymbols = 4096;  // tables by symbol stay small

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
  friend bool operator==(const SymbolSet&, const SymbolSet&) = default;
};

class Alphabet {
 public:
  // The symbol of `classes`, made where it is new; nullopt where there are kMaxSymbols already.
  std::optional<Symbol> Add(const ClassSet& classes);

  const ClassSet& classes(Symbol symbol) const { return sets_[symbol]; }
  std::size_t size() const { return sets_.size(); }
  // Without what Add needs.
  template <class Self, class Archive>
  static void Parts(Self& self, Archive& archive) {
    archive(self.sets_);
  }

 private:
  std::vector<ClassSet> sets_;
  absl::flat_hash_map<ClassSet, Symbol, std::hash<ClassSet>> symbols_;
};

// Which of a list of sets hold something; ordered as the list of yes and no would be.
class HeldBy {
 public:
  explicit HeldBy(std::size_t sets) : words_((sets + 63) / 64) {}

  void Set(std::size_t set) { words_[set / 64] |= Bit(set); }
  bool operator[](std::size_t set) const { return (words_[set / 64] & Bit(set)) != 0; }
  friend auto operator<=>(const HeldBy&, const HeldBy&) = default;

 private:
  static std::uint64_t Bit(std::size_t set) { return std::uint64_t{1} << (63 - set % 64); }

  std::vector<std::uint64_t> words_;
};

using CodeSet = std::bitset<256>;

class Coding {
 public:
  // For patterns with the atoms `sets`; nullopt where they tell more symbols apart than there are
  // bytes.
  static std::optional<Coding> Of(const Alphabet& alphabet, std::vector<SymbolSet> sets);

  char Code(Symbol symbol) const { return static_cast<char>(codes_[symbol]); }
  // Writes the code of each of `symbols` to `out`.
  void Encode(std::span<const Symbol> symbols, char* out) const {
    const std::uint8_t* const codes = codes_.data();  // a char may alias it
    for (Symbol symbol : symbols) *out++ = static_cast<char>(codes[symbol]);
  }

  // The codes of `set`, one of those that the coding was made for.
  const CodeSet& Codes(const SymbolSet& set) const;
  // The same as a character class of RE2 in Latin-1; one that matches nothing where there are none.
  std::string CharacterClass(const SymbolSet& set) const;
  CodeSet AllCodes() const;
  // Without what only compiling patterns needs.
  template <class Self, class Archive>
  static void Parts(Self& self, Archive& archive) {
    archive(self.codes_, self.count_);
  }

 private:
  std::vector<std::uint8_t> codes_;  // by symbol; 0 is never a code
  std::vector<SymbolSet> sets_;
  std::vector<CodeSet> codes_of_;  // by set
  std::size_t count_ = 0;          // of codes, from 1
};

}  // namespace ipse

#endif  // IPSE_RULEPACK_ALPHABET_H_
