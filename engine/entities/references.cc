#include "entities/references.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "absl/strings/str_cat.h"
#include "base/strings.h"

namespace ipse {
namespace {

constexpr bool IsPerson(EntityType type) {
  return type == EntityType::person || type == EntityType::unknown;
}

}  // namespace

// The source's own noun phrase ends before its complement, apposition or relative clause.
std::uint32_t References::CoreEnd(TokenRange range) {
  std::size_t mention = salience_.FirstMention(range.first);
  const std::vector<NameMention>& all = entities_.mentions();
  for (std::uint32_t t = range.first; t < range.end; ++t) {
    while (mention < all.size() && all[mention].name.end <= t) ++mention;
    if (mention < all.size() && all[mention].full.first <= t) {
      t = std::min(all[mention].full.end, range.end) - 1;
      continue;
    }
    if (t == range.first) continue;
    const Traits traits = view_.TraitsOf(t);
    const TokenKind kind = view_.At(t).kind;
    if (kind == TokenKind::punctuation || view_.IsDash(t)) return t;
    if ((traits & (kPreposition | kRelative)) != 0) return t;
    if ((traits & kVerb) != 0 && (traits & (kRole | kBody | kDocument | kWording | kPlural)) == 0 &&
        !view_.IsCapital(t) && kind == TokenKind::word &&
        view_.Has(t - 1, kRole | kBody | kDocument | kPlural)) {
      return t;
    }
  }
  return range.end;
}

SourceReading References::Resolve(TokenRange range) {
  SourceReading out;
  while (range.first + 1 < range.end &&
         (view_.At(range.first).kind == TokenKind::punctuation || view_.Is(range.first, "by")))
    ++range.first;
  const std::uint32_t core_end = CoreEnd(range);
  ReadNames(range, core_end, out);
  Settle(range, out);
  return out;
}

void References::ReadNames(TokenRange range, std::uint32_t core_end, SourceReading& out) {
  const std::vector<NameMention>& all = entities_.mentions();
  const std::size_t first = salience_.FirstMention(range.first);
  std::size_t last = all.size();
  for (std::size_t i = first; i < all.size() && all[i].name.first < core_end; ++i) {
    if (entities_.EntityOf(i) != kNoEntity && !all[i].acronym) last = i;
  }
  std::uint32_t head = core_end - 1;
  while (head > range.first && view_.At(head).kind == TokenKind::clitic) --head;
  if (last == all.size()) {
    ReadCommon(range, {range.first, core_end}, out);
    return;
  }
  const std::uint32_t name_end = all[last].full.end;
  if (head >= name_end && ReadHead({range.first, core_end}, head, last, out)) {
    if (out.speakers.empty()) ReadApposed(range, core_end, out);
    if (out.speakers.empty()) FindSpeaksFor(range, out);
    return;
  }
  out.type = SourceType::named;
  ReadList(last, range.first, out);
}

// The name, and those joined to it before: “Patrick Ode and Mira Tanaka”.
void References::ReadList(std::size_t last, std::uint32_t begin, SourceReading& out) const {
  const std::vector<NameMention>& all = entities_.mentions();
  out.speakers.push_back(entities_.EntityOf(last));
  for (std::size_t i = last; i-- > 0 && all[i].name.first >= begin;) {
    const std::uint32_t between = all[i].full.end;
    const bool joined = view_.Has(between, kAnd) ||
                        (view_.Is(between, ",") && out.speakers.size() > 1) ||
                        (view_.Is(between, ",") && view_.Has(between + 1, kAnd));
    if (!joined || all[i + 1].full.first > between + 3) break;
    if (entities_.EntityOf(i) != kNoEntity)
      out.speakers.insert(out.speakers.begin(), entities_.EntityOf(i));
  }
}

// A common noun stands behind the name: “Tanaka's words”, “the Tanaka campaign”, “Kremlin
// officials”. False where it is no head and the name speaks after all.
bool References::ReadHead(TokenRange core, std::uint32_t head, std::size_t mention,
                          SourceReading& out) {
  const NameMention& name = entities_.mentions()[mention];
  const Traits traits = view_.TraitsOf(head);
  if (name.possessive && (traits & kWording) != 0 && (traits & kDocument) == 0) return false;
  if ((traits & kPossessivePronoun) != 0 || view_.Has(head, kPronounHe | kPronounShe))
    return false;  // “himself”
  if ((traits & kDocument) != 0) {
    ReadDocument(core, core, head, out);
    return true;
  }
  if ((traits & (kBody | kPublicBody)) != 0) {
    // “the IRNA news agency” is IRNA.
    const bool outlet =
        entities_.entities()[entities_.EntityOf(mention)].type == EntityType::outlet;
    if (outlet && (traits & (kMedium | kAnyBody)) != 0 && !name.possessive) return false;
    ReadBody(core, head, out);
    return true;
  }
  if ((traits & kRole) != 0 && (traits & (kPlural | kSpokesperson)) == 0 && !name.possessive &&
      (name.nation || name.region)) {
    ReadRole(core, head, out);  // “the Florida senator”
    return true;
  }
  if ((traits & (kRole | kPlural)) != 0 || name.possessive) {
    out.type = (traits & kSpokesperson) != 0 ? SourceType::spokesperson : SourceType::unnamed;
    if ((traits & kSpokesperson) != 0) out.speaks_for = entities_.EntityOf(mention);
    return true;
  }
  // “the Meridian newspaper”: the name's own medium or a word that says nothing; but “a Meridian
  // stalwart” is nobody by name.
  const bool adverb = (view_.pack.knowledge.OfEnding(view_.words[head]) & kFunction) != 0;
  bool noun = view_.At(head).casing == Casing::lower &&
              (traits & (kFunction | kVerb | kMedium)) == 0 && !adverb;
  for (std::uint32_t t = name.full.end; t < head; ++t) noun &= view_.At(t).kind == TokenKind::word;
  if (noun) out.type = SourceType::unnamed;
  return noun;
}

// “the Tanaka campaign”, “Osaka police”: a body by these words.
void References::ReadBody(TokenRange core, std::uint32_t head, SourceReading& out) {
  std::uint32_t begin = core.first;
  while (begin < head && view_.Has(begin, kDeterminer | kPossessivePronoun)) ++begin;
  const bool is_public = view_.Has(head, kPublicBody);
  out.type = SourceType::named;
  out.speakers.push_back(entities_.Derive(
      view_.Written({begin, head + 1}),
      is_public ? EntityType::government : EntityType::organization, {begin, head + 1}));
}

// No name in the noun phrase itself.
void References::ReadCommon(TokenRange range, TokenRange core, SourceReading& out) {
  std::uint32_t head = core.end - 1;
  while (head > core.first &&
         (view_.At(head).kind != TokenKind::word || view_.At(head).kind == TokenKind::clitic))
    --head;
  const Traits traits = view_.TraitsOf(head);
  if ((traits & kRelative) != 0) {
    ReadRelative(head, out);
    return;
  }
  const Traits first = view_.TraitsOf(core.first);
  if (core.end - core.first == 1 || (first & (kPronounHe | kPronounShe | kPronounIt)) != 0) {
    if ((first & (kPronounHe | kPronounShe | kPronounIt)) != 0) {
      const bool wording = (traits & kWording) != 0 || core.end - core.first == 1 ||
                           (first & kPossessivePronoun) == 0;
      if (wording) {
        ReadPronoun(core.first, out);
        return;
      }
    }
  }
  if ((first & kPronounThey) != 0 && (first & kPossessivePronoun) == 0) {
    ReadPlural(core.first, out);
    return;
  }
  if (ReadApposed(range, core.end, out)) return;
  if ((traits & kDocument) != 0) {
    ReadDocument(range, core, head, out);
    return;
  }
  if ((traits & kSpokesperson) != 0) {
    out.type = SourceType::spokesperson;
    FindSpeaksFor(range, out);
    return;
  }
  const bool indefinite = (first & kIndefinite) != 0;
  if ((traits & kPlural) != 0 && (traits & kPublicBody) == 0) {
    out.type = SourceType::unnamed;
    if (!indefinite && view_.Is(core.first + 1, "two")) ReadPlural(head, out);
    if (!out.speakers.empty()) out.type = SourceType::named;
    return;
  }
  if (indefinite) {
    out.type = SourceType::unnamed;
    return;
  }
  ReadRole(core, head, out);
}

// “Two analysts, Patrick Ode and Mira Tanaka,”; “the chief executive, Mira Tanaka,”
bool References::ReadApposed(TokenRange range, std::uint32_t core_end, SourceReading& out) {
  const std::vector<NameMention>& all = entities_.mentions();
  for (std::uint32_t t = core_end; t < range.end; ++t) {
    if (view_.At(t).kind != TokenKind::punctuation && !view_.IsDash(t)) continue;
    std::uint32_t begin = t + 1;
    const std::size_t i = salience_.FirstMention(begin);
    if (i >= all.size() || all[i].full.first > begin + 1 || all[i].name.first >= range.end)
      continue;
    if (entities_.EntityOf(i) == kNoEntity || !IsPerson(all[i].type) || all[i].possessive) continue;
    std::size_t last = i;
    while (last + 1 < all.size() && all[last + 1].name.first < range.end &&
           (view_.Has(all[last].full.end, kAnd) || view_.Is(all[last].full.end, ",")) &&
           all[last + 1].full.first <= all[last].full.end + 2)
      ++last;
    out.type = SourceType::named;
    if (last > i && !view_.Has(all[last - 1].full.end, kAnd) &&
        !view_.Has(all[last - 1].full.end + 1, kAnd))
      last = i;
    for (std::size_t m = i; m <= last; ++m) out.speakers.push_back(entities_.EntityOf(m));
    return true;
  }
  return false;
}

void References::ReadDocument(TokenRange range, TokenRange core, std::uint32_t head,
                              SourceReading& out) {
  out.type = SourceType::document;
  const std::vector<NameMention>& all = entities_.mentions();
  const std::size_t i = salience_.FirstMention(range.first);
  if (i >= all.size() || all[i].name.first >= range.end || entities_.EntityOf(i) == kNoEntity)
    return;
  const std::string_view owner = entities_.entities()[entities_.EntityOf(i)].name;
  out.speakers.push_back(
      entities_.Derive(absl::StrCat(AbslView(owner), " ", AbslView(view_.Written(head))),
                       EntityType::document, core));
}

// “a spokesman for Mira Tanaka”, “Tanaka's spokesman”, “her spokesman”
void References::FindSpeaksFor(TokenRange range, SourceReading& out) {
  if (out.type != SourceType::spokesperson || out.speaks_for) return;
  const std::vector<NameMention>& all = entities_.mentions();
  for (std::size_t i = salience_.FirstMention(range.first);
       i < all.size() && all[i].name.first < range.end; ++i) {
    const std::uint32_t entity = entities_.EntityOf(i);
    const bool speaks =
        std::find(out.speakers.begin(), out.speakers.end(), entity) != out.speakers.end();
    if (entity == kNoEntity || speaks) continue;
    out.speaks_for = entity;
    return;
  }
  if (!out.speakers.empty()) return;
  const Traits first = view_.TraitsOf(range.first);
  if ((first & (kPronounHe | kPronounShe | kPronounIt)) == 0) return;
  SourceReading owner;
  ReadPronoun(range.first, owner);
  if (!owner.speakers.empty()) out.speaks_for = owner.speakers.front();
}

void References::ReadPronoun(std::uint32_t token, SourceReading& out) {
  Wanted wanted;
  if (view_.Has(token, kPronounIt)) {
    wanted.body = true;
  } else {
    wanted.person = true;
    wanted.gender = view_.Has(token, kPronounShe) ? Gender::female : Gender::male;
  }
  const std::uint32_t entity = salience_.Find(wanted, token);
  if (entity == kNoEntity) return;
  out.speakers.push_back(entity);
  out.type = SourceType::named;
  if (wanted.person) entities_.LearnGender(entity, wanted.gender);
}

// “who” means the name right before it, with at most an apposition between.
void References::ReadRelative(std::uint32_t token, SourceReading& out) {
  const std::vector<NameMention>& all = entities_.mentions();
  const std::size_t i = salience_.FirstMention(token);
  if (i == 0) return;
  const NameMention& before = all[i - 1];
  if (before.sentence != view_.SentenceOf(token) || entities_.EntityOf(i - 1) == kNoEntity) return;
  const bool adjacent = before.full.end + 2 >= token;
  if (!adjacent && !before.subject) return;
  out.speakers.push_back(entities_.EntityOf(i - 1));
  out.type = SourceType::named;
}

// “they”, “the two leaders”: the last two people joined by “and”, or a body.
void References::ReadPlural(std::uint32_t token, SourceReading& out) {
  const std::vector<NameMention>& all = entities_.mentions();
  const std::uint32_t sentence = view_.SentenceOf(token);
  for (std::size_t i = salience_.FirstMention(token); i-- > 1;) {
    if (all[i].sentence + 2 < sentence) break;
    if (all[i].quoted || !view_.Has(all[i - 1].full.end, kAnd) ||
        all[i].full.first != all[i - 1].full.end + 1)
      continue;
    const std::uint32_t a = entities_.EntityOf(i - 1), b = entities_.EntityOf(i);
    if (a == kNoEntity || b == kNoEntity || a == b) continue;
    const EntityType first = entities_.entities()[a].type, second = entities_.entities()[b].type;
    if (!IsPerson(first) || !IsPerson(second)) continue;
    if (first != EntityType::person && second != EntityType::person) continue;
    out.speakers = {a, b};
    out.type = SourceType::named;
    return;
  }
  out.type = SourceType::unnamed;
}

// “the Belarusian leader”, “the company”, “the 67-year-old”
void References::ReadRole(TokenRange core, std::uint32_t head, SourceReading& out) {
  Wanted wanted;
  wanted.sentences = Wanted::kFar;
  const Traits traits = view_.TraitsOf(head);
  for (std::uint32_t t = core.first; t < core.end; ++t) {
    const FixedPhrase phrase = LongestPhrase(view_.pack.lexicon, view_.words, t, core.end);
    const KnownName* known = phrase.node == 0 ? view_.pack.knowledge.FindWord(view_.words[t].cased)
                                              : view_.pack.knowledge.FindPhrase(phrase.node);
    if (known != nullptr && known->kind == NameKind::region) wanted.region = known->index;
    if (known != nullptr && (known->kind == NameKind::demonym || known->kind == NameKind::nation))
      wanted.nation = known->index;
    const std::string_view written = view_.Written(t);
    if (written.find("-year-old") != std::string_view::npos) {
      std::from_chars(written.data(), written.data() + written.size(), wanted.age);
    }
  }
  if (wanted.nation && (traits & (kBody | kPublicBody)) != 0) {
    ReadBody(core, head, out);  // “the Polish government”
    return;
  }
  // A word of no list is an office where the text has called somebody by it.
  const bool office = (traits & (kPlace | kMedium | kBody | kPublicBody)) == 0;
  if (office && wanted.age == 0) wanted.head = view_.Written(head);
  if ((traits & kPlace) != 0) {
    wanted.place = true;
  } else if ((traits & kRole) != 0) {
    wanted.person = true;
    wanted.role = view_.WordAt(head);
    wanted.gender = (traits & kFemale) != 0 ? Gender::female
                    : (traits & kMale) != 0 ? Gender::male
                                            : Gender::unknown;
  } else if ((traits & kMedium) != 0 && (traits & kAnyBody) == 0) {
    wanted.outlet = true;
  } else if ((traits & (kBody | kPublicBody)) != 0) {
    wanted.body = true;
    wanted.word = view_.WordAt(head);
  } else if (wanted.age != 0) {
    wanted.person = true;
  } else if (view_.At(head).kind != TokenKind::word) {
    out.type = SourceType::unnamed;
    return;
  }
  std::uint32_t entity = salience_.Find(wanted, core.first);
  if (entity == kNoEntity && wanted.role != 0 && TellsApart({core.first, head}))
    entity = salience_.SubjectBefore(wanted, core.first);
  out.type = entity == kNoEntity ? SourceType::unnamed : SourceType::named;
  if (entity != kNoEntity) out.speakers.push_back(entity);
}

// “the Vermont” before an office: it has one holder, whom the sentence before may have told of.
bool References::TellsApart(TokenRange before) const {
  bool capital = false;
  for (std::uint32_t t = before.first + 1; t < before.end; ++t) capital |= view_.IsCapital(t);
  return capital && view_.IsThe(before.first);
}

// Whether one of the names in `range` is the entity's.
bool References::Names(TokenRange range, std::uint32_t entity) {
  const std::vector<NameMention>& all = entities_.mentions();
  for (std::size_t i = salience_.FirstMention(range.first);
       i < all.size() && all[i].name.first < range.end; ++i) {
    if (entities_.EntityOf(i) == entity) return true;
  }
  return false;
}

// The answer is a mention, and whoever speaks is a person or a body.
void References::Settle(TokenRange range, SourceReading& out) {
  std::sort(out.speakers.begin(), out.speakers.end());
  out.speakers.erase(std::unique(out.speakers.begin(), out.speakers.end()), out.speakers.end());
  for (std::uint32_t speaker : out.speakers) {
    entities_.LearnSpeaks(speaker);
    const GatheredEntity& entity = entities_.entities()[speaker];
    if (out.type == SourceType::named &&
        std::any_of(entity.roles.begin(), entity.roles.end(), [&](WordId role) {
          return (view_.pack.knowledge.word_traits[role] & kSpokesperson) != 0;
        }))
      out.type = SourceType::spokesperson;
    salience_.Speak(range.first, speaker, Names(range, speaker));
  }
  if (out.type == SourceType::spokesperson && !out.speakers.empty()) {
    FindSpeaksFor(range, out);
    const TokenRange role = entities_.entities()[out.speakers.front()].role;
    if (role.first < role.end) FindSpeaksFor(role, out);
  }
}

}  // namespace ipse
