// How ICU's iterators are run to measure beside them.
#ifndef IPSE_BENCH_BREAKS_H_
#define IPSE_BENCH_BREAKS_H_

#include <cstddef>
#include <string_view>

#include "unicode/brkiter.h"

namespace ipse {

// Walks over `text`, which is UTF-8, to its end.
std::size_t CountBreaks(icu::BreakIterator& iterator, std::string_view text);

}  // namespace ipse

#endif  // IPSE_BENCH_BREAKS_H_
