#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "gaceta/format.hpp"

namespace gaceta {
namespace {

using namespace std::chrono_literals;

Decimal decimal(std::string_view text) { return Decimal::parse(text).value(); }

TEST(SpanishFormat, WritesNumbersAsTheCountrysPressDoes) {
  struct Case {
    std::string_view country, number, written;
  };
  const Case kCases[] = {
      {"MX", "38000000000", "38,000,000,000"},
      {"MX", "1234.56", "1,234.56"},
      {"ES", "38000000000", "38.000.000.000"},
      {"ES", "0.85", "0,85"},
      {"AR", "-1234567.5", "-1.234.567,5"},
      {"CO", "350000", "350.000"},
      {"CL", "999", "999"},
      {"PE", "1500000", "1,500,000"},
      {"CR", "1500000", "1\u00A0500\u00A0000"},
      {"", "1500000", "1.500.000"},
      {"no country", "1500000", "1.500.000"},
      {"ES", "0", "0"},
      {"ES", "-0.5", "-0,5"},
      {"ES", "9007199254740993", "9.007.199.254.740.993"},  // 2^53 + 1: a double would lose it
      {"ES", "999999999999999999", "999.999.999.999.999.999"},
      {"ES", "1234000000000000000000", "1.234.000.000.000.000.000.000"},
      {"MX", "100000000000000000000000000000000000", "100,000,000,000,000,000,000,000,000,000,000,000"},
      {"ES", "0.000000000000000001", "0,000000000000000001"},
  };
  for (const Case& c : kCases) {
    EXPECT_EQ(SpanishFormat(c.country).number(decimal(c.number)), c.written) << c.country << ' ' << c.number;
  }
}

TEST(SpanishFormat, WritesAmountsWithTheirCurrency) {
  const SpanishFormat spain("ES");
  Money money;
  money.min = money.max = decimal("38000000000");
  EXPECT_EQ(spain.amount(money), "38.000.000.000");
  money.currency = Currency::parse("EUR");
  if (!money.currency) GTEST_SKIP() << "the currencies are not there yet";
  EXPECT_EQ(spain.amount(money), "38.000.000.000 EUR");
  money.min = decimal("10000000");
  EXPECT_EQ(spain.amount(money), "10.000.000–38.000.000.000 EUR");
  money.min = money.max = std::nullopt;
  money.vague = true;
  EXPECT_EQ(spain.amount(money), "");
}

TEST(SpanishFormat, WritesDaysInFullAndInTheGregorianCalendarAtAllTimes) {
  const SpanishFormat format("MX");
  struct Case {
    Day day;
    std::string_view written;
  };
  const Case kCases[] = {
      {2025y / 11 / 3, "lunes, 3 de noviembre de 2025"},   {2024y / 2 / 29, "jueves, 29 de febrero de 2024"},
      {1969y / 7 / 20, "domingo, 20 de julio de 1969"},    {1810y / 9 / 16, "domingo, 16 de septiembre de 1810"},
      {1492y / 10 / 21, "viernes, 21 de octubre de 1492"}, {2400y / 2 / 29, "martes, 29 de febrero de 2400"},
  };
  for (const Case& c : kCases) EXPECT_EQ(format.day(c.day), c.written);
}

TEST(SpanishFormat, PutsTimex3ValuesIntoWords) {
  struct Case {
    std::string_view value;
    DateModifier modifier;
    std::string_view words;
  };
  const Case kCases[] = {
      {"2025-11-03", DateModifier::none, "lunes, 3 de noviembre de 2025"},
      {"2025-11-03", DateModifier::before, "antes del lunes, 3 de noviembre de 2025"},
      {"XXXX-05-12", DateModifier::none, "12 de mayo"},
      {"2025-10", DateModifier::none, "octubre de 2025"},
      {"2025-10", DateModifier::end, "finales de octubre de 2025"},
      {"XXXX-10", DateModifier::none, "octubre"},
      {"2027", DateModifier::before, "antes de 2027"},
      {"2026", DateModifier::after, "desde 2026"},
      {"1998", DateModifier::approx, "hacia 1998"},
      {"2025", DateModifier::none, "2025"},
      {"2025-Q1", DateModifier::none, "primer trimestre de 2025"},
      {"2025-Q4", DateModifier::start, "principios del cuarto trimestre de 2025"},
      {"2025-H2", DateModifier::after, "desde el segundo semestre de 2025"},
      {"2025-SU", DateModifier::none, "verano de 2025"},
      {"2025-SP", DateModifier::end, "finales de la primavera de 2025"},
      {"199", DateModifier::none, "década de 1990"},
      {"199", DateModifier::mid, "mediados de la década de 1990"},
      {"20", DateModifier::none, "siglo XXI"},
      {"18", DateModifier::end, "finales del siglo XIX"},
      {"2025-W45", DateModifier::none, "semana 45 de 2025"},
      {"", DateModifier::none, ""},
      {"PRESENT_REF", DateModifier::none, "PRESENT_REF"},
      {"2025-13", DateModifier::none, "2025-13"},
      {"2025-02-30", DateModifier::none, "2025-02-30"},
      {"XXXX", DateModifier::none, "XXXX"},
  };
  const SpanishFormat format("ES");
  for (const Case& c : kCases) {
    Date date;
    date.value = c.value;
    date.modifier = c.modifier;
    EXPECT_EQ(format.date(date), c.words) << c.value;
  }
}

TEST(SpanishFormat, SaysFromWhichDayToWhichAWeekGoes) {
  struct Case {
    std::string_view value;
    DayRange days;
    std::string_view words;
  };
  const Case kCases[] = {
      {"2025-W45", {2025y / 11 / 3, 2025y / 11 / 9}, "semana del 3 al 9 de noviembre de 2025"},
      {"2025-W40", {2025y / 9 / 29, 2025y / 10 / 5}, "semana del 29 de septiembre al 5 de octubre de 2025"},
      {"2026-W01", {2025y / 12 / 29, 2026y / 1 / 4}, "semana del 29 de diciembre de 2025 al 4 de enero de 2026"},
      {"2025-W45-WE", {2025y / 11 / 8, 2025y / 11 / 9}, "fin de semana del 8 al 9 de noviembre de 2025"},
  };
  const SpanishFormat format("ES");
  for (const Case& c : kCases) {
    Date date;
    date.value = c.value;
    date.days = c.days;
    EXPECT_EQ(format.date(date), c.words);
  }
}

TEST(SpanishFormat, SortsAsSpanishDoes) {
  const SpanishFormat format("ES");
  std::vector<std::string> names{"Zapata", "Ñúñez", "nube", "Ángel", "Nuñez", "angel", "Oslo", "Nz"};
  std::sort(names.begin(), names.end(), [&](const auto& a, const auto& b) { return format.before(a, b); });
  EXPECT_EQ(names, (std::vector<std::string>{"angel", "Ángel", "nube", "Nuñez", "Nz", "Ñúñez", "Oslo", "Zapata"}));
}

}  // namespace
}  // namespace gaceta
