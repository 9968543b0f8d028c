// How well confidences hold as probabilities.
#ifndef IPSE_EVALUATE_CALIBRATION_H_
#define IPSE_EVALUATE_CALIBRATION_H_

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace ipse {

struct Judged {
  double confidence = 0;
  bool right = false;
};

inline constexpr std::size_t kReliabilityBins = 10;

// Predictions whose confidence lies in one tenth.
struct ReliabilityBin {
  std::size_t count = 0, right = 0;
  double confidence_sum = 0;

  double mean_confidence() const { return confidence_sum / static_cast<double>(count); }
  double share_right() const { return static_cast<double>(right) / static_cast<double>(count); }
};

struct Calibration {
  std::optional<double> brier;  // mean squared error; of no prediction: none
  std::optional<double> ece;    // expected calibration error over the bins
  std::optional<double> auc;    // none where all are right, or all wrong
  std::array<ReliabilityBin, kReliabilityBins> bins;
};

Calibration Calibrate(const std::vector<Judged>& judged);

// "Brier 0.0910  ECE 0.0475  AUC 0.7404".
std::string CalibrationLine(const Calibration& calibration);

// A bin a line: count, mean confidence, share right, and their difference.
std::string ReliabilityTable(const Calibration& calibration);

// The reliability diagram as an SVG picture: the share right over the confidence with the diagonal
// that a true probability follows, and the counts as bars below.
std::string ReliabilitySvg(const Calibration& calibration);

}  // namespace ipse

#endif  // IPSE_EVALUATE_CALIBRATION_H_
