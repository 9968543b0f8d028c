#include "made_corpus.h"

#include <algorithm>
#include <array>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "base/hash.h"
#include "base/strings.h"

namespace ipse {
namespace {

bool IsLetter(char c) { return absl::ascii_isalpha(static_cast<unsigned char>(c)); }
bool IsUpper(char c) { return absl::ascii_isupper(static_cast<unsigned char>(c)); }

std::size_t WordEnd(std::string_view text, std::size_t at) {
  while (at < text.size() && IsLetter(text[at])) ++at;
  return at;
}

std::size_t Count(std::string_view text, std::string_view mark) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = text.find(mark, at)) != std::string_view::npos; ++count)
    at += mark.size();
  return count;
}

// Whether every quotation that opens in `text` is closed there.
bool IsBalanced(std::string_view text) {
  return Count(text, "“") == Count(text, "”") && Count(text, "\"") % 2 == 0;
}

// The sentences of `news`, those together that a quotation holds together.
std::vector<std::string_view> StretchesOf(const Engine& engine, std::string_view news) {
  const absl::StatusOr<std::vector<ByteSpan>> sentences = engine.Sentences({.text = news});
  std::vector<std::string_view> out;
  std::size_t begin = 0, end = 0;
  bool open = false;
  for (const ByteSpan& sentence : *sentences) {
    const bool same_paragraph =
        news.substr(end, sentence.begin - end).find('\n') == std::string_view::npos;
    if (!open || !same_paragraph) begin = sentence.begin;
    end = sentence.end;
    const std::string_view stretch = news.substr(begin, end - begin);
    open = !IsBalanced(stretch);
    if (!open) out.push_back(stretch);
  }
  return out;
}

// One of half a million surnames.
void AddSurname(std::uint64_t hash, std::string& out) {
  static constexpr std::array<std::string_view, 16> kOnsets = {
      "b", "br", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "st", "t", "v"};
  static constexpr std::array<std::string_view, 5> kVowels = {"a", "e", "i", "o", "u"};
  const std::size_t begin = out.size();
  for (int syllable = 0; syllable < 3; ++syllable) {
    absl::StrAppend(&out, AbslView(kOnsets[hash % kOnsets.size()]),
                    AbslView(kVowels[hash / kOnsets.size() % kVowels.size()]));
    hash /= kOnsets.size() * kVowels.size();
  }
  out[begin] = absl::ascii_toupper(static_cast<unsigned char>(out[begin]));
}

}  // namespace

MadeCorpus::MadeCorpus(const Engine& engine, std::string news)
    : news_(std::move(news)), stretches_(StretchesOf(engine, news_)) {
  const std::string_view all = news_;
  for (std::size_t at = 0; at < all.size(); ++at) {
    const std::size_t end = WordEnd(all, at);
    if (end > at && !IsUpper(all[at])) in_lower_.insert(all.substr(at, end - at));
    at = std::max(at, end);
  }
}

std::string MadeCorpus::Article(std::size_t bytes) {
  const std::uint64_t seed = random_();
  std::string out;
  AddStretch(seed, out);
  while (out.size() < bytes) {
    out += "\n\n";
    for (std::size_t left = 1 + Pick(3); left > 0 && out.size() < bytes; --left) {
      if (out.back() != '\n') out += ' ';
      AddStretch(seed, out);
    }
  }
  return out;
}

bool MadeCorpus::IsName(std::string_view stretch, std::size_t begin, std::size_t end) const {
  if (end - begin < 4 || !IsUpper(stretch[begin]) || IsUpper(stretch[begin + 1])) return false;
  if (begin < 2 || stretch[begin - 1] != ' ' || !IsLetter(stretch[begin - 2])) return false;
  return !in_lower_.contains(absl::AsciiStrToLower(AbslView(stretch.substr(begin, end - begin))));
}

void MadeCorpus::AddStretch(std::uint64_t seed, std::string& out) {
  const std::string_view stretch = stretches_[Pick(stretches_.size())];
  for (std::size_t at = 0; at < stretch.size();) {
    const std::size_t end = std::max(at + 1, WordEnd(stretch, at));
    const std::string_view word = stretch.substr(at, end - at);
    if (IsName(stretch, at, end)) {
      const std::uint64_t hash = Hash(word) ^ seed;
      hash % 2 == 0 ? AddSurname(hash / 2, out) : void(out += word);
    } else {
      out += word;
    }
    at = end;
  }
}

}  // namespace ipse
