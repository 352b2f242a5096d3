// Sets of words by number: what a grammar knows of a word, as bits.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.hpp"

namespace gaceta::lexicon {

/// Bits by word. Filled while the tables are read, then immutable.
template <class Bits>
class BasicWordFlags {
 public:
  /// Adds bits to a word of one token.
  void add(Lexicon& lexicon, std::string_view word, Bits bits) { add(lexicon.intern(word), bits); }
  void add(WordId word, Bits bits) {
    if (word == kNoWord) return;
    if (word >= bits_.size()) bits_.resize(word + 1, 0);
    bits_[word] |= bits;
  }
  /// The bits of a word; none for kNoWord.
  [[nodiscard]] Bits of(WordId word) const noexcept { return word < bits_.size() ? bits_[word] : 0; }
  [[nodiscard]] bool has(WordId word, Bits bits) const noexcept { return (of(word) & bits) != 0; }

 private:
  std::vector<Bits> bits_;
};

using WordFlags = BasicWordFlags<std::uint32_t>;

}  // namespace gaceta::lexicon
