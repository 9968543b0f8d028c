// The statistics of a corpus as text: tables for a person, CSV for a program.
#ifndef IPSE_CORPUS_STATS_TABLES_H_
#define IPSE_CORPUS_STATS_TABLES_H_

#include <string>

#include "corpus/stats.h"

namespace ipse {

std::string StatsTables(const CorpusStats& stats);

// A row a name and month, all months where `month` is empty; a row a quotation, with a row behind
// it for each altered wording (`quotation` numbers them together).
std::string StatsCsv(const CorpusStats& stats);

// Altered wordings of one quotation that people are shown; CSV has all.
inline constexpr std::size_t kMostAltered = 10;

// "Mira Tanaka (4), Daniel Okafor (1)", the most documents first; of many, the first eight.
std::string SpeakersOf(const QuotedWording& wording);

// "d7, 2024-02-28, The Quay"
std::string PlaceOf(const Sighting& sighting);

}  // namespace ipse

#endif  // IPSE_CORPUS_STATS_TABLES_H_
