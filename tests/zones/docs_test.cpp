// The examples of docs/zones.md are true.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "zone_lines.hpp"
#include "zones/zones.hpp"

namespace gaceta::zones {
namespace {

TEST(ZoneDocs, ExamplesAreTrue) {
  std::ifstream file(GACETA_SOURCE_DIR "/docs/zones.md", std::ios::binary);
  ASSERT_TRUE(file) << "no docs/zones.md";
  const std::string page((std::istreambuf_iterator<char>(file)), {});
  const ZoneFinder finder;
  constexpr std::string_view kOpen = "```zones\n", kClose = "\n```";
  int examples = 0;
  for (std::size_t at = page.find(kOpen); at != std::string::npos; at = page.find(kOpen, at)) {
    at += kOpen.size();
    const std::size_t end = page.find(kClose, at);
    ASSERT_NE(end, std::string::npos);
    const std::string expected = page.substr(at, end - at);
    const std::string text = without_braces(expected);
    EXPECT_EQ(show(text, finder.find(text, {})), expected);
    ++examples;
  }
  EXPECT_GE(examples, 3);
}

}  // namespace
}  // namespace gaceta::zones
