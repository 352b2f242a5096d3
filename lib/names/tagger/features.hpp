// The features of a token, made in one place for the tagger and for the programs that train it.
// window_features() are the atoms of the words around it, each by itself, so that their scores can be remembered by
// word; context_features() are all that need more than one word. Both call `emit` with 64-bit hashes.
#pragma once

#include <cstdint>
#include <span>

#include "names/tagger/hash.hpp"
#include "names/tagger/labels.hpp"
#include "names/tagger/word.hpp"

namespace gaceta::names {

inline constexpr int kWindow = 2;  ///< words to each side whose atoms are used
inline constexpr int kReach = 3;   ///< tokens farther than this from any capital letter are outside names

/// How many atoms of a word count at `offset` from it.
[[nodiscard]] inline std::size_t atoms_at(const Atoms& atoms, int offset) noexcept {
  return offset == 0 ? atoms.count : offset == 1 || offset == -1 ? atoms.near : atoms.far;
}
/// The feature of one atom of the word that stands at `offset` from the token.
[[nodiscard]] constexpr std::uint64_t window_feature(std::uint64_t atom, int offset) noexcept {
  return combine(atom, 0x57a11f00ULL + static_cast<std::uint64_t>(offset + kWindow));
}
template <class Emit>
void window_features(const Atoms& atoms, int offset, Emit&& emit) {
  const std::size_t count = atoms_at(atoms, offset);
  for (std::size_t k = 0; k < count; ++k) emit(window_feature(atoms.hash[k], offset));
}

/// What a token's place in its sentence is.
struct Place {
  std::uint32_t run_first = 0, run_last = 0;  ///< the run of capitalised words, joined by links, that it is in
  std::uint16_t lists = 0;                    ///< of the gazetteer's entry that the token is in
  Position spot = Position::only;             ///< and where in it
  bool in_run = false;
  bool quoted = false;      ///< between quotation marks
  bool bracketed = false;   ///< between parentheses
  bool active = false;      ///< near enough to a capital letter to be in a name
  std::uint8_t traits = 0;  ///< of the word, while find_places() works
};

/// How a whole sentence is written.
enum class Style : std::uint8_t { plain, titled, capitals, bare };

/// A sentence made ready: words and places, by token.
struct SentenceView {
  std::span<const Word* const> words;
  std::span<const Place> places;
  Style style = Style::plain;
};

/// Fills `places` (one for each word) and returns the style.
Style find_places(std::span<const Word* const> words, const Gazetteer& gazetteer, std::span<Place> places) noexcept;

/// The most features that context_features() emits.
inline constexpr std::size_t kMaxContextFeatures = 64;
/// Writes the features of token `i` to `out` (room for kMaxContextFeatures), and returns how many.
std::size_t context_features(const SentenceView& sentence, std::size_t i, std::uint64_t* out) noexcept;

}  // namespace gaceta::names
