// Every word that a table mentions, numbered, so that a token is looked up once and all grammars read its number.
//
// Words are kept by their folded form (text/fold.hpp): small letters, composed accents, no soft hyphens or ligatures.
// A word with accents is found without them too (`MILLON`, `millon` for `millón`), unless the bare form is a word of
// its own (`esta` beside `está`).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace gaceta::lexicon {

/// The number of a word; kNoWord for one that no table has.
using WordId = std::uint32_t;
inline constexpr WordId kNoWord = 0;

/// Numbers words while the tables are read; after freeze() it only answers, and may be shared by threads.
class WordTable {
 public:
  /// The number of a word, given a new one where it has none yet. Folds the word first. Not after freeze().
  WordId intern(std::string_view word);
  /// Builds the table that find() reads, and adds the forms without accents. Called once, when all tables are read.
  void freeze();

  /// The number of a folded word; kNoWord where no table has it. After freeze() only.
  [[nodiscard]] WordId find(std::string_view folded) const noexcept;
  /// The same for a word in a buffer that holds eight bytes more, of any value, behind it.
  [[nodiscard]] WordId find_padded(const char* folded, std::size_t size) const noexcept;
  /// The folded form of a word, by its number.
  [[nodiscard]] std::string_view word(WordId id) const noexcept { return words_[id]; }
  /// One more than the largest number given: the size of an array indexed by WordId.
  [[nodiscard]] std::size_t size() const noexcept { return words_.size(); }

 private:
  struct Slot {
    std::uint64_t head = 0;  // the key's first eight bytes, zeros behind a shorter one
    WordId id = kNoWord;
    std::uint32_t length = 0;
    std::uint32_t text = 0;  // the whole key, in keys_
  };
  std::vector<std::string> words_{std::string{}};
  std::unordered_map<std::string, WordId> building_;
  std::vector<std::uint16_t> tags_;  // of each slot, 0 where it is free: small, so that most words end here
  std::vector<Slot> slots_;
  std::string keys_;
};

}  // namespace gaceta::lexicon
