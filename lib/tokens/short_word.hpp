// Reads the words that texts are mostly made of, in two registers: letters of ASCII and U+00C0 to U+00FF, which is all
// that Spanish has, in at most sixteen bytes.
//
//   "Acción, "   size 7, "acci\xC3\xB3n\0" | 0, kHasLetter | kInitialUpper
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "tokens/token_stream.hpp"

namespace gaceta::tokens {

/// A word of at most sixteen bytes.
struct ShortWord {
  std::uint32_t size = 0;               ///< In bytes; 0 where there is no letter of those, or they go on.
  std::uint32_t shape = 0;              ///< Flags of Shape that its letters tell.
  std::uint64_t first = 0, second = 0;  ///< Its folded form: the first and second eight bytes, zeros behind its end.
};

/// How many bytes from its begin on read_short_word() may read.
inline constexpr std::size_t kShortWordReach = 18;

namespace detail {

static_assert(std::endian::native == std::endian::little, "the first byte is taken to be the lowest");
inline constexpr std::uint64_t kEachByte = 0x0101010101010101;
inline constexpr std::uint64_t kHighBits = kEachByte * 0x80;
inline constexpr std::uint64_t kSmallBits = kEachByte * 0x20;  // tell `a` from `A`, and the second byte of `é` from `É`

inline std::uint64_t eight_bytes(const char* at) noexcept {
  std::uint64_t bytes;
  std::memcpy(&bytes, at, sizeof bytes);
  return bytes;
}

// The high bit of each byte that is no letter of ASCII.
inline std::uint64_t other_than_letters(std::uint64_t bytes) noexcept {
  const std::uint64_t low = (bytes | kSmallBits) & ~kHighBits;
  const std::uint64_t below_a = kEachByte * (0x80 + 'a' - 1) - low, above_z = low + kEachByte * (0x80 - 'z' - 1);
  return (below_a | above_z | bytes) & kHighBits;
}

// The high bits of eight bytes side by side, that of the first byte lowest.
inline std::uint32_t gather(std::uint64_t high_bits) noexcept {
  return static_cast<std::uint32_t>(((high_bits >> 7) * 0x0102040810204080) >> 56);
}

// Ones in the first `count` bytes, at most eight.
inline std::uint64_t bytes_mask(std::uint32_t count) noexcept {
  return count >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * count)) - 1;
}

// Small letters for the letters in `bytes`. The lead byte of two has no such bit: it has both its highest.
inline std::uint64_t small_letters(std::uint64_t bytes) noexcept {
  return bytes | (kSmallBits & ~((bytes & (bytes << 1) & kHighBits) >> 2));
}

// The bytes that make a letter behind 0xC3: not `×`, `÷`, and not `ß`, which folds to two letters.
inline constexpr std::array<bool, 256> kLatinTrails = [] {
  std::array<bool, 256> trails{};
  for (unsigned c = 0x80; c <= 0xBF; ++c) trails[c] = c != 0x97 && c != 0xB7 && c != 0x9F;
  return trails;
}();
inline bool is_latin_letter(const char* at) noexcept {
  return at[0] == '\xC3' && kLatinTrails[static_cast<unsigned char>(at[1])];
}

// The word where it is longer than seven bytes or has letters of two bytes. `bytes` are the first eight, `others` those
// of them that are no letters of ASCII.
inline ShortWord read_longer_word(const char* at, std::uint64_t bytes, std::uint64_t others) noexcept {
  constexpr std::uint32_t kMost = 16;
  const std::uint64_t more = eight_bytes(at + 8);
  std::uint32_t stops = gather(others) | gather(other_than_letters(more)) << 8 | 1U << kMost;
  std::uint32_t pairs = 0;
  auto size = static_cast<std::uint32_t>(std::countr_zero(stops));
  for (; is_latin_letter(at + size); size = static_cast<std::uint32_t>(std::countr_zero(stops))) {
    if (size + 2 > kMost) return {};
    stops &= ~(3U << size);
    ++pairs;
  }
  const std::uint64_t first = bytes_mask(size), second = size > 8 ? bytes_mask(size - 8) : 0;
  ShortWord word;
  word.size = size;
  word.first = small_letters(bytes) & first;
  word.second = small_letters(more) & second;
  if (size == 0) return word;
  word.shape = kHasLetter;
  if ((at[*at == '\xC3' ? 1 : 0] & 0x20) == 0) {
    word.shape |= kInitialUpper;
    if ((((bytes & first) | (more & second)) & kSmallBits) == 0 && size - pairs >= 2) word.shape |= kAllUpper;
  }
  return word;
}

}  // namespace detail

/// The letters from `at` on. kShortWordReach bytes can be read there.
inline ShortWord read_short_word(const char* at) noexcept {
  const std::uint64_t bytes = detail::eight_bytes(at);
  const std::uint64_t others = detail::other_than_letters(bytes);
  const auto size = static_cast<std::uint32_t>(std::countr_zero(others)) / 8;
  if (others == 0 || at[size] == '\xC3') return detail::read_longer_word(at, bytes, others);
  const std::uint64_t mask = ((others - 1) ^ others) >> 8;  // the bytes before the first that is no letter
  ShortWord word;
  word.size = size;
  word.first = (bytes | detail::kSmallBits) & mask;
  word.shape = kHasLetter;
  if ((bytes & 0x20) == 0) {
    word.shape |= kInitialUpper;
    if ((bytes & mask & detail::kSmallBits) == 0 && size >= 2) word.shape |= kAllUpper;
  }
  return word;
}

}  // namespace gaceta::tokens
