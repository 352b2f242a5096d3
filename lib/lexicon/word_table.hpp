// Every word that a table mentions, numbered, so that a token is looked up once and all grammars read its number.
//
// Words are kept by their folded form (text/fold.hpp): small letters, composed accents, no soft hyphens or ligatures.
// A word with accents is found without them too (`MILLON`, `millon` for `millón`), unless the bare form is a word of
// its own (`esta` beside `está`).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/word_hash.hpp"

namespace gaceta::lexicon {

/// The number of a word; kNoWord for one that no table has.
using WordId = std::uint32_t;
inline constexpr WordId kNoWord = 0;

/// Numbers words while the tables are read; after freeze() it only answers, and may be shared by threads.
class WordTable {
 public:
  /// The number of a word, given a new one where it has none yet. Folds the word first. Not after freeze().
  WordId intern(std::string_view word);
  /// The same for a word that is folded already.
  WordId intern_folded(std::string_view folded);
  /// Builds the table that find() reads, and adds the forms without accents. Called once, when all tables are read.
  void freeze();

  /// The number of a folded word; kNoWord where no table has it. After freeze() only.
  [[nodiscard]] WordId find(std::string_view folded) const noexcept;
  /// The same for a word in a buffer that holds eight bytes more, of any value, behind it.
  [[nodiscard]] WordId find_padded(const char* folded, std::size_t size) const noexcept;
  /// The same for a word of at most sixteen bytes, given by its first and its second eight, zeros behind its end.
  /// `hash` is hash_of() them.
  [[nodiscard]] WordId find_short(std::uint64_t first, std::uint64_t second, std::size_t size,
                                  std::uint64_t hash) const noexcept {
    const std::size_t mask = tags_.size() - 1;
    const std::uint16_t tag = tag_of(hash);
    for (std::size_t at = hash >> shift_;; at = (at + 1) & mask) {
      if (tags_[at] == 0) return kNoWord;
      if (tags_[at] != tag) continue;
      const Slot& slot = slots_[at];
      if (slot.head == first && slot.second == second && slot.length == size) return slot.id;
    }
  }
  /// The number of a mark of one byte, less than 128.
  [[nodiscard]] WordId of_mark(char mark) const noexcept { return marks_[static_cast<unsigned char>(mark)]; }
  /// The folded form of a word, by its number.
  [[nodiscard]] std::string_view word(WordId id) const noexcept {
    return std::string_view(keys_).substr(words_[id].begin, words_[id].length);
  }
  /// One more than the largest number given: the size of an array indexed by WordId.
  [[nodiscard]] std::size_t size() const noexcept { return words_.size(); }

 private:
  // Two make a line of a processor's cache, and none stands in two.
  struct alignas(32) Slot {
    std::uint64_t head = 0, second = 0;  // the key's first sixteen bytes, zeros behind a shorter one
    WordId id = kNoWord;
    std::uint32_t length = 0;
    std::uint32_t text = 0;  // the whole key, in keys_
  };
  struct Key {
    std::uint32_t begin = 0, length = 0;  // in keys_
  };
  [[nodiscard]] bool is_full() const noexcept { return (used_ + 1) * 8 > slots_.size() * 5; }
  [[nodiscard]] bool holds(const Slot& slot, const char* folded, std::size_t size) const noexcept;
  // Never 0, which marks a free slot.
  [[nodiscard]] static std::uint16_t tag_of(std::uint64_t hash) noexcept {
    return static_cast<std::uint16_t>(hash >> 24 | 1);
  }
  // Where the slot of a key is, or the free one where it would be. `folded` is followed by eight bytes more.
  [[nodiscard]] std::size_t place(const char* folded, std::size_t size, std::uint64_t hash) const noexcept;
  [[nodiscard]] WordId id_at(std::size_t at) const noexcept { return tags_[at] == 0 ? kNoWord : slots_[at].id; }
  void put(std::size_t at, const char* folded, std::size_t size, std::uint64_t hash, WordId id);
  void grow(std::size_t slots);

  std::vector<Key> words_{Key{}};    // by number
  std::vector<std::uint16_t> tags_;  // of each slot, 0 where it is free: small, so that most words end here
  std::vector<Slot> slots_;          // as many, a power of two
  unsigned shift_ = 0;               // brings the highest bits of a hash down to a place of a slot
  std::size_t used_ = 0;             // slots that are not free
  std::string keys_;                 // eight zeros behind each key
  std::string folded_, padded_;      // the word at hand
  std::array<WordId, 128> marks_{};  // by byte
};

}  // namespace gaceta::lexicon
