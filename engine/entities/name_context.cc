#include "entities/name_context.h"

#include <algorithm>
#include <charconv>

namespace ipse {
namespace {

constexpr std::uint32_t kLongestApposition = 16;  // tokens
constexpr std::uint32_t kLongestBrackets = 8;

Gender GenderOf(Traits traits) {
  const bool female = (traits & kFemale) != 0;
  const bool male = (traits & kMale) != 0;
  return female == male ? Gender::unknown : female ? Gender::female : Gender::male;
}

}  // namespace

std::uint32_t NameContext::AfterTitles(TokenRange run, Traits any, bool begins_sentence) const {
  std::uint32_t begin = run.first;
  const std::uint32_t titled = (any & (kTitle | kRole)) != 0 ? run.end : run.first;
  for (std::uint32_t t = begin; t + 1 < titled && view_.At(t).kind != TokenKind::quote; ++t) {
    if (!view_.Has(t, kTitle | kRole)) continue;
    if (view_.Has(t, kGivenName) && t == begin) continue;  // “Dean Moore”
    begin = t + 1;
  }
  if (begin > run.first && view_.Has(begin, kNameOf)) return AfterDomain({begin, run.end});
  while (begin < run.end && !view_.IsCapital(begin)) ++begin;
  if (view_.Has(begin, kGivenName)) return begin;
  // “Belarusian” of “Belarusian Alexander Lukashenko”, “Dealer” of “Dealer Kerstin Mo”.
  if (!IsDemonym(begin) && (begin != run.first || !begins_sentence)) return begin;
  for (std::uint32_t t = begin + 1; t + 1 < run.end; ++t) {
    if (view_.Has(t, kGivenName) || view_.At(t).end - view_.At(t).begin <= 2) return t;
  }
  return begin;
}

// Where the name begins behind what an office is of: “of State Hillary Clinton”. Without a given
// name in front it is behind the first word, where that is no listed one: “of Foreign Affairs” has
// no name.
std::uint32_t NameContext::AfterDomain(TokenRange rest) const {
  std::uint32_t domain = rest.first;
  while (domain < rest.end && !view_.IsCapital(domain)) ++domain;
  for (std::uint32_t t = domain + 1; t + 1 < rest.end; ++t) {
    if (view_.Has(t, kGivenName)) return t;
  }
  const std::uint32_t behind = domain + 1;
  return behind < rest.end && view_.words[behind].word == 0 ? behind : rest.end;
}

bool NameContext::IsDemonym(std::uint32_t t) const {
  if (!view_.Has(t, kListedName)) return false;
  const KnownName* known = view_.pack.knowledge.FindWord(view_.words[t].cased);
  return known != nullptr && known->kind == NameKind::demonym;
}

void NameContext::AddRole(NameMention& mention, std::uint32_t t) const {
  if (view_.Has(t, kTitle | kRole))
    mention.roles.push_back(view_.WordAt(t) != 0 ? view_.WordAt(t) : view_.words[t].cased);
  const Traits traits = view_.TraitsOf(t);
  if ((traits & kGivenName) == 0 && mention.gender == Gender::unknown)
    mention.gender = GenderOf(traits);
  if (const KnownName* known = view_.pack.knowledge.FindWord(view_.words[t].cased)) {
    if (known->kind == NameKind::region)
      mention.region = known->index;
    else if (known->kind != NameKind::outlet)
      mention.nation = known->index;
  }
}

void NameContext::ReadTitles(NameMention& mention, TokenRange titles) const {
  for (std::uint32_t t = titles.first; t < titles.end; ++t) {
    AddRole(mention, t);
    if (view_.Has(t, kTitle | kRole) && !view_.Has(t, kCourtesy)) mention.role = titles;
  }
}

void NameContext::ReadGender(NameMention& mention, std::uint32_t first) const {
  if (mention.gender != Gender::unknown || !view_.Has(first, kGivenName)) return;
  mention.gender = GenderOf(view_.TraitsOf(first));
  mention.gender_by_name = true;
}

// “campaign spokesman Mira Tanaka”, “the mayor, Mira Tanaka”: the office before the name.
void NameContext::ReadBefore(NameMention& mention, std::uint32_t begin) const {
  std::uint32_t t = begin;
  const bool apposed = t > first_ && view_.Is(t - 1, ",");
  if (apposed) --t;
  std::uint32_t start = t;
  bool role = false;
  while (start > first_ && t - start < 8) {
    const std::uint32_t before = start - 1;
    if (view_.At(before).kind != TokenKind::word && view_.At(before).kind != TokenKind::clitic)
      break;
    const Traits traits = view_.TraitsOf(before);
    const bool of = apposed && (traits & kPreposition) != 0;
    if ((traits & (kFunction | kVerb)) != 0 && (traits & (kRole | kBody)) == 0 && !of) {
      if ((traits & (kDeterminer | kPossessivePronoun)) == 0) break;
      if (apposed && !role) break;
      --start;
      break;
    }
    if (view_.IsCapital(before) && !apposed && !role) break;
    role |= (traits & kRole) != 0;
    --start;
    if (!apposed && view_.At(before).kind == TokenKind::clitic) break;
  }
  if (!role) return;
  const bool begins = start == first_ || view_.Has(start, kDeterminer | kPossessivePronoun) ||
                      view_.Has(start - 1, kFunction) ||
                      view_.At(start - 1).kind != TokenKind::word ||
                      view_.At(start + 1).kind == TokenKind::clitic;
  if (apposed && !begins) return;
  for (std::uint32_t at = start; at < t; ++at) AddRole(mention, at);
  mention.role = {start, t};
  TypeByRole(mention);
}

std::uint32_t NameContext::ReadAfter(NameMention& mention, std::uint32_t t) const {
  if (view_.IsWord(t)) return 0;
  std::uint32_t acronym = 0;
  if (view_.Is(t, "(")) {
    std::uint32_t close = t + 1;
    while (close < end_ && close - t < kLongestBrackets && !view_.Is(close, ")")) ++close;
    if (view_.Is(close, ")") && close > t + 1) {
      if (IsParty(t + 1)) ReadParty(mention, t + 1);
      const bool one = close == t + 2 && view_.At(t + 1).casing == Casing::upper;
      if (one && mention.name.end - mention.name.first > 1) acronym = t + 1;
      t = close + 1;
    }
  }
  if (!view_.Is(t, ",") && !view_.IsDash(t)) return acronym;
  std::uint32_t at = t + 1;
  if (mention.type == EntityType::person || mention.type == EntityType::unknown) {
    const std::uint16_t age = AgeAt(at);
    if (age != 0 && (view_.Is(at + 1, ",") || view_.Is(at + 1, "."))) {
      mention.age = age;
      mention.type = EntityType::person;
      if (!view_.Is(at + 1, ",")) return acronym;
      at += 2;
    }
  }
  if (at + 1 < end_ && IsParty(at)) {
    ReadParty(mention, at);
  } else {
    ReadApposition(mention, at);
  }
  return acronym;
}

std::uint16_t NameContext::AgeAt(std::uint32_t t) const {
  if (t >= end_ || view_.At(t).kind != TokenKind::number) return 0;
  const std::string_view digits = view_.Written(t);
  std::uint16_t age = 0;
  const auto [rest, error] = std::from_chars(digits.data(), digits.data() + digits.size(), age);
  return error == std::errc() && rest == digits.data() + digits.size() && age > 3 && age < 120 ? age
                                                                                               : 0;
}

// “R-Fla.”: one token or several.
bool NameContext::IsParty(std::uint32_t t) const {
  const std::string_view word = view_.Written(t);
  return word.size() >= 1 && (word[0] == 'R' || word[0] == 'D' || word[0] == 'I') &&
         (word.size() == 1 || word[1] == '-');
}

void NameContext::ReadParty(NameMention& mention, std::uint32_t t) const {
  mention.type = EntityType::person;
  for (std::uint32_t at = t; at < std::min(t + 3, end_); ++at) {
    std::string_view word = view_.Written(at);
    if (word.size() > 2 && word[1] == '-') word.remove_prefix(2);
    std::string lower;
    const Lexicon::Found found = view_.pack.lexicon.Find(word, lower);
    const KnownName* known = view_.pack.knowledge.FindWord(found.cased);
    if (known != nullptr && known->kind == NameKind::region) mention.region = known->index;
  }
}

// From `at`, behind a comma: an office up to the next comma; any noun where an article begins it.
void NameContext::ReadApposition(NameMention& mention, std::uint32_t at) const {
  std::uint32_t role = 0, body = 0;
  std::uint32_t t = at;
  const std::uint32_t limit = std::min(end_, at + kLongestApposition);
  bool complement = false;
  for (; t < limit; ++t) {
    const Traits traits = view_.TraitsOf(t);
    if (view_.At(t).kind == TokenKind::punctuation || view_.At(t).kind == TokenKind::quote) break;
    complement |= (traits & kPreposition) != 0;
    if ((traits & kRelative) != 0) break;
    const bool noun = (traits & (kRole | kBody | kDocument)) != 0;
    const bool possessor = view_.At(t).kind == TokenKind::clitic;  // “the firm’s founder”
    if ((traits & kVerb) != 0 && !noun && !complement && !possessor) return;
    if ((traits & (kRole | kTitle)) != 0 && !complement) role = t;
    if ((traits & kBody) != 0 && !complement) body = t;
  }
  if (t == at || t == limit) return;
  const bool article = view_.Has(at, kPossessivePronoun) || view_.Is(at, "the") ||
                       view_.Is(at, "a") || view_.Is(at, "an");
  if (role == 0 && !article) return;
  // The next of a list: “Tanaka, Sen. Paul Verhoeven and …”
  if (role != 0 && view_.IsCapital(role) && role + 1 < t && view_.IsCapital(role + 1)) return;
  if (view_.Is(t, ".") && !FollowsVerb(mention.full.first)) return;  // the clause itself
  const bool starts = view_.Has(at, kDeterminer | kPossessivePronoun) ||
                      view_.Has(at, kRole | kTitle) || !view_.Has(at, kFunction);
  if (!starts) return;
  for (std::uint32_t r = at; role != 0 && r <= role; ++r) AddRole(mention, r);
  if (mention.type == EntityType::unknown && body > role) mention.type = EntityType::organization;
  TypeByRole(mention);
  if (mention.role.first == mention.role.end || t - at > 2) mention.role = {at, t};
}

// “…,” said Mira Tanaka, the mayor.
bool NameContext::FollowsVerb(std::uint32_t t) const {
  constexpr std::uint32_t kBack = 3;  // tokens
  for (std::uint32_t at = t; at > first_ && t - at < kBack;) {
    if (view_.Has(--at, kVerb)) return true;
  }
  return false;
}

// Whoever holds an office is a person, save those that a body can have too.
void NameContext::TypeByRole(NameMention& mention) const {
  if (mention.type != EntityType::unknown) return;
  const bool person = std::any_of(mention.roles.begin(), mention.roles.end(), [&](WordId role) {
    return (view_.pack.knowledge.word_traits[role] & kBodyRole) == 0;
  });
  if (person) mention.type = EntityType::person;
}

}  // namespace ipse
