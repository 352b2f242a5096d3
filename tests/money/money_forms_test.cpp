// Every family of docs/money.md as a generator of texts: whatever value is written in its form reads back exactly.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "gaceta/gaceta.hpp"
#include "writing.hpp"

namespace gaceta {
namespace {

using writing::group;
using writing::spell;

/// What one amount of a text should be.
struct Expected {
  std::string mention;
  Decimal min, max;
  std::string code;
  AmountModifier modifier = AmountModifier::none;
  bool implicit = false;

  Expected(std::string text, Decimal value, std::string currency, bool no_currency = false)
      : mention(std::move(text)), min(value), max(value), code(std::move(currency)), implicit(no_currency) {}
};

Decimal number(std::int64_t coefficient, int exponent = 0) { return *Decimal::make(coefficient, exponent); }

void expect_read(const std::string& text, std::string_view country, const std::vector<Expected>& expected) {
  SCOPED_TRACE(text + " [" + std::string(country) + "]");
  const Document document = writing::read(text, country);
  ASSERT_EQ(document.money.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const Money& sum = document.money[i];
    EXPECT_EQ(sum.mention.span.of(text), expected[i].mention);
    ASSERT_TRUE(sum.min.has_value() && sum.currency.has_value());
    EXPECT_EQ(sum.min->to_string(), expected[i].min.to_string());
    EXPECT_EQ(sum.max->to_string(), expected[i].max.to_string());
    EXPECT_EQ(sum.currency->code(), expected[i].code);
    EXPECT_EQ(sum.modifier, expected[i].modifier);
    EXPECT_EQ(sum.implicit, expected[i].implicit);
  }
}

/// Whole numbers of every size up to 10^digits, as likely small as large.
class Numbers {
 public:
  explicit Numbers(unsigned seed) : random_(seed) {}
  std::int64_t up_to_digits(int most) {
    std::int64_t limit = 10;
    for (auto n = random_() % static_cast<unsigned>(most); n > 0; --n) limit *= 10;
    return between(1, limit - 1);
  }
  std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(high - low + 1));
  }

 private:
  std::mt19937_64 random_;
};

TEST(MoneyForms, NumbersInWordsReadBack) {
  Numbers numbers(1);
  for (int i = 0; i < 2000; ++i) {
    const std::int64_t n = numbers.up_to_digits(12) + 1;
    const std::string amount = spell(n) + (n % 1'000'000 == 0 ? " de dólares" : " dólares");
    expect_read("La firma pagará " + amount + " el próximo mes.", "PE", {{amount, number(n), "USD"}});
  }
}

TEST(MoneyForms, FiguresWithWordsReadBack) {
  Numbers numbers(2);
  for (int i = 0; i < 500; ++i) {
    const std::int64_t a = numbers.between(2, 999), b = numbers.between(100, 999);
    const std::string x = std::to_string(a), y = std::to_string(b);
    const std::vector<Expected> forms{
        {x + " mil " + y + " pesos", number(a * 1000 + b), "MXN"},
        {x + " mil " + y + " millones de pesos", number(a * 1000 + b, 6), "MXN"},
        {x + " millones " + y + " mil pesos", number(a * 1000 + b, 3), "MXN"},
        {x + " 1/2 millones de pesos", number(a * 10 + 5, 5), "MXN"},
        {spell(a) + " millones y medio de pesos", number(a * 10 + 5, 5), "MXN"},
        {spell(a) + " mil " + y + " pesos", number(a * 1000 + b), "MXN"},
        {"una docena de millones de pesos", number(12, 6), "MXN"},
        {"medio millón de pesos", number(5, 5), "MXN"},
        {x + "'" + y + ",000 pesos", number(a * 1000 + b, 3), "MXN"},
        {x + " , " + y + " pesos", number(a * 1000 + b), "MXN"},
    };
    for (const Expected& form : forms) expect_read("El estado pagará " + form.mention + " este año.", "MX", {form});
  }
}

