// Reads numbers: digits in either grouping, words, and the two mixed, to an exact decimal. Shared by money and dates.
//
//   38,000 · 1.234.567,89 · 1'500,000 · veintiún · treinta y uno · 36 mil 153 millones · medio millón
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "article/setting.hpp"
#include "gaceta/decimal.hpp"
#include "lexicon/lexicon.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::numerals {

/// A number and the lexemes that it takes.
struct Numeral {
  std::uint32_t first = 0, last = 0;  ///< Half-open.
  Decimal value;
};

/// Immutable once made.
class NumeralReader {
 public:
  explicit NumeralReader(lexicon::Lexicon& lexicon);
  ~NumeralReader();
  NumeralReader(NumeralReader&&) noexcept;
  NumeralReader& operator=(NumeralReader&&) noexcept;

  /// The longest number that begins at lexeme `at` and ends before `end`.
  [[nodiscard]] std::optional<Numeral> read(const tokens::TokenStream& stream, std::size_t at, std::size_t end,
                                            DecimalMark mark) const;
  /// The longest whole number in words alone (`treinta y uno`, `dos mil quince`) that begins at lexeme `at`.
  [[nodiscard]] std::optional<Numeral> read_words(const tokens::TokenStream& stream, std::size_t at,
                                                  std::size_t end) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The decimal mark of an article: from the numbers that leave no doubt, then from the country.
[[nodiscard]] DecimalMark settle_decimal_mark(const tokens::TokenStream& stream, const std::string& country);

}  // namespace gaceta::numerals
