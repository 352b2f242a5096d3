// The tables of currencies and countries against the standards, as ICU knows them.
#include "gaceta/currency.hpp"

#include <gtest/gtest.h>
#include <unicode/ucurr.h>
#include <unicode/uenum.h>

#include <set>
#include <string>

#include "gaceta/extractor.hpp"
#include "lexicon/countries.hpp"
#include "lexicon/table.hpp"

namespace gaceta {
namespace {

TEST(Currency, EveryCodeInUseIsKnown) {
  UErrorCode status = U_ZERO_ERROR;
  UEnumeration* codes = ucurr_openISOCurrencies(UCURR_COMMON | UCURR_NON_DEPRECATED, &status);
  ASSERT_TRUE(U_SUCCESS(status));
  std::size_t count = 0;
  while (const char* code = uenum_next(codes, nullptr, &status)) {
    EXPECT_TRUE(Currency::parse(code).has_value()) << code;
    ++count;
  }
  uenum_close(codes);
  EXPECT_GT(count, 140U);
}

TEST(Currency, PastAndFundCodesAreKnown) {
  for (const char* code :
       {"ESP", "DEM", "FRF", "ITL", "PTE", "VEB", "VEF", "HRK", "BGN", "ECS", "SUR", "CLF", "COU", "MXV",
        "UYI", "UYW", "BOV", "CHE", "CHW", "USN", "XDR", "XAU", "XTS", "XXX", "XCG", "VED", "ZWG", "SLE"}) {
    EXPECT_TRUE(Currency::parse(code).has_value()) << code;
  }
}

TEST(Currency, WhatIsNoCodeIsNone) {
  for (const char* code : {"", "US", "USDT", "usd", "EU€", "ABC", "BTC", "ETH", "  $", "U D"}) {
    EXPECT_FALSE(Currency::parse(code).has_value()) << code;
  }
}

TEST(Currency, CodesStandOnceEach) {
  const lexicon::Table table = lexicon::Table::builtin("currencies");
  std::set<std::string> seen;
  for (const lexicon::Row& row : table.rows()) {
    EXPECT_EQ(row.cell(0).size(), 3U) << row.cell(0);
    EXPECT_TRUE(seen.insert(std::string(row.cell(0))).second) << row.cell(0);
  }
}

TEST(Countries, HaveCurrenciesThatExist) {
  EXPECT_EQ(lexicon::countries().size(), 249U);
  for (const lexicon::Country& country : lexicon::countries()) {
    EXPECT_TRUE(is_country(country.code)) << country.code;
    EXPECT_FALSE(country.names.empty()) << country.code;
    EXPECT_TRUE(country.currency.empty() || Currency::parse(country.currency)) << country.code;
    EXPECT_TRUE(Currency::parse(country.dollar)) << country.code;
  }
  for (const char* code : {"", "M", "mx", "XX", "UK", "MEX", "ZZ"}) EXPECT_FALSE(is_country(code)) << code;
}

}  // namespace
}  // namespace gaceta
