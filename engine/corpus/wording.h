// The words of a quotation, to tell whether two are the same or nearly so.
//
// Takes a text; gives hashes of its words, whatever their marks and casing (ASCII), and from these
// one hash of all, and bands: hashes that two texts share the likelier the more pairs of
// neighbouring words they share (minhash; Broder 1997): 48 minima in 16 bands of 3. Of texts that
// share half of their pairs, 88 in 100 share a band; of those that share a fifth, 12.
#ifndef IPSE_CORPUS_WORDING_H_
#define IPSE_CORPUS_WORDING_H_

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace ipse {

// A word: its hash, and where it stands, in bytes.
struct Word {
  std::uint64_t hash = 0;
  std::uint32_t begin = 0, end = 0;
};

inline constexpr std::size_t kBands = 16;

class Wording {
 public:
  explicit Wording(std::string_view text);

  const std::vector<Word>& words() const { return words_; }
  // The same for the same words in the same order.
  std::uint64_t hash() const;
  std::array<std::uint64_t, kBands> Bands() const;

  // Hashes of the pairs of neighbouring words, sorted, each once.
  std::vector<std::uint32_t> Pairs() const;

 private:
  std::vector<Word> words_;
};

// How alike two texts with these pairs are, from 0 to 1: the share of all pairs that both have;
// where one is an excerpt of the other, the share of the shorter one's.
double Likeness(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b);

// Which words of `a` and of `b` the other one lacks, by a longest common subsequence; all of them
// where the texts are too long to compare.
std::pair<std::vector<bool>, std::vector<bool>> Differing(const Wording& a, const Wording& b);

}  // namespace ipse

#endif  // IPSE_CORPUS_WORDING_H_
