#include "resolve/nesting.h"

#include <algorithm>

namespace ipse {
namespace {

bool RangesApart(const TokenRanges& a, const TokenRanges& b) {
  return std::all_of(a.begin(), a.end(), [&](TokenRange x) {
    return std::all_of(b.begin(), b.end(),
                       [&](TokenRange y) { return x.end <= y.first || y.end <= x.first; });
  });
}

bool Within(const TokenRanges& ranges, TokenRange piece) {
  return std::all_of(ranges.begin(), ranges.end(),
                     [&](TokenRange r) { return piece.first <= r.first && r.end <= piece.end; });
}

}  // namespace

bool SameSource(const Candidate& a, const Candidate& b) {
  return !a.cue.empty() && !a.source.empty() && !b.source.empty() &&
         a.source.front().first == b.source.front().first;
}

bool Apart(const Candidate& a, const Candidate& b) {
  return RangesApart(a.content, b.content) && RangesApart(a.content, b.cue) &&
         RangesApart(a.cue, b.content) && RangesApart(a.cue, b.cue);
}

bool Holds(const TokenRanges& content, const Candidate& inner) {
  return std::any_of(content.begin(), content.end(), [&](TokenRange piece) {
    return Within(inner.content, piece) && Within(inner.cue, piece);
  });
}

bool HoldsApart(const Candidate& outer, const Candidate& inner) {
  return Holds(outer.content, inner) &&
         !(SameSource(inner, outer) && inner.cue.front().first == outer.content.front().first);
}

}  // namespace ipse
