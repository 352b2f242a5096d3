// Texts of the worst kind, and one of news, each made of a piece over and over, to whatever length is asked for.
#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>

namespace gaceta::testing {

inline constexpr std::string_view kNews =
    "El Ministerio de Vivienda anunció el martes 4 de noviembre de 2025 un plan de 1.250 millones de euros, un 8,5% "
    "más "
    "que el año pasado. “No será el último”, dijo la ministra, que pidió a los bancos entre 300 y 400 millones.\n\n"
    "Las obras empezarán en marzo y durarán 18 meses; cada piso costará unos 95.000 euros (US$ 110.000), según la "
    "nota. "
    "La oposición recordó que en 2023 se prometió lo mismo, y que hace dos años no se construyó nada.\n\n";

inline std::string repeated(std::string_view piece, std::size_t size) {
  std::string text;
  text.reserve(size + piece.size());
  while (text.size() < size) text += piece;
  return text;
}

struct Worst {
  std::string_view label, piece;
};
inline void PrintTo(const Worst& worst, std::ostream* out) { *out << worst.label; }

// Each piece over and over, all in one line but the first.
inline constexpr Worst kWorst[] = {
    {"News", kNews},
    {"Digits", "7"},
    {"DigitsInGroups", "123.456,"},
    {"Capitals", "ABCDEFGH"},
    {"CapitalWords", "Juan "},
    {"OpenQuotes", "“"},
    {"StraightQuotes", "\""},
    {"OpenAndShutQuotes", "«a» "},
    {"De", "de "},
    {"Dots", "."},
    {"DotsApart", ". "},
    {"Brackets", "["},
    {"NestedBrackets", "[([("},
    {"Links", "[a]("},
    {"Images", "![Foto: "},
    {"Tags", "<a "},
    {"Colons", "Foto: "},
    {"Hyphens", "a-"},
    {"Addresses", "a.b@"},
    {"Millions", "mil millones de "},
    {"Sums", "3 y 4 o "},
    {"Days", "3, 4, "},
    {"Months", "de enero del "},
    {"Years", "2025-"},
    {"Lines", "a\n"},
    {"EmptyLines", "\n"},
    {"Marks", "e\u0301"},
    {"NoUtf8", "\xFF\xC3"},
};

}  // namespace gaceta::testing
