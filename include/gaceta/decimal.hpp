// Exact decimal numbers for amounts of money.
//
//   38,000 millones  →  38 × 10^9   coefficient 38, exponent 9, printed "38000000000"
//   1,005 billones   →  1005 × 10^9
//   0,85             →  85 × 10^-2, printed "0.85"
//
// No binary floating point is involved anywhere, and nothing is ever rounded: an operation whose result does not fit
// gives none.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "gaceta/export.hpp"

namespace gaceta {

/// A number with up to 18 significant digits and a power of ten from -18 to 36, compared by value.
/// Held in lowest form (no trailing zeros in the coefficient; zero has exponent 0), so equal values are equal in every
/// field.
class GACETA_EXPORT Decimal {
 public:
  /// Most significant digits that a Decimal holds.
  static constexpr int kDigits = 18;
  static constexpr int kMinExponent = -18;  ///< The smallest power of ten.
  static constexpr int kMaxExponent = 36;   ///< The greatest power of ten.

  /// Zero.
  constexpr Decimal() noexcept = default;

  /// coefficient × 10^exponent; none where it needs more than 18 significant digits or an exponent out of range.
  [[nodiscard]] static std::optional<Decimal> make(std::int64_t coefficient, int exponent = 0) noexcept;

  /// Reads an optional `-`, digits, and optionally a point and digits: `-12.50`. No grouping, blanks, sign `+` or
  /// exponent. None where the text is anything else, or where the value does not fit.
  [[nodiscard]] static std::optional<Decimal> parse(std::string_view text) noexcept;

  /// The significant digits, with the sign.
  [[nodiscard]] constexpr std::int64_t coefficient() const noexcept { return coefficient_; }
  /// The power of ten that they are multiplied by.
  [[nodiscard]] constexpr int exponent() const noexcept { return exponent_; }
  /// True for zero.
  [[nodiscard]] constexpr bool is_zero() const noexcept { return coefficient_ == 0; }
  /// True where there is nothing behind the decimal point.
  [[nodiscard]] constexpr bool is_integer() const noexcept { return exponent_ >= 0; }

  /// Without exponent or grouping, with a point and as many decimals as it has: `38000000000`, `0.85`, `-3`.
  [[nodiscard]] std::string to_string() const;

  /// The value × 10^power; none where it does not fit.
  [[nodiscard]] std::optional<Decimal> scaled(int power) const noexcept;
  /// The exact sum; none where it does not fit.
  [[nodiscard]] std::optional<Decimal> plus(Decimal other) const noexcept;
  /// The exact difference; none where it does not fit.
  [[nodiscard]] std::optional<Decimal> minus(Decimal other) const noexcept;
  /// The exact product; none where it does not fit.
  [[nodiscard]] std::optional<Decimal> times(Decimal other) const noexcept;

  friend constexpr bool operator==(const Decimal&, const Decimal&) noexcept = default;  ///< Equal in every field.
  /// By value: 0.5 < 1 < 10.
  friend GACETA_EXPORT std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) noexcept;

 private:
  std::int64_t coefficient_ = 0;
  std::int8_t exponent_ = 0;
};

}  // namespace gaceta
