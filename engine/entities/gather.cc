#include "entities/gather.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "base/strings.h"

namespace ipse {
namespace {

constexpr std::size_t kMostKeys = 32;  // names of one entity that later mentions are compared with
constexpr std::size_t kRecent = 8;     // entities of one surname that a short name may mean

std::string_view FirstWord(std::string_view key) { return key.substr(0, key.find(' ')); }

std::string_view LastWord(std::string_view key) {
  if (key.find(' ') == std::string_view::npos) return key;
  for (std::string_view suffix : {", jr", " jr", " sr", " ii", " iii", " iv"}) {
    if (key.ends_with(suffix)) key.remove_suffix(suffix.size());
  }
  if (key.ends_with(',')) key.remove_suffix(1);
  const std::size_t space = key.rfind(' ');
  return space == std::string_view::npos ? key : key.substr(space + 1);
}

bool IsSeveralWords(std::string_view key) { return key.find(' ') != std::string_view::npos; }

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

// “J. Tanaka”, “Mira Tanaka”, “Mira K. Tanaka”: whether the names before the last can be one's.
bool SameFirst(std::string_view a, std::string_view b) {
  const std::string_view first = FirstWord(a), second = FirstWord(b);
  return first == second || ((first.size() == 1 || second.size() == 1) && first[0] == second[0]);
}

bool SameGender(Gender a, Gender b) {
  return a == Gender::unknown || b == Gender::unknown || a == b;
}

bool EndsWithWords(std::string_view key, std::string_view words) {
  return key.size() > words.size() && key.ends_with(words) &&
         key[key.size() - words.size() - 1] == ' ';
}

bool HasSuffix(std::string_view key) {
  return key.ends_with(" jr") || key.ends_with(" sr") || key.ends_with(" ii") ||
         key.ends_with(" iii");
}

// Without a nickname in quotation marks; “Norman” of “Norman and Hilda Crane” with the surname that
// they share.
std::string WrittenName(const TokensView& view, const NameMention& mention) {
  std::uint32_t open = mention.name.end, close = mention.name.end;
  for (std::uint32_t t = mention.name.first; t < mention.name.end; ++t) {
    if (view.At(t).kind != TokenKind::quote) continue;
    if (open == mention.name.end) open = t;
    close = t + 1;
  }
  std::string out(view.Written({mention.name.first, open}));
  if (close < mention.name.end)
    absl::StrAppend(&out, " ", AbslView(view.Written({close, mention.name.end})));
  if (mention.surname != 0) absl::StrAppend(&out, " ", AbslView(view.Written(mention.surname)));
  return out;
}

template <typename Recent>
void Remember(Recent& recent, std::uint32_t entity) {
  if (const auto found = std::find(recent.begin(), recent.end(), entity); found != recent.end())
    recent.erase(found);
  if (recent.size() == kRecent) recent.erase(recent.begin());
  recent.push_back(entity);
}

}  // namespace

void Entities::Gather(const NamesInput& input) {
  entities_.clear();
  by_name_.clear();
  by_last_.clear();
  by_word_.clear();
  by_outlet_.clear();
  FindNames(input, mentions_);
  entity_of_.assign(mentions_.size(), kNoEntity);
  std::uint32_t before = kNoEntity;
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    const NameMention& mention = mentions_[i];
    if (mention.headline) continue;
    const std::string written = WrittenName(input.view, mention);
    const std::string key = NameKey(written);
    if (key.empty()) continue;
    std::uint32_t entity = mention.acronym ? before : Find(input.view, mention, key);
    if (entity == kNoEntity && mention.doubtful) continue;
    if (entity == kNoEntity) entity = Add(mention);
    Join(input.view, mention, written, key, entity);
    entity_of_[i] = before = entity;
  }
  GatherHeadline(input.view);
}

