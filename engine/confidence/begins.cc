#include "confidence/begins.h"

#include <algorithm>
#include <span>

#include "absl/strings/str_cat.h"
#include "base/strings.h"

namespace ipse {
namespace {

// Tables by what they look at; those of cues and of kinds of beginning stand behind, one a kind.
enum TableIndex : std::size_t {
  kLast,
  kNext,
  kAfter,
  kFirstNext,  // at the first place
  kLater,      // what stands at a place still to come
  kFirstPlace  // a look: which place it is
};
constexpr std::size_t kFirstKind = kFirstPlace + kMostBegins;

constexpr std::string_view kWord = "begin:word:";
constexpr std::string_view kBefore = "+last:", kBehind = "+next:";

// Of a cue: what stands behind a place, before it, and at one still to come. Of a kind of symbol
// before a place, and behind it: what stands behind that.
std::vector<std::string> Prefixes(const LanguagePack& pack, const std::vector<ClassId>& cues) {
  std::vector<std::string> out = {
      "begin:last:", "begin:next:", "begin:after:", "begin:first+next:", "begin:later:"};
  for (std::size_t i = 0; i < kMostBegins; ++i) out.push_back(absl::StrCat("begin:place-", i));
  const auto add = [&](std::string_view before, const std::vector<ClassId>& kinds,
                       std::string_view behind) { AddPrefixes(pack, before, kinds, behind, out); };
  add("begin:cue:", cues, "+next:");
  add("begin:cue:", cues, "+last:");
  add("begin:cue:", cues, "+later:");
  add("begin:last:", pack.claim_begins, "+next:");
  add("begin:next:", pack.claim_begins, "+after:");
  add("begin:next:", pack.claim_begins, "+later:");
  return out;
}

}  // namespace

struct BeginModel::Walk {
  std::span<const ClaimBegin> places;
  WordId word = 0;
  ListedKinds cues;
};

BeginModel::BeginModel(const LanguagePack& pack, const Weights& weights)
    : pack_(pack),
      cues_(pack, CueClasses(pack)),
      kinds_(pack, pack.claim_begins),
      tables_(pack, weights, Prefixes(pack, cues_.classes())) {
  std::vector<std::uint32_t> rows(pack.lexicon.word_count());
  std::vector<float> of_words(1);
  for (const auto& [name, weight] : weights) {
    std::string_view rest = name;
    if (!rest.starts_with(kWord)) continue;
    rest.remove_prefix(kWord.size());
    const bool before = rest.find(kBefore) != std::string_view::npos;
    const std::size_t at = rest.find(before ? kBefore : kBehind);
    if (at == std::string_view::npos) continue;
    const std::optional<WordId> word = pack.lexicon.Id(rest.substr(0, at));
    const std::optional<ClassId> id = pack.classes.Find(rest.substr(at + kBefore.size()));
    const auto kind = std::find(pack.claim_begins.begin(), pack.claim_begins.end(), id);
    if (!word || kind == pack.claim_begins.end()) continue;
    if (rows[*word] == 0) {
      rows[*word] = static_cast<std::uint32_t>(of_words.size());
      of_words.resize(of_words.size() + 2 * pack.claim_begins.size());
    }
    of_words[rows[*word] + 2 * static_cast<std::size_t>(kind - pack.claim_begins.begin()) +
             before] = static_cast<float>(weight);
  }
  rows_ = std::move(rows);
  of_words_ = std::move(of_words);
}

BeginModel::Walk BeginModel::WalkOf(const Candidates& candidates,
                                    const Candidate& candidate) const {
  Walk walk;
  walk.places = std::span(candidates.begins).subspan(candidate.first_begin, candidate.begin_count);
  walk.word = candidate.cue_word;
  walk.cues = cues_.At(candidate, Place::cue);
  return walk;
}

template <class OfSymbol, class OfWord>
void BeginModel::ForEach(const Walk& walk, std::size_t index, OfSymbol of_symbol,
                         OfWord of_word) const {
  const ClaimBegin& place = walk.places[index];
  of_symbol(kLast, place.last);
  of_symbol(kNext, place.next);
  of_symbol(kAfter, place.after);
  if (index == 0) of_symbol(kFirstNext, place.next);
  of_symbol(kFirstPlace + index, place.next);
  const std::size_t cues = cues_.classes().size();
  for (std::size_t cue : walk.cues) {
    of_symbol(kFirstKind + cue, place.next);
    of_symbol(kFirstKind + cues + cue, place.last);
  }
  const std::size_t pairs = kFirstKind + 3 * cues;
  const std::size_t kinds = pack_.claim_begins.size();
  for (std::size_t kind : kinds_.Of(place.last)) of_symbol(pairs + kind, place.next);
  for (std::size_t kind : kinds_.Of(place.next)) of_symbol(pairs + kinds + kind, place.after);
  for (const ClaimBegin& later : walk.places.subspan(index + 1)) {
    of_symbol(kLater, later.next);
    for (std::size_t cue : walk.cues) of_symbol(kFirstKind + 2 * cues + cue, later.next);
    for (std::size_t kind : kinds_.Of(place.next)) of_symbol(pairs + 2 * kinds + kind, later.next);
  }
  for (std::size_t kind : kinds_.Of(place.next)) of_word(kind, false);
  if (index == 0) return;  // before it stands the cue
  for (std::size_t kind : kinds_.Of(place.last)) of_word(kind, true);
}

double BeginModel::Logit(const Walk& walk, std::size_t index) const {
  float sum = 0;
  const std::uint32_t row = rows_[walk.word];
  ForEach(
      walk, index, [&](std::size_t table, Symbol symbol) { sum += tables_.Sum(table, symbol); },
      [&](std::size_t kind, bool before) {
        if (row != 0) sum += of_words_[row + 2 * kind + before];
      });
  return sum;
}

// Most claims begin right behind their cue, and most of the others at the next place.
void BeginModel::Choose(Candidates& candidates) const {
  for (Candidate& candidate : candidates.candidates) {
    if (candidate.begin_count < 2) continue;
    const Walk walk = WalkOf(candidates, candidate);
    double left = 1;
    double best = 0;
    std::size_t chosen = 0;
    for (std::size_t i = 0; i < walk.places.size() && left > best; ++i) {
      const double here = i + 1 == walk.places.size() ? 1 : Logistic(Logit(walk, i));
      if (left * here > best) {
        best = left * here;
        chosen = i;
      }
      left *= 1 - here;
    }
    if (chosen > 0) Begin(candidates, candidate, chosen);
  }
}

void BeginModel::Begin(Candidates& candidates, Candidate& candidate, std::size_t index) const {
  const ClaimBegin& place = candidates.begins[candidate.first_begin + index];
  candidate.content.back().first = place.token;
  while (candidate.end_count > 1 && candidates.ends[candidate.first_end].end_token <= place.token) {
    ++candidate.first_end;
    --candidate.end_count;
  }
  if ((pack_.claim_uses[place.last] & kClaimJoins) != 0) candidate.cue.back().end = place.token;
  if (candidate.content.size() > 1) return;  // its first piece says what it begins with
  candidate.begin = place.next;
  candidate.Set({Place::content_begin, place.next});
  candidate.Set({Place::before_content, place.last});
  candidate.Set({Place::content_word, place.entry});
}

std::vector<BeginReading> BeginModel::Explain(const Candidates& candidates,
                                              const Candidate& candidate,
                                              const Sentences& sentences) const {
  std::vector<BeginReading> out;
  const Walk walk = WalkOf(candidates, candidate);
  double left = 1;
  for (std::size_t i = 0; i < walk.places.size(); ++i) {
    BeginReading& reading = out.emplace_back();
    reading.begin = sentences.tokens[walk.places[i].token].begin;
    ForEach(
        walk, i,
        [&](std::size_t table, Symbol symbol) { tables_.AddTerms(table, symbol, reading.terms); },
        [&](std::size_t kind, bool before) {
          const std::uint32_t row = rows_[walk.word];
          reading.terms.push_back(
              {absl::StrCat(AbslView(kWord), AbslView(pack_.lexicon.Word(walk.word)),
                            AbslView(before ? kBefore : kBehind),
                            AbslView(pack_.classes.Name(pack_.claim_begins[kind]))),
               row == 0 ? 0 : of_words_[row + 2 * kind + before]});
        });
    const double here = i + 1 == walk.places.size() ? 1 : Logistic(Logit(walk, i));
    reading.probability = left * here;
    left *= 1 - here;
  }
  return out;
}

}  // namespace ipse
