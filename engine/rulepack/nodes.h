// Nodes: a pattern as Thompson's automaton, on the way to a table.
//
// Every node waits for one set of codes, for the string's begin or end, or for nothing and leads
// on, first to what the pattern prefers. Macros are read in place, and counted atoms once for each
// time they may stand. Groups are numbered as RE2 numbers them. Says also which codes a string must
// hold to match.
#ifndef IPSE_RULEPACK_NODES_H_
#define IPSE_RULEPACK_NODES_H_

#include <vector>

#include "rulepack/alphabet.h"
#include "rulepack/pattern.h"

namespace ipse {

inline constexpr int kNoNode = -1;
// Sets that are no sets of codes.
inline constexpr int kEpsilon = -1, kBegin = -2, kEnd = -3;
inline constexpr int kNoBound = -1;

struct Node {
  int set = kEpsilon;              // into PatternNodes::sets
  int to[2] = {kNoNode, kNoNode};  // the second only of an epsilon, and less preferred
  int bound = kNoBound;  // of a group, of an epsilon: 2 g where group g begins, 2 g + 1 behind it
};

struct PatternNodes {
  std::vector<Node> nodes;
  std::vector<CodeSet> sets;
  int in = 0, out = 0;           // where a match begins and where it has come to its end
  std::vector<CodeSet> needs;    // whatever matches holds a code of each
  bool anchored = false;         // ^ or $ stands in it
  bool repeats_nothing = false;  // endlessly something that may be empty
  int groups = 1;                // the whole match is the first
};

// With `exact` counts are read as they stand; else those above one are endless, for which fewer
// nodes do. Fills `error` and returns false for a pattern that is none, and for one too large.
bool ReadNodes(const Pattern& pattern, const Definitions& definitions, const Coding& coding,
               bool exact, PatternNodes& out, PatternError& error);

}  // namespace ipse

#endif  // IPSE_RULEPACK_NODES_H_