std::uint32_t Entities::Find(const TokensView& view, const NameMention& mention,
                             const std::string& key) {
  // “Bloomberg”, “Jordan”, “Cuban” where a person of that surname is named in full.
  if (mention.known && !IsSeveralWords(key)) {
    const std::uint32_t namesake = FindNamesake(view, mention, key);
    if (namesake != kNoEntity) return namesake;
  }
  if (mention.known && mention.type == EntityType::outlet) {
    const auto outlet = by_outlet_.find(mention.known->index);
    return outlet == by_outlet_.end() ? kNoEntity : outlet->second;
  }
  if (mention.doubtful && mention.known) return kNoEntity;
  if (IsSeveralWords(key)) {
    if (const auto whole = by_name_.find(key); whole != by_name_.end()) return whole->second;
    return MayBePerson(mention.type) ? FindLonger(mention, key) : kNoEntity;
  }
  if (const auto last = by_last_.find(key); last != by_last_.end()) {
    const std::uint32_t found = FindShort(mention, last->second);
    if (found != kNoEntity) return found;
  }
  if (const auto whole = by_name_.find(key); whole != by_name_.end()) return whole->second;
  return FindByWord(mention, key);
}

std::uint32_t Entities::FindNamesake(const TokensView& view, const NameMention& mention,
                                     const std::string& key) const {
  const std::uint32_t first = mention.full.first;
  if (first > 0 && view.Has(first - 1, kDeterminer)) return kNoEntity;  // “the Post”
  const auto last = by_last_.find(key);
  if (last == by_last_.end()) return kNoEntity;
  for (std::size_t i = last->second.size(); i-- > 0;) {
    const GatheredEntity& entity = entities_[last->second[i]];
    if (entity.type == EntityType::person && entity.keys.front() != key) return last->second[i];
  }
  return kNoEntity;
}

// Two people of one surname: the latest that the gender of title or given name allows.
std::uint32_t Entities::FindShort(const NameMention& mention, const Recent& candidates) const {
  for (std::size_t i = candidates.size(); i-- > 0;) {
    const GatheredEntity& entity = entities_[candidates[i]];
    if (MayBePerson(entity.type) && SameGender(mention.gender, entity.gender)) return candidates[i];
  }
  return kNoEntity;
}

// “Mira” for Mira Tanaka, “Seo” for Seo Ji-hoon, “Orbis” for Orbis Telecom.
std::uint32_t Entities::FindByWord(const NameMention& mention, const std::string& key) const {
  const auto found = by_word_.find(key);
  if (found == by_word_.end()) return kNoEntity;
  for (std::size_t i = found->second.size(); i-- > 0;) {
    const GatheredEntity& entity = entities_[found->second[i]];
    if (MayBePerson(entity.type)
            ? MayBePerson(mention.type) && SameGender(mention.gender, entity.gender)
            : mention.roles.empty() && (FirstWord(entity.keys.front()) == key ||
                                        (entity.outlet && LastWord(entity.keys.front()) == key))) {
      return found->second[i];
    }
  }
  return kNoEntity;
}

