// A hash that is the same in every run and on every machine, for versions and identities that are
// written down. Not for hash tables, and no guard against malice.
#ifndef IPSE_BASE_HASH_H_
#define IPSE_BASE_HASH_H_

#include <cstdint>
#include <string_view>

namespace ipse {

inline constexpr std::uint64_t kHashSeed = 0xCBF29CE484222325;

// FNV-1a. `seed` is the hash of what came before.
constexpr std::uint64_t Hash(std::string_view bytes, std::uint64_t seed = kHashSeed) {
  for (const char c : bytes) seed = (seed ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  return seed;
}

}  // namespace ipse

#endif  // IPSE_BASE_HASH_H_
