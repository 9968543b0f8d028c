// The reliability of confidences as a table and as a picture.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "evaluate/calibration.h"

namespace ipse {
namespace {

// Of the picture, in its units.
constexpr double kLeft = 60, kTop = 30, kSide = 400;        // the square of the diagram
constexpr double kBarsTop = kTop + kSide + 50, kBars = 90;  // the counts below it
constexpr double kCaption = kBarsTop + kBars + 48;
constexpr double kBinWidth = kSide / kReliabilityBins;

double X(double confidence) { return kLeft + kSide * confidence; }
double Y(double share) { return kTop + kSide * (1 - share); }

std::string Figure(std::optional<double> figure) {
  return figure ? absl::StrFormat("%.4f", *figure) : "none";
}

std::string Axes() {
  std::string out;
  for (int tenth = 0; tenth <= 10; tenth += 2) {
    const double share = tenth / 10.0;
    absl::StrAppendFormat(&out,
                          "<path class='grid' d='M%.1f %.1fH%.1fM%.1f %.1fV%.1f'/>"
                          "<text x='%.1f' y='%.1f' text-anchor='end'>%.1f</text>"
                          "<text x='%.1f' y='%.1f' text-anchor='middle'>%.1f</text>\n",
                          kLeft, Y(share), kLeft + kSide, X(share), kTop, kTop + kSide, kLeft - 8,
                          Y(share) + 4, share, X(share), kTop + kSide + 18, share);
  }
  absl::StrAppendFormat(&out, "<path class='diagonal' d='M%.1f %.1fL%.1f %.1f'/>\n", X(0), Y(0),
                        X(1), Y(1));
  absl::StrAppendFormat(&out,
                        "<text x='%.1f' y='%.1f' text-anchor='middle'>confidence</text>"
                        "<text transform='translate(18 %.1f) rotate(-90)' "
                        "text-anchor='middle'>share right</text>\n",
                        X(0.5), kTop + kSide + 36, Y(0.5));
  return out;
}

// The count of each bin as a bar, with its number on top.
std::string Bars(const Calibration& calibration) {
  std::size_t most = 1;
  for (const ReliabilityBin& bin : calibration.bins) most = std::max(most, bin.count);
  std::string out;
  for (std::size_t i = 0; i < kReliabilityBins; ++i) {
    const std::size_t count = calibration.bins[i].count;
    const double height = (kBars - 14) * static_cast<double>(count) / static_cast<double>(most);
    const double x = kLeft + kBinWidth * static_cast<double>(i);
    absl::StrAppendFormat(&out,
                          "<rect class='bar' x='%.1f' y='%.1f' width='%.1f' height='%.1f'/>"
                          "<text class='small' x='%.1f' y='%.1f' text-anchor='middle'>%d</text>\n",
                          x + 2, kBarsTop + kBars - height, kBinWidth - 4, height,
                          x + kBinWidth / 2, kBarsTop + kBars - height - 3, count);
  }
  absl::StrAppendFormat(
      &out, "<text x='%.1f' y='%.1f' text-anchor='middle'>predictions by confidence</text>\n",
      X(0.5), kBarsTop + kBars + 18);
  return out;
}

std::string Curve(const Calibration& calibration) {
  std::string path, points;
  for (const ReliabilityBin& bin : calibration.bins) {
    if (bin.count == 0) continue;
    const double x = X(bin.mean_confidence()), y = Y(bin.share_right());
    absl::StrAppendFormat(&path, "%s%.1f %.1f", path.empty() ? "M" : "L", x, y);
    absl::StrAppendFormat(&points,
                          "<circle cx='%.1f' cy='%.1f' r='4'><title>%d predictions, mean "
                          "confidence %.3f, %.3f right</title></circle>\n",
                          x, y, bin.count, bin.mean_confidence(), bin.share_right());
  }
  return absl::StrCat("<path class='curve' d='", path, "'/>\n", points);
}

}  // namespace

std::string CalibrationLine(const Calibration& calibration) {
  return absl::StrCat("Brier ", Figure(calibration.brier), "  ECE ", Figure(calibration.ece),
                      "  AUC ", Figure(calibration.auc));
}

std::string ReliabilityTable(const Calibration& calibration) {
  std::string out = "\nconfidence    count   mean  right  right-mean\n";
  for (std::size_t i = 0; i < kReliabilityBins; ++i) {
    const ReliabilityBin& bin = calibration.bins[i];
    const double low = static_cast<double>(i) / kReliabilityBins;
    absl::StrAppendFormat(&out, "%.1f to %.1f %8d", low, low + 1.0 / kReliabilityBins, bin.count);
    if (bin.count > 0) {
      absl::StrAppendFormat(&out, "  %.3f  %.3f  %+10.3f", bin.mean_confidence(), bin.share_right(),
                            bin.share_right() - bin.mean_confidence());
    }
    out += '\n';
  }
  return out;
}

std::string ReliabilitySvg(const Calibration& calibration) {
  const double width = kLeft + kSide + 30, height = kCaption + 20;
  std::string out = absl::StrFormat(
      "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %.0f %.0f' width='%.0f' "
      "height='%.0f'>\n"
      "<title>Reliability of confidences</title>\n"
      "<style>text{font:13px sans-serif;fill:#222}.small{font-size:11px}.grid{stroke:#ddd}"
      ".diagonal{stroke:#888;stroke-dasharray:5 4}.curve{fill:none;stroke:#1f5fa8;stroke-width:2}"
      "circle{fill:#1f5fa8}.bar{fill:#9dbfe3}</style>\n"
      "<rect width='100%%' height='100%%' fill='#fff'/>\n",
      width, height, width, height);
  absl::StrAppend(&out, Axes(), Bars(calibration), Curve(calibration));
  absl::StrAppendFormat(&out, "<text x='%.1f' y='%.1f' text-anchor='middle'>%s</text>\n</svg>\n",
                        X(0.5), kCaption, CalibrationLine(calibration));
  return out;
}

}  // namespace ipse