// “Mira Tanaka” after “Tanaka” or “M. Tanaka”; “van der Meer” after “Anna van der Meer”.
std::uint32_t Entities::FindLonger(const NameMention& mention, std::string_view key) const {
  const auto last = by_last_.find(AbslView(LastWord(key)));
  if (last == by_last_.end()) return kNoEntity;
  for (std::size_t i = last->second.size(); i-- > 0;) {
    const std::uint32_t candidate = last->second[i];
    const GatheredEntity& entity = entities_[candidate];
    if (!MayBePerson(entity.type)) continue;
    if (!SameGender(mention.gender, entity.gender)) continue;
    const auto few =
        entity.keys.begin() + std::min<std::ptrdiff_t>(kRecent, std::ssize(entity.keys));
    const bool compatible = std::all_of(entity.keys.begin(), few, [&](const std::string& other) {
      return !IsSeveralWords(other) || EndsWithWords(other, key) ||
             (SameFirst(other, key) && HasSuffix(other) == HasSuffix(key));
    });
    if (compatible) return candidate;
  }
  return kNoEntity;
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

void Entities::Join(const TokensView& view, const NameMention& mention, const std::string& written,
                    const std::string& key, std::uint32_t index) {
  GatheredEntity& entity = entities_[index];
  entity.mentions.push_back(mention.name);
  const bool shouted = mention.name.end - mention.name.first > 1 &&
                       std::none_of(written.begin(), written.end(), absl::ascii_islower);
  if (entity.outlet) {
    entity.name = view.pack.knowledge.outlets[*entity.outlet].name;
  } else if (entity.name.empty() ||
             (written.size() > entity.name.size() && !shouted && !mention.acronym)) {
    entity.name = written;
  }
  if (entity.type == EntityType::unknown) entity.type = mention.type;
  if (mention.type == EntityType::person && entity.type != EntityType::outlet)
    entity.type = EntityType::person;
  if (entity.gender == Gender::unknown) entity.gender = mention.gender;
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
  if (few && std::find(entity.keys.begin(), entity.keys.end(), key) == entity.keys.end()) {
    entity.keys.push_back(key);
    Index(key, index, entity.type);
  } else if (const auto last = by_last_.find(AbslView(LastWord(key))); last != by_last_.end()) {
    Remember(last->second, index);
  }
}

void Entities::Index(const std::string& key, std::uint32_t entity, EntityType type) {
  by_name_.try_emplace(key, entity);
  if (IsSeveralWords(key)) IndexWords(key, entity, type);
  if (MayBePerson(type)) {
    Remember(by_last_[AbslView(LastWord(key))], entity);
  } else if (IsSeveralWords(key) && type != EntityType::outlet) {
    const std::string initials = Initials(key);
    if (initials.size() > 2) by_name_.try_emplace(initials, entity);
    // “Department of Justice” is “Justice Department”, too.
    for (std::string_view of : {"department of ", "ministry of "}) {
      if (!key.starts_with(of)) continue;
      const std::string_view what = std::string_view(key).substr(of.size());
      by_name_.try_emplace(absl::StrCat(AbslView(what), " ", AbslView(of.substr(0, of.find(' ')))),
                           entity);
    }
    for (std::string_view body : {" department", " ministry"}) {
      if (!key.ends_with(body)) continue;
      const std::string_view what = std::string_view(key).substr(0, key.size() - body.size());
      by_name_.try_emplace(absl::StrCat(AbslView(body.substr(1)), " of ", AbslView(what)), entity);
    }
  }
}

// The words before the last; of a body the first alone; of an outlet the last too: “the Times”.
void Entities::IndexWords(std::string_view key, std::uint32_t entity, EntityType type) {
  const std::string_view last = LastWord(key);
  if (type == EntityType::outlet) Remember(by_word_[AbslView(last)], entity);
  for (absl::string_view word : absl::StrSplit(AbslView(key), ' ', absl::SkipEmpty())) {
    if (word.size() > 2 && word != AbslView(last)) Remember(by_word_[word], entity);
    if (!MayBePerson(type)) return;
  }
}

// In a headline of capitals, only names that the body has are names; a run may hold one at its
// front. A first paragraph in small letters may name somebody for the first time.
void Entities::GatherHeadline(const TokensView& view) {
  for (std::size_t i = 0; i < mentions_.size() && mentions_[i].headline; ++i) {
    NameMention& mention = mentions_[i];
    for (std::uint32_t end = mention.name.end; end > mention.name.first; --end) {
      const std::string key = NameKey(view.Written({mention.name.first, end}));
      const auto whole = by_name_.find(key);
      std::uint32_t entity = whole == by_name_.end() ? kNoEntity : whole->second;
      if (entity == kNoEntity && !IsSeveralWords(key)) {
        if (const auto last = by_last_.find(key); last != by_last_.end())
          entity = FindShort(mention, last->second);
      }
      if (entity == kNoEntity) continue;
      mention.name.end = end;
      entity_of_[i] = entity;
      Join(view, mention, std::string(view.Written(mention.name)), key, entity);
      break;
    }
  }
}

std::uint32_t Entities::Derive(std::string_view name, EntityType type, TokenRange mention) {
  const std::string key = NameKey(name);
  const auto found = by_name_.find(key);
  std::uint32_t index = 0;
  if (found != by_name_.end()) {
    index = found->second;
    if (entities_[index].type == EntityType::unknown) entities_[index].type = type;
  } else {
    index = static_cast<std::uint32_t>(entities_.size());
    GatheredEntity& entity = entities_.emplace_back();
    entity.name = name;
    entity.type = type;
    entity.keys.push_back(key);
    by_name_[key] = index;
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
  const auto last = by_last_.find(NameKey(view.Written(range)));
  return last != by_last_.end() &&
         std::any_of(last->second.begin(), last->second.end(), [&](std::uint32_t entity) {
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
  if (entity.type == EntityType::unknown && IsSeveralWords(entity.keys.front()))
    entity.type = EntityType::person;
}

}  // namespace ipse
