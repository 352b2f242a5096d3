// The words around an amount that qualify it: `más de`, `casi`, `hasta`, `o más` (amount_modifiers.tsv).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "gaceta/money.hpp"
#include "lexicon/lexicon.hpp"
#include "lexicon/phrase_table.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::money {

/// Immutable once made.
class AmountModifiers {
 public:
  /// When a modifier holds.
  enum class When : std::uint8_t {
    always,
    ceiling,  ///< Where the amount is not a level that was reached: `hasta`.
    floor,    ///< Where it does not begin a change: `desde`.
  };
  struct Found {
    AmountModifier modifier = AmountModifier::none;
    When when = When::always;
    std::size_t at = 0;    ///< First lexeme of the modifier.
    bool article = false;  ///< An article stands between it and the amount.
  };

  explicit AmountModifiers(lexicon::Lexicon& lexicon);

  /// The modifier that ends before lexeme `first` and begins at `begin` or later.
  [[nodiscard]] Found before(const tokens::TokenStream& stream, std::size_t begin, std::size_t first) const;
  /// The modifier that follows the amount that ends at lexeme `last` (exclusive).
  [[nodiscard]] AmountModifier after(const tokens::TokenStream& stream, std::size_t last, std::size_t end) const;
  /// True where words that compare it with another amount end before lexeme `first`: `frente a los`.
  [[nodiscard]] bool compares(const tokens::TokenStream& stream, std::size_t begin, std::size_t first) const;
  /// The lexeme behind an article before `first`: `first` itself where there is none.
  [[nodiscard]] std::size_t skip_article(const tokens::TokenStream& stream, std::size_t begin, std::size_t first) const;

 private:
  lexicon::PhraseTable before_, after_, filler_, compare_;
  std::vector<bool> articles_;
  lexicon::WordId comma_ = lexicon::kNoWord;
  std::vector<lexicon::WordId> quotes_;
};

}  // namespace gaceta::money
