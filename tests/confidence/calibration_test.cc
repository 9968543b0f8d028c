// Confidences lie on straight lines between the knots that the weights hold.
#include "confidence/calibration.h"

#include "gtest/gtest.h"

namespace ipse {
namespace {

TEST(CalibrationTest, WithoutKnotsAProbabilityIsItsConfidence) {
  EXPECT_EQ(Calibration({})(0.3), 0.3);
}

TEST(CalibrationTest, ConfidencesLieBetweenTheKnotsAndNeverBeyondThem) {
  const Calibration calibration({{Calibration::KnotName(0.2), 0.4},
                                 {Calibration::KnotName(0.6), 0.8},
                                 {"look:always", -3.0}});
  EXPECT_DOUBLE_EQ(calibration(0.1), 0.4);
  EXPECT_NEAR(calibration(0.4), 0.6, 1e-9);
  EXPECT_DOUBLE_EQ(calibration(0.9), 0.8);
}

}  // namespace
}  // namespace ipse
