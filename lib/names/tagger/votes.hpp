// How an article uses its own words: what each capitalised word was labelled elsewhere in it, at the first reading,
// is a feature at the second. `Altman` takes after `Sam Altman`, wherever that stands.
// Votes count within a window of blocks of sentences, so that they stay near in long texts and in files of many
// articles.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "names/tagger/labels.hpp"
#include "names/tagger/word.hpp"

namespace gaceta::names {

inline constexpr std::uint32_t kBlockWords = 400;  ///< a block ends with the sentence that reaches so many words
inline constexpr std::size_t kBlocksAround = 2;    ///< blocks to each side that vote, beside a token's own

/// Numbers the blocks of a document, a sentence after the other.
class BlockCounter {
 public:
  /// The block of the next sentence, which has so many words.
  std::uint32_t next(std::size_t sentence_words) noexcept {
    if (words_ >= kBlockWords) ++block_, words_ = 0;
    words_ += sentence_words;
    return block_;
  }

 private:
  std::uint32_t block_ = 0;
  std::size_t words_ = 0;
};

/// True for tokens that vote and are voted on: capitalised words.
[[nodiscard]] inline bool votes(const Word& word) noexcept { return word.is(kCapital); }

/// Votes by word; belongs to one thread.
class Votes {
 public:
  void clear();
  /// Counts the label of a word, or with -1 takes it back.
  void count(std::uint32_t plain, Label label, int by);
  /// The most features that features() writes.
  static constexpr std::size_t kMaxFeatures = 8;
  /// Writes what the other tokens of a word say of one written in `letters`; `own` is this token's label, which is
  /// among the votes and left out.
  std::size_t features(std::uint32_t plain, Case letters, Label own, std::uint64_t* out) const noexcept;

 private:
  static constexpr std::size_t kKinds = kTypes + 1;  // the types, and O
  struct Slot {
    std::uint32_t key = 0;
    std::array<std::uint32_t, kKinds> counts{};
  };
  static std::size_t kind_of(Label label) noexcept {
    return label == kOutside ? kTypes : static_cast<std::size_t>(type_of(label));
  }
  [[nodiscard]] std::size_t slot_of(std::uint32_t key) const noexcept;
  void grow();

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

}  // namespace gaceta::names
