// The hashes of the tagger: of a word's characters, and of features made of other hashes.
// They are part of the model's format: a changed constant makes every model unreadable, so the format's version
// changes with it. 64 bits, the same on every platform.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace gaceta::names {

/// Spreads the bits of `x` over the whole word (the finalizer of splitmix64).
[[nodiscard]] constexpr std::uint64_t scramble(std::uint64_t x) noexcept {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

/// Joins two hashes; not symmetric. Cheap enough to be made for every feature of every token.
[[nodiscard]] constexpr std::uint64_t combine(std::uint64_t a, std::uint64_t b) noexcept {
  std::uint64_t x = (a ^ std::rotl(b, 29)) * 0x9e3779b97f4a7c15ULL + b;
  x ^= x >> 32;
  x *= 0xd6e8feb86659fd93ULL;
  return x ^ (x >> 29);
}

/// The hash of a feature of some kind with two values, which may be hashes or small numbers.
[[nodiscard]] constexpr std::uint64_t feature_hash(std::uint64_t kind, std::uint64_t a, std::uint64_t b) noexcept {
  std::uint64_t x = a * 0x9e3779b97f4a7c15ULL + std::rotl(b, 32) * 0xd6e8feb86659fd93ULL + kind * 0xff51afd7ed558ccdULL;
  x ^= x >> 31;
  x *= 0xbf58476d1ce4e5b9ULL;
  return x ^ (x >> 32);
}

/// The hash of a word's bytes as they stand, by which one word is told from another; never 0. Its low bits are as good
/// as its high ones.
[[nodiscard]] inline std::uint64_t hash_bytes(std::string_view bytes) noexcept {
  const char* at = bytes.data();
  const auto load = [](const char* from, auto value) {
    std::memcpy(&value, from, sizeof value);
    return std::uint64_t{value};
  };
  const std::size_t size = bytes.size();
  std::uint64_t sum = size * 0x9e3779b97f4a7c15ULL;
  if (size > 8) {
    for (; at + 8 < bytes.data() + size; at += 8) sum = combine(sum, load(at, std::uint64_t{}));
    sum ^= load(bytes.data() + size - 8, std::uint64_t{});
  } else if (size >= 4) {
    sum ^= load(at, std::uint32_t{}) << 32 | load(at + size - 4, std::uint32_t{});
  } else if (size != 0) {
    sum ^=
        load(at, std::uint8_t{}) | load(at + size / 2, std::uint8_t{}) << 8 | load(at + size - 1, std::uint8_t{}) << 16;
  }
  return scramble(sum) | 1;
}

/// A hash that characters are added to one at a time; every prefix has its own value.
class CharacterHash {
 public:
  constexpr void add(char32_t c) noexcept { state_ = (state_ ^ c) * 0x100000001b3ULL; }
  [[nodiscard]] constexpr std::uint64_t value() const noexcept { return scramble(state_); }

 private:
  std::uint64_t state_ = 0xcbf29ce484222325ULL;
};

}  // namespace gaceta::names
