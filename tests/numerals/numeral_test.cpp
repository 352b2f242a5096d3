// The tables of numbers: what every spelling counts, and where it ends.
#include "numerals/numeral.hpp"

#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <random>
#include <sstream>
#include <string>

#include "lexicon/lexicon.hpp"
#include "lexicon/table.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::numerals {
namespace {

struct Fixture {
  Fixture() : reader(lexicon) { lexicon.freeze(); }
  lexicon::Lexicon lexicon;
  NumeralReader reader;

  tokens::TokenStream cut(std::string_view text) const {
    tokens::TokenStream stream;
    const ZoneSpan all{{0, static_cast<std::uint32_t>(text.size())}, Zone::body};
    lexicon.tokenizer().run(text, {&all, 1}, lexicon.words(), stream);
    return stream;
  }
};

const Fixture& fixture() {
  static const Fixture made;
  return made;
}

std::string read_file(const std::string& name) {
  std::ifstream in(std::string(GACETA_TEST_DATA) + "/" + name, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

DecimalMark mark_of(std::string_view name) {
  return name == "comma" ? DecimalMark::comma : name == "point" ? DecimalMark::point : DecimalMark::unknown;
}

TEST(Numerals, EverySpellingOfTheTableIsReadExactly) {
  const std::string file = read_file("numbers.tsv");
  const lexicon::Table table = lexicon::Table::parse(file);
  ASSERT_GT(table.rows().size(), 150U);
  for (const lexicon::Row& row : table.rows()) {
    std::string text(row.cell(0));
    const std::size_t bar = text.find('|');
    const std::size_t end = bar == std::string::npos ? text.size() : bar;
    if (bar != std::string::npos) text.erase(bar, 1);
    SCOPED_TRACE(text);
    const tokens::TokenStream stream = fixture().cut(text);
    const auto number = fixture().reader.read_any(stream, 0, stream.size(), mark_of(row.cell(1)));
    const std::string_view value = row.cell(2);
    if (value == "-") {
      EXPECT_FALSE(number.has_value());
      continue;
    }
    ASSERT_TRUE(number.has_value());
    EXPECT_EQ(number->fits, value != "too large");
    if (value == "too large") {
      EXPECT_FALSE(fixture().reader.read(stream, 0, stream.size(), mark_of(row.cell(1))).has_value());
      continue;
    }
    EXPECT_EQ(number->value.to_string(), value);
    EXPECT_EQ(stream[number->last - 1].end, end);
  }
}

// The words of a number below a million millions, as Spanish spells them.
std::string spell(std::int64_t n, bool feminine) {
  static constexpr std::array<std::string_view, 30> kSmall{
      "cero",         "uno",         "dos",        "tres",        "cuatro",     "cinco",      "seis",      "siete",
      "ocho",         "nueve",       "diez",       "once",        "doce",       "trece",      "catorce",   "quince",
      "dieciséis",    "diecisiete",  "dieciocho",  "diecinueve",  "veinte",     "veintiuno",  "veintidós", "veintitrés",
      "veinticuatro", "veinticinco", "veintiséis", "veintisiete", "veintiocho", "veintinueve"};
  static constexpr std::array<std::string_view, 10> kTens{"",          "",        "",        "treinta", "cuarenta",
                                                          "cincuenta", "sesenta", "setenta", "ochenta", "noventa"};
  static constexpr std::array<std::string_view, 10> kHundreds{
      "",         "cient",     "doscient",  "trescient", "cuatrocient",
      "quinient", "seiscient", "setecient", "ochocient", "novecient"};
  const auto join = [](const std::string& a, const std::string& b) { return b.empty() ? a : a + " " + b; };
  const auto rest = [&](std::int64_t m) { return m == 0 ? std::string() : spell(m, feminine); };
  if (n < 30) return std::string(kSmall[static_cast<std::size_t>(n)]);
  if (n < 100) {
    const std::string ten(kTens[static_cast<std::size_t>(n / 10)]);
    return n % 10 == 0 ? ten : ten + " y " + spell(n % 10, feminine);
  }
  if (n == 100) return "cien";
  if (n < 200) return join("ciento", rest(n - 100));
  if (n < 1000)
    return join(std::string(kHundreds[static_cast<std::size_t>(n / 100)]) + (feminine ? "as" : "os"), rest(n % 100));
  if (n < 2000) return join("mil", rest(n % 1000));
  if (n < 1000000) return join(spell(n / 1000, feminine) + " mil", rest(n % 1000));
  if (n < 2000000) return join("un millón", rest(n % 1000000));
  return join(spell(n / 1000000, false) + " millones", rest(n % 1000000));
}

TEST(Numerals, WordsReadBackToTheNumberThatTheySpell) {
  std::mt19937_64 random(7);
  for (int i = 0; i < 4000; ++i) {
    std::int64_t n = static_cast<std::int64_t>(random() % 999999999999ULL);
    for (auto cut = random() % 12; cut > 0; --cut) n /= 10;
    const std::string text = spell(n, i % 2 == 0);
    SCOPED_TRACE(text);
    const tokens::TokenStream stream = fixture().cut(text);
    const auto number = fixture().reader.read_words(stream, 0, stream.size());
    ASSERT_TRUE(number.has_value());
    EXPECT_EQ(number->value, *Decimal::make(n));
    EXPECT_EQ(number->last, stream.size());
  }
}

// Writes a number in groups of three.
std::string group(std::int64_t n, std::string_view separator) {
  std::string digits = std::to_string(n), out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i != 0 && (digits.size() - i) % 3 == 0) out += separator;
    out += digits[i];
  }
  return out;
}

TEST(Numerals, GroupedDigitsReadBackInEveryConvention) {
  std::mt19937_64 random(11);
  for (int i = 0; i < 4000; ++i) {
    std::int64_t n = static_cast<std::int64_t>(random() % 9999999999999ULL);
    for (auto cut = random() % 12; cut > 0; --cut) n /= 10;
    const int cents = static_cast<int>(random() % 100);
    const std::string fraction = std::to_string(100 + cents).substr(1);
    const Decimal value = *Decimal::make(n * 100 + cents, -2);
    const std::array<std::pair<std::string, DecimalMark>, 6> forms{{
        {group(n, ".") + "," + fraction, DecimalMark::comma},
        {group(n, ",") + "." + fraction, DecimalMark::point},
        {group(n, "\xC2\xA0") + "," + fraction, DecimalMark::comma},
        {group(n, " ") + "," + fraction, DecimalMark::comma},
        {std::to_string(n) + "," + fraction, DecimalMark::comma},
        {std::to_string(n) + "." + fraction, DecimalMark::unknown},
    }};
    for (const auto& [text, mark] : forms) {
      SCOPED_TRACE(text);
      const tokens::TokenStream stream = fixture().cut(text);
      const auto number = fixture().reader.read(stream, 0, stream.size(), mark);
      ASSERT_TRUE(number.has_value());
      EXPECT_EQ(number->value, value);
      EXPECT_EQ(number->last, stream.size());
    }
  }
}

TEST(Numerals, AnArticleSettlesItsDecimalMark) {
  struct Case {
    std::string_view text, country;
    DecimalMark mark;
  };
  static constexpr std::array kCases{
      Case{"subió 3,5% a 38.250 millones", "", DecimalMark::comma},
      Case{"subió 3.5% a 38,250 millones", "", DecimalMark::point},
      Case{"subió 3,5% a 38.250 millones", "MX", DecimalMark::comma},
      Case{"pagó 1,234,567 pesos", "ES", DecimalMark::point},
      Case{"pagó 1.234.567 pesos", "MX", DecimalMark::comma},
      Case{"pagó 1.234,50 pesos", "MX", DecimalMark::comma},
      Case{"pagó 38,000 pesos", "", DecimalMark::point},
      Case{"pagó 38.000 pesos", "", DecimalMark::comma},
      Case{"a 0,391 euros", "", DecimalMark::comma},
      Case{"pagó 6,251 pesos", "MX", DecimalMark::unknown},
      Case{"pagó 6.251 pesos", "ES", DecimalMark::comma},
      Case{"pagó 6.251 pesos", "", DecimalMark::unknown},
      Case{"nada", "AR", DecimalMark::comma},
      Case{"un 3,5 y un 4.5", "PE", DecimalMark::point},
      Case{"1,234.50 pesos, es decir 1.234,50", "CO", DecimalMark::comma},
      Case{"el 3.11.2025 a las 10:30, 24/7", "", DecimalMark::unknown},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(settle_decimal_mark(fixture().cut(c.text), std::string(c.country)), c.mark);
  }
}

TEST(Numerals, AQuantityWithoutANumberIsVague) {
  struct Case {
    std::string_view text;
    std::size_t lexemes;
  };
  static constexpr std::array kCases{
      Case{"miles de millones de euros", 3},
      Case{"decenas de miles de euros", 3},
      Case{"cientos de millones", 3},
      Case{"millones de pesos", 1},
      Case{"varios millones de pesos", 2},
      Case{"varios cientos de miles de euros", 4},
      Case{"varios miles de millones", 4},
      Case{"varios mil millones", 3},
      Case{"unos euros", 0},
      Case{"varios pesos", 0},
      Case{"decenas de miles de millones", 5},
      Case{"docenas de euros", 1},
      Case{"millón de euros", 0},
      Case{"mil euros", 0},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.text);
    const tokens::TokenStream stream = fixture().cut(c.text);
    EXPECT_EQ(fixture().reader.read_vague(stream, 0, stream.size()), c.lexemes);
  }
}

