// Writes numbers as the press does, for tests that read them back.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "gaceta/gaceta.hpp"

namespace gaceta::writing {

inline const Extractor& extractor() {
  static const Extractor made(Options{.kinds = KindSet{Kind::money}, .zones = Options{}.zones, .names = {}});
  return made;
}

inline Document read(std::string_view text, std::string_view country) {
  ArticleInfo info;
  info.country = std::string(country);
  return extractor().extract(text, info);
}

/// How a country writes numbers.
struct Press {
  std::string_view country, thousands, decimal;
};

/// A currency in words and signs.
struct Names {
  std::string_view code, plural, sign;
  std::string_view country;  // where the sign alone means it; empty for everywhere
};

inline constexpr std::array kPresses{Press{"MX", ",", "."},        Press{"ES", ".", ","}, Press{"AR", ".", ","},
                                     Press{"PE", ",", "."},        Press{"CO", ".", ","}, Press{"CL", ".", ","},
                                     Press{"ES", "\xC2\xA0", ","}, Press{"GT", ",", "."}};
inline constexpr std::array kNames{Names{"EUR", "euros", "€", ""},
                                   Names{"USD", "dólares", "US$", ""},
                                   Names{"MXN", "pesos mexicanos", "MXN$", ""},
                                   Names{"GBP", "libras esterlinas", "£", ""},
                                   Names{"BRL", "reales brasileños", "R$", ""},
                                   Names{"PEN", "nuevos soles", "S/", ""},
                                   Names{"CLF", "unidades de fomento", "UF", ""},
                                   Names{"CHF", "francos suizos", "CHF", ""},
                                   Names{"JPY", "yenes", "JPY", ""},
                                   Names{"COP", "pesos colombianos", "COL$", ""}};

inline std::string group(std::int64_t n, std::string_view separator) {
  const std::string digits = std::to_string(n);
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i != 0 && (digits.size() - i) % 3 == 0) out += separator;
    out += digits[i];
  }
  return out;
}

/// A number from 1 to 999 in words, before a masculine noun: `veintiún`, `ciento dos`.
inline std::string spell_below_thousand(std::int64_t n) {
  static constexpr std::array<std::string_view, 30> kSmall{
      "",           "un",         "dos",        "tres",         "cuatro",      "cinco",      "seis",
      "siete",      "ocho",       "nueve",      "diez",         "once",        "doce",       "trece",
      "catorce",    "quince",     "dieciséis",  "diecisiete",   "dieciocho",   "diecinueve", "veinte",
      "veintiún",   "veintidós",  "veintitrés", "veinticuatro", "veinticinco", "veintiséis", "veintisiete",
      "veintiocho", "veintinueve"};
  static constexpr std::array<std::string_view, 10> kTens{"",          "",        "",        "treinta", "cuarenta",
                                                          "cincuenta", "sesenta", "setenta", "ochenta", "noventa"};
  static constexpr std::array<std::string_view, 10> kHundreds{
      "",           "ciento",      "doscientos",  "trescientos", "cuatrocientos",
      "quinientos", "seiscientos", "setecientos", "ochocientos", "novecientos"};
  if (n == 100) return "cien";
  std::string out(kHundreds[static_cast<std::size_t>(n / 100)]);
  const auto rest = static_cast<std::size_t>(n % 100);
  if (rest == 0) return out;
  if (!out.empty()) out += ' ';
  if (rest < 30) return out + std::string(kSmall[rest]);
  out += kTens[rest / 10];
  if (rest % 10 != 0) out += " y " + std::string(kSmall[rest % 10]);
  return out;
}

/// A number from 1 to 10^12 - 1 in words: `dos mil trescientos millones cuatro mil`.
inline std::string spell(std::int64_t n) {
  std::string out;
  const auto append = [&](const std::string& part) { out += (out.empty() ? "" : " ") + part; };
  if (const std::int64_t millions = n / 1'000'000; millions == 1) {
    append("un millón");
  } else if (millions != 0) {
    append(spell(millions) + " millones");
  }
  if (const std::int64_t thousands = n / 1'000 % 1'000; thousands == 1) {
    append("mil");
  } else if (thousands != 0) {
    append(spell_below_thousand(thousands) + " mil");
  }
  if (n % 1'000 != 0) append(spell_below_thousand(n % 1'000));
  return out;
}

}  // namespace gaceta::writing
