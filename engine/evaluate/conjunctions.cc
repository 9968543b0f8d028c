#include "evaluate/conjunctions.h"

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "confidence/confidence.h"

namespace ipse {
namespace {

// Chosen by the AUC of documents left out of the fit.
constexpr int kRounds = 8;
constexpr std::size_t kOfRound = 40;
constexpr std::size_t kLeastCases = 30;  // where a feature holds
constexpr double kLeastCurvature = 10;   // of a pair: some 60 cases
constexpr double kPull = 30;             // what a pair of few cases is held back by
constexpr double kLeastGain = 2;         // in log-likelihood, twice

using Pair = std::pair<std::uint32_t, std::uint32_t>;

// What a weight of its own would change where both of a pair hold.
struct Slope {
  double slope = 0, curvature = 0;
  double Gain() const { return slope * slope / (curvature + kPull); }
};

class Miner {
 public:
  Miner(Cases& cases, const Fitting& fitting) : cases_(cases), fitting_(fitting) {
    held_.resize(cases.names().size());
    for (const Case& one : cases.cases()) {
      for (std::uint32_t f : one.features) ++held_[f];
    }
    number_.assign(held_.size(), kRare);
    for (std::uint32_t f = 0; f < held_.size(); ++f) {
      if (held_[f] < kLeastCases || held_[f] == cases.size()) continue;
      number_[f] = static_cast<std::uint32_t>(features_.size());
      features_.push_back(f);
    }
  }

  std::vector<double> Fit() {
    std::vector<double> weights = cases_.Weigh(fitting_);
    for (int round = 0; round < kRounds; ++round) {
      AddSlopes(weights);
      if (!AddBest()) break;
      weights = cases_.Weigh(fitting_, std::move(weights));
    }
    return weights;
  }

 private:
  static constexpr std::uint32_t kRare = ~std::uint32_t{0};

  void AddSlopes(const std::vector<double>& weights) {
    slopes_.assign(features_.size() * features_.size(), {});
    std::vector<std::uint32_t> held;
    for (const Case& one : cases_.cases()) {
      double sum = one.known;
      held.clear();
      for (std::uint32_t f : one.features) {
        sum += weights[f];
        if (f < number_.size() && number_[f] != kRare) held.push_back(number_[f]);
      }
      std::sort(held.begin(), held.end());
      const double likely = Logistic(sum);
      const Slope own = {one.target - likely, likely * (1 - likely)};
      for (std::size_t a = 0; a < held.size(); ++a) {
        Slope* const row = &slopes_[held[a] * features_.size()];
        for (std::size_t b = a + 1; b < held.size(); ++b) {
          row[held[b]].slope += own.slope;
          row[held[b]].curvature += own.curvature;
        }
      }
    }
  }

  // Makes features of the best pairs; whether there was one.
  bool AddBest() {
    std::vector<std::tuple<double, std::uint32_t, std::uint32_t>> best;
    for (std::uint32_t a = 0; a < features_.size(); ++a) {
      for (std::uint32_t b = a + 1; b < features_.size(); ++b) {
        const Slope& slope = slopes_[a * features_.size() + b];
        if (slope.curvature < kLeastCurvature || slope.Gain() < kLeastGain) continue;
        best.emplace_back(-slope.Gain(), a, b);
      }
    }
    std::sort(best.begin(), best.end());
    std::vector<bool> used(features_.size());
    std::size_t added = 0;
    for (const auto& [gain, a, b] : best) {
      if (added == kOfRound) break;
      if (used[a] || used[b] || !had_.insert(Pair(a, b)).second) continue;
      used[a] = used[b] = true;
      ++added;
      // The rarer first, which spares the engine most looks at the second.
      const std::uint32_t rare = held_[features_[a]] <= held_[features_[b]] ? a : b;
      const std::uint32_t other = rare == a ? b : a;
      const std::vector<std::string>& names = cases_.names();
      cases_.AddConjunction(features_[a], features_[b],
                            JoinNames(names[features_[rare]], names[features_[other]]));
    }
    return added > 0;
  }

  Cases& cases_;
  const Fitting fitting_;
  std::vector<std::size_t> held_;        // by feature, the number of cases
  std::vector<std::uint32_t> features_;  // that pairs are made of
  std::vector<std::uint32_t> number_;    // by feature, its place there
  std::vector<Slope> slopes_;            // by pair
  absl::flat_hash_set<Pair> had_;
};

}  // namespace

FeatureWeights FitWithConjunctions(Cases& cases, const Fitting& fitting) {
  const std::vector<double> weights = Miner(cases, fitting).Fit();
  return cases.Named(weights);
}

}  // namespace ipse
