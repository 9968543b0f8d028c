// The scorer against a slow twin that works on sets of letters, on random documents.
#include "evaluate/score.h"

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <tuple>

#include "gtest/gtest.h"

namespace ipse {
namespace {

using Places = std::set<std::uint32_t>;

// The text is ASCII here: a byte is a letter, a digit or neither.
Places LettersOf(const std::string& text, const std::vector<ByteSpan>& spans) {
  Places out;
  for (ByteSpan span : spans) {
    for (std::uint32_t at = span.begin; at < span.end; ++at) {
      if (std::isalnum(static_cast<unsigned char>(text[at])) != 0) out.insert(at);
    }
  }
  return out;
}

std::size_t Common(const Places& a, const Places& b) {
  return static_cast<std::size_t>(
      std::count_if(a.begin(), a.end(), [&](std::uint32_t at) { return b.contains(at); }));
}

bool SourceRight(const Places& gold, const Places& predicted) {
  if (gold.empty() || predicted.empty()) return gold.empty() && predicted.empty();
  return Common(gold, predicted) * 2 >= std::min(gold.size(), predicted.size());
}

// Takes the best pair that is left, again and again.
std::vector<Pair> SlowPairs(const GoldDocument& gold, const Prediction& prediction) {
  std::vector<Pair> pairs;
  std::set<std::uint32_t> gold_taken, predicted_taken;
  while (true) {
    std::optional<Pair> best;
    for (std::uint32_t g = 0; g < gold.attributions.size(); ++g) {
      for (std::uint32_t p = 0; p < prediction.size(); ++p) {
        if (gold_taken.contains(g) || predicted_taken.contains(p)) continue;
        const Places a = LettersOf(gold.text, gold.attributions[g].content);
        const Places b = LettersOf(gold.text, prediction[p].content);
        const std::size_t common = Common(a, b);
        if (common == 0) continue;
        const Pair pair{
            g, p, static_cast<double>(common) / static_cast<double>(a.size() + b.size() - common),
            SourceRight(LettersOf(gold.text, gold.attributions[g].source),
                        LettersOf(gold.text, prediction[p].source))};
        if (!best || std::tuple(pair.overlap, pair.source_right) >
                         std::tuple(best->overlap, best->source_right))
          best = pair;
      }
    }
    if (!best) return pairs;
    gold_taken.insert(best->gold);
    predicted_taken.insert(best->predicted);
    pairs.push_back(*best);
  }
}

double SlowAuc(const std::vector<Judged>& judged) {
  double won = 0, contests = 0;
  for (const Judged& right : judged) {
    for (const Judged& wrong : judged) {
      if (!right.right || wrong.right) continue;
      contests += 1;
      won += right.confidence > wrong.confidence    ? 1
             : right.confidence == wrong.confidence ? 0.5
                                                    : 0;
    }
  }
  return won / contests;
}

class RandomDocuments {
 public:
  std::pair<GoldDocument, Prediction> Next() {
    GoldDocument gold;
    for (int i = 0; i < 80; ++i) gold.text += std::string("ab c1.,")[Below(7)];
    for (std::size_t n = Below(7); n > 0; --n) Fill(gold.attributions.emplace_back());
    Prediction prediction;
    for (const GoldAttribution& wanted : gold.attributions) {
      if (Below(3) == 0) continue;
      PredictedAttribution& predicted = prediction.emplace_back();
      static_cast<MarkedAttribution&>(predicted) = wanted;
      if (Below(2) == 0) Fill(predicted);
    }
    for (std::size_t n = Below(3); n > 0; --n) Fill(prediction.emplace_back());
    for (PredictedAttribution& predicted : prediction)
      predicted.confidence = static_cast<double>(Below(11)) / 10;
    return {gold, prediction};
  }

 private:
  std::uint32_t Below(std::uint32_t n) { return static_cast<std::uint32_t>(random_() % n); }

  // One or two spans apart from each other.
  std::vector<ByteSpan> Spans() {
    std::set<std::uint32_t> edges;
    const std::size_t wanted = Below(2) == 0 ? 2 : 4;
    while (edges.size() < wanted) edges.insert(Below(80));
    std::vector<ByteSpan> spans;
    for (auto edge = edges.begin(); edge != edges.end(); ++edge) {
      const std::uint32_t begin = *edge++;
      spans.push_back({begin, *edge});
    }
    return spans;
  }

  void Fill(MarkedAttribution& out) {
    out.kind = static_cast<Kind>(Below(3));
    out.content = Spans();
    out.source = Below(4) == 0 ? std::vector<ByteSpan>() : Spans();
  }

  std::mt19937 random_{11};
};

TEST(ScoreReference, FastAndSlowAgree) {
  RandomDocuments documents;
  Score score([](const GoldDocument&, const MarkedAttribution&) { return "any"; });
  Tally slow;
  std::vector<Judged> judged;
  for (int round = 0; round < 1500; ++round) {
    const auto [gold, prediction] = documents.Next();
    const Pairing pairing = PairUp(gold, prediction, false);
    const std::vector<Pair> expected = SlowPairs(gold, prediction);
    ASSERT_EQ(pairing.pairs.size(), expected.size());
    std::set<std::uint32_t> right;
    for (std::size_t i = 0; i < expected.size(); ++i) {
      ASSERT_EQ(pairing.pairs[i].gold, expected[i].gold);
      ASSERT_EQ(pairing.pairs[i].predicted, expected[i].predicted);
      ASSERT_EQ(pairing.pairs[i].overlap, expected[i].overlap);
      ASSERT_EQ(pairing.pairs[i].source_right, expected[i].source_right);
      slow.gold.found += expected[i].overlap >= 0.5 ? 1 : 0;
      slow.gold.exact += expected[i].overlap == 1 ? 1 : 0;
      if (expected[i].overlap >= 0.5 && expected[i].source_right)
        right.insert(expected[i].predicted);
    }
    slow.gold.joint += right.size();
    for (const GoldAttribution& wanted : gold.attributions)
      slow.gold.count += LettersOf(gold.text, wanted.content).empty() ? 0 : 1;
    for (std::uint32_t p = 0; p < prediction.size(); ++p) {
      if (LettersOf(gold.text, prediction[p].content).empty()) continue;
      ++slow.predicted.count;
      judged.push_back({prediction[p].confidence, right.contains(p)});
    }
    score.Add(gold, prediction, pairing);
  }
  EXPECT_EQ(score.all().gold.count, slow.gold.count);
  EXPECT_EQ(score.all().predicted.count, slow.predicted.count);
  EXPECT_EQ(score.all().gold.found, slow.gold.found);
  EXPECT_EQ(score.all().predicted.found, slow.gold.found);
  EXPECT_EQ(score.all().gold.exact, slow.gold.exact);
  EXPECT_EQ(score.all().gold.joint, slow.gold.joint);
  EXPECT_NEAR(*score.calibration().auc, SlowAuc(judged), 1e-12);
  std::size_t by_kind = 0;
  for (const auto& [kind, tally] : score.kinds()) by_kind += tally.gold.count;
  EXPECT_EQ(by_kind, slow.gold.count);
}

}  // namespace
}  // namespace ipse