TEST(Numerals, ALastGroupThatMayBelongToWhatFollowsIsTold) {
  const tokens::TokenStream stream = fixture().cut("300 millones 2 años después");
  const auto number = fixture().reader.read(stream, 0, stream.size(), DecimalMark::comma);
  ASSERT_TRUE(number.has_value());
  EXPECT_EQ(number->value.to_string(), "300000002");
  EXPECT_EQ(number->sure_value.to_string(), "300000000");
  EXPECT_EQ(number->sure_last, 2U);
}

TEST(Numerals, TheMagnitudesThatEndANumberAreTold) {
  struct Case {
    std::string_view text;
    int last, run;
  };
  static constexpr std::array kCases{Case{"2 mil millones", 6, 9}, Case{"2 mil 500 millones", 6, 6},
                                     Case{"10 millones", 6, 6},    Case{"15 mil", 3, 3},
                                     Case{"15 mil 171", 0, 0},     Case{"15", 0, 0},
                                     Case{"3 billones", 12, 12}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.text);
    const tokens::TokenStream stream = fixture().cut(c.text);
    const auto number = fixture().reader.read(stream, 0, stream.size(), DecimalMark::comma);
    ASSERT_TRUE(number.has_value());
    EXPECT_EQ(number->last_power, c.last);
    EXPECT_EQ(number->run_power, c.run);
  }
}

}  // namespace
}  // namespace gaceta::numerals
