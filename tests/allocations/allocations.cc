// What the engine allocates, counted by an operator new of this program's own. After some documents
// a worker has all the room it needs: what it allocates for another must not grow with its words.
#include <malloc.h>

#include <array>
#include <atomic>
#include <cstdlib>
#include <new>
#include <string>
#include <string_view>

#include "gtest/gtest.h"
#include "ipse/ipse.h"
#include "news_text.h"
#include "steps.h"

namespace {

std::atomic<std::size_t> allocations = 0;
std::atomic<std::size_t> held = 0;  // bytes

}  // namespace

void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  void* place = std::malloc(size);
  ++allocations;
  held += malloc_usable_size(place);
  return place;
}

void* operator new(std::size_t size) {
  void* place = operator new(size, std::nothrow);
  if (place == nullptr) throw std::bad_alloc();
  return place;
}

void operator delete(void* place) noexcept {
  held -= malloc_usable_size(place);
  std::free(place);
}

void operator delete(void* place, std::size_t) noexcept { operator delete(place); }

namespace ipse {
namespace {

constexpr std::size_t kSmall = 8'000, kLarge = 64'000;  // bytes of a document

const std::string& News() {
  static const std::string text = [] {
    unsetenv("IPSE_BENCH_TEXTS");  // the bounds are for the text that the project makes itself
    return MakeNewsText(std::size_t{3} << 20).text;
  }();
  return text;
}

struct Counted {
  std::array<std::size_t, kSteps> allocations{};
  std::size_t attributions = 0;

  std::size_t Of(Step step) const { return allocations[static_cast<std::size_t>(step)]; }
};

// Of one document that begins at `from` in the news.
Counted Count(Steps& steps, std::size_t from, std::size_t bytes) {
  Counted counted;
  std::size_t last = allocations;
  const auto done = [&](Step step) {
    const std::size_t now = allocations;
    counted.allocations[static_cast<std::size_t>(step)] += now - last;
    last = now;
  };
  counted.attributions = steps.Run({.text = std::string_view(News()).substr(from, bytes)}, done);
  return counted;
}

class AllocationsTest : public testing::Test {
 protected:
  AllocationsTest() {
    constexpr std::size_t kFirst = 600'000;  // so that all automata have their states
    for (std::size_t from = 0; from < kFirst; from += kLarge) Count(steps_, from, kLarge);
    for (int i = 0; i < 2; ++i) {
      large_ = Count(steps_, kFirst, kLarge);
      small_ = Count(steps_, kFirst, kSmall);
    }
    EXPECT_GT(large_.attributions, 6 * small_.attributions);
  }

  const Pack pack_ = *Pack::Embedded();
  Steps steps_{pack_.compiled().Find("en")};
  Counted small_, large_;
};

TEST_F(AllocationsTest, TokensWordsAndProbabilitiesTakeNone) {
  for (Step step : {Step::segment, Step::words, Step::confidence}) {
    EXPECT_EQ(large_.Of(step), 0U) << kStepNames[static_cast<std::size_t>(step)];
    EXPECT_EQ(small_.Of(step), 0U) << kStepNames[static_cast<std::size_t>(step)];
  }
}

// Their lists are a document's own and grow by doubling.
TEST_F(AllocationsTest, ParagraphsAndQuotationsTakeAFewADocument) {
  for (Step step : {Step::text, Step::quotes}) {
    EXPECT_LT(small_.Of(step), 32U) << kStepNames[static_cast<std::size_t>(step)];
    EXPECT_LT(large_.Of(step), small_.Of(step) + 16) << kStepNames[static_cast<std::size_t>(step)];
  }
}

// What the others take is for what they find. The bounds are what they take today, and a quarter;
// they may fall, not rise.
TEST_F(AllocationsTest, TheOthersTakeTheirShareOfWhatIsFound) {
  constexpr std::pair<Step, double> kBounds[] = {
      {Step::match, 10}, {Step::readings, 4}, {Step::entities, 3.2}, {Step::speakers, 1.1}};
  for (const auto& [step, bound] : kBounds) {
    EXPECT_LT(static_cast<double>(large_.Of(step)) / static_cast<double>(large_.attributions),
              bound)
        << kStepNames[static_cast<std::size_t>(step)];
  }
}

TEST(WorkspaceTest, OneThatServedAHugeDocumentIsNotKept) {
  const Engine engine(*Pack::Embedded());
  const std::string_view news = News();
  const auto read = [&](std::size_t bytes) {
    EXPECT_TRUE(engine.Attribute({.text = news.substr(0, bytes)}).ok());
  };
  read(kLarge);
  read(kLarge);
  const std::size_t before = held;
  read(news.size());
  EXPECT_LT(held, before + (std::size_t{8} << 20));
}

}  // namespace
}  // namespace ipse
