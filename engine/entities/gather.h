// Gather: the names of a document, gathered into the entities that they name.
//
// One forward pass over the body, then the headline, whose names join the body's. A short name goes
// to the fullest compatible one; of several with one surname to the one that title and gender
// allow, the latest first. Only the latest few of one surname are looked at, so 100,000 names stay
// linear.
#ifndef IPSE_ENTITIES_GATHER_H_
#define IPSE_ENTITIES_GATHER_H_

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/inlined_vector.h"
#include "entities/name_table.h"
#include "entities/names.h"

namespace ipse {

struct GatheredEntity {
  // The fullest in the document, as written there; an outlet's as it is listed. Good as long as the
  // document and the Entities.
  std::string_view name;
  EntityType type = EntityType::unknown;
  Gender gender = Gender::unknown;
  std::optional<std::uint16_t> outlet;  // index into Knowledge::outlets
  std::optional<std::uint16_t> nation, region;
  std::uint16_t age = 0;
  absl::InlinedVector<WordId, 4> roles;
  absl::InlinedVector<TokenRange, 2> role_words;  // all words that give offices
  TokenRange role;                                // the longest words that give the office
  absl::InlinedVector<NameId, 2> keys;            // distinct, of all its names
  absl::InlinedVector<TokenRange, 3> mentions;    // in the order found; may repeat
};

class Entities {
 public:
  // Replaces what was gathered before.
  void Gather(const NamesInput& input);

  const std::vector<NameMention>& mentions() const { return mentions_; }
  // The entity of mention `index`; kNoEntity for a headline's name that the body does not have.
  std::uint32_t EntityOf(std::size_t index) const { return entity_of_[index]; }
  const std::vector<GatheredEntity>& entities() const { return entities_; }
  std::string_view Key(NameId name) const { return names_.Key(name); }

  // An entity that no name of its own names: “the Tanaka campaign”. The same name, the same entity.
  std::uint32_t Derive(std::string_view name, EntityType type, TokenRange mention);
  // The entity of a listed outlet, made where the text does not name it.
  std::uint32_t OfOutlet(const LanguagePack& pack, std::uint16_t outlet);
  // The entity of the name at `range`, or one made of its words.
  std::uint32_t OutletAt(const TokensView& view, TokenRange range);
  // Whether the one word at `range` is somebody's surname here: “told Bild” after “Kerstin Bild”.
  bool NamesPerson(const TokensView& view, TokenRange range) const;
  void AddMention(std::uint32_t entity, TokenRange range);
  void LearnGender(std::uint32_t entity, Gender gender);
  // Somebody of several names of whom nothing else is known is a person if he speaks.
  void LearnSpeaks(std::uint32_t entity);

 private:
  std::string_view WrittenName(const TokensView& view, const NameMention& mention);
  std::uint32_t Find(const TokensView& view, const NameMention& mention, NameId name);
  std::uint32_t FindNamesake(const TokensView& view, const NameMention& mention, NameId name) const;
  std::uint32_t FindShort(const NameMention& mention, const RecentEntities& candidates) const;
  std::uint32_t FindByWord(const NameMention& mention, NameId name) const;
  std::uint32_t FindLonger(const NameMention& mention, NameId name) const;
  bool IsCompatible(NameId other, NameId longer) const;
  std::uint32_t Add(const NameMention& mention);
  void Join(const TokensView& view, const NameMention& mention, std::string_view written,
            NameId name, std::uint32_t entity);
  void Index(NameId name, std::uint32_t entity, EntityType type);
  void IndexWords(NameId name, std::uint32_t entity, EntityType type);
  void IndexBody(NameId name, std::uint32_t entity);
  void AlsoNames(std::string_view key, std::uint32_t entity);
  void GatherHeadline(const TokensView& view);
  void DropOffices();

  std::vector<NameMention> mentions_;
  std::vector<std::uint32_t> entity_of_;
  std::vector<GatheredEntity> entities_;
  NameTable names_;
  absl::flat_hash_map<std::uint16_t, std::uint32_t> by_outlet_;
  std::deque<std::string> made_names_;  // of entities, that the document has not in one piece
  // Scratch.
  std::vector<std::uint32_t> places_;
  std::string key_;
};

}  // namespace ipse

#endif  // IPSE_ENTITIES_GATHER_H_
