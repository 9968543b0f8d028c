// Calibration: from the probability that ranks a candidate to the confidence of what was chosen.
//
// A reading that won against others is right more or less often than its probability by itself
// says. The pack's weights hold knots, "calibration:0.25" = 0.31, measured on documents that the
// weights were not fitted to; between knots the line is straight.
#ifndef IPSE_CONFIDENCE_CALIBRATION_H_
#define IPSE_CONFIDENCE_CALIBRATION_H_

#include <string>
#include <utility>
#include <vector>

#include "rulepack/compiled_pack.h"

namespace ipse {

class Calibration {
 public:
  explicit Calibration(const Weights& weights);

  // `probability` itself where the weights have no knots.
  double operator()(double probability) const;

  // What the weights table calls the knot at `probability`.
  static std::string KnotName(double probability);

 private:
  std::vector<std::pair<double, double>> knots_;  // in order
};

}  // namespace ipse

#endif  // IPSE_CONFIDENCE_CALIBRATION_H_
