// Laws that hold for every date of every text: random soup of the words that dates are made of.
#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "dates/calendar.hpp"
#include "dates/resolver.hpp"
#include "gaceta/extractor.hpp"
#include "lexicon/table.hpp"

namespace gaceta {
namespace {

// The digits at `at`, which must be `count`, as a number; none where they are not.
std::optional<int> number(std::string_view text, std::size_t at, std::size_t count) {
  if (text.size() < at + count) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(at, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

DayRange months(int year, int first, int last) {
  using namespace std::chrono;
  const Day end = year_month_day_last{std::chrono::year{year}, month_day_last{month{static_cast<unsigned>(last)}}};
  return {dates::make_day(year, first, 1), end};
}

// A value as docs/dates.md describes them, read again from its letters, apart from the code that wrote it.
struct Value {
  Grain grain = Grain::day;
  std::optional<DayRange> days;  // none where the year is not known
};

// What stands behind the year and its hyphen: `11`, `11-03`, `W45`, `W45-WE`, `Q4`, `H2`, `SU`. `year` is 0 for XXXX.
std::optional<Value> parse_rest(std::string_view rest, int year, bool southern) {
  const auto in_year = [&](Grain grain, auto days) {
    return Value{grain, year == 0 ? std::nullopt : std::optional<DayRange>(days())};
  };
  constexpr std::array<std::string_view, 4> kSeasons{"SP", "SU", "FA", "WI"};
  for (std::size_t i = 0; i < kSeasons.size(); ++i) {
    if (rest == kSeasons[i]) {
      return in_year(Grain::season, [&] { return dates::season_days(year, static_cast<dates::Season>(i), southern); });
    }
  }
  if (rest.size() == 2 && (rest[0] == 'Q' || rest[0] == 'H')) {
    const int size = rest[0] == 'Q' ? 3 : 6;
    const std::optional<int> index = number(rest, 1, 1);
    if (!index || *index < 1 || *index > 12 / size) return std::nullopt;
    return in_year(size == 3 ? Grain::quarter : Grain::half,
                   [&] { return months(year, (*index - 1) * size + 1, *index * size); });
  }
  if (rest.substr(0, 1) == "W") {
    const std::optional<int> week = number(rest, 1, 2);
    const bool weekend = rest.substr(3) == "-WE";
    if (!week || *week < 1 || *week > (year == 0 ? 53 : dates::weeks_in_year(year))) return std::nullopt;
    if (!weekend && rest.size() != 3) return std::nullopt;
    return in_year(weekend ? Grain::weekend : Grain::week, [&] {
      const Day monday = dates::monday_of(dates::IsoWeek{year, *week});
      return DayRange{dates::add_days(monday, weekend ? 5 : 0), dates::add_days(monday, 6)};
    });
  }
  const std::optional<int> month = rest.substr(0, 2) == "XX" && year == 0 ? 1 : number(rest, 0, 2);
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  if (rest.size() == 2) return in_year(Grain::month, [&] { return months(year, *month, *month); });
  const std::optional<int> day = number(rest, 3, 2);
  constexpr int kLeapYear = 2000;
  if (!day || rest[2] != '-' || rest.size() != 5) return std::nullopt;
  const Day date = dates::make_day(year == 0 ? kLeapYear : year, *month, *day);
  if (!date.ok()) return std::nullopt;
  return in_year(Grain::day, [&] { return DayRange{date, date}; });
}

std::optional<Value> parse(std::string_view text, bool southern) {
  if (const auto century = number(text, 0, 2); century && text.size() == 2) {
    return Value{Grain::century,
                 DayRange{dates::make_day(*century * 100 + 1, 1, 1), dates::make_day(*century * 100 + 100, 12, 31)}};
  }
  if (const auto decade = number(text, 0, 3); decade && text.size() == 3) {
    return Value{Grain::decade,
                 DayRange{dates::make_day(*decade * 10, 1, 1), dates::make_day(*decade * 10 + 9, 12, 31)}};
  }
  const std::optional<int> year = text.substr(0, 4) == "XXXX" ? 0 : number(text, 0, 4);
  if (!year) return std::nullopt;
  if (text.size() == 4 && *year != 0) return Value{Grain::year, months(*year, 1, 12)};
  if (text.size() < 6 || text[4] != '-') return std::nullopt;
  return parse_rest(text.substr(5), *year, southern);
}

TEST(Timex, ThePatternReadsTheFormsOfTheDocumentation) {
  for (const std::string_view value :
       {"2025-11-03", "2025-11", "2025", "2025-W45", "2025-W45-WE", "2025-Q4", "2025-H2", "2025-SU", "199", "20",
        "XXXX-05-12", "XXXX-02-29", "XXXX-XX-15", "XXXX-10", "XXXX-W45", "XXXX-Q1", "XXXX-WI"}) {
    EXPECT_TRUE(parse(value, false)) << value;
  }
  for (const std::string_view value : {"", "2025-13", "2025-02-29", "2025-W53", "2025-Q5", "2025-H3", "2025-XX-03",
                                       "XXXX", "2025-", "2025-11-3", "1", "2025-W45-W", "2025-AU"}) {
    EXPECT_FALSE(parse(value, false)) << value;
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
      const std::optional<Value> value = parse(date.value, southern);
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
