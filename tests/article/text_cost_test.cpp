// What a byte costs does not depend on how long the text is, nor on what it is made of: tokens, zones, sums and dates.
// The texts of 100 MB are for the long checks: --gtest_also_run_disabled_tests --gtest_filter='*HundredMegabytes*'.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "gaceta/extractor.hpp"
#include "support/cpu_time.hpp"
#include "support/worst_texts.hpp"

namespace gaceta {
namespace {

using testing::kNews;
using testing::kWorst;
using testing::repeated;
using testing::Worst;

const Extractor& extractor() {
  static const Extractor instance([] {
    Options options;
    options.kinds = {Kind::money, Kind::dates, Kind::durations, Kind::sets, Kind::times, Kind::ages, Kind::percentages};
    return options;
  }());
  return instance;
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
