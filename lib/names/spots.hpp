// Where the words stand in a text that rules over names begin at, so that a rule goes from one to the next and never
// looks at the words between. Made once for a text.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "names/rule_words.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::names {

/// What makes a lexeme a spot.
enum class Spot : std::uint8_t {
  capital,       ///< a word with a capital first letter
  known,         ///< kKnownWord that has a capital letter, or no letters: may begin a known organization
  head,          ///< kHeadWord
  common_noun,   ///< kCommonNoun
  role,          ///< kRoleNoun, kPortfolioNoun, kCompanyNoun, kStakeNoun
  after_spokes,  ///< the lexeme behind a kSpokesWord
  subject,       ///< kSubject
  product,       ///< kProductNoun
  other,         ///< kOtherWord
  notice,        ///< kNoticeMark
};

/// Bit sets over the lexemes of a text, one for each kind of spot. Immutable once made.
class Spots {
 public:
  Spots(const tokens::TokenStream& stream, const RuleWords& words);

  /// The first spot of a kind at `i` or later; the number of lexemes if there is none.
  [[nodiscard]] std::size_t next(Spot kind, std::size_t i) const noexcept {
    std::size_t block = i / kBlock;
    if (i >= size_) return size_;
    std::uint64_t bits = bits_[block * kKinds + static_cast<std::size_t>(kind)] >> (i % kBlock) << (i % kBlock);
    while (bits == 0) {
      if (++block * kBlock >= size_) return size_;
      bits = bits_[block * kKinds + static_cast<std::size_t>(kind)];
    }
    return block * kBlock + static_cast<std::size_t>(std::countr_zero(bits));
  }

 private:
  static constexpr std::size_t kBlock = 64;
  static constexpr std::size_t kKinds = 10;
  std::size_t size_;
  std::vector<std::uint64_t> bits_;  // kKinds for each block of lexemes
};

/// Goes from one spot of a kind to the next beside other reasons to stop: the spot found is remembered until it is
/// passed, so that a rare kind costs one pass over the text and not one for each stop.
class NextSpot {
 public:
  /// `spots` must outlive it.
  NextSpot(const Spots& spots, Spot kind) noexcept : spots_(spots), kind_(kind), at_(spots.next(kind, 0)) {}
  /// As Spots::next(), with `i` never less than at the call before.
  [[nodiscard]] std::size_t operator()(std::size_t i) noexcept {
    if (i > at_) at_ = spots_.next(kind_, i);
    return at_;
  }

 private:
  const Spots& spots_;
  Spot kind_;
  std::size_t at_;
};

}  // namespace gaceta::names
