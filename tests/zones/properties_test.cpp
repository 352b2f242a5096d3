// What holds for any bytes at all: zones tile the text, on character boundaries, and cost linear time.
#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "support/cpu_time.hpp"
#include "text/utf8.hpp"
#include "zone_lines.hpp"
#include "zones/zones.hpp"

namespace gaceta::zones {
namespace {

const ZoneFinder& finder() {
  static const ZoneFinder instance;
  return instance;
}

void expect_tiles(std::string_view text, const std::vector<ZoneSpan>& zones) {
  std::uint32_t at = 0;
  for (std::size_t i = 0; i < zones.size(); ++i) {
    ASSERT_EQ(zones[i].span.begin, at);
    ASSERT_LT(zones[i].span.begin, zones[i].span.end);
    ASSERT_TRUE(text::is_boundary(text, zones[i].span.begin)) << "at " << at;
    if (i != 0) {
      ASSERT_NE(zones[i].zone, zones[i - 1].zone) << "neighbours are joined";
    }
    at = zones[i].span.end;
  }
  ASSERT_EQ(at, text.size());
}

TEST(ZoneProperties, TileRandomBytes) {
  std::mt19937 random(1);
  for (int round = 0; round < 400; ++round) {
    std::string text(random() % 600, '\0');
    for (char& c : text) c = static_cast<char>(random());
    expect_tiles(text, finder().find(text, {}));
  }
}

TEST(ZoneProperties, TileRandomPiecesOfArticles) {
  constexpr std::array<std::string_view, 44> kPieces{"MADRID",
                                                     ", ",
                                                     "3 nov. ",
                                                     "(EFE)",
                                                     " - ",
                                                     "\n",
                                                     "\n\n",
                                                     "Foto: ",
                                                     "![[",
                                                     "[",
                                                     "]",
                                                     "](",
                                                     "(",
                                                     ")",
                                                     "https://",
                                                     "www.",
                                                     "Por ",
                                                     "Juan Pérez",
                                                     "Getty Images",
                                                     "/",
                                                     "|",
                                                     "**",
                                                     "#",
                                                     " ",
                                                     "\u00A0",
                                                     "\u2009",
                                                     "e\u0301",
                                                     "\u00AD",
                                                     "ﬁ",
                                                     "“",
                                                     "”",
                                                     "—",
                                                     "Lee también: ",
                                                     "©",
                                                     "<a href=\"",
                                                     "\">",
                                                     "</a>",
                                                     "<img alt=\"",
                                                     "\xC3",
                                                     "\xE2\x80",
                                                     "\xFF",
                                                     "ñ",
                                                     "El presidente dijo que ",
                                                     "12 de julio de 2018"};
  std::mt19937 random(2);
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    for (std::size_t count = random() % 40; count != 0; --count) text += kPieces[random() % kPieces.size()];
    expect_tiles(text, finder().find(text, {}));
    if (HasFatalFailure()) FAIL() << text;
  }
}

TEST(ZoneProperties, GivenZonesGoFirst) {
  const std::string text = "Foto: EFE\n\nEl presidente habló ayer.\n";
  const std::vector<ZoneSpan> given{{{0, 4}, Zone::headline}, {{11, 15}, Zone::caption}};
  const std::vector<ZoneSpan> zones = finder().find(text, given);
  expect_tiles(text, zones);
  EXPECT_EQ(show(text, zones), "{headline:Foto}{credit:: EFE}\n\n{caption:El p}residente habló ayer.\n");
}

TEST(ZoneProperties, LongTargetsAreNotCutInsideACharacter) {
  std::string letters;
  for (int i = 0; i < 60; ++i) letters += "ñ\uFFFD";
  for (const char* begin : {"[a](1/p", "[a](11/p", "[a](111/p", "[a](https://a/", "![a](1/p", "![", "![a"}) {
    const std::string text = begin + letters;
    expect_tiles(text, finder().find(text, {}));
  }
}

TEST(ZoneProperties, EmptyTextHasNoZones) { EXPECT_TRUE(finder().find("", {}).empty()); }

TEST(ZoneProperties, BlankTextIsBody) {
  const std::vector<ZoneSpan> zones = finder().find(" \n\t\r\n ", {});
  ASSERT_EQ(zones.size(), 1U);
  EXPECT_EQ(zones.front().zone, Zone::body);
}

// Lines made to cost a search for each of their bytes; four times the text must not cost much more than four times.
TEST(ZoneProperties, CostIsLinear) {
  for (const std::string_view piece :
       {"[",       "![",    "](",    "(",    "<a ", "[Foto:", "(Foto: ", "Foto: ", "https://", "](http",
        "![a](b ", "(EFE",  "www.a", "[a][", "\n",  "a\n",    "A\n\n",   "(",      ": ",       "Foto de archivo: x ",
        "](/",     "[x](y", "<http", "&",    "***", "[[[["}) {
    const auto seconds = [&](std::size_t size) {
      std::string text;
      while (text.size() < size) text += piece;
      return testing::cpu_seconds([&] { EXPECT_FALSE(finder().find(text, {}).empty()); });
    };
    const double small = seconds(100'000 / testing::kShorter);
    const double large = seconds(400'000 / testing::kShorter);
    EXPECT_LT(large, small * 12 + 0.05) << "piece: " << piece;
  }
}

TEST(ZoneProperties, BrokenImageMarkupOfARealArticle) {
  std::ifstream file(GACETA_SOURCE_DIR "/../shared/articles/openai-aws.md", std::ios::binary);
  if (!file) GTEST_SKIP() << "needs ../shared/articles/openai-aws.md";
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  const std::vector<ZoneSpan> zones = finder().find(text, {});
  expect_tiles(text, zones);
  const auto zone_of = [&](std::string_view words) {
    const std::size_t at = text.find(words);
    EXPECT_NE(at, std::string::npos) << words;
    for (const ZoneSpan& zone : zones) {
      if (zone.span.begin <= at && at + words.size() <= zone.span.end) return zone.zone;
    }
    ADD_FAILURE() << "in no single zone: " << words;
    return Zone::body;
  };
  EXPECT_EQ(zone_of("[Imagen: AWS]"), Zone::credit);
  EXPECT_EQ(zone_of("Amazon Web Services (AWS) anunciaron"), Zone::body);
  EXPECT_EQ(zone_of("La remontada de AWS"), Zone::headline);
  for (const std::string_view name : {"Vid Ingelevics", "Michael Van Valkenburgh Associates", "Freepik", "Farhat Altaf",
                                      "Unsplash", "iushakovsky", "Adobe Stock"}) {
    EXPECT_EQ(zone_of(name), Zone::credit) << name;
  }
  for (const std::string_view name : {"Port-Lands-Flood", "p-91430180", "p-1-91433679"}) {
    EXPECT_EQ(zone_of(name), Zone::link) << name;
  }
}

}  // namespace
}  // namespace gaceta::zones
