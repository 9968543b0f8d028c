#include "entities/salience.h"

#include <algorithm>
#include <array>
#include <string>

#include "absl/strings/match.h"
#include "base/strings.h"

namespace ipse {
namespace {

// How much a mention counts for who is meant, by where it stands. Chosen on the training gold;
// small changes change nothing.
constexpr double kSubject = 1.0;
constexpr double kSpeaker = 0.9;
constexpr double kTopic = 1.8;         // “As for Tanaka, she”
constexpr double kNamedSpeaker = 1.8;  // of an earlier claim in the very sentence, by name
constexpr double kObject = 0.55;
constexpr double kPossessed = 0.45;
constexpr double kQuoted = 0.12;
constexpr double kNext = 1.6;      // the subject of the very sentence before
constexpr double kWeak = 0.5;      // a capital that a sentence begins with
constexpr double kUntyped = 0.25;  // a name that nothing says is a person's, for “he” and “she”
constexpr double kCountry = 0.25;  // that is no subject, for “it”: “losses to China. It said”
constexpr double kAgain = 0.5;     // each mention after the one that counts most
constexpr double kFade = 0.6;      // a sentence
constexpr double kWordOfName = 2;  // “the committee” after one whose name has the word
constexpr double kFloor = 0.1;     // below it: nobody rather than a wrong one
constexpr std::size_t kMentionsBack = 60;
constexpr std::size_t kFarMentionsBack = 240;  // for an office

// kFade to the power of `sentences`; nothing beyond what a pronoun or an office can reach.
double Faded(std::uint32_t sentences) {
  static const auto kPowers = [] {
    std::array<double, Wanted::kFar + 2> powers{};
    double power = 1;
    for (double& p : powers) {
      p = power;
      power *= kFade;
    }
    return powers;
  }();
  return sentences < kPowers.size() ? kPowers[sentences] : 0;
}

// By where it stands, for somebody named in `sentence`.
double WeightOf(const NameMention& m, std::uint32_t sentence) {
  if (m.topic && m.sentence == sentence) return kTopic;
  const double place = m.quoted       ? kQuoted
                       : m.subject    ? kSubject
                       : m.possessive ? kPossessed
                                      : kObject;
  const double next = m.subject && m.sentence + 1 == sentence ? kNext : 1;
  return (m.weak ? place * kWeak : place) * next;
}

bool IsBody(EntityType type) {
  return type == EntityType::organization || type == EntityType::government ||
         type == EntityType::outlet;
}

}  // namespace

std::size_t Salience::FirstMention(std::uint32_t token) {
  const std::vector<NameMention>& all = entities_.mentions();
  const std::size_t last = first_mention_;
  const bool behind = last == 0 || all[last - 1].name.first < token;
  if (behind && (last == all.size() || all[last].name.first >= token)) return last;
  const auto begin = all.begin() + (behind ? static_cast<std::ptrdiff_t>(last) : 0);
  const auto first =
      std::lower_bound(begin, all.end(), token,
                       [](const NameMention& m, std::uint32_t t) { return m.name.first < t; });
  return first_mention_ = static_cast<std::size_t>(first - all.begin());
}

bool Salience::Agrees(const Wanted& wanted, const GatheredEntity& entity) const {
  const bool untyped = entity.type == EntityType::unknown;
  if (wanted.person && entity.type != EntityType::person && !(untyped && wanted.role == 0))
    return false;
  if (wanted.body && !IsBody(entity.type) && !untyped) return false;
  if (wanted.outlet && entity.type != EntityType::outlet) return false;
  if (wanted.place && entity.type != EntityType::government && !untyped) return false;
  if (wanted.gender != Gender::unknown && entity.gender != Gender::unknown &&
      wanted.gender != entity.gender)
    return false;
  if (wanted.age != 0) return entity.age == wanted.age;
  if (wanted.nation && entity.nation && *wanted.nation != *entity.nation) return false;
  if (wanted.region && entity.region && *wanted.region != *entity.region) return false;
  if (!wanted.head.empty() && HasRoleWord(entity, wanted.head)) return true;
  if (wanted.role == 0) return wanted.head.empty();
  const Knowledge& knowledge = view_.pack.knowledge;
  const bool holds = std::any_of(entity.roles.begin(), entity.roles.end(), [&](WordId role) {
    return knowledge.SameRole(role, wanted.role);
  });
  // “the man” is anyone of the gender; an office is only its holder.
  if (!holds && wanted.nation && entity.nation) return true;  // his “Paraguayan counterpart”
  return holds ||
         (wanted.gender != Gender::unknown && !knowledge.role_groups.contains(wanted.role));
}

Salience::Score* Salience::ScoreOf(const Wanted& wanted, std::uint32_t entity, Scores& scores) {
  constexpr std::uint32_t kRefused = 0xffffffff;
  Standing& standing = standings_[entity];
  if (standing.asked != asked_) {
    standing = {asked_, kRefused};
    if (!Agrees(wanted, entities_.entities()[entity])) return nullptr;
    standing.place = static_cast<std::uint32_t>(scores.size());
    return &scores.emplace_back(Score{entity, 0});
  }
  return standing.place == kRefused ? nullptr : &scores[standing.place];
}

Salience::Scores Salience::Count(const Wanted& wanted, std::uint32_t token) {
  Scores scores;
  const std::uint32_t sentence = sentence_ = view_.SentenceOf(token, sentence_);
  standings_.resize(entities_.entities().size());
  ++asked_;
  std::uint32_t faded_at = 0xffffffff;  // the sentence that `fade` is of: names stand in order
  double fade = 0;
  const auto add = [&](Score& to, double weight, std::uint32_t at) {
    if (at != faded_at) fade = Faded(Distance(wanted, std::min(at, sentence), sentence));
    faded_at = at;
    const double faded = weight * fade;
    to.score = std::max(to.score, faded) + kAgain * std::min(to.score, faded);
  };
  const std::vector<NameMention>& all = entities_.mentions();
  const std::size_t last = FirstMention(token);
  const bool it = wanted.body && wanted.word == 0 && wanted.head.empty();
  const std::size_t back = wanted.role != 0 ? kFarMentionsBack : kMentionsBack;
  for (std::size_t i = last; i-- > 0 && last - i <= back;) {
    const NameMention& m = all[i];
    const std::uint32_t entity = entities_.EntityOf(i);
    if (m.headline || entity == kNoEntity) continue;
    if (m.sentence + wanted.sentences < sentence) break;
    Score* const score = ScoreOf(wanted, entity, scores);
    if (score == nullptr) continue;
    const bool country = it && !m.subject && entities_.entities()[entity].nation;
    add(*score, WeightOf(m, sentence) * (country ? kCountry : 1), m.sentence);
  }
  for (std::size_t i = spoken_.size(); i-- > 0 && spoken_.size() - i <= kMentionsBack;) {
    if (spoken_[i].token >= token) continue;
    const std::uint32_t at = spoken_[i].sentence;
    if (at + wanted.sentences < sentence) break;
    Score* const score = ScoreOf(wanted, spoken_[i].entity, scores);
    const bool named_here = at == sentence && spoken_[i].by_name;
    if (score != nullptr) add(*score, named_here ? kNamedSpeaker : kSpeaker, at);
  }
  return scores;
}

bool Salience::HasRoleWord(const GatheredEntity& entity, std::string_view head) const {
  for (TokenRange range : entity.role_words) {
    for (std::uint32_t t = range.first; t < range.end; ++t) {
      const bool as_long = view_.At(t).end - view_.At(t).begin == head.size();
      if (as_long && absl::EqualsIgnoreCase(AbslView(view_.Written(t)), AbslView(head)))
        return true;
    }
  }
  return false;
}

bool Salience::NameHas(std::uint32_t entity, WordId word) const {
  const std::string_view written = view_.pack.lexicon.Word(word);
  const auto& keys = entities_.entities()[entity].keys;
  return std::any_of(keys.begin(), keys.end(), [&](NameId key) {
    return entities_.Key(key).find(written) != std::string_view::npos;
  });
}

// Sentences from `from` to `to`; one that goes on about the same person (“He took over in 2006.”)
// does not count.
std::uint32_t Salience::Distance(const Wanted& wanted, std::uint32_t from, std::uint32_t to) const {
  constexpr std::uint32_t kGoesOnAtMost = 3;
  std::uint32_t distance = to - from;
  for (std::uint32_t s = to;
       wanted.gender != Gender::unknown && s > from + 1 && to - s < kGoesOnAtMost;) {
    const std::uint32_t first = view_.sentences[--s].first_token;
    if (view_.Has(first, wanted.gender == Gender::female ? kPronounShe : kPronounHe) &&
        !view_.Has(first, kPossessivePronoun)) {
      distance -= 1;
    }
  }
  return distance;
}

// “A spokesman for the port disagreed.” What somebody without a name counts, who began the sentence
// before, or this one: a “he” behind means nobody.
double Salience::NamelessSubject(std::uint32_t token) const {
  const std::uint32_t sentence = view_.SentenceOf(token, sentence_);
  double fade = 1;
  for (std::uint32_t back = 0; back < 2 && back <= sentence; ++back, fade *= kFade) {
    const Sentence& at = view_.sentences[sentence - back];
    std::uint32_t t = at.first_token;
    if (t >= token || !(view_.Is(t, "A") || view_.Is(t, "An") || view_.Is(t, "One"))) continue;
    for (++t; t < at.end_token && t < at.first_token + 5 && !view_.Has(t, kFunction); ++t) {
      if (view_.IsCapital(t)) break;
      const bool person = view_.Has(t, kRole) && !view_.Has(t, kPlural | kBody);
      if (person && !view_.Is(t + 1, ",") && !view_.IsCapital(t + 1)) return kSubject * fade;
    }
  }
  return 0;
}

std::uint32_t Salience::Find(const Wanted& wanted, std::uint32_t token) {
  double floor = wanted.role != 0 || wanted.age != 0 || !wanted.head.empty() ? 0 : kFloor;
  if (wanted.person && wanted.role == 0 && wanted.head.empty())
    floor = std::max(floor, NamelessSubject(token));
  Score best{kNoEntity, floor};
  for (Score score : Count(wanted, token)) {
    const bool untyped = entities_.entities()[score.entity].type == EntityType::unknown;
    if (untyped && (wanted.person || wanted.body)) score.score *= kUntyped;
    if (wanted.word != 0) {
      const bool has = NameHas(score.entity, wanted.word);
      if (has) score.score += kWordOfName;
      // “the committee” is one; “the company” may have any name.
      if (!has && (view_.pack.knowledge.word_traits[wanted.word] & kAnyBody) == 0) continue;
    }
    if (score.score > best.score) best = score;
  }
  return best.entity;
}

std::uint32_t Salience::SubjectBefore(const Wanted& wanted, std::uint32_t token) {
  const std::vector<NameMention>& all = entities_.mentions();
  const std::uint32_t sentence = sentence_ = view_.SentenceOf(token, sentence_);
  std::uint32_t subject = kNoEntity;
  for (std::size_t i = FirstMention(token); i-- > 0 && all[i].sentence + 1 >= sentence;) {
    const std::uint32_t entity = entities_.EntityOf(i);
    if (all[i].headline || all[i].quoted || entity == kNoEntity) continue;
    if (entities_.entities()[entity].type != EntityType::person) continue;
    if (all[i].sentence == sentence) return kNoEntity;
    if (!all[i].subject) continue;
    if (subject != kNoEntity && subject != entity) return kNoEntity;
    subject = entity;
  }
  if (subject == kNoEntity) return kNoEntity;
  Wanted anybody = wanted;
  anybody.role = 0;
  anybody.head = {};
  const GatheredEntity& entity = entities_.entities()[subject];
  return entity.role_words.empty() && Agrees(anybody, entity) ? subject : kNoEntity;
}

}  // namespace ipse
