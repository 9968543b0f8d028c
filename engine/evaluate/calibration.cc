#include "evaluate/calibration.h"

#include <algorithm>
#include <cmath>

namespace ipse {
namespace {

// The chance that a right prediction has the higher confidence of the two, ties counting a half
// (Mann & Whitney).
std::optional<double> Auc(std::vector<Judged> ranked) {
  std::sort(ranked.begin(), ranked.end(),
            [](const Judged& a, const Judged& b) { return a.confidence < b.confidence; });
  double right = 0, ranks = 0;
  for (std::size_t i = 0; i < ranked.size();) {
    std::size_t j = i;
    double tied_right = 0;
    for (; j < ranked.size() && ranked[j].confidence == ranked[i].confidence; ++j)
      tied_right += ranked[j].right ? 1 : 0;
    ranks += tied_right * static_cast<double>(i + 1 + j) / 2;
    right += tied_right;
    i = j;
  }
  const double wrong = static_cast<double>(ranked.size()) - right;
  if (right == 0 || wrong == 0) return std::nullopt;
  return (ranks - right * (right + 1) / 2) / (right * wrong);
}

}  // namespace

Calibration Calibrate(const std::vector<Judged>& judged) {
  Calibration out;
  if (judged.empty()) return out;
  std::vector<std::size_t> order;  // of the bins' first cases: sums of doubles depend on it
  double squares = 0;
  for (const Judged& one : judged) {
    const double error = one.confidence - (one.right ? 1 : 0);
    squares += error * error;
    const auto index =
        std::min(static_cast<std::size_t>(one.confidence * kReliabilityBins), kReliabilityBins - 1);
    ReliabilityBin& bin = out.bins[index];
    if (bin.count++ == 0) order.push_back(index);
    bin.right += one.right ? 1 : 0;
    bin.confidence_sum += one.confidence;
  }
  double gaps = 0;
  for (std::size_t index : order) {
    const ReliabilityBin& bin = out.bins[index];
    gaps += std::abs(bin.confidence_sum - static_cast<double>(bin.right));
  }
  const auto n = static_cast<double>(judged.size());
  out.brier = squares / n;
  out.ece = gaps / n;
  out.auc = Auc(judged);
  return out;
}

}  // namespace ipse
