// A sum of money that an article states.
//
//   "más de 38,000 millones de dólares"   mention `38,000 millones de dólares`, min = max = 38000000000,
//                                         USD, AmountModifier::more_than
//   "entre 10 y 20 millones de euros"     mention `10 y 20 millones de euros`, min 10000000, max 20000000, EUR
//   "decenas de miles de millones"        vague: no min, no max
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "gaceta/currency.hpp"
#include "gaceta/decimal.hpp"
#include "gaceta/export.hpp"
#include "gaceta/zone.hpp"

namespace gaceta {

/// How the words around an amount qualify it. They stand outside the mention.
enum class AmountModifier : std::uint8_t {
  none,       ///< Not at all.
  approx,     ///< `unos`, `cerca de`, `casi`, `alrededor de`, `en torno a`, `aproximadamente`.
  more_than,  ///< `más de`, `supera los`, `al menos`, `por encima de`, `mínimo`.
  less_than,  ///< `menos de`, `hasta` as a ceiling, `por debajo de`, `como máximo`.
};

/// The name of a modifier as it stands in the JSON form; empty for none.
[[nodiscard]] GACETA_EXPORT std::string_view to_string(AmountModifier modifier) noexcept;

/// One amount, or one range of amounts.
struct Money {
  /// From the number or the currency symbol to the last character of the currency or the magnitude.
  Mention mention;
  /// The lower bound in units of the currency (`85 céntimos` is 0.85), or the amount itself; none where vague.
  std::optional<Decimal> min;
  /// The upper bound, or the amount itself; none where vague.
  std::optional<Decimal> max;
  /// None where neither the mention nor the document nor the country tells.
  std::optional<Currency> currency;
  AmountModifier modifier = AmountModifier::none;  ///< How the words around it qualify it.
  /// No currency word, symbol or abbreviation stands in the mention.
  bool implicit = false;
  /// The quantity is no number: `miles de millones de dólares`.
  bool vague = false;

  friend bool operator==(const Money&, const Money&) = default;  ///< Equal in every field.
};

}  // namespace gaceta
