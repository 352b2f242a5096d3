// The hash by which words are found: eight bytes a step, multiplied and folded over. The words of a language are short,
// so that this is one step or two.
#pragma once

#include <cstdint>
#include <cstring>

namespace gaceta::lexicon {

inline constexpr std::uint64_t kHashFactor = 0x9E3779B97F4A7C15;

/// The hash of a word of at most sixteen bytes, given by its first and second eight, zeros behind its end. Its highest
/// bits depend on all bits of the word, the lower ones on fewer.
[[nodiscard]] inline std::uint64_t hash_of(std::uint64_t first, std::uint64_t second, std::size_t size) noexcept {
  std::uint64_t hash = first * kHashFactor;
  if (size > 8) hash = (hash ^ (hash >> 32) ^ second) * kHashFactor;
  return hash;
}

/// The eight bytes at `at`, of which the first `size` count; eight can be read.
[[nodiscard]] inline std::uint64_t load_word(const char* at, std::size_t size) noexcept {
  std::uint64_t part;
  std::memcpy(&part, at, sizeof part);
  return size >= 8 ? part : part & ((std::uint64_t{1} << (8 * size)) - 1);
}

/// The hash of a word of any length, behind which eight bytes more can be read.
[[nodiscard]] inline std::uint64_t hash_of(const char* at, std::size_t size) noexcept {
  std::uint64_t hash = load_word(at, size) * kHashFactor;
  while (size > 8) {
    at += 8, size -= 8;
    hash = (hash ^ (hash >> 32) ^ load_word(at, size)) * kHashFactor;
  }
  return hash;
}

}  // namespace gaceta::lexicon
