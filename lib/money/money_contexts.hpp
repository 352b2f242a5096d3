// What the words around a number say of it: that it is money, a count, a change, a range (money_contexts.tsv,
// countable_nouns.tsv).
#pragma once

#include <cstdint>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "lexicon/phrase_table.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::money {

/// Immutable once made.
class MoneyContexts {
 public:
  /// Flags of a word, joined by `|`.
  enum Says : std::uint32_t {
    kMoney = 1,
    kPrice = 2,
    kWhat = 4,
    kCount = 8,
    kChange = 16,
    kRange = 32,
    kFollow = 64,
    kCountable = 128,
    kNear = 256,
    kRate = 512,
    kTakes = 1024,
    kCeiling = 2048,
    kFeminine = 4096,
    kTrade = 8192,
    kOther = 16384,
    kReach = 32768,
    kSees = 65536,
    kEpithet = 131072,
    kSlang = 262144,
  };

  explicit MoneyContexts(lexicon::Lexicon& lexicon);

  [[nodiscard]] std::uint32_t of(lexicon::WordId word) const noexcept {
    return word < flags_.size() ? flags_[word] : std::uint32_t{0};
  }
  [[nodiscard]] bool says(const tokens::TokenStream& stream, std::size_t at, unsigned flags) const noexcept {
    return (of(stream[at].word) & flags) != 0;
  }

 private:
  std::vector<std::uint32_t> flags_;
};

}  // namespace gaceta::money
