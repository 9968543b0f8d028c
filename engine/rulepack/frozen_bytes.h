// FrozenWriter and FrozenReader: values as bytes, for one build of the library to read back what
// the same build wrote.
//
// A value is written member by member. A class whose members are not public says which they are:
//
//   template <class Self, class Archive>
//   static void Parts(Self& self, Archive& archive) { archive(self.name, self.size); }
//
// The values of an Array are not copied when they are read: it refers to the bytes. The same values
// give the same bytes. Does not: check what it reads, or read what another build or another machine
// wrote.
#ifndef IPSE_RULEPACK_FROZEN_BYTES_H_
#define IPSE_RULEPACK_FROZEN_BYTES_H_

#include <algorithm>
#include <array>
#include <bitset>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/array.h"

namespace ipse {

// Arrays begin at multiples of it, as what is read should.
inline constexpr std::size_t kFrozenAlignment = 64;

// Whether a value's own bytes say all of it.
template <class T>
inline constexpr bool kPlain = std::is_arithmetic_v<T> || std::is_enum_v<T>;
template <std::size_t size>
inline constexpr bool kPlain<std::bitset<size>> = true;
template <class T, std::size_t size>
inline constexpr bool kPlain<std::array<T, size>> = kPlain<T>;

template <class T>
concept FrozenMap = requires {
  typename T::mapped_type;
};
template <class T>
concept FrozenOptional = requires(T value) {
  value.has_value();
};
template <class T>
concept FrozenSequence = requires(T value) {
  value.resize(0);
};

class FrozenWriter {
 public:
  template <class... T>
  void operator()(const T&... values) {
    (Write(values), ...);
  }
  const std::string& bytes() const { return bytes_; }

 private:
  template <class T>
  void Write(const T& value) {
    if constexpr (kPlain<T>) {
      bytes_.append(reinterpret_cast<const char*>(&value), sizeof(T));
    } else if constexpr (FrozenMap<T>) {
      WriteMap(value);
    } else if constexpr (FrozenOptional<T>) {
      Write(value.has_value());
      if (value) Write(*value);
    } else if constexpr (requires { value.begin(); }) {
      if constexpr (FrozenSequence<T>) Write(value.size());
      for (const auto& element : value) Write(element);
    } else {
      T::Parts(value, *this);
    }
  }

  template <class T>
  void Write(const Array<T>& values) {
    static_assert(std::is_trivially_copyable_v<T>);
    Write(values.size());
    bytes_.resize((bytes_.size() + kFrozenAlignment - 1) / kFrozenAlignment * kFrozenAlignment);
    bytes_.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
  }

  // In the order of the keys: a hash table has another in every run.
  template <class Map>
  void WriteMap(const Map& map) {
    std::vector<const typename Map::value_type*> sorted;
    for (const auto& entry : map) sorted.push_back(&entry);
    std::sort(sorted.begin(), sorted.end(),
              [](const auto* a, const auto* b) { return a->first < b->first; });
    Write(sorted.size());
    for (const auto* entry : sorted) (*this)(entry->first, entry->second);
  }

  std::string bytes_;
};

class FrozenReader {
 public:
  // Arrays that are read refer to `bytes`.
  explicit FrozenReader(std::string_view bytes) : bytes_(bytes), rest_(bytes) {}

  template <class... T>
  void operator()(T&... values) {
    (Read(values), ...);
  }

 private:
  template <class T>
  void Read(T& value) {
    if constexpr (kPlain<T>) {
      ReadPlain(&value, 1);
    } else if constexpr (FrozenMap<T>) {
      ReadMap(value);
    } else if constexpr (FrozenOptional<T>) {
      if (Next<bool>()) Read(value.emplace());
    } else if constexpr (FrozenSequence<T>) {
      value.resize(Next<std::size_t>());
      if constexpr (kPlain<typename T::value_type>) {
        ReadPlain(value.data(), value.size());
      } else {
        for (auto& element : value) Read(element);
      }
    } else if constexpr (requires { value.begin(); }) {
      for (auto& element : value) Read(element);
    } else {
      T::Parts(value, *this);
    }
  }

  template <class T>
  void Read(Array<T>& values) {
    const auto size = Next<std::size_t>();
    rest_.remove_prefix((kFrozenAlignment - Position() % kFrozenAlignment) % kFrozenAlignment);
    values = Array<T>::In({reinterpret_cast<const T*>(rest_.data()), size});
    rest_.remove_prefix(size * sizeof(T));
  }

  template <class Map>
  void ReadMap(Map& map) {
    const auto size = Next<std::size_t>();
    map.reserve(size);
    for (std::size_t i = 0; i < size; ++i) {
      auto key = Next<typename Map::key_type>();
      Read(map[std::move(key)]);
    }
  }

  std::size_t Position() const { return bytes_.size() - rest_.size(); }

  template <class T>
  T Next() {
    T value{};
    Read(value);
    return value;
  }

  template <class T>
  void ReadPlain(T* values, std::size_t count) {
    if (count == 0) return;
    std::memcpy(static_cast<void*>(values), rest_.data(), count * sizeof(T));
    rest_.remove_prefix(count * sizeof(T));
  }

  std::string_view bytes_;
  std::string_view rest_;  // to be read
};

}  // namespace ipse

#endif  // IPSE_RULEPACK_FROZEN_BYTES_H_
