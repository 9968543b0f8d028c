#include "entities/name_table.h"

#include <algorithm>

#include "base/bytes.h"

namespace ipse {
namespace {

constexpr std::size_t kFewestSlots = 256;

std::string_view LastWord(std::string_view key) {
  for (std::string_view suffix : {", jr", " jr", " sr", " ii", " iii", " iv"}) {
    if (key.ends_with(suffix)) key.remove_suffix(suffix.size());
  }
  if (key.ends_with(',')) key.remove_suffix(1);
  const std::size_t space = key.rfind(' ');
  return space == std::string_view::npos ? key : key.substr(space + 1);
}

bool HasSuffix(std::string_view key) {
  return key.ends_with(" jr") || key.ends_with(" sr") || key.ends_with(" ii") ||
         key.ends_with(" iii");
}

}  // namespace

void NameTable::Clear() {
  letters_.clear();
  records_.clear();
  slots_.assign(kFewestSlots, kNoName);
}

std::uint32_t NameTable::Hash(std::string_view key) {
  constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15u;  // 2^64 over the golden ratio
  std::uint64_t hash = key.size();
  for (std::size_t at = 0; at < key.size(); at += 8) {
    hash ^= LoadBytes(key.data() + at, std::min<std::size_t>(key.size() - at, 8));
    hash *= kMix;
    hash ^= hash >> 32;
  }
  return static_cast<std::uint32_t>(hash);
}

std::size_t NameTable::SlotOf(std::string_view key, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  while (slots_[slot] != kNoName &&
         (records_[slots_[slot]].hash != hash || Key(slots_[slot]) != key)) {
    slot = (slot + 1) & mask;
  }
  return slot;
}

NameId NameTable::Find(std::string_view key) const { return slots_[SlotOf(key, Hash(key))]; }

NameId NameTable::Add(std::string_view key) {
  const std::size_t before = records_.size();
  const NameId name = AddOne(key);
  if (records_.size() == before) return name;
  const std::size_t space = key.find(' ');
  const bool several = space != std::string_view::npos;
  const NameId first = several ? AddOne(key.substr(0, space)) : name;
  const std::string_view last_word = several ? LastWord(key) : key;
  const NameId last = several && !last_word.empty() ? AddOne(last_word) : name;
  NameRecord& record = records_[name];
  record.several_words = several;
  record.suffixed = several && HasSuffix(key);
  record.first_word = first;
  record.last_word = last;
  return name;
}

// Alone, as a word is that is its own first and last.
NameId NameTable::AddOne(std::string_view key) {
  const std::uint32_t hash = Hash(key);
  std::size_t slot = SlotOf(key, hash);
  if (slots_[slot] != kNoName) return slots_[slot];
  if (2 * (records_.size() + 1) > slots_.size()) {
    Grow();
    slot = SlotOf(key, hash);
  }
  const auto name = static_cast<NameId>(records_.size());
  NameRecord& record = records_.emplace_back();
  record.begin = static_cast<std::uint32_t>(letters_.size());
  record.size = static_cast<std::uint32_t>(key.size());
  record.hash = hash;
  record.first_word = record.last_word = name;
  letters_ += key;
  return slots_[slot] = name;
}

void NameTable::Grow() {
  slots_.assign(2 * slots_.size(), kNoName);
  for (NameId name = 0; name < records_.size(); ++name)
    slots_[SlotOf(Key(name), records_[name].hash)] = name;
}

}  // namespace ipse
