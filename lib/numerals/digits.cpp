// A run of digits to its value: which separators group and which one begins the decimals.
#include <array>
#include <cstdint>

#include "numerals/numeral.hpp"

namespace gaceta::numerals {

namespace {

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// More digits than a coefficient always holds, with zeros at the end as a power of ten: `1000000000000000000000`.
Digits long_number(std::string_view token, int decimals) noexcept {
  std::int64_t coefficient = 0;
  int length = 0, zeros = 0;
  for (const char c : token) {
    if (!is_digit(c)) continue;
    if (c == '0') {
      ++zeros;
      continue;
    }
    if (coefficient == 0) zeros = 0;
    if (length + zeros + 1 > Decimal::kDigits) return {Digits::Kind::too_large, {}};
    length += zeros + 1;
    for (; zeros > 0; --zeros) coefficient *= 10;
    coefficient = coefficient * 10 + (c - '0');
  }
  const auto value = Decimal::make(coefficient, coefficient == 0 ? 0 : zeros - decimals);
  return value ? Digits{Digits::Kind::number, *value} : Digits{Digits::Kind::too_large, {}};
}

struct Separator {
  char mark;           // `.`, `,` or `'`
  std::size_t before;  // digits that stand before it
};

/// Decides whether one `.` or `,` before exactly three digits begins decimals.
bool begins_decimals(char separator, bool leading_zero, std::size_t digits_before, std::string_view tail,
                     DecimalMark mark, int following_power) noexcept {
  if (leading_zero || digits_before == 0 || digits_before > 3) return true;
  if (tail == "000") return false;
  if (mark == DecimalMark::unknown) return following_power >= 12;  // nobody counts thousands of billones
  if ((separator == ',') != (mark == DecimalMark::comma)) return false;
  // `1.250 millones` is grouped even where points begin decimals: no one writes the zero of 1.25.
  return !(following_power != 0 && following_power < 12 && tail.back() == '0');
}

}  // namespace

Digits read_digits(std::string_view token, DecimalMark mark, int following_power) noexcept {
  constexpr std::size_t kMost = 16;
  std::array<Separator, kMost> separators;  // the first `count` of them
  std::size_t count = 0, digits = 0;
  std::uint64_t value = 0;  // while the digits fit
  for (std::size_t i = 0; i < token.size(); ++i) {
    const char c = token[i];
    if (is_digit(c)) {
      value = value * 10 + static_cast<std::uint64_t>(c - '0');
      ++digits;
      continue;
    }
    char separator = c;
    if (token.substr(i, 3) == "\xE2\x80\x99") {  // ’
      separator = '\'';
      i += 2;
    } else if (token.substr(i, 2) == "\xC2\xB4") {  // ´
      separator = '\'';
      i += 1;
    }
    if ((separator != '.' && separator != ',' && separator != '\'') || count == kMost) return {};
    separators[count++] = {separator, digits};
  }
  if (digits == 0 || (count != 0 && separators[count - 1].before == digits)) return {};
  // The number with its last `decimals` digits behind the point.
  const auto finish = [&](std::size_t decimals) -> Digits {
    const auto power = -static_cast<int>(decimals);
    if (digits > Decimal::kDigits) return long_number(token, -power);
    return {Digits::Kind::number, *Decimal::make(static_cast<std::int64_t>(value), power)};
  };
  if (count == 0) return finish(0);

  const Separator& last = separators[count - 1];
  const std::size_t behind = digits - last.before;
  // All groups between separators hold three digits, the first one to three.
  bool grouped = separators[0].before >= 1 && separators[0].before <= 3;
  for (std::size_t i = 1; i < count; ++i) grouped = grouped && separators[i].before - separators[i - 1].before == 3;
  bool same = true;
  for (std::size_t i = 1; i < count; ++i) same = same && separators[i].mark == last.mark;

  if (count == 1) {
    if (last.mark == '\'') return finish(behind == 3 ? 0 : behind);
    const bool decimals = behind != 3 || begins_decimals(last.mark, token.front() == '0', last.before,
                                                         token.substr(token.size() - 3), mark, following_power);
    return finish(decimals ? behind : 0);
  }
  if (!grouped) return {};
  if (same) {
    if (behind == 3) return finish(0);
    // `1.234.567.89`: the last mark is a slip for the other one; a date (`3.11.2025`) is not grouped in threes.
    return behind <= 2 ? finish(behind) : Digits{};
  }
  if (separators[0].mark == '\'' && last.mark != '\'') {
    // `1'500,000`: the apostrophe sets off the millions, the other mark the thousands, until decimals begin.
    bool others_same = true;
    for (std::size_t i = 2; i < count; ++i) others_same = others_same && separators[i].mark == separators[1].mark;
    if (others_same && behind == 3) return finish(0);
  }
  // `2.000'000.000`: the apostrophe sets off the millions between two of the other mark.
  if (count >= 3 && behind == 3 && last.mark != '\'') {
    bool middle = false, others_same = true;
    for (std::size_t i = 0; i < count; ++i) {
      middle = middle || (separators[i].mark == '\'' && i > 0);
      others_same = others_same && (separators[i].mark == '\'' || separators[i].mark == last.mark);
    }
    if (middle && others_same) return finish(0);
  }
  // Two marks: the last one begins the decimals, and the others are alike.
  for (std::size_t i = 1; i + 1 < count; ++i) {
    if (separators[i].mark != separators[0].mark && separators[0].mark != '\'') return {};
  }
  return finish(behind);
}

}  // namespace gaceta::numerals
