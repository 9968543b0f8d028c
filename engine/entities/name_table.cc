#include "entities/name_table.h"

#include <algorithm>
#include <utility>

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

std::uint32_t Hash(std::string_view key) {
  constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15u;  // 2^64 over the golden ratio
  std::uint64_t hash = key.size();
  for (std::size_t at = 0; at < key.size(); at += 8) {
    hash ^= LoadBytes(key.data() + at, std::min<std::size_t>(key.size() - at, 8));
    hash *= kMix;
    hash ^= hash >> 32;
  }
  return static_cast<std::uint32_t>(hash);
}

}  // namespace

void NameTable::Clear() {
  letters_.clear();
  records_.clear();
  slots_.assign(kFewestSlots, Slot());
}

std::size_t NameTable::SlotOf(std::string_view key, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  while (slots_[slot].name != kNoName &&
         (slots_[slot].hash != hash || Key(slots_[slot].name) != key)) {
    slot = (slot + 1) & mask;
  }
  return slot;
}

NameId NameTable::Find(std::string_view key) const { return slots_[SlotOf(key, Hash(key))].name; }

NameId NameTable::Add(std::string_view key) {
  const std::uint32_t hash = Hash(key);
  const std::size_t slot = SlotOf(key, hash);
  if (slots_[slot].name != kNoName) return slots_[slot].name;
  const auto begin = static_cast<std::uint32_t>(letters_.size());
  letters_ += key;
  const NameId name = AddRecord(begin, key.size(), hash, slot);
  const std::size_t space = key.find(' ');
  if (space == std::string_view::npos) return name;
  const NameId first = AddWord(name, 0, space);
  const std::string_view last_word = LastWord(key);
  const auto at = static_cast<std::size_t>(last_word.data() - key.data());
  const NameId last = last_word.empty() ? name : AddWord(name, at, last_word.size());
  NameRecord& record = records_[name];
  record.several_words = true;
  record.suffixed = HasSuffix(key);
  record.first_word = first;
  record.last_word = last;
  return name;
}

NameId NameTable::AddWord(NameId whole, std::size_t at, std::size_t size) {
  const std::string_view word = Key(whole).substr(at, size);
  const std::uint32_t hash = Hash(word);
  const std::size_t slot = SlotOf(word, hash);
  if (slots_[slot].name != kNoName) return slots_[slot].name;
  return AddRecord(records_[whole].begin + static_cast<std::uint32_t>(at), size, hash, slot);
}

// As a word is that is its own first and last. `slot` is free.
NameId NameTable::AddRecord(std::uint32_t begin, std::size_t size, std::uint32_t hash,
                            std::size_t slot) {
  const auto name = static_cast<NameId>(records_.size());
  NameRecord& record = records_.emplace_back();
  record.begin = begin;
  record.size = static_cast<std::uint32_t>(size);
  record.first_word = record.last_word = name;
  slots_[slot] = {hash, name};
  if (2 * (records_.size() + 1) > slots_.size()) Grow();
  return name;
}

void NameTable::Grow() {
  const std::vector<Slot> before = std::move(slots_);
  slots_.assign(2 * before.size(), Slot());
  for (const Slot& taken : before) {
    if (taken.name != kNoName) slots_[SlotOf(Key(taken.name), taken.hash)] = taken;
  }
}

}  // namespace ipse
