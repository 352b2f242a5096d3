// Reads numbers: digits in either grouping, words, and the two mixed, to an exact decimal. Shared by money and dates.
//
//   38,000 · 1.234.567,89 · 1'500,000 · veintiún · treinta y uno · 36 mil 153 millones · medio millón
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "article/setting.hpp"
#include "gaceta/decimal.hpp"
#include "lexicon/lexicon.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::numerals {

/// A number and the lexemes that it takes.
struct Numeral {
  std::uint32_t first = 0, last = 0;  ///< Half-open.
  Decimal value;
  /// A last group that no magnitude closes may belong to what follows (`300 millones 2` in `300 millones 2 años
  /// después`): where the number ends without it, and its value then. Equal to last and value where there is none.
  std::uint32_t sure_last = 0;
  Decimal sure_value;
  std::uint8_t last_power = 0;  ///< Power of ten of the magnitude that ends it (`2 mil millones`: 6); 0 for none.
  std::uint8_t run_power = 0;   ///< Of all the magnitudes that end it together (`2 mil millones`: 9).
  bool digits = false;          ///< It begins with digits.
  bool fits = true;             ///< False where a Decimal cannot hold it; the values are then zero.
  bool collective = false;      ///< It ends in a collective (`una docena`): `de` stands before what it counts.
};

/// What a run of digits says, however it is grouped.
struct Digits {
  enum class Kind : std::uint8_t { none, number, too_large };
  Kind kind = Kind::none;
  Decimal value;
};

/// Reads digits with their separators (`1.234,5`, `38,000`, `1'500,000`). One separator before three digits may be
/// either: `mark` decides, but for what can only be grouping (`38,000`, and `1.250` before a magnitude) or decimals
/// (`0,391`). `following_power` is the power of ten of the magnitude behind it, 0 for none.
[[nodiscard]] Digits read_digits(std::string_view token, DecimalMark mark, int following_power = 0) noexcept;

/// True for `½`, `¼` and `¾`.
[[nodiscard]] bool is_vulgar_fraction(std::string_view sign) noexcept;

/// Immutable once made.
class NumeralReader {
 public:
  /// Reads number_words.tsv and magnitudes.tsv.
  explicit NumeralReader(lexicon::Lexicon& lexicon);
  ~NumeralReader();
  NumeralReader(NumeralReader&&) noexcept;
  NumeralReader& operator=(NumeralReader&&) noexcept;

  /// The longest number that begins at lexeme `at` and ends before `end`; none where there is none or it does not fit.
  [[nodiscard]] std::optional<Numeral> read(const tokens::TokenStream& stream, std::size_t at, std::size_t end,
                                            DecimalMark mark) const;
  /// The same, but a number that a Decimal cannot hold is returned too, with `fits` false. `billion` is the power of
  /// ten of `billón`: 12, or 9 in a text that equates it with a thousand millions.
  [[nodiscard]] std::optional<Numeral> read_any(const tokens::TokenStream& stream, std::size_t at, std::size_t end,
                                                DecimalMark mark, int billion = 12) const;
  /// The longest whole number in words alone (`treinta y uno`, `dos mil quince`) that begins at lexeme `at`.
  [[nodiscard]] std::optional<Numeral> read_words(const tokens::TokenStream& stream, std::size_t at,
                                                  std::size_t end) const;
  /// Where a quantity without a number that begins at lexeme `at` ends: `miles de millones`, `decenas de miles`,
  /// `varios millones`; `at` itself where none begins there.
  [[nodiscard]] std::size_t read_vague(const tokens::TokenStream& stream, std::size_t at, std::size_t end) const;

  /// True where a number or a vague quantity in words can begin with that word.
  [[nodiscard]] bool begins_number(lexicon::WordId word) const noexcept;
  /// True where that word, in some writing, is an abbreviated magnitude.
  [[nodiscard]] bool abbreviates(lexicon::WordId word) const noexcept;
  /// Power of ten of an abbreviated magnitude at lexeme `at` (`M`, `mill.`, `bn`); 0 where none stands there.
  [[nodiscard]] int short_magnitude(const tokens::TokenStream& stream, std::size_t at) const noexcept;
  /// True where the abbreviated magnitude at lexeme `at` counts without a currency beside it.
  [[nodiscard]] bool stands_alone(const tokens::TokenStream& stream, std::size_t at) const noexcept;
  /// Power of ten of a written magnitude at lexeme `at` (`mil`, `millones`); 0 where none stands there.
  [[nodiscard]] int magnitude(const tokens::TokenStream& stream, std::size_t at) const noexcept;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The decimal mark of an article: from the numbers that leave no doubt, then from the country.
[[nodiscard]] DecimalMark settle_decimal_mark(const tokens::TokenStream& stream, const std::string& country);

}  // namespace gaceta::numerals
