#include "entities/gather.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "base/strings.h"

namespace ipse {
namespace {

constexpr std::size_t kMostKeys = 32;  // names of one entity that later mentions are compared with
constexpr char kNoBreak[] = "\u00a0";
constexpr std::size_t kRecent = 8;  // entities of one surname that a short name may mean

// The first letters of the words, without the small ones: "european council" is "ec".
std::string Initials(std::string_view key) {
  std::string out;
  for (absl::string_view word : absl::StrSplit(AbslView(key), ' ', absl::SkipEmpty())) {
    if (word == "of" || word == "the" || word == "and" || word == "for" || word == "&") continue;
    out += word[0];
  }
  return out;
}

bool MayBePerson(EntityType type) {
  return type == EntityType::person || type == EntityType::unknown;
}

bool SameGender(Gender a, Gender b) {
  return a == Gender::unknown || b == Gender::unknown || a == b;
}

void Remember(RecentEntities& recent, std::uint32_t entity) {
  if (const auto found = std::find(recent.begin(), recent.end(), entity); found != recent.end())
    recent.erase(found);
  if (recent.size() == kRecent) recent.erase(recent.begin());
  recent.push_back(entity);
}

}  // namespace

void Entities::Gather(const NamesInput& input) {
  entities_.clear();
  names_.Clear();
  by_outlet_.clear();
  made_names_.clear();
  FindNames(input, places_, mentions_);
  entity_of_.assign(mentions_.size(), kNoEntity);
  std::uint32_t before = kNoEntity;
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    const NameMention& mention = mentions_[i];
    if (mention.headline) continue;
    const std::string_view written = WrittenName(input.view, mention);
    const std::string_view key = NameKey(written, key_);
    if (key.empty()) continue;
    const NameId name = names_.Add(key);
    std::uint32_t entity = mention.acronym ? before : Find(input.view, mention, name);
    if (entity == kNoEntity && (mention.doubtful || mention.office)) continue;
    if (entity == kNoEntity) entity = Add(mention);
    Join(input.view, mention, written, name, entity);
    entity_of_[i] = before = entity;
  }
  GatherHeadline(input.view);
  DropOffices();
}

// Those that are nobody's surname.
void Entities::DropOffices() {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    if (mentions_[i].office && entity_of_[i] == kNoEntity) continue;
    if (kept != i) mentions_[kept] = std::move(mentions_[i]);
    entity_of_[kept++] = entity_of_[i];
  }
  mentions_.resize(kept);
  entity_of_.resize(kept);
}

// Without a nickname in quotation marks and no-break spaces; “Norman” of “Norman and Hilda Crane”
// with the surname that they share.
std::string_view Entities::WrittenName(const TokensView& view, const NameMention& mention) {
  std::uint32_t open = mention.name.end, close = mention.name.end;
  for (std::uint32_t t = mention.name.first; t < mention.name.end; ++t) {
    if (view.At(t).kind != TokenKind::quote) continue;
    if (open == mention.name.end) open = t;
    close = t + 1;
  }
  const std::string_view front = view.Written({mention.name.first, open});
  if (close == mention.name.end && mention.surname == 0) {
    if (front.find(kNoBreak) == std::string_view::npos) return front;
    return made_names_.emplace_back(absl::StrReplaceAll(AbslView(front), {{kNoBreak, " "}}));
  }
  std::string& made = made_names_.emplace_back(front);
  const auto add = [&](std::string_view words) { absl::StrAppend(&made, " ", AbslView(words)); };
  if (close < mention.name.end) add(view.Written({close, mention.name.end}));
  if (mention.surname != 0) add(view.Written(mention.surname));
  return made;
}

std::uint32_t Entities::Find(const TokensView& view, const NameMention& mention, NameId name) {
  const NameRecord& record = names_[name];
  // “Bloomberg”, “Jordan”, “Cuban” where a person of that surname is named in full.
  if (mention.known && !record.several_words) {
    const std::uint32_t namesake = FindNamesake(view, mention, name);
    if (namesake != kNoEntity) return namesake;
  }
  if (mention.known && mention.type == EntityType::outlet) {
    const auto outlet = by_outlet_.find(mention.known->index);
    return outlet == by_outlet_.end() ? kNoEntity : outlet->second;
  }
  if (mention.doubtful && mention.known) return kNoEntity;
  if (record.several_words) {
    if (record.entity != kNoEntity) return record.entity;
    return MayBePerson(mention.type) ? FindLonger(mention, name) : kNoEntity;
  }
  const std::uint32_t found = FindShort(mention, record.as_last);
  if (found != kNoEntity) return found;
  return record.entity != kNoEntity ? record.entity : FindByWord(mention, name);
}

