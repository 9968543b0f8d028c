// News to measure on.
#ifndef IPSE_BENCH_NEWS_TEXT_H_
#define IPSE_BENCH_NEWS_TEXT_H_

#include <cstddef>
#include <string>

namespace ipse {

// `bytes` bytes of news, a few more to end a line: the `text` members of the JSON Lines file that
// the environment variable IPSE_BENCH_TEXTS names, repeated as needed, else articles made from the
// project's own words, the same on every machine. `what` says which.
struct NewsText {
  std::string text;
  std::string what;
};
NewsText MakeNewsText(std::size_t bytes);

}  // namespace ipse

#endif  // IPSE_BENCH_NEWS_TEXT_H_
