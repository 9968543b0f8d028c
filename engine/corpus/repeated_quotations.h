// Quotations that stand in several documents of a corpus, verbatim or altered.
//
// Takes the lines of a run's output, twice in the same order: `Meet` marks in two bitmaps which
// wordings come again, `Gather` keeps them with where they stood. Wordings that are alike (see
// wording.h) come out together, under the commonest. Memory: 32 MB and `kMostWordings` wordings,
// some 150 MB; where a corpus has more, those that stood in one document go, the ones that do not
// come again first, then the oldest: altered wordings are then seen only near each other.
#ifndef IPSE_CORPUS_REPEATED_QUOTATIONS_H_
#define IPSE_CORPUS_REPEATED_QUOTATIONS_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "corpus/result_line.h"

namespace ipse {

struct Sighting {
  std::string id;
  std::string date;    // as given; empty where it is not
  std::string outlet;  // of the page
};

struct QuotedWording {
  std::string text;  // as it stands where it was seen first
  std::uint64_t documents = 0;
  Sighting first;  // by date where one is given, else in the order of the corpus
  std::map<std::string, std::uint64_t> speakers;  // documents of each; of nobody known not
};

struct RepeatedQuotation {
  std::vector<QuotedWording> wordings;  // the commonest first, the others are altered
  std::uint64_t documents = 0;          // two or more, of all wordings
  Sighting first;
  std::set<std::string> outlets;      // of the pages, and those the words came through
  bool speakers_differ = false;       // two names that cannot be one person's
  std::vector<std::string> circular;  // outlets that have it from one another, in a circle
};

class RepeatedQuotations {
 public:
  explicit RepeatedQuotations(std::size_t most_wordings = kMostWordings)
      : most_wordings_(most_wordings) {}

  void Meet(const ResultLine& line);    // first, all lines
  void Gather(const ResultLine& line);  // then all again

  // In the most documents first; among equals, those with something odd, then by their text. Ends
  // this.
  std::vector<RepeatedQuotation> Finish();

  // Wordings that went for want of memory.
  std::uint64_t left_out() const { return left_out_; }

 private:
  static constexpr std::size_t kMostWordings = std::size_t{1} << 17;

  // Which hashes were met once, and more than once; a few more than that may seem to be.
  class Met {
   public:
    void Add(std::uint64_t hash) { (once_[Place(hash)] ? twice_ : once_)[Place(hash)] = true; }
    bool Twice(std::uint64_t hash) const { return twice_[Place(hash)]; }

   private:
    static constexpr std::size_t kBits = std::size_t{1} << 27;
    static std::size_t Place(std::uint64_t hash) { return (hash ^ (hash >> 32)) & (kBits - 1); }
    std::vector<bool> once_ = std::vector<bool>(kBits), twice_ = std::vector<bool>(kBits);
  };

  // Page or outlet, and the outlet that it has the words from.
  using Borrowings = std::set<std::pair<std::string, std::string>>;
  struct Kept {
    QuotedWording quoted;
    std::set<std::string> outlets;
    Borrowings borrowings;
    std::uint64_t number = 0;  // in the order of the corpus
    // The first documents it stood in, by number: enough to see that two wordings of one group
    // stood in the same ones.
    std::vector<std::uint64_t> lines;
  };

  void Add(const ResultLine& line, const SaidThere& said, bool again, Kept& kept) const;
  void Prune();
  static RepeatedQuotation Together(std::vector<Kept> group);
  static std::vector<std::string> Circle(const Borrowings& borrowings);

  std::size_t most_wordings_;
  std::uint64_t left_out_ = 0;
  std::uint64_t number_ = 0;  // of wordings
  std::uint64_t line_ = 0;
  Met met_;
  absl::flat_hash_map<std::uint64_t, Kept> kept_;
};

}  // namespace ipse

#endif  // IPSE_CORPUS_REPEATED_QUOTATIONS_H_