std::uint32_t Entities::FindNamesake(const TokensView& view, const NameMention& mention,
                                     NameId name) const {
  const std::uint32_t first = mention.full.first;
  if (first > 0 && view.Has(first - 1, kDeterminer)) return kNoEntity;  // “the Post”
  const RecentEntities& of_surname = names_[name].as_last;
  for (std::size_t i = of_surname.size(); i-- > 0;) {
    const GatheredEntity& entity = entities_[of_surname[i]];
    if (entity.type == EntityType::person && entity.keys.front() != name) return of_surname[i];
  }
  return kNoEntity;
}

// Two people of one surname: the latest that the title's gender allows. That of the word itself
// says nothing: “Graham” may be Gwen Graham.
std::uint32_t Entities::FindShort(const NameMention& mention,
                                  const RecentEntities& candidates) const {
  const Gender gender = mention.gender_by_name ? Gender::unknown : mention.gender;
  for (std::size_t i = candidates.size(); i-- > 0;) {
    const GatheredEntity& entity = entities_[candidates[i]];
    if (MayBePerson(entity.type) && SameGender(gender, entity.gender)) return candidates[i];
  }
  return kNoEntity;
}

// “Mira” for Mira Tanaka, “Seo” for Seo Ji-hoon, “Orbis” for Orbis Telecom.
std::uint32_t Entities::FindByWord(const NameMention& mention, NameId name) const {
  const RecentEntities& candidates = names_[name].as_word;
  for (std::size_t i = candidates.size(); i-- > 0;) {
    const GatheredEntity& entity = entities_[candidates[i]];
    const NameRecord& whole = names_[entity.keys.front()];
    if (MayBePerson(entity.type)
            ? MayBePerson(mention.type) && SameGender(mention.gender, entity.gender)
            : mention.roles.empty() &&
                  (whole.first_word == name || (entity.outlet && whole.last_word == name))) {
      return candidates[i];
    }
  }
  return kNoEntity;
}

// “Mira Tanaka” after “Tanaka” or “M. Tanaka”; “van der Meer” after “Anna van der Meer”.
std::uint32_t Entities::FindLonger(const NameMention& mention, NameId name) const {
  const RecentEntities& candidates = names_[names_[name].last_word].as_last;
  for (std::size_t i = candidates.size(); i-- > 0;) {
    const GatheredEntity& entity = entities_[candidates[i]];
    if (!MayBePerson(entity.type) || !SameGender(mention.gender, entity.gender)) continue;
    const auto few =
        entity.keys.begin() + std::min<std::ptrdiff_t>(kRecent, std::ssize(entity.keys));
    if (std::all_of(entity.keys.begin(), few,
                    [&](NameId other) { return IsCompatible(other, name); }))
      return candidates[i];
  }
  return kNoEntity;
}

// Whether one person can have both names: “J. Tanaka”, “Mira Tanaka”, “Mira K. Tanaka” by what is
// before the last; “van der Meer” where the other ends in all of it.
bool Entities::IsCompatible(NameId other, NameId longer) const {
  const NameRecord& a = names_[other];
  const NameRecord& b = names_[longer];
  if (!a.several_words) return true;
  const std::string_view whole = Key(other), end = Key(longer);
  if (whole.size() > end.size() && whole.ends_with(end) &&
      whole[whole.size() - end.size() - 1] == ' ')
    return true;
  const bool initial = names_[a.first_word].size == 1 || names_[b.first_word].size == 1;
  const bool same_first = a.first_word == b.first_word || (initial && whole.front() == end.front());
  return same_first && a.suffixed == b.suffixed;
}

std::uint32_t Entities::Add(const NameMention& mention) {
  entities_.emplace_back();
  entities_.back().type = mention.type;
  if (mention.known && mention.type == EntityType::outlet) {
    entities_.back().outlet = mention.known->index;
    by_outlet_[mention.known->index] = static_cast<std::uint32_t>(entities_.size() - 1);
  }
  return static_cast<std::uint32_t>(entities_.size() - 1);
}

