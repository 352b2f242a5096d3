// Laws that hold for every date of every text: random soup of the words that dates are made of.
#include "support/timex.hpp"

#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "gaceta/extractor.hpp"
#include "lexicon/table.hpp"

namespace gaceta {
namespace {

namespace timex = testing::timex;

TEST(Timex, ThePatternReadsTheFormsOfTheDocumentation) {
  for (const std::string_view value :
       {"2025-11-03", "2025-11", "2025", "2025-W45", "2025-W45-WE", "2025-Q4", "2025-H2", "2025-SU", "199", "20",
        "XXXX-05-12", "XXXX-02-29", "XXXX-XX-15", "XXXX-10", "XXXX-W45", "XXXX-Q1", "XXXX-WI"}) {
    EXPECT_TRUE(timex::parse(value, false)) << value;
  }
  for (const std::string_view value : {"", "2025-13", "2025-02-29", "2025-W53", "2025-Q5", "2025-H3", "2025-XX-03",
                                       "XXXX", "2025-", "2025-11-3", "1", "2025-W45-W", "2025-AU"}) {
    EXPECT_FALSE(timex::parse(value, false)) << value;
  }
}

// Every word of the tables of dates, and what stands between them in texts.
std::vector<std::string> date_words() {
  std::vector<std::string> words{"de",    "del",    "el",  "la",      "los",       "a",          "al",    "en",   "y",
                                 "desde", "hasta",  ",",   ".",       "-",         "/",          "(",     ")",    ":",
                                 "–",     "hace",   "que", "cerró",   "abrirá",    "abre",       "3",     "15",   "31",
                                 "29",    "30",     "98",  "'76",     "2024",      "1999",       "2025",  "1650", "XIX",
                                 "XXI",   "3T24",   "1T",  "11/2025", "29/2/2024", "2025-11-03", "31/12", "45",   "dos",
                                 "mil",   "quince", "1.º", "Enero",   "LUNES",     "personas",   "%"};
  for (const auto& [name, column] :
       {std::pair{"date_words", "word"}, std::pair{"months", "name"}, std::pair{"months", "abbreviations"},
        std::pair{"weekdays", "name"}, std::pair{"date_parts", "phrase"}, std::pair{"date_modifiers", "phrase"},
        std::pair{"holidays", "names"}}) {
    const lexicon::Table table = lexicon::Table::builtin(name);
    for (const lexicon::Row& row : table.rows()) {
      for (const std::string_view form : row.list(table.column(column))) words.emplace_back(form);
    }
  }
  return words;
}

TEST(Timex, EveryValueHasTheFormOfOneAndTellsItsDays) {
  const std::vector<std::string> words = date_words();
  Options options;
  options.kinds = KindSet{Kind::dates};
  const Extractor extractor(options);
  std::mt19937 random(20251103);  // NOLINT(cert-msc51-cpp): the same texts in every run
  const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(random() % limit); };
  constexpr std::array<std::string_view, 5> kPublished{"", "2025-11-03", "2024-02-29", "2021-01-01", "1999-12-31"};
  constexpr std::array<std::string_view, 4> kCountries{"ES", "AR", "BO", "US"};
  constexpr int kTexts = 20000;
  constexpr std::size_t kShort = 3, kMore = 10;
  std::size_t seen = 0, valued = 0;
  for (int i = 0; i < kTexts; ++i) {
    std::string text;
    const std::size_t count = kShort + below(kMore);
    for (std::size_t k = 0; k < count; ++k) {
      if (k > 0 && below(12) != 0) text += ' ';
      text += words[below(words.size())];
    }
    ArticleInfo info;
    info.published = parse_day(kPublished[below(kPublished.size())]);
    info.country = kCountries[below(kCountries.size())];
    const bool southern = info.country == "AR" || info.country == "BO";
    const Document document = extractor.extract(text, info);
    std::uint32_t end = 0;
    for (const Date& date : document.dates) {
      ++seen;
      const Span span = date.mention.span;
      ASSERT_LE(end, span.begin) << text;
      ASSERT_LT(span.begin, span.end) << text;
      ASSERT_LE(span.end, text.size()) << text;
      end = span.end;
      if (date.value.empty()) {
        EXPECT_FALSE(date.days) << text;
        EXPECT_TRUE(!document.info.published || date.offset) << text;
        continue;
      }
      ++valued;
      const std::optional<timex::Value> value = timex::parse(date.value, southern);
      ASSERT_TRUE(value) << date.value << " in: " << text;
      EXPECT_EQ(value->grain, date.grain) << date.value << " in: " << text;
      ASSERT_EQ(value->days.has_value(), date.days.has_value()) << date.value << " in: " << text;
      if (!date.days) continue;
      EXPECT_LE(date.days->first, date.days->last) << date.value << " in: " << text;
      EXPECT_EQ(value->days->first, date.days->first) << date.value << " in: " << text;
      EXPECT_EQ(value->days->last, date.days->last) << date.value << " in: " << text;
    }
  }
  EXPECT_GT(seen, static_cast<std::size_t>(kTexts) / 2);  // the soup is thick enough to tell
  EXPECT_GT(valued, seen / 2);
}

}  // namespace
}  // namespace gaceta