TEST(MoneyForms, AbbreviatedMagnitudesReadBack) {
  struct Form {
    std::string_view before, after, code, country;
    int power;
  };
  static constexpr Form kForms[] = {
      {"", " mdp", "MXN", "MX", 6},          {"", "mdp", "MXN", "MX", 6},
      {"", " mdd", "USD", "MX", 6},          {"", " mmdp", "MXN", "MX", 9},
      {"", " mmdd", "USD", "MX", 9},         {"", " mde", "EUR", "MX", 6},
      {"", " M€", "EUR", "ES", 6},           {"", "M€", "EUR", "ES", 6},
      {"", " M de euros", "EUR", "ES", 6},   {"", " mill. de euros", "EUR", "ES", 6},
      {"US$ ", " MM", "USD", "CL", 6},       {"MM$ ", "", "CLP", "CL", 6},
      {"M$ ", "", "CLP", "CL", 3},           {"$", "bn", "USD", "US", 9},
      {"$", " mil", "USD", "US", 3},         {"$", " millones", "ARS", "AR", 6},
      {"", " USD millones", "USD", "EC", 6}, {"", " millones de US$", "USD", "PE", 6},
  };
  Numbers numbers(3);
  for (const Form& form : kForms) {
    for (int i = 0; i < 100; ++i) {
      const std::int64_t n = numbers.between(2, 899);
      const std::string amount = std::string(form.before) + std::to_string(n) + std::string(form.after);
      expect_read("La obra costará " + amount + " al fisco.", form.country,
                  {{amount, number(n, form.power), std::string(form.code)}});
    }
  }
}

TEST(MoneyForms, CentsReadBack) {
  Numbers numbers(4);
  for (int i = 0; i < 500; ++i) {
    const std::int64_t whole = numbers.between(2, 1899), cents = numbers.between(10, 99);
    const Decimal sum = number(whole * 100 + cents, -2);
    const std::string w = std::to_string(whole), c = std::to_string(cents);
    const auto check = [&](const std::string& mention, Decimal value, const char* code, std::string_view country) {
      expect_read("Pagó " + mention + " por él.", country, {{mention, value, code}});
    };
    check(w + " euros con " + c + " céntimos", sum, "EUR", "ES");
    check(w + " euros y " + c + " céntimos", sum, "EUR", "ES");
    check(w + " euros con " + c, sum, "EUR", "ES");
    check(w + " € con " + c, sum, "EUR", "ES");
    check(w + "," + c + " €", sum, "EUR", "ES");
    check(w + ",- €", number(whole), "EUR", "ES");
    check(w + " dólares con " + c + " centavos", sum, "USD", "EC");
    check(w + " soles con " + c + " céntimos", sum, "PEN", "PE");
    check(w + " pesos " + c + "/100 M.N.", sum, "MXN", "MX");
    check(c + " céntimos", number(cents, -2), "EUR", "ES");
    check(spell(cents) + " centavos de dólar", number(cents, -2), "USD", "EC");
  }
}

TEST(MoneyForms, SumsThatPeopleNameReadBack) {
  struct Form {
    std::string_view name, country, code;
    std::int64_t count;
  };
  static constexpr Form kForms[] = {
      {"lucas", "AR", "ARS", 1000}, {"lucas", "CL", "CLP", 1000},    {"lucas", "CO", "COP", 1000},
      {"lucas", "PE", "PEN", 1},    {"palos", "AR", "ARS", 1000000}, {"palos verdes", "AR", "USD", 1000000},
      {"gambas", "CL", "CLP", 100}, {"pavos", "ES", "EUR", 1},       {"duros", "ES", "ESP", 5},
      {"varos", "MX", "MXN", 1},    {"bolos", "VE", "VES", 1},       {"rojos", "CR", "CRC", 1000},
      {"mangos", "UY", "UYU", 1},   {"lempas", "HN", "HNL", 1},
  };
  Numbers numbers(5);
  for (const Form& form : kForms) {
    for (int i = 0; i < 50; ++i) {
      const std::int64_t n = numbers.between(2, 899);
      const std::string amount = (i % 2 == 0 ? std::to_string(n) : spell(n)) + " " + std::string(form.name);
      const Expected expected{amount, number(n * form.count), std::string(form.code)};
      expect_read("Dijo que cuesta " + amount + " en el barrio.", form.country, {expected});
    }
  }
}

TEST(MoneyForms, ModifiersReadBack) {
  struct Form {
    std::string_view before, after;
    AmountModifier modifier;
  };
  static constexpr Form kForms[] = {
      {"unos ", "", AmountModifier::approx},
      {"casi ", "", AmountModifier::approx},
      {"cerca de ", "", AmountModifier::approx},
      {"alrededor de ", "", AmountModifier::approx},
      {"", " aproximadamente", AmountModifier::approx},
      {"más de ", "", AmountModifier::more_than},
      {"más de los ", "", AmountModifier::more_than},
      {"al menos ", "", AmountModifier::more_than},
      {"", " o más", AmountModifier::more_than},
      {"no menos de ", "", AmountModifier::more_than},
      {"menos de ", "", AmountModifier::less_than},
      {"como máximo ", "", AmountModifier::less_than},
      {"", " como mucho", AmountModifier::less_than},
      {"un máximo de ", "", AmountModifier::less_than},
  };
  Numbers numbers(6);
  for (const Form& form : kForms) {
    for (int i = 0; i < 50; ++i) {
      const std::int64_t n = numbers.between(2, 899);
      Expected expected{std::to_string(n) + " euros", number(n), "EUR"};
      expected.modifier = form.modifier;
      expect_read("Pagará " + std::string(form.before) + expected.mention + std::string(form.after) + " por ello.",
                  "ES", {expected});
    }
  }
}