void Entities::Join(const TokensView& view, const NameMention& mention, std::string_view written,
                    NameId name, std::uint32_t index) {
  GatheredEntity& entity = entities_[index];
  entity.mentions.push_back(mention.name);
  const auto shouted = [&] {
    return mention.name.end - mention.name.first > 1 &&
           std::none_of(written.begin(), written.end(), absl::ascii_islower);
  };
  if (entity.outlet) {
    entity.name = view.pack.knowledge.outlets[*entity.outlet].name;
  } else if (entity.name.empty() ||
             (written.size() > entity.name.size() && !mention.acronym && !shouted())) {
    entity.name = written;
  }
  if (entity.type == EntityType::unknown) entity.type = mention.type;
  if (mention.type == EntityType::person && entity.type != EntityType::outlet)
    entity.type = EntityType::person;
  const bool surname =
      mention.gender_by_name && !names_[name].several_words && !entity.keys.empty();
  if (entity.gender == Gender::unknown && !surname) entity.gender = mention.gender;
  if (!entity.nation) entity.nation = mention.nation;
  if (!entity.region) entity.region = mention.region;
  if (entity.age == 0) entity.age = mention.age;
  for (WordId role : mention.roles) {
    if (std::find(entity.roles.begin(), entity.roles.end(), role) == entity.roles.end())
      entity.roles.push_back(role);
  }
  if (mention.role.first < mention.role.end && entity.role_words.size() < kRecent)
    entity.role_words.push_back(mention.role);
  if (mention.role.end - mention.role.first > entity.role.end - entity.role.first)
    entity.role = mention.role;
  const bool few = entity.keys.size() < kMostKeys;
  if (few && std::find(entity.keys.begin(), entity.keys.end(), name) == entity.keys.end()) {
    entity.keys.push_back(name);
    Index(name, index, entity.type);
  } else if (auto& as_last = names_[names_[name].last_word].as_last; !as_last.empty()) {
    Remember(as_last, index);
  }
}

void Entities::Index(NameId name, std::uint32_t entity, EntityType type) {
  NameRecord& record = names_[name];
  if (record.entity == kNoEntity) record.entity = entity;
  const NameId last_word = record.last_word;
  if (record.several_words) {
    IndexWords(name, entity, type);
    if (!MayBePerson(type) && type != EntityType::outlet) IndexBody(name, entity);
  }
  if (MayBePerson(type)) Remember(names_[last_word].as_last, entity);
}

// The words before the last; of a body the first alone; of an outlet the last too: “the Times”.
void Entities::IndexWords(NameId name, std::uint32_t entity, EntityType type) {
  const NameId last_word = names_[name].last_word;
  if (type == EntityType::outlet) Remember(names_[last_word].as_word, entity);
  for (std::size_t at = 0; at < names_[name].size;) {
    const std::size_t size = std::min(Key(name).find(' ', at), Key(name).size()) - at;
    if (size > 2) {
      const NameId word = at == 0 ? names_[name].first_word : names_.AddWord(name, at, size);
      if (word != last_word) Remember(names_[word].as_word, entity);
    }
    if (!MayBePerson(type)) return;
    at += size + 1;
  }
}

// By its initials; and “Department of Justice” is “Justice Department”, too.
void Entities::IndexBody(NameId name, std::uint32_t entity) {
  const std::string copy(Key(name));
  const std::string_view key = copy;
  const std::string initials = Initials(key);
  if (initials.size() > 2) AlsoNames(initials, entity);
  for (std::string_view of : {"department of ", "ministry of "}) {
    if (!key.starts_with(of)) continue;
    AlsoNames(
        absl::StrCat(AbslView(key.substr(of.size())), " ", AbslView(of.substr(0, of.find(' ')))),
        entity);
  }
  for (std::string_view body : {" department", " ministry"}) {
    if (!key.ends_with(body)) continue;
    AlsoNames(absl::StrCat(AbslView(body.substr(1)), " of ",
                           AbslView(key.substr(0, key.size() - body.size()))),
              entity);
  }
}

void Entities::AlsoNames(std::string_view key, std::uint32_t entity) {
  NameRecord& record = names_[names_.Add(key)];
  if (record.entity == kNoEntity) record.entity = entity;
}

