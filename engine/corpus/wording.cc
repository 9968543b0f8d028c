#include "corpus/wording.h"

#include <algorithm>
#include <iterator>
#include <limits>

#include "base/hash.h"

namespace ipse {
namespace {

// Bytes of the punctuation of two or three bytes at the front of `text`: « » and the no-break space
// among U+00A0–00BF, the quotation marks, dashes and spaces of U+2000–207F. 0 where there is none.
std::size_t PunctuationSize(std::string_view text) {
  if (text.size() > 1 && text[0] == '\xC2' && (text[1] & '\x60') == '\x20') return 2;
  const bool general =
      text.size() > 2 && text[0] == '\xE2' && (text[1] == '\x80' || text[1] == '\x81');
  return general ? 3 : 0;
}

// Bytes of an apostrophe at the front of `text`, 0 where there is none.
std::size_t ApostropheSize(std::string_view text) {
  return text.starts_with('\'') ? 1 : text.starts_with("\xE2\x80\x99") ? 3 : 0;
}

bool IsWordByte(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
         (c & '\x80') != 0;
}

bool BeginsWord(std::string_view text) {
  return !text.empty() && IsWordByte(text[0]) && PunctuationSize(text) == 0;
}

// A well-mixed function of the two (the finalizer of splitmix64).
std::uint64_t Mix(std::uint64_t value, std::uint64_t seed) {
  value += seed * 0x9E3779B97F4A7C15;
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
  return value ^ (value >> 31);
}

}  // namespace

Wording::Wording(std::string_view text) {
  bool in_word = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t apostrophe = in_word ? ApostropheSize(text.substr(i)) : 0;
    if (apostrophe > 0 && BeginsWord(text.substr(i + apostrophe))) {  // “don’t” is one word
      i += apostrophe;
      continue;
    }
    if (!BeginsWord(text.substr(i))) {
      in_word = false;
      i += std::max(PunctuationSize(text.substr(i)), std::size_t{1});
      continue;
    }
    const char c = text[i];
    const bool upper = c >= 'A' && c <= 'Z';
    if (!in_word) words_.push_back({kHashSeed, static_cast<std::uint32_t>(i), 0});
    in_word = true;
    const char folded = upper ? static_cast<char>(c - 'A' + 'a') : c;
    words_.back().hash = Hash({&folded, 1}, words_.back().hash);
    words_.back().end = static_cast<std::uint32_t>(++i);
  }
}

std::uint64_t Wording::hash() const {
  std::uint64_t hash = kHashSeed;
  for (const Word& word : words_) hash = Mix(word.hash, hash);
  return hash;
}

std::vector<std::uint32_t> Wording::Pairs() const {
  std::vector<std::uint32_t> pairs;
  for (std::size_t i = 0; i + 1 < words_.size(); ++i)
    pairs.push_back(static_cast<std::uint32_t>(Mix(words_[i].hash, words_[i + 1].hash)));
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

std::array<std::uint64_t, kBands> Wording::Bands() const {
  constexpr std::size_t kRows = 3;
  const std::vector<std::uint32_t> pairs = Pairs();
  std::array<std::uint64_t, kBands> bands{};
  for (std::size_t band = 0; band < kBands; ++band) {
    std::uint64_t hash = band;
    for (std::size_t row = 0; row < kRows; ++row) {
      std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
      for (const std::uint32_t pair : pairs)
        least = std::min(least, Mix(pair, 1 + band * kRows + row));
      hash = Mix(least, hash);
    }
    bands[band] = hash;
  }
  return bands;
}

double Likeness(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::vector<std::uint32_t> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  if (both.empty()) return 0;
  const auto shared = static_cast<double>(both.size());
  const auto shorter = static_cast<double>(std::min(a.size(), b.size()));
  constexpr double kExcerpt = 0.8;  // that much of the shorter one makes it an excerpt
  if (shared >= kExcerpt * shorter) return shared / shorter;
  return shared / (static_cast<double>(a.size() + b.size()) - shared);
}

std::pair<std::vector<bool>, std::vector<bool>> Differing(const Wording& a, const Wording& b) {
  constexpr std::size_t kMostWords = 2000;  // 8 MB of table
  const std::vector<Word>&left = a.words(), &right = b.words();
  std::vector<bool> left_differs(left.size(), true), right_differs(right.size(), true);
  if (left.size() > kMostWords || right.size() > kMostWords) return {left_differs, right_differs};
  const std::size_t width = right.size() + 1;
  // The longest common subsequence of what begins at a word of each.
  std::vector<std::uint16_t> longest((left.size() + 1) * width);
  for (std::size_t i = left.size(); i-- > 0;) {
    for (std::size_t j = right.size(); j-- > 0;) {
      longest[i * width + j] =
          left[i].hash == right[j].hash
              ? static_cast<std::uint16_t>(longest[(i + 1) * width + j + 1] + 1)
              : std::max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
    }
  }
  for (std::size_t i = 0, j = 0; i < left.size() && j < right.size();) {
    if (left[i].hash == right[j].hash) {
      left_differs[i++] = right_differs[j++] = false;
    } else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1]) {
      ++i;
    } else {
      ++j;
    }
  }
  return {left_differs, right_differs};
}

}  // namespace ipse
