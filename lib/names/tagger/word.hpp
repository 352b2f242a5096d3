// What the tagger knows of a word by itself: its folded forms, affixes, shape, and what the model's vocabulary says.
// A Word is a pure function of the word's bytes and the vocabulary, so that it can be remembered, and its scores with
// it. Case, accents, decomposed letters, quotation marks and dashes are folded here, and nowhere else.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "names/tagger/hash.hpp"

namespace gaceta::names {

/// How a word is written.
enum class Case : std::uint8_t {
  lower,         ///< no capital letter
  initial,       ///< `Madrid`
  letter,        ///< one capital letter, with or without a stop: `J`, `J.`
  capitals,      ///< `PSOE`
  dotted,        ///< `EE.UU.`, `S.A.`
  mixed,         ///< `iPhone`, `McDonald`, `OpenAI`
  alphanumeric,  ///< `G20`, `4T`, `3M`
  number,        ///< begins with a digit, no letters
  punctuation,
};

/// What the vocabulary holds of a word.
struct WordEntry {
  std::uint16_t cluster = 0;   ///< index of its Brown cluster among the vocabulary's paths; 0 if it has none
  std::uint8_t frequency = 0;  ///< 0 if not in the table, else 1 (rare) to 15 (most frequent)
};

/// Words with their Brown clusters and frequencies, as a view of the model's bytes.
/// Open addressing, 32 bits a slot: 18 bits fingerprint, 10 bits cluster, 4 bits frequency; 0 is an empty slot.
class Vocabulary {
 public:
  Vocabulary() = default;
  /// `slots` has a power of two entries and at least one empty; `paths` has at most 1024.
  Vocabulary(std::span<const std::uint32_t> slots, std::span<const std::uint16_t> paths) noexcept
      : slots_(slots), paths_(paths) {}

  /// `hash` is the CharacterHash of the composed word, case kept.
  [[nodiscard]] WordEntry find(std::uint64_t hash) const noexcept {
    if (slots_.empty()) return {};
    const std::size_t mask = slots_.size() - 1;
    const auto fingerprint = static_cast<std::uint32_t>(hash >> 46);
    for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
      const std::uint32_t slot = slots_[i];
      if (slot == 0) return {};
      if (slot >> 14 == fingerprint)
        return {static_cast<std::uint16_t>(slot >> 4 & 0x3ff), static_cast<std::uint8_t>(slot & 15)};
    }
  }
  /// The path of a cluster in the tree, its first branch in the lowest bit; 0 if there is none.
  [[nodiscard]] std::uint16_t path(std::uint16_t cluster) const noexcept {
    return cluster < paths_.size() ? paths_[cluster] : std::uint16_t{0};
  }

 private:
  std::span<const std::uint32_t> slots_;
  std::span<const std::uint16_t> paths_;
};

/// The lists of the gazetteer, in the order of their bits.
enum class List : std::uint8_t {
  given_names,
  surnames,
  countries,
  regions,
  cities,
  companies,
  media,
  institutions,
  parties,
  clubs,
  things
};
inline constexpr std::size_t kLists = 11;

/// What the gazetteer knows of a beginning of a phrase.
struct GazetteerEntry {
  std::uint16_t lists = 0;  ///< bits of the lists where it is a whole entry
  bool goes_on = false;     ///< some longer entry begins so
};

/// Lists of known names, as a view of the model's bytes; entries of several words are found a word at a time.
/// Open addressing, 32 bits a slot: 20 bits fingerprint, 1 bit goes_on, 11 bits lists; 0 is an empty slot.
class Gazetteer {
 public:
  Gazetteer() = default;
  /// `slots` is empty, or has a power of two entries and at least one empty.
  explicit Gazetteer(std::span<const std::uint32_t> slots) noexcept : slots_(slots) {}

  /// The state after one more word; the first word follows state 0.
  [[nodiscard]] static constexpr std::uint64_t next(std::uint64_t state, std::uint32_t plain) noexcept {
    return combine(state, plain);
  }
  [[nodiscard]] GazetteerEntry find(std::uint64_t state) const noexcept {
    if (slots_.empty()) return {};
    const std::size_t mask = slots_.size() - 1;
    const auto fingerprint = static_cast<std::uint32_t>(state >> 44);
    for (std::size_t i = state & mask;; i = (i + 1) & mask) {
      const std::uint32_t slot = slots_[i];
      if (slot == 0) return {};
      if (slot >> 12 == fingerprint) return {static_cast<std::uint16_t>(slot & 0x7ff), (slot & 0x800) != 0};
    }
  }

 private:
  std::span<const std::uint32_t> slots_;
};

/// What is known of words before any text is read.
struct Knowledge {
  Vocabulary vocabulary;
  Gazetteer gazetteer;
};

/// What find_places() asks of a word.
enum Trait : std::uint8_t {
  kCapital = 1,       ///< has a capital letter
  kLink = 2,          ///< small word that stands inside names: `de`, `la`, `y`
  kAlphanumeric = 4,  ///< as Case::alphanumeric
  kEntry = 8,         ///< is an entry of the gazetteer, or begins one
  kGoesOn = 16,       ///< begins an entry of several words
};

/// A word, without its letters: half a line of the cache. Part of the model's format.
struct Word {
  std::uint64_t key = 0;    ///< hash_bytes() of the word
  std::uint32_t plain = 0;  ///< hash in lower case, without accents, digits as 0
  std::uint16_t path = 0;   ///< of its Brown cluster; 0 if it has none
  std::uint16_t lists = 0;  ///< of the gazetteer, the word by itself; none where it has no capital letter
  Case letters = Case::lower;
  std::uint8_t traits = 0;  ///< of Trait
  std::uint8_t length = 0;  ///< in characters, at most 64
  std::array<std::uint8_t, 13> reserved{};

  [[nodiscard]] bool is(Trait trait) const noexcept { return (traits & trait) != 0; }
};
static_assert(sizeof(Word) == 32);

/// Hashes of what the model learns about a word by itself; which of them count depends on how far the token is.
struct Atoms {
  static constexpr std::size_t kMax = 24;
  std::uint8_t far = 0;    ///< [0, far) count at two words from the token and nearer
  std::uint8_t near = 0;   ///< [0, near) count at one word from it and at itself
  std::uint8_t count = 0;  ///< [0, count) count at the token itself
  std::array<std::uint64_t, kMax> hash{};
};

/// Makes a Word and its atoms of any bytes (broken UTF-8 is read as U+FFFD), in time linear in their length.
void analyse(std::string_view bytes, const Knowledge& knowledge, Word& word, Atoms& atoms) noexcept;

/// The hash that Vocabulary::find wants, of any word.
[[nodiscard]] std::uint64_t table_hash(std::string_view bytes) noexcept;

}  // namespace gaceta::names
