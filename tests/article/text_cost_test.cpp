// What a byte costs does not depend on how long the text is, nor on what it is made of: tokens, zones, sums and dates.
// The texts of 100 MB are for the long checks: --gtest_also_run_disabled_tests --gtest_filter='*HundredMegabytes*'.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>

#include "gaceta/extractor.hpp"
#include "support/cpu_time.hpp"

namespace gaceta {
namespace {

const Extractor& extractor() {
  static const Extractor instance([] {
    Options options;
    options.kinds = {Kind::money, Kind::dates, Kind::durations, Kind::sets, Kind::times, Kind::ages, Kind::percentages};
    return options;
  }());
  return instance;
}

constexpr std::string_view kNews =
    "El Ministerio de Vivienda anunció el martes 4 de noviembre de 2025 un plan de 1.250 millones de euros, un 8,5% "
    "más "
    "que el año pasado. “No será el último”, dijo la ministra, que pidió a los bancos entre 300 y 400 millones.\n\n"
    "Las obras empezarán en marzo y durarán 18 meses; cada piso costará unos 95.000 euros (US$ 110.000), según la "
    "nota. "
    "La oposición recordó que en 2023 se prometió lo mismo, y que hace dos años no se construyó nada.\n\n";

std::string repeated(std::string_view piece, std::size_t size) {
  std::string text;
  text.reserve(size + piece.size());
  while (text.size() < size) text += piece;
  return text;
}

// Seconds of the processor for a byte of a text of that many bytes, the least of some runs; short texts are read over
// and over, so that the clock has something to tell.
double cost_of_byte(std::string_view piece, std::size_t size) {
  const std::string text = repeated(piece, size);
  const std::size_t times = std::max<std::size_t>(1, 200'000 / text.size());
  const double seconds = testing::cpu_seconds([&] {
    for (std::size_t i = 0; i < times; ++i) EXPECT_FALSE(extractor().extract(text).error);
  });
  return seconds / static_cast<double>(text.size() * times);
}

struct Worst {
  std::string_view label, piece;
};
void PrintTo(const Worst& worst, std::ostream* out) { *out << worst.label; }

// Each piece over and over, all in one line but the first.
constexpr Worst kWorst[] = {
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

class CostOfByte : public ::testing::TestWithParam<Worst> {};

// Wider than what is measured on a quiet machine (1.3), for caches are shared with what else runs; work that grew with
// the square of the length would make it 16 and more.
constexpr double kMost = 2.5;

TEST_P(CostOfByte, IsTheSameInAMegabyteAsInAHundredKilobytes) {
  const double small = cost_of_byte(GetParam().piece, 100'000 / testing::kShorter);
  const double large = cost_of_byte(GetParam().piece, 1'600'000 / testing::kShorter);
  EXPECT_LT(large, small * kMost + 2e-9);
}

// Whatever the text is made of, it costs some hundred nanoseconds a byte at most, sanitizers or none.
TEST_P(CostOfByte, IsBounded) { EXPECT_LT(cost_of_byte(GetParam().piece, 100'000 / testing::kShorter), 20e-6); }

INSTANTIATE_TEST_SUITE_P(Worst, CostOfByte, ::testing::ValuesIn(kWorst),
                         [](const auto& worst) { return std::string(worst.param.label); });

TEST(CostOfByteOfNews, IsTheSameFromOneKilobyteToTenMegabytes) {
  const double middle = cost_of_byte(kNews, 100'000);
  EXPECT_LT(cost_of_byte(kNews, 1'000), middle * 3);  // a document has a price of its own
  EXPECT_LT(cost_of_byte(kNews, 10'000'000 / testing::kShorter), middle * kMost);
}

class LongChecks : public ::testing::TestWithParam<Worst> {};
TEST_P(LongChecks, DISABLED_HundredMegabytesCostAThousandTimesAsMuchAsAHundredKilobytes) {
  const double small = cost_of_byte(GetParam().piece, 100'000);
  EXPECT_LT(cost_of_byte(GetParam().piece, 100'000'000), small * kMost + 2e-9);
}
INSTANTIATE_TEST_SUITE_P(Worst, LongChecks, ::testing::ValuesIn(kWorst),
                         [](const auto& worst) { return std::string(worst.param.label); });

}  // namespace
}  // namespace gaceta
