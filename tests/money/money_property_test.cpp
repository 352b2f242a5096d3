// Properties of reading money: whatever a generator writes in a supported form reads back exactly, and the cost of
// reading grows with the length of the text alone.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <string_view>

#include "gaceta/gaceta.hpp"
#include "support/cpu_time.hpp"
#include "writing.hpp"

namespace gaceta {
namespace {

using writing::group;
using writing::kNames;
using writing::kPresses;
using writing::Names;
using writing::Press;
using writing::read;

struct Written {
  std::string number;
  Decimal value;
  bool magnitude = false;  // ends in `millones` or above: the currency follows `de`
};

// A number in one of the forms of the press.
Written write(std::mt19937_64& random, const Press& press) {
  const auto up_to = [&](std::uint64_t most) { return static_cast<std::int64_t>(1 + random() % most); };
  Written out;
  switch (random() % 7) {
    case 0: {  // 1.234.567
      const std::int64_t n = up_to(random() % 2 == 0 ? 999999999 : 99999);
      out = {group(n, press.thousands), *Decimal::make(n), false};
      break;
    }
    case 1: {  // 1.234,56
      const std::int64_t n = up_to(999999);
      const auto cents = static_cast<std::int64_t>(random() % 100);
      out = {group(n, press.thousands) + std::string(press.decimal) + std::to_string(100 + cents).substr(1),
             *Decimal::make(n * 100 + cents, -2), false};
      break;
    }
    case 2: {  // 36 mil 153
      const std::int64_t thousands = up_to(999), rest = up_to(899) + 100;
      out = {std::to_string(thousands) + " mil " + std::to_string(rest), *Decimal::make(thousands * 1000 + rest),
             false};
      break;
    }
    case 3: {  // 38.000 millones
      const std::int64_t n = up_to(99999);
      out = {n == 1 ? "1 millón" : group(n, press.thousands) + " millones", *Decimal::make(n, 6), true};
      break;
    }
    case 4: {  // 8,6 mil millones
      const std::int64_t tenths = up_to(9999) * 10 + up_to(9);
      out = {group(tenths / 10, press.thousands) + std::string(press.decimal) + std::to_string(tenths % 10) +
                 " mil millones",
             *Decimal::make(tenths, 8), true};
      break;
    }
    case 5: {  // 5 mil 671 millones 388 mil
      const std::int64_t a = up_to(99), b = 100 + up_to(899), c = up_to(999);
      out = {std::to_string(a) + " mil " + std::to_string(b) + " millones " + std::to_string(c) + " mil",
             *Decimal::make((a * 1000 + b) * 1000000 + c * 1000), false};
      break;
    }
    default: {  // 2,5 billones
      const std::int64_t tenths = up_to(99) * 10 + up_to(9);
      out = {std::to_string(tenths / 10) + std::string(press.decimal) + std::to_string(tenths % 10) + " billones",
             *Decimal::make(tenths, 11), true};
      break;
    }
  }
  return out;
}

TEST(MoneyProperties, WhatAGeneratorWritesReadsBackExactly) {
  std::mt19937_64 random(20251103);
  for (int i = 0; i < 5000; ++i) {
    const Press& press = kPresses[random() % kPresses.size()];
    const Names& money = kNames[random() % kNames.size()];
    const Written number = write(random, press);
    std::string amount;
    switch (random() % 4) {
      case 0:
        amount = number.number + (number.magnitude ? " de " : " ") + std::string(money.plural);
        break;
      case 1:
        amount = std::string(money.sign) + " " + number.number;
        break;
      case 2:
        amount = std::string(money.code) + " " + number.number;
        break;
      default:
        amount = number.number + " " + std::string(money.code);
        break;
    }
    const std::string before = "La firma pagará ", text = before + amount + " el próximo mes, según dijo.";
    const Document document = read(text, std::string(press.country));
    SCOPED_TRACE(text);
    ASSERT_EQ(document.money.size(), 1U);
    const Money& sum = document.money.front();
    EXPECT_EQ(sum.min, number.value) << sum.min->to_string();
    EXPECT_EQ(sum.max, number.value);
    ASSERT_TRUE(sum.currency.has_value());
    EXPECT_EQ(sum.currency->code(), money.code);
    EXPECT_EQ(sum.mention.span.of(text), amount);
    EXPECT_FALSE(sum.implicit);
  }
}

TEST(MoneyProperties, RangesReadBackWithBothBounds) {
  std::mt19937_64 random(7);
  for (int i = 0; i < 2000; ++i) {
    const Press& press = kPresses[random() % kPresses.size()];
    const auto low = static_cast<std::int64_t>(1 + random() % 9000);
    const auto high = low + 1 + static_cast<std::int64_t>(random() % 900);
    if (low >= 1900 && low <= 2100) continue;
    const std::string first = group(low, press.thousands), last = group(high, press.thousands);
    static constexpr std::array<std::array<std::string_view, 3>, 4> kForms{{{"entre ", " y ", " millones de dólares"},
                                                                            {"de ", " a ", " mdd"},
                                                                            {"", " o ", " millones de dólares"},
                                                                            {"", "-", " mdd"}}};
    const auto& form = kForms[random() % kForms.size()];
    const std::string mention = first + std::string(form[1]) + last + std::string(form[2]);
    const std::string text = "Costaría " + std::string(form[0]) + mention + " al Estado.";
    SCOPED_TRACE(text);
    const Document document = read(text, std::string(press.country));
    ASSERT_EQ(document.money.size(), 1U);
    EXPECT_EQ(document.money[0].min, *Decimal::make(low, 6));
    EXPECT_EQ(document.money[0].max, *Decimal::make(high, 6));
    EXPECT_EQ(document.money[0].mention.span.of(text), mention);
  }
}

TEST(MoneyProperties, MentionsAreInOrderApartAndOnCharacters) {
  std::mt19937_64 random(3);
  static constexpr std::array<std::string_view, 36> kParts{
      "3",     "3,5", "38.000", "$",      "US$", "€",        "mil",    "millones", "de",  "euros", "pesos",    "a",
      "entre", "y",   "o",      "-",      ",",   ".",        "un",     "medio",    "mdp", "Bs",    "Q",        "más de",
      "hasta", "%",   "½",      "y pico", "con", "céntimos", "billón", "(",        ")",   "vende", "personas", "1/2"};
  for (int i = 0; i < 3000; ++i) {
    std::string text;
    for (auto n = random() % 40; n > 0; --n) {
      text += kParts[random() % kParts.size()];
      if (random() % 4 != 0) text += ' ';
    }
    const Document document = read(text, i % 2 == 0 ? "MX" : "ES");
    std::uint32_t end = 0;
    for (const Money& sum : document.money) {
      SCOPED_TRACE(text);
      EXPECT_GE(sum.mention.span.begin, end);
      EXPECT_GT(sum.mention.span.end, sum.mention.span.begin);
      EXPECT_LE(sum.mention.span.end, text.size());
      EXPECT_EQ(sum.vague, !sum.min.has_value());
      EXPECT_EQ(sum.vague, !sum.max.has_value());
      if (sum.min) {
        EXPECT_LE(*sum.min, *sum.max);
      }
      end = sum.mention.span.end;
    }
  }
}

double seconds(const std::string& text) {
  return testing::cpu_seconds([&] { EXPECT_FALSE(read(text, "ES").error); });
}

TEST(MoneyProperties, CostGrowsWithTheLengthOfTheTextAlone) {
  static constexpr std::array<std::string_view, 8> kHard{"1, ",
                                                         "1 y ",
                                                         "mil ",
                                                         "un millón de ",
                                                         "10 a 20 a ",
                                                         "entre 3 y 4 o ",
                                                         "3 millones, frente a 5, ",
                                                         "dos coronas y 3 soles, "};
  for (const std::string_view part : kHard) {
    std::string text;
    while (text.size() < 40000) text += part;
    std::string longer;
    for (int i = 0; i < 8; ++i) longer += text;
    SCOPED_TRACE(part);
    // Eight times the text may take eight times as long; thirty allows for a busy machine, not for a square.
    EXPECT_LT(seconds(longer), 30 * seconds(text) + 0.02);
  }
}

}  // namespace
}  // namespace gaceta
