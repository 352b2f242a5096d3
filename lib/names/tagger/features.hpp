// The features of a token, made in one place for the tagger and for the programs that train it.
// window_features() are the atoms of the words around it, each by itself, so that their scores can be remembered by
// word; context_features() are all that need more than one word. Both call `emit` with 64-bit hashes.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "names/tagger/hash.hpp"
#include "names/tagger/labels.hpp"
#include "names/tagger/word.hpp"

namespace gaceta::names {

inline constexpr int kWindow = 2;         ///< words to each side whose atoms are used
inline constexpr std::size_t kReach = 1;  ///< tokens farther than this from any run are outside names

/// The offsets of the words around a token whose atoms are used.
inline constexpr std::array kOffsets{-2, -1, 1, 2};
static_assert(kOffsets.size() == std::size_t{2} * kWindow);

/// How many atoms of a word count at `offset` from it.
[[nodiscard]] inline std::size_t atoms_at(const Atoms& atoms, int offset) noexcept {
  return offset == 0 ? atoms.count : offset == 1 || offset == -1 ? atoms.near : atoms.far;
}
/// The most features that window_features() writes for all offsets together.
inline constexpr std::size_t kMaxWindowFeatures = (kOffsets.size() + 1) * Atoms::kMax;
/// Writes the features of the word at `offset` from a token to `out` (room for Atoms::kMax), and returns how many.
inline std::size_t window_features(const Atoms& atoms, int offset, std::uint64_t* out) noexcept {
  const std::size_t count = atoms_at(atoms, offset);
  const std::uint64_t kind = 0x57a11f00ULL + static_cast<std::uint64_t>(offset + kWindow);
  for (std::size_t k = 0; k < count; ++k) out[k] = combine(atoms.hash[k], kind);
  return count;
}

/// Capitalised words side by side, with the links between them, and the alphanumeric word behind them.
struct Run {
  std::uint32_t first, last;  ///< its words, both included
  std::uint64_t cases;        ///< how they are written
};

/// What a token's place in its sentence is.
struct Place {
  static constexpr std::uint32_t kNoRun = ~std::uint32_t{0};
  std::uint32_t run = kNoRun;      ///< number of the run that it is in
  std::uint16_t lists = 0;         ///< of the gazetteer's entry that the token is in
  Position spot = Position::only;  ///< and where in it
  bool active = false;             ///< near enough to a run to be in a name
};

/// A sentence made ready: words and places, by token.
struct SentenceView {
  std::span<const Word* const> words;
  std::span<const Place> places;
  std::span<const Run> runs;
};

/// Fills `places` (one for each word) and `runs`.
void find_places(std::span<const Word* const> words, const Gazetteer& gazetteer, std::span<Place> places,
                 std::vector<Run>& runs);

/// The most features that context_features() emits.
inline constexpr std::size_t kMaxContextFeatures = 16;
/// Writes the features of token `i` to `out` (room for kMaxContextFeatures), and returns how many.
std::size_t context_features(const SentenceView& sentence, std::size_t i, std::uint64_t* out) noexcept;

}  // namespace gaceta::names
