#include "corpus/repeated_quotations.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <string_view>
#include <tuple>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "corpus/wording.h"
#include "entities/tokens_view.h"

namespace ipse {
namespace {

constexpr std::size_t kFewestWords = 5;  // shorter ones are said by anybody
constexpr std::size_t kLinesKept = 16;   // of one wording
constexpr double kAlike = 0.4;           // one word in six changed: 0.43

std::optional<std::uint64_t> HashOf(const SaidThere& said) {
  if (!said.direct) return std::nullopt;
  const Wording wording(said.text);
  if (wording.words().size() < kFewestWords) return std::nullopt;
  return wording.hash();
}

// True where `a` is known to be before `b`.
bool Before(const Sighting& a, const Sighting& b) {
  const auto digits = [](const Sighting& s) {
    return absl::StrReplaceAll(s.date, {{"-", ""}, {"/", ""}});
  };
  return MonthOf(a.date) && MonthOf(b.date) && digits(a) < digits(b);
}

// “Tanaka” and “Mira Tanaka” may be one person; “Lena Tanaka” and “Mira Tanaka” are not.
bool MayBeOne(std::string_view a, std::string_view b) {
  const Wording wordings[] = {Wording(NameKey(a)), Wording(NameKey(b))};
  const bool a_shorter = wordings[0].words().size() <= wordings[1].words().size();
  const std::vector<Word>&fewer = wordings[a_shorter ? 0 : 1].words(),
        &more = wordings[a_shorter ? 1 : 0].words();
  return std::all_of(fewer.begin(), fewer.end(), [&](const Word& word) {
    return std::any_of(more.begin(), more.end(),
                       [&](const Word& other) { return other.hash == word.hash; });
  });
}

bool SpeakersDiffer(const std::vector<QuotedWording>& wordings) {
  std::set<std::string_view> names;
  for (const QuotedWording& wording : wordings) {
    for (const auto& [name, count] : wording.speakers) names.insert(name);
  }
  for (auto a = names.begin(); a != names.end(); ++a) {
    for (auto b = std::next(a); b != names.end(); ++b) {
      if (!MayBeOne(*a, *b)) return true;
    }
  }
  return false;
}

// Finds among quotations the head of the group that a new one belongs to.
class Heads {
 public:
  // The group of the head that `wording` is most like; a new one, with it as its head, where it is
  // like none.
  std::uint32_t GroupOf(const Wording& wording) {
    const auto bands = wording.Bands();
    std::vector<std::uint32_t> pairs = wording.Pairs();
    const auto none = static_cast<std::uint32_t>(heads_.size());
    std::uint32_t best = none;
    double likest = kAlike;
    absl::flat_hash_set<std::uint32_t> seen;
    constexpr int kMostTried = 256;  // that share a band, as set phrases do; keeps the time linear
    for (std::size_t band = 0; band < kBands; ++band) {
      const auto latest = latest_.find(bands[band]);
      std::uint32_t head = latest == latest_.end() ? kNone : latest->second;
      for (int tried = 0; head != kNone && tried < kMostTried; ++tried) {
        const double likeness = seen.insert(head).second ? Likeness(heads_[head].pairs, pairs) : 0;
        if (likeness > likest || (likeness == likest && head < best)) {
          likest = likeness;
          best = head;
        }
        head = heads_[head].before[band];
      }
    }
    if (best != none) return best;
    Head& added = heads_.emplace_back();
    added.pairs = std::move(pairs);
    for (std::size_t band = 0; band < kBands; ++band) {
      const auto [latest, first] = latest_.try_emplace(bands[band], kNone);
      added.before[band] = std::exchange(latest->second, none);
    }
    return none;
  }

