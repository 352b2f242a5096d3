#include "gaceta/decimal.hpp"

#include <gtest/gtest.h>

#include <random>

namespace gaceta {
namespace {

Decimal decimal(std::string_view text) {
  const auto value = Decimal::parse(text);
  EXPECT_TRUE(value) << text;
  return value.value_or(Decimal{});
}

TEST(Decimal, PrintsWhatItReadWithoutExponentOrNeedlessZeros) {
  const std::pair<const char*, const char*> cases[] = {{"0", "0"},
                                                       {"-0", "0"},
                                                       {"7", "7"},
                                                       {"38000000000", "38000000000"},
                                                       {"0.85", "0.85"},
                                                       {"0.050", "0.05"},
                                                       {"-12.50", "-12.5"},
                                                       {"100", "100"},
                                                       {"007", "7"},
                                                       {"1.0", "1"},
                                                       {"0.000", "0"},
                                                       {"123456789012345678", "123456789012345678"},
                                                       {"1000000000000000000", "1000000000000000000"},
                                                       {"0.123456789012345678", "0.123456789012345678"}};
  for (const auto& [text, printed] : cases) EXPECT_EQ(decimal(text).to_string(), printed) << text;
}

TEST(Decimal, RefusesWhatIsNoPlainNumberOrDoesNotFit) {
  for (const char* text : {"", "-", ".", "1.", ".5", "1e3", "+1", "1,5", " 1", "1 ", "1.2.3", "٣",
                           "1234567890123456789", "0.1234567890123456789", "1234567890.123456789"}) {
    EXPECT_FALSE(Decimal::parse(text)) << text;
  }
}

TEST(Decimal, ComparesByValue) {
  EXPECT_EQ(decimal("1.50"), decimal("1.5"));
  EXPECT_LT(decimal("0.5"), decimal("1"));
  EXPECT_LT(decimal("-3"), decimal("0.1"));
  EXPECT_LT(decimal("-10"), decimal("-9.99"));
  EXPECT_GT(*Decimal::make(1, 36), decimal("999999999999999999"));
  EXPECT_LT(*Decimal::make(-1, 36), *Decimal::make(1, -18));
}

TEST(Decimal, NeverRounds) {
  EXPECT_EQ(decimal("0.1").scaled(6), decimal("100000"));
  EXPECT_EQ(decimal("1.005").scaled(12), decimal("1005000000000"));
  EXPECT_EQ(decimal("0.1").plus(decimal("0.2")), decimal("0.3"));
  EXPECT_EQ(decimal("3").minus(decimal("2.99")), decimal("0.01"));
  EXPECT_EQ(decimal("1.5").times(decimal("1.5")), decimal("2.25"));
  EXPECT_FALSE(decimal("123456789012345678").plus(decimal("0.1")));
  EXPECT_FALSE(decimal("123456789").times(decimal("9876543211")));
  EXPECT_FALSE(decimal("1").scaled(37));
  EXPECT_EQ(decimal("0").scaled(1000), decimal("0"));
}

TEST(Decimal, SumsAgreeWithIntegers) {
  std::mt19937_64 random(4);
  for (int i = 0; i < 10000; ++i) {
    const auto a = static_cast<std::int64_t>(random() % 1'000'000'000) - 500'000'000;
    const auto b = static_cast<std::int64_t>(random() % 1'000'000'000) - 500'000'000;
    EXPECT_EQ(Decimal::make(a, -3)->plus(*Decimal::make(b, -3)), Decimal::make(a + b, -3));
    EXPECT_EQ(Decimal::make(a, -3)->times(*Decimal::make(b % 1000, 2)), Decimal::make(a * (b % 1000), -1));
    EXPECT_EQ(*Decimal::make(a) < *Decimal::make(b), a < b);
    EXPECT_EQ(Decimal::parse(Decimal::make(a, -5)->to_string()), Decimal::make(a, -5));
  }
}

}  // namespace
}  // namespace gaceta
