// The library leaves its caller's process alone: the standard streams, the locale.
#include <gtest/gtest.h>

#include <clocale>
#include <locale>
#include <string>

#include "gaceta/extractor.hpp"
#include "support/random_text.hpp"

namespace gaceta {
namespace {

// What may go wrong is in it: unusable zones and dates, broken characters.
void extract_everything() {
  const Extractor extractor;
  testing::RandomText random(3);
  ArticleInfo info;
  info.country = "ZZ";
  info.published = std::chrono::year{2025} / 2 / 30;
  info.zones = {{{5, 2}, Zone::caption}};
  for (int i = 0; i < 50; ++i) (void)extractor.extract(random.bytes(2000), info);
  for (int i = 0; i < 50; ++i) (void)extractor.extract(random.news(60), info);
}

TEST(Manners, NothingIsWrittenToTheStandardStreams) {
  ::testing::internal::CaptureStdout();
  ::testing::internal::CaptureStderr();
  extract_everything();
  EXPECT_EQ(::testing::internal::GetCapturedStdout(), "");
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
}

TEST(Manners, TheGlobalLocaleStaysAsItIs) {
  const std::locale before;
  const std::string before_in_c = std::setlocale(LC_ALL, nullptr);
  extract_everything();
  EXPECT_EQ(std::locale(), before);
  EXPECT_EQ(std::setlocale(LC_ALL, nullptr), before_in_c);
}

}  // namespace
}  // namespace gaceta
