// Articles without end, made of the sentences of a news text.
//
// Takes a news text; gives articles of a size, the same for the same text. Sentences stand in
// another order, and half of the names are others in each article, so that neither caches nor
// dictionaries see what they would not see in a corpus of that size. Only sentences that one
// quotation holds together stay together. What such an article says has no meaning.
#ifndef IPSE_BENCH_CORPUS_MADE_CORPUS_H_
#define IPSE_BENCH_CORPUS_MADE_CORPUS_H_

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "ipse/engine.h"

namespace ipse {

class MadeCorpus {
 public:
  MadeCorpus(const Engine& engine, std::string news);
  MadeCorpus(const MadeCorpus&) = delete;
  MadeCorpus& operator=(const MadeCorpus&) = delete;

  // A headline and paragraphs, `bytes` of them or a sentence more.
  std::string Article(std::size_t bytes);
  // The size of an article of news: 1 to 9 KB.
  std::size_t ArticleSize() { return 1000 + Pick(8000); }

 private:
  std::size_t Pick(std::size_t n) { return random_() % n; }
  // Adds any stretch, with names of the article `seed`.
  void AddStretch(std::uint64_t seed, std::string& out);
  bool IsName(std::string_view stretch, std::size_t begin, std::size_t end) const;

  const std::string news_;
  std::vector<std::string_view> stretches_;         // of `news_`
  absl::flat_hash_set<std::string_view> in_lower_;  // words that do not always have a capital
  std::mt19937_64 random_;
};

}  // namespace ipse

#endif  // IPSE_BENCH_CORPUS_MADE_CORPUS_H_