TEST(MoneyForms, ChangesListsAndWhatIsLeftOutReadBack) {
  Numbers numbers(7);
  for (int i = 0; i < 500; ++i) {
    const std::int64_t a = numbers.between(11, 89), b = numbers.between(11, 89), c = numbers.between(11, 89);
    const std::string x = std::to_string(a), y = std::to_string(b), z = std::to_string(c);
    const auto euros = [](const std::string& mention, std::int64_t n, int power = 0) {
      return Expected{mention, number(n, power), "EUR"};
    };
    const auto bare = [](const std::string& mention, std::int64_t n, int power = 0) {
      return Expected{mention, number(n, power), "EUR", true};
    };
    expect_read("El billete pasó de " + x + " a " + y + " euros.", "ES", {bare(x, a), euros(y + " euros", b)});
    expect_read("Subió de " + x + " euros a " + y + " euros.", "ES", {euros(x + " euros", a), euros(y + " euros", b)});
    expect_read("Pagó " + x + ", " + y + " y " + z + " millones de euros.", "ES",
                {bare(x, a, 6), bare(y, b, 6), euros(z + " millones de euros", c, 6)});
    expect_read("Recibirá " + x + " millones de euros para vivienda, " + y + " para salud.", "ES",
                {euros(x + " millones de euros", a, 6), bare(y, b, 6)});
    expect_read("Firmó por " + x + " millones de euros más otros " + y + " en variables.", "ES",
                {euros(x + " millones de euros", a, 6), bare(y, b, 6)});
    expect_read(
        "Irán a cultura " + x + ".500 euros; a deporte, " + y + ".400; a fiestas, " + z + ".300.", "ES",
        {euros(x + ".500 euros", a * 1000 + 500), bare(y + ".400", b * 1000 + 400), bare(z + ".300", c * 1000 + 300)});
    expect_read("El crudo cerró en " + x + ",35 euros y el gas en " + y + ",20.", "ES",
                {euros(x + ",35 euros", a * 100 + 35, -2), bare(y + ",20", b * 10 + 2, -1)});
    expect_read("Salió por " + x + ".000 y se vendió por " + y + ".500 euros.", "ES",
                {bare(x + ".000", a, 3), euros(y + ".500 euros", b * 1000 + 500)});
  }
}

TEST(MoneyForms, PricesOfCurrenciesReadBack) {
  Numbers numbers(8);
  for (int i = 0; i < 500; ++i) {
    const std::int64_t whole = numbers.between(2, 99), cents = numbers.between(11, 99);
    const Decimal rate = number(whole * 100 + cents, -2);
    const std::string point = std::to_string(whole) + "." + std::to_string(cents),
                      comma = std::to_string(whole) + "," + std::to_string(cents);
    expect_read("El dólar cerró ayer a " + comma + " en la plaza.", "UY", {{comma, rate, "UYU", true}});
    expect_read("El peso cerró en " + point + " unidades por dólar.", "MX", {{point, rate, "MXN", true}});
    expect_read("El yen se cambia a " + comma + " por dólar.", "ES", {{comma, rate, "JPY", true}});
    expect_read("Hoy: dólar " + point + ", euro " + point + ".", "MX",
                {{point, rate, "MXN", true}, {point, rate, "MXN", true}});
  }
}

TEST(MoneyForms, AnItemOfAListTakesWhatTheItemBeforeItSays) {
  expect_read("- Primer puesto: 500.000 euros\n- Segundo puesto: 300.000\n- Tercer puesto: 100.000\n", "ES",
              {{"500.000 euros", number(5, 5), "EUR"},
               {"300.000", number(3, 5), "EUR", true},
               {"100.000", number(1, 5), "EUR", true}});
  expect_read("Ingresos: 1.200 millones de dólares.\nDeuda: 300.\n", "PE",
              {{"1.200 millones de dólares", number(12, 8), "USD"}, {"300", number(3, 8), "USD", true}});
  // What counts something else, says nothing of money, or ends no item
  const std::string sales = "Ventas: 1.200 millones de euros.\n";
  for (const std::string other : {"Empleados: 300.", "Plantilla: 4.500.", "Fundación: 1998.", "Sedes: 12 en Ávila."}) {
    expect_read(sales + other + "\n", "ES", {{"1.200 millones de euros", number(12, 8), "EUR"}});
  }
}

}  // namespace
}  // namespace gaceta