 private:
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
  struct Head {
    std::vector<std::uint32_t> pairs;
    std::array<std::uint32_t, kBands>
        before{};  // the head with the same band that was added before
  };
  std::vector<Head> heads_;
  absl::flat_hash_map<std::uint64_t, std::uint32_t> latest_;  // by band
};

}  // namespace

void RepeatedQuotations::Meet(const ResultLine& line) {
  absl::flat_hash_set<std::uint64_t> hashes;
  for (const SaidThere& said : line.said) {
    if (const auto hash = HashOf(said)) hashes.insert(*hash);
  }
  for (const std::uint64_t hash : hashes) met_.Add(hash);
}

void RepeatedQuotations::Gather(const ResultLine& line) {
  ++line_;
  absl::flat_hash_set<std::uint64_t> hashes;
  for (const SaidThere& said : line.said) {
    const auto hash = HashOf(said);
    if (!hash) continue;
    ++number_;
    Add(line, said, !hashes.insert(*hash).second, kept_[*hash]);
  }
  if (kept_.size() > most_wordings_) Prune();
}

void RepeatedQuotations::Add(const ResultLine& line, const SaidThere& said, bool again,
                             Kept& kept) const {
  QuotedWording& quoted = kept.quoted;
  const Sighting sighting{line.id, line.date, line.outlet};
  if (quoted.documents == 0) {
    kept.number = number_;
    quoted.text = said.text;
    quoted.first = sighting;
  } else if (Before(sighting, quoted.first)) {
    quoted.text = said.text;
    quoted.first = sighting;
  }
  if (!again) {
    ++quoted.documents;
    if (kept.lines.size() < kLinesKept) kept.lines.push_back(line_);
    if (!said.speakers.empty()) ++quoted.speakers[absl::StrJoin(said.speakers, " and ")];
  }
  if (!line.outlet.empty()) kept.outlets.insert(line.outlet);
  std::string_view borrower = line.outlet;
  for (auto outlet = said.via.rbegin(); outlet != said.via.rend(); ++outlet) {
    if (!borrower.empty()) kept.borrowings.emplace(borrower, *outlet);
    borrower = *outlet;
    kept.outlets.insert(*outlet);
  }
}

void RepeatedQuotations::Prune() {
  using Worth = std::tuple<bool, bool, std::uint64_t, std::uint64_t>;
  std::vector<Worth> worths;  // of what goes first, first
  for (const auto& [hash, kept] : kept_)
    worths.emplace_back(kept.quoted.documents > 1, met_.Twice(hash), kept.number, hash);
  const std::size_t half = worths.size() / 2;
  std::nth_element(worths.begin(), worths.begin() + static_cast<std::ptrdiff_t>(half),
                   worths.end());
  worths.resize(half);
  for (const Worth& worth : worths) kept_.erase(std::get<3>(worth));
  left_out_ += half;
}

// A way from an outlet back to itself, by what it has from others; empty where there is none.
std::vector<std::string> RepeatedQuotations::Circle(const Borrowings& borrowings) {
  std::map<std::string, std::map<std::string, std::string>> from;  // by their keys; with the name
  for (const auto& [borrower, outlet] : borrowings) {
    if (NameKey(borrower) != NameKey(outlet))
      from[NameKey(borrower)].emplace(NameKey(outlet), outlet);
  }
  std::set<std::string> done;
  for (const auto& [start, lenders] : from) {
    // Breadth first, so that the shortest circle through `start` is found.
    std::map<std::string, std::string> reached_by;  // from whom
    std::vector<std::string> queue = {start};
    for (std::size_t i = 0; i < queue.size() && !reached_by.contains(start); ++i) {
      const auto next = from.find(queue[i]);
      if (next == from.end() || done.contains(queue[i])) continue;
      for (const auto& [lender, name] : next->second) {
        if (reached_by.emplace(lender, queue[i]).second) queue.push_back(lender);
      }
    }
    done.insert(start);
    if (!reached_by.contains(start)) continue;
    std::vector<std::string> circle;
    std::string at = start;
    do {
      circle.push_back(from[reached_by[at]][at]);
      at = reached_by[at];
    } while (at != start);
    std::reverse(circle.begin(), circle.end());
    return circle;
  }
  return {};
}

RepeatedQuotation RepeatedQuotations::Together(std::vector<Kept> group) {
  RepeatedQuotation quotation;
  Borrowings borrowings;
  std::set<std::uint64_t> lines;
  quotation.first = group.front().quoted.first;
  std::uint64_t number = group.front().number;
  for (Kept& kept : group) {
    quotation.documents += kept.quoted.documents - kept.lines.size();
    lines.insert(kept.lines.begin(), kept.lines.end());
    quotation.outlets.merge(kept.outlets);
    borrowings.merge(kept.borrowings);
    const bool dated = MonthOf(kept.quoted.first.date).has_value();
    const bool head_dated = MonthOf(quotation.first.date).has_value();
    if (dated && head_dated ? Before(kept.quoted.first, quotation.first) : kept.number < number) {
      quotation.first = kept.quoted.first;
      number = kept.number;
    }
    quotation.wordings.push_back(std::move(kept.quoted));
  }
  quotation.documents += lines.size();
  quotation.speakers_differ = SpeakersDiffer(quotation.wordings);
  quotation.circular = Circle(borrowings);
  return quotation;
}

std::vector<RepeatedQuotation> RepeatedQuotations::Finish() {
  std::vector<Kept> all;
  all.reserve(kept_.size());
  for (auto& [hash, kept] : kept_) all.push_back(std::move(kept));
  kept_.clear();
  std::sort(all.begin(), all.end(), [](const Kept& a, const Kept& b) {
    return std::tuple(b.quoted.documents, a.number, a.quoted.text) <
           std::tuple(a.quoted.documents, b.number, b.quoted.text);
  });
  Heads heads;
  std::vector<std::vector<Kept>> groups;
  for (Kept& kept : all) {
    const std::uint32_t group = heads.GroupOf(Wording(kept.quoted.text));
    if (group == groups.size()) groups.emplace_back();
    groups[group].push_back(std::move(kept));
  }
  std::vector<RepeatedQuotation> quotations;
  for (std::vector<Kept>& group : groups) {
    if (group.size() == 1 && group.front().quoted.documents < 2) continue;
    RepeatedQuotation quotation = Together(std::move(group));
    if (quotation.documents > 1) quotations.push_back(std::move(quotation));
  }
  const auto order = [](const RepeatedQuotation& a, const RepeatedQuotation& b) {
    const bool a_odd = a.speakers_differ || !a.circular.empty();
    const bool b_odd = b.speakers_differ || !b.circular.empty();
    return std::tie(b.documents, b_odd, a.wordings.front().text) <
           std::tie(a.documents, a_odd, b.wordings.front().text);
  };
  std::sort(quotations.begin(), quotations.end(), order);
  return quotations;
}

}  // namespace ipse
