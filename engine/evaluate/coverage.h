// The table of reporting constructions: what each attribution rule is for, and how it does on gold.
//
// Takes a pack and the score of what it read; gives a row a rule, in the order of the pack and
// grouped by rule file, then what share of the gold is found by class of cue. Does not: measure
// anything itself, nor cover relays, which attribute nothing.
#ifndef IPSE_EVALUATE_COVERAGE_H_
#define IPSE_EVALUATE_COVERAGE_H_

#include <string>

#include "evaluate/score.h"
#include "ipse/pack.h"

namespace ipse {

enum class CoverageFormat { text, markdown };

// Of a rule: how many of its readings were chosen, the share of these that is found with the right
// source (joint precision), and the share of all gold attributions that it finds. The example is
// the first that must match, without its marks.
std::string CoverageTables(const Pack& pack, const Score& score, CoverageFormat format);

}  // namespace ipse

#endif  // IPSE_EVALUATE_COVERAGE_H_
