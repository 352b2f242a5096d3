#include "gaceta/decimal.hpp"

#include <array>
#include <cstdlib>

namespace gaceta {

namespace {

__extension__ using Wide = __int128;  // products of two coefficients fit: 10^36 < 2^127

constexpr Wide kLimit = 1'000'000'000'000'000'000;  // 10^18

// Lowest form of coefficient × 10^exponent; none where it does not fit.
struct Parts {
  std::int64_t coefficient;
  int exponent;
};
std::optional<Parts> reduce(Wide coefficient, int exponent) noexcept {
  if (coefficient == 0) return Parts{0, 0};
  while (coefficient % 10 == 0) coefficient /= 10, ++exponent;
  if (coefficient >= kLimit || coefficient <= -kLimit) return std::nullopt;
  if (exponent < Decimal::kMinExponent || exponent > Decimal::kMaxExponent) return std::nullopt;
  return Parts{static_cast<std::int64_t>(coefficient), exponent};
}

// 10^0 to 10^18, the greatest power that times a coefficient stays in 128 bits.
constexpr auto kPowers = [] {
  std::array<std::int64_t, Decimal::kDigits + 1> powers{1};
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}();

// A coefficient × 10^power, or none where it leaves 128 bits.
std::optional<Wide> shift(Wide value, int power) noexcept {
  if (power <= Decimal::kDigits) return value * kPowers[static_cast<std::size_t>(power)];
  constexpr Wide kMost = (~Wide{0} ^ (Wide{1} << 127)) / 10;
  for (; power > 0; --power) {
    if (value > kMost || value < -kMost) return std::nullopt;
    value *= 10;
  }
  return value;
}

}  // namespace

std::optional<Decimal> Decimal::make(std::int64_t coefficient, int exponent) noexcept {
  // As reduce() does, without division of 128 bits, which has no instruction of its own.
  if (coefficient == 0) return Decimal{};
  while (coefficient % 10 == 0) coefficient /= 10, ++exponent;
  if (coefficient >= kLimit || coefficient <= -kLimit) return std::nullopt;
  if (exponent < kMinExponent || exponent > kMaxExponent) return std::nullopt;
  Decimal value;
  value.coefficient_ = coefficient;
  value.exponent_ = static_cast<std::int8_t>(exponent);
  return value;
}

std::optional<Decimal> Decimal::parse(std::string_view text) noexcept {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  if (text.empty() || text.front() == '.' || text.back() == '.') return std::nullopt;
  // Zeros are held back until another digit follows, so that those at the ends need no room.
  std::int64_t coefficient = 0;
  int digits = 0, exponent = 0, zeros = 0;
  bool fraction = false;
  for (const char c : text) {
    if (c == '.') {
      if (fraction) return std::nullopt;
      fraction = true;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    if (fraction) --exponent;
    if (c == '0') {
      if (coefficient != 0) ++zeros;
      if (exponent < -1000 || zeros > 1000) return std::nullopt;
      continue;
    }
    digits += zeros + 1;
    if (digits > kDigits) return std::nullopt;
    for (; zeros > 0; --zeros) coefficient *= 10;
    coefficient = coefficient * 10 + (c - '0');
  }
  return make(negative ? -coefficient : coefficient, exponent + zeros);
}

std::string Decimal::to_string() const {
  std::string digits = std::to_string(std::llabs(coefficient_));
  if (exponent_ >= 0) {
    digits.append(static_cast<std::size_t>(exponent_), '0');
  } else {
    const auto decimals = static_cast<std::size_t>(-exponent_);
    if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
    digits.insert(digits.size() - decimals, 1, '.');
  }
  return coefficient_ < 0 ? "-" + digits : digits;
}

std::optional<Decimal> Decimal::scaled(int power) const noexcept {
  if (power > 100 || power < -100) return is_zero() ? std::optional(*this) : std::nullopt;
  return make(coefficient_, exponent_ + power);
}

std::optional<Decimal> Decimal::plus(Decimal other) const noexcept {
  if (is_zero()) return other;
  if (other.is_zero()) return *this;
  const int low = exponent_ < other.exponent_ ? exponent_ : other.exponent_;
  const auto a = shift(coefficient_, exponent_ - low);
  const auto b = shift(other.coefficient_, other.exponent_ - low);
  Wide sum = 0;
  if (!a || !b || __builtin_add_overflow(*a, *b, &sum)) return std::nullopt;
  const auto parts = reduce(sum, low);
  return parts ? make(parts->coefficient, parts->exponent) : std::nullopt;
}

std::optional<Decimal> Decimal::minus(Decimal other) const noexcept {
  other.coefficient_ = -other.coefficient_;
  return plus(other);
}

std::optional<Decimal> Decimal::times(Decimal other) const noexcept {
  const auto parts = reduce(Wide{coefficient_} * other.coefficient_, exponent_ + other.exponent_);
  return parts ? make(parts->coefficient, parts->exponent) : std::nullopt;
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) noexcept {
  if (a == b) return std::strong_ordering::equal;
  const auto sign = [](const Decimal& d) { return (d.coefficient_ > 0) - (d.coefficient_ < 0); };
  if (sign(a) != sign(b)) return sign(a) <=> sign(b);
  if (a.exponent_ == b.exponent_) return a.coefficient_ <=> b.coefficient_;
  const int low = a.exponent_ < b.exponent_ ? a.exponent_ : b.exponent_;
  const auto wide_a = shift(a.coefficient_, a.exponent_ - low);
  const auto wide_b = shift(b.coefficient_, b.exponent_ - low);
  // Whichever leaves 128 bits is the larger in size; both can't, since one of the exponents is `low`.
  if (!wide_a) return sign(a) <=> 0;
  if (!wide_b) return 0 <=> sign(a);
  return *wide_a < *wide_b ? std::strong_ordering::less : std::strong_ordering::greater;
}

}  // namespace gaceta
