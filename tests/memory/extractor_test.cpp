// What an Extractor needs of memory, and what it does where there is none.
#include "gaceta/extractor.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cstddef>
#include <new>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "memory/allocations.hpp"
#include "support/cpu_time.hpp"
#include "support/random_text.hpp"
#include "support/worst_texts.hpp"

namespace gaceta {
namespace {

using testing::FailingAllocation;
using testing::live_bytes;

constexpr std::size_t kMegabyte = 1'000'000;

Options every_kind() {
  Options options;
  for (const Kind kind : {Kind::durations, Kind::sets, Kind::times, Kind::ages, Kind::percentages})
    options.kinds.insert(kind);
  return options;
}

const Extractor& extractor() {
  static const Extractor instance(every_kind());
  return instance;
}

TEST(MemoryOfAnExtractor, IsTwentyMegabytesAtMostAndGivenBack) {
  Options own = every_kind();
  own.names.push_back({NameKind::organization, "Navieras Gorbea", "NG", {}});
  for (const Options& options : {every_kind(), own}) {
    { const Extractor first(options); }  // what all of a program share is made with it
    const std::size_t before = live_bytes();
    {
      const Extractor one(options);
      EXPECT_LE(live_bytes(), before + 20 * kMegabyte);
    }
    EXPECT_EQ(live_bytes(), before);
  }
}

TEST(MemoryOfAnExtractor, IsSharedByThoseWithoutNamesOfTheirOwn) {
  const Extractor one(every_kind());
  const std::size_t before = live_bytes();
  {
    const Extractor other(Options{.kinds = {Kind::money}, .zones = Options{}.zones, .names = {}});
    EXPECT_LE(live_bytes(), before + kMegabyte / 100);
    EXPECT_EQ(other.extract(testing::kNews).money, one.extract(testing::kNews).money);
    EXPECT_TRUE(other.extract(testing::kNews).dates.empty());
  }
  Options own;
  own.names.push_back({NameKind::organization, "Navieras Gorbea", "NG", {}});
  const Extractor another(own);
  EXPECT_GT(live_bytes(), before + kMegabyte);
  EXPECT_EQ(another.extract("Zarpó NG.").organizations.size(), 1U);
  EXPECT_TRUE(one.extract("Zarpó NG.").organizations.empty() ||
              one.extract("Zarpó NG.").organizations.front().name != "Navieras Gorbea");
}

TEST(MemoryOfAnExtractor, IsSharedByThreadsThatMakeThemAtOnce) {
  for (int round = 0; round < 3; ++round) {
    std::vector<std::size_t> found(4);
    std::vector<std::thread> threads;
    for (std::size_t& count : found)
      threads.emplace_back([&count] { count = Extractor(every_kind()).extract(testing::kNews).tokens.size(); });
    for (std::thread& thread : threads) thread.join();
    for (const std::size_t count : found) EXPECT_EQ(count, found.front());
  }
}

// What the library takes at most beside what it holds already, for a text made of a piece.
std::size_t most_bytes(std::string_view piece, std::size_t size) {
  const std::string text = testing::repeated(piece, size);
  (void)extractor().extract(testing::kNews);  // what all texts share is there
  testing::start_peak();
  const std::size_t before = live_bytes();
  EXPECT_FALSE(extractor().extract(text).error);
  return testing::peak_bytes() - before;
}

TEST(MemoryOfADocument, IsSixteenMegabytesAndThirtyTimesItsTextForNewsOfAnyLength) {
  for (const std::size_t size : {std::size_t{1'000}, std::size_t{100'000}, 10 * kMegabyte / testing::kShorter})
    EXPECT_LE(most_bytes(testing::kNews, size), 16 * kMegabyte + 30 * size) << size;
}

class MemoryOfTheWorst : public ::testing::TestWithParam<testing::Worst> {};

// An article of a quarter of a megabyte, whatever it is made of.
TEST_P(MemoryOfTheWorst, IsSixteenMegabytesAndThirtyTimesItsTextForAnArticle) {
  constexpr std::size_t kArticle = kMegabyte / 4;
  EXPECT_LE(most_bytes(GetParam().piece, kArticle), 16 * kMegabyte + 30 * kArticle);
}

// Texts without end where every byte is a token take more than twice as much as news, and no more than this.
TEST_P(MemoryOfTheWorst, IsSixtyFourTimesTheTextForAnyLength) {
  const std::size_t size = 2 * kMegabyte / testing::kShorter;
  const std::size_t most = most_bytes(GetParam().piece, size);
  RecordProperty("bytes_a_byte", static_cast<int>(most / size));
  EXPECT_LE(most, 16 * kMegabyte + 64 * size);
}

INSTANTIATE_TEST_SUITE_P(Texts, MemoryOfTheWorst, ::testing::ValuesIn(testing::kWorst),
                         [](const auto& worst) { return std::string(worst.param.label); });

// What a thread keeps for its next document does not grow with the one before.
TEST_P(MemoryOfTheWorst, IsGivenBackByItsThread) {
  (void)most_bytes(GetParam().piece, 1'000);
  const std::size_t before = live_bytes();
  (void)most_bytes(GetParam().piece, kMegabyte / 2);
  EXPECT_LE(live_bytes(), before + 4 * kMegabyte);
}

std::vector<std::string> short_texts() {
  testing::RandomText random(5);
  std::vector<std::string> texts{
      std::string(testing::kNews),
      "# El Banco del Sur sube\n\nFoto: Ana Pérez / EFE\n\nLIMA, 3 nov. (EFE) - El Banco del Sur (BS), dijo su "
      "presidenta, "
      "[Ana Ríos](https://banco.example/2025/11/03), pagará 3.000 euros, el 8,5 %, en mayo. “Cada lunes a las 10:30”.",
      random.unicode(200)};
  for (int i = 0; i < (testing::kSanitized ? 1 : 5); ++i) texts.push_back(random.news(100));
  return texts;
}

// Each allocation of an extraction fails once, and then all from it on: std::bad_alloc comes out of it and nothing
// else, what it held is given back, and the same Extractor reads the text as before in the same thread. Each time in a
// new thread, whose memory for tagging is not there yet.
TEST(LackOfMemory, InExtractIsBadAllocAndNoHarm) {
  ArticleInfo info;
  info.country = "MX";
  info.published = std::chrono::year{2025} / 11 / 3;
  for (const std::string& text : short_texts()) {
    const Document expected = extractor().extract(text, info);
    for (const bool all_behind : {false, true}) {
      std::size_t number = 0, refused = 0;
      const auto attempt = [&] {
        const FailingAllocation failing(number, all_behind);
        try {
          const Document document = extractor().extract(text, info);
          EXPECT_EQ(document.people, expected.people);
        } catch (const std::bad_alloc&) {
          ++refused;
        }
        return failing.failed();
      };
      for (bool failed = true; failed; ++number) {
        const std::size_t before = live_bytes();
        std::thread([&] {
          failed = attempt();
          const Document again = extractor().extract(text, info);
          EXPECT_EQ(again.tokens, expected.tokens);
          EXPECT_EQ(again.money, expected.money);
          EXPECT_EQ(again.dates, expected.dates);
          EXPECT_EQ(again.people, expected.people);
          EXPECT_EQ(again.organizations, expected.organizations);
        }).join();
        EXPECT_LE(live_bytes(), before) << "allocation " << number << " of: " << text;
      }
      // Where there is another way, as in std::stable_sort, it is taken.
      EXPECT_GT(refused, number / 2);
      EXPECT_LT(refused, number);
    }
  }
}

TEST(LackOfMemory, InTheConstructorIsBadAllocAndNoHarm) {
  Options options = every_kind();
  options.names.push_back({NameKind::organization, "Navieras Gorbea", "NG", {"las Navieras", "la Gorbea"}});
  { const Extractor first(options); }
  std::size_t refused = 0;
  bool failed = true;
  for (std::size_t number = 0; failed; number += 1 + number / (testing::kSanitized ? 3 : 10)) {
    const std::size_t before = live_bytes();
    {
      Options given = options;
      const FailingAllocation failing(number);
      try {
        const Extractor made(std::move(given));
      } catch (const std::bad_alloc&) {
        ++refused;
      }
      failed = failing.failed();
    }
    EXPECT_LE(live_bytes(), before) << "allocation " << number;
  }
  EXPECT_GT(refused, 20U);
}

}  // namespace
}  // namespace gaceta