// In a headline of capitals, only names that the body has are names; a run may hold one at its
// front. A first paragraph in small letters may name somebody for the first time.
void Entities::GatherHeadline(const TokensView& view) {
  for (std::size_t i = 0; i < mentions_.size() && mentions_[i].headline; ++i) {
    NameMention& mention = mentions_[i];
    for (std::uint32_t end = mention.name.end; end > mention.name.first; --end) {
      const NameId name = names_.Find(NameKey(view.Written({mention.name.first, end}), key_));
      if (name == kNoName) continue;
      const NameRecord& record = names_[name];
      std::uint32_t entity = record.entity;
      if (entity == kNoEntity && !record.several_words) entity = FindShort(mention, record.as_last);
      if (entity == kNoEntity) continue;
      mention.name.end = end;
      entity_of_[i] = entity;
      Join(view, mention, view.Written(mention.name), name, entity);
      break;
    }
  }
}

std::uint32_t Entities::Derive(std::string_view name, EntityType type, TokenRange mention) {
  const NameId id = names_.Add(NameKey(name, key_));
  std::uint32_t index = names_[id].entity;
  if (index != kNoEntity) {
    if (entities_[index].type == EntityType::unknown) entities_[index].type = type;
  } else {
    index = static_cast<std::uint32_t>(entities_.size());
    GatheredEntity& entity = entities_.emplace_back();
    entity.name = made_names_.emplace_back(name);
    entity.type = type;
    entity.keys.push_back(id);
    names_[id].entity = index;
  }
  AddMention(index, mention);
  return index;
}

std::uint32_t Entities::OfOutlet(const LanguagePack& pack, std::uint16_t outlet) {
  const auto found = by_outlet_.find(outlet);
  if (found != by_outlet_.end()) return found->second;
  const auto index = static_cast<std::uint32_t>(entities_.size());
  GatheredEntity& entity = entities_.emplace_back();
  entity.name = pack.knowledge.outlets[outlet].name;
  entity.type = EntityType::outlet;
  entity.outlet = outlet;
  by_outlet_[outlet] = index;
  return index;
}

std::uint32_t Entities::OutletAt(const TokensView& view, TokenRange range) {
  // A listed outlet, however ambiguous its name is elsewhere.
  for (std::uint32_t t = range.first; t < range.end; ++t) {
    const FixedPhrase phrase = LongestPhrase(view.pack.lexicon, view.words, t, range.end);
    const KnownName* known =
        phrase.node == 0 ? nullptr : view.pack.knowledge.FindPhrase(phrase.node);
    if (known == nullptr) known = view.pack.knowledge.FindWord(view.words[t].cased);
    if (known == nullptr || known->kind != NameKind::outlet) continue;
    // “Herald” of “Lock Herald” is not the listed one.
    if (known->ambiguous && t > range.first && view.IsCapital(t - 1) && !view.IsThe(t - 1)) break;
    const std::uint32_t index = OfOutlet(view.pack, known->index);
    AddMention(index, {t, phrase.node == 0 ? t + 1 : phrase.end});
    return index;
  }
  while (range.first + 1 < range.end && (view.Has(range.first, kDeterminer) ||
                                         view.Is(range.first, "“") || view.Is(range.first, "\"")))
    ++range.first;
  while (range.first + 1 < range.end && view.At(range.end - 1).kind != TokenKind::word &&
         view.At(range.end - 1).kind != TokenKind::number)
    --range.end;
  return Derive(view.Written(range), EntityType::outlet, range);
}

bool Entities::NamesPerson(const TokensView& view, TokenRange range) const {
  if (range.end - range.first != 1) return false;
  if (range.first > 0 && view.Has(range.first - 1, kDeterminer)) return false;
  const NameId name = names_.Find(NameKey(view.Written(range)));
  if (name == kNoName) return false;
  const RecentEntities& of_surname = names_[name].as_last;
  return std::any_of(of_surname.begin(), of_surname.end(), [&](std::uint32_t entity) {
    return entities_[entity].type == EntityType::person;
  });
}

void Entities::AddMention(std::uint32_t entity, TokenRange range) {
  entities_[entity].mentions.push_back(range);
}

void Entities::LearnGender(std::uint32_t index, Gender gender) {
  GatheredEntity& entity = entities_[index];
  if (entity.gender == Gender::unknown) entity.gender = gender;
  if (entity.type == EntityType::unknown) entity.type = EntityType::person;
}

void Entities::LearnSpeaks(std::uint32_t index) {
  GatheredEntity& entity = entities_[index];
  if (entity.type == EntityType::unknown && names_[entity.keys.front()].several_words)
    entity.type = EntityType::person;
}

}  // namespace ipse
