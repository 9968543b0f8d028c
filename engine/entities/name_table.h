// NameTable: the names of a document by how they compare (NameKey), and the words of these, each
// once, with the entities that each may mean.
//
// Keys are hashed once, where a name is met; from there on a name is a number, and what is known of
// it stands in its record. Does not: decide which entity is meant, that is gather.h.
#ifndef IPSE_ENTITIES_NAME_TABLE_H_
#define IPSE_ENTITIES_NAME_TABLE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/inlined_vector.h"

namespace ipse {

inline constexpr std::uint32_t kNoEntity = 0xffffffff;

using NameId = std::uint32_t;
inline constexpr NameId kNoName = 0xffffffff;

// The latest entities, the last of them last.
using RecentEntities = absl::InlinedVector<std::uint32_t, 4>;

struct NameRecord {
  std::uint32_t begin = 0, size = 0;  // of its key in the table
  // The first of its words, and the last without “Jr.” and the like; itself where it is one word.
  NameId first_word = kNoName, last_word = kNoName;
  bool several_words = false;
  bool suffixed = false;             // by “Jr.” and the like
  std::uint32_t entity = kNoEntity;  // that the whole of it names
  RecentEntities as_last, as_word;   // whose surname it is; of whose names it is another word
};

class NameTable {
 public:
  void Clear();

  // kNoName where the table does not have it.
  NameId Find(std::string_view key) const;
  // Its words, too. `key` is none of the views that Key gave; records may move.
  NameId Add(std::string_view key);
  // The word of `whole` that has these bytes of its key.
  NameId AddWord(NameId whole, std::size_t at, std::size_t size);

  NameRecord& operator[](NameId name) { return records_[name]; }
  const NameRecord& operator[](NameId name) const { return records_[name]; }
  std::string_view Key(NameId name) const {
    return std::string_view(letters_).substr(records_[name].begin, records_[name].size);
  }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    NameId name = kNoName;
  };

  // The slot of `key`, or the free one where it belongs.
  std::size_t SlotOf(std::string_view key, std::uint32_t hash) const;
  NameId AddRecord(std::uint32_t begin, std::size_t size, std::uint32_t hash, std::size_t slot);
  void Grow();

  std::string letters_;  // of all keys; a word's stand in a name
  std::vector<NameRecord> records_;
  std::vector<Slot> slots_;  // a power of two; less than half of them are taken
};

}  // namespace ipse

#endif  // IPSE_ENTITIES_NAME_TABLE_H_
