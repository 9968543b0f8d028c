// The statistics of a corpus as one HTML page: plots as inline SVG, no script, nothing from
// elsewhere, light and dark as the reader has it.
#ifndef IPSE_CORPUS_STATS_PAGE_H_
#define IPSE_CORPUS_STATS_PAGE_H_

#include <string>
#include <string_view>

#include "corpus/stats.h"

namespace ipse {

std::string StatsPage(const CorpusStats& stats, std::string_view title);

}  // namespace ipse

#endif  // IPSE_CORPUS_STATS_PAGE_H_
