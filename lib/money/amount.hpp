// What the grammar reads before the document has settled what `$`, `pesos` or nothing at all stand for.
#pragma once

#include <cstdint>

#include "gaceta/decimal.hpp"
#include "gaceta/money.hpp"
#include "money/currency_lexicon.hpp"

namespace gaceta::money {

/// One quantity with the unit that stands beside it.
struct Amount {
  std::uint32_t first = 0, last = 0;  ///< Lexemes, half-open: the mention.
  Decimal value;
  Unit unit;
  std::uint8_t last_power = 0, run_power = 0;  ///< Of the magnitudes that end the number; see numerals::Numeral.
  bool prefixed = false;                       ///< The unit stands before the number.
  bool fits = true;                            ///< False where no Decimal can hold the value.
  bool vague = false;
  bool digits = false;
  bool grouped = false;    ///< Digits with separators.
  bool year_like = false;  ///< Four plain digits from 1900 to 2100.
  bool minor = false;      ///< In hundredths: `50 céntimos`.
  bool and_more = false;   ///< `20 millones y pico`
  bool magnitude = false;  ///< A word or abbreviation multiplies it.

  [[nodiscard]] bool explicit_unit() const noexcept { return unit.found(); }

  /// A magnitude behind what was read so far: times 10^power.
  void multiply(int power) noexcept {
    const auto scaled = value.scaled(power);
    fits = fits && scaled.has_value();
    if (scaled) value = *scaled;
    last_power = run_power = static_cast<std::uint8_t>(power);
    magnitude = true;
  }
  /// Times something that is no magnitude: a hundredth.
  void times(Decimal factor) noexcept {
    const auto product = value.times(factor);
    fits = fits && product.has_value();
    if (product) value = *product;
  }
  /// A part that adds to it: cents.
  void add(Decimal part) noexcept {
    const auto sum = value.plus(part);
    fits = fits && sum.has_value();
    if (sum) value = *sum;
  }
};

/// A mention whose currency is still open.
struct Sighting {
  std::uint32_t first = 0, last = 0;
  Decimal min, max;
  Unit unit;
  AmountModifier modifier = AmountModifier::none;
  bool implicit = false;
  bool vague = false;
  bool quote = false;       ///< A price of a currency (`Dólar 19.33`), told in the money that `unit` names.
  bool supported = false;   ///< Plainly an amount, whatever else its unit means.
  bool small_word = false;  ///< A word below a hundred: `tres`.
  bool context = false;     ///< Words of money stand near it.
  bool priced = false;      ///< A verb of price stands right before it.
  bool of_thing = false;    ///< `de` and what it may be a weight of stand behind it.
  bool weak = false;        ///< Money only where the document speaks of money elsewhere.
  bool loose = false;       ///< It only stands in one sentence with `like`.
  std::int32_t like = -1;   ///< Index of the sighting whose currency it shares; -1 for none.
};

}  // namespace gaceta::money
