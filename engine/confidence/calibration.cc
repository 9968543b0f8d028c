#include "confidence/calibration.h"

#include <algorithm>

#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"
#include "absl/strings/strip.h"

namespace ipse {
namespace {
constexpr char kPrefix[] = "calibration:";
}

Calibration::Calibration(const Weights& weights) {
  for (const auto& [name, weight] : weights) {
    absl::string_view at = name;
    double probability = 0;
    if (absl::ConsumePrefix(&at, kPrefix) && absl::SimpleAtod(at, &probability))
      knots_.emplace_back(probability, weight);
  }
  std::sort(knots_.begin(), knots_.end());
}

double Calibration::operator()(double probability) const {
  if (knots_.empty()) return probability;
  if (probability <= knots_.front().first) return knots_.front().second;
  for (std::size_t i = 1; i < knots_.size(); ++i) {
    const auto& [left, low] = knots_[i - 1];
    const auto& [right, high] = knots_[i];
    if (probability < right) return low + (high - low) * (probability - left) / (right - left);
  }
  return knots_.back().second;
}

std::string Calibration::KnotName(double probability) {
  return absl::StrFormat("%s%.3f", kPrefix, probability);
}

}  // namespace ipse
