// The page of statistics, with places for its title and its content.
#ifndef IPSE_CORPUS_STATS_TEMPLATE_H_
#define IPSE_CORPUS_STATS_TEMPLATE_H_

namespace ipse {

extern const char* const kStatsTemplate;

}  // namespace ipse

#endif  // IPSE_CORPUS_STATS_TEMPLATE_H_
