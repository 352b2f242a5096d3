// How names are compared: without case and accents, word by word, as 64-bit keys.
//
//   "Vladímir Putin", "VLADIMIR PUTIN"   the same keys
//   "Peña", "Pena"                       different ones: ñ is a letter of its own
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gaceta::names {

/// The key of one word or of parts of one.
using Key = std::uint64_t;

/// Appends the folded form of a word without accents (`Canción` as `cancion`). Bytes that are not UTF-8 become U+FFFD.
void append_bare(std::string_view word, std::string& out);
/// The key of a folded form without accents.
[[nodiscard]] Key key_of_bare(std::string_view bare) noexcept;
/// The key of a word.
[[nodiscard]] Key key_of(std::string_view word);
/// Joins the keys of words in order; not symmetric.
[[nodiscard]] constexpr Key join(Key a, Key b) noexcept {
  std::uint64_t x = (a ^ (b << 31 | b >> 33)) * 0x9E3779B97F4A7C15ULL + b;
  x ^= x >> 29;
  x *= 0xBF58476D1CE4E5B9ULL;
  return x ^ (x >> 32);
}

}  // namespace gaceta::names
