// The resolver alone: expressions, what surrounds them, and what comes out.
#include "dates/resolver.hpp"

#include <gtest/gtest.h>

#include <string>

#include "dates/calendar.hpp"

namespace gaceta::dates {
namespace {

Situation published(std::string_view day, Tense tense = Tense::none) {
  Situation situation;
  situation.published = parse_day(day);
  situation.tense = tense;
  return situation;
}

std::string days(const Resolution& resolution) {
  if (!resolution.days) return "none";
  return to_string(resolution.days->first) + ".." + to_string(resolution.days->last);
}

Expression shifted(Grain grain, int count) {
  Expression e;
  e.grain = grain;
  const Field field{How::shifted, count};
  switch (grain) {
    case Grain::day:
      e.day = field;
      break;
    case Grain::week:
      e.week = field;
      break;
    case Grain::month:
      e.month = field;
      break;
    case Grain::year:
      e.year = field;
      break;
    default:
      e.period = field;
      break;
  }
  return e;
}

Expression stated_month(int month) {
  Expression e;
  e.grain = Grain::month;
  e.month = {How::stated, month};
  return e;
}

Expression season(Season which) {
  Expression e;
  e.grain = Grain::season;
  e.period = {How::stated, static_cast<int>(which)};
  return e;
}

TEST(Resolver, CountsEveryUnitFromPublication) {
  struct Case {
    Grain grain;
    int count;
    const char *value, *days;
  };
  for (const Case& c : {Case{Grain::day, -1, "2025-11-02", "2025-11-02..2025-11-02"},
                        Case{Grain::day, 58, "2025-12-31", "2025-12-31..2025-12-31"},
                        Case{Grain::week, 0, "2025-W45", "2025-11-03..2025-11-09"},
                        Case{Grain::week, 9, "2026-W02", "2026-01-05..2026-01-11"},
                        Case{Grain::weekend, -1, "2025-W44-WE", "2025-11-01..2025-11-02"},
                        Case{Grain::month, -1, "2025-10", "2025-10-01..2025-10-31"},
                        Case{Grain::month, 3, "2026-02", "2026-02-01..2026-02-28"},
                        Case{Grain::quarter, -1, "2025-Q3", "2025-07-01..2025-09-30"},
                        Case{Grain::quarter, 1, "2026-Q1", "2026-01-01..2026-03-31"},
                        Case{Grain::half, -1, "2025-H1", "2025-01-01..2025-06-30"},
                        Case{Grain::year, -1, "2024", "2024-01-01..2024-12-31"},
                        Case{Grain::decade, -1, "201", "2010-01-01..2019-12-31"},
                        Case{Grain::century, -1, "19", "1901-01-01..2000-12-31"}}) {
    const Resolution r = resolve(shifted(c.grain, c.count), published("2025-11-03"));
    EXPECT_EQ(r.value, c.value);
    EXPECT_EQ(days(r), c.days) << c.value;
    ASSERT_TRUE(r.offset) << c.value;
    EXPECT_EQ(r.offset->unit, c.grain) << c.value;
    EXPECT_EQ(r.offset->count, c.count) << c.value;
  }
}

TEST(Resolver, KeepsGrainAndOffsetWhereNothingIsPublished) {
  for (const Grain grain : {Grain::day, Grain::week, Grain::weekend, Grain::month, Grain::quarter, Grain::half,
                            Grain::year, Grain::decade, Grain::century}) {
    const Resolution r = resolve(shifted(grain, -2), Situation{});
    EXPECT_EQ(r.value, "");
    EXPECT_FALSE(r.days);
    EXPECT_EQ(r.grain, grain);
    ASSERT_TRUE(r.offset);
    EXPECT_EQ(*r.offset, (Offset{grain, -2}));
  }
}

TEST(Resolver, TheSameExpressionFollowsTheTense) {
  EXPECT_EQ(resolve(stated_month(10), published("2025-11-03", Tense::past)).value, "2025-10");
  EXPECT_EQ(resolve(stated_month(2), published("2025-11-03", Tense::past)).value, "2025-02");
  EXPECT_EQ(resolve(stated_month(2), published("2025-11-03", Tense::future)).value, "2026-02");
  EXPECT_EQ(resolve(stated_month(11), published("2025-11-03", Tense::past)).value, "2025-11");
  EXPECT_EQ(resolve(stated_month(11), published("2025-11-03", Tense::future)).value, "2025-11");
  EXPECT_EQ(resolve(stated_month(10), Situation{}).value, "XXXX-10");
}

TEST(Resolver, AMonthAwayFromEveryDayOfEveryYear) {
  for (int year = 2; year < kLastYear; year += 3) {
    for (const Day day : {make_day(year, 1, 31), make_day(year, 2, days_in_month(year, 2)), make_day(year, 3, 31),
                          make_day(year, 12, 31)}) {
      Situation situation;
      situation.published = day;
      const Resolution r = resolve(shifted(Grain::month, -1), situation);
      ASSERT_TRUE(r.days) << to_string(day);
      // The month before ends on the day before this one begins.
      ASSERT_EQ(add_days(r.days->last, 1), make_day(year_of(day), month_of(day), 1)) << to_string(day);
      ASSERT_EQ(day_of(r.days->first), 1);
    }
  }
}

TEST(Resolver, WeeksOfEveryYearTileTheDays) {
  for (int year = 2; year < kLastYear; year += 5) {
    for (const Day day : {make_day(year, 1, 1), make_day(year, 12, 31), make_day(year, 2, 28)}) {
      Situation situation;
      situation.published = day;
      const Resolution here = resolve(shifted(Grain::week, 0), situation);
      const Resolution next = resolve(shifted(Grain::week, 1), situation);
      ASSERT_TRUE(here.days && next.days);
      ASSERT_LE(here.days->first, day);
      ASSERT_LE(day, here.days->last);
      ASSERT_EQ(add_days(here.days->last, 1), next.days->first);
    }
  }
}

TEST(Resolver, NeverLeavesTheYearsOfFourDigits) {
  for (const std::string_view day : {"0001-01-01", "9999-12-31"}) {
    for (const Grain grain : {Grain::day, Grain::week, Grain::weekend, Grain::month, Grain::quarter, Grain::half,
                              Grain::year, Grain::decade, Grain::century}) {
      for (const int count : {-1000, -1, 0, 1, 1000}) {
        const Resolution r = resolve(shifted(grain, count), published(day));
        if (!r.days) {
          EXPECT_EQ(r.value, "");
          continue;
        }
        EXPECT_GE(year_of(r.days->first), kFirstYear);
        EXPECT_LE(year_of(r.days->last), kLastYear);
      }
    }
  }
}

TEST(Resolver, ASouthernSummerRunsOverTheTurnOfTheYear) {
  Situation situation = published("2025-01-20");
  situation.southern = true;
  EXPECT_EQ(days(resolve(season(Season::summer), situation)), "2024-12-21..2025-03-20");
  EXPECT_EQ(resolve(season(Season::summer), situation).value, "2025-SU");
  situation = published("2025-12-26");
  situation.southern = true;
  EXPECT_EQ(resolve(season(Season::summer), situation).value, "2026-SU");
  EXPECT_EQ(days(resolve(season(Season::winter), situation)), "2025-06-21..2025-09-20");
  situation.southern = false;
  EXPECT_EQ(days(resolve(season(Season::winter), situation)), "2025-12-21..2026-03-19");
  EXPECT_EQ(days(resolve(season(Season::summer), situation)), "2025-06-21..2025-09-22");
}

TEST(Resolver, SeasonsTileTheYear) {
  for (const bool southern : {false, true}) {
    for (int year = 1900; year < 2100; ++year) {
      const Season order[] = {Season::spring, Season::summer, Season::autumn, Season::winter};
      for (std::size_t i = 0; i < 4; ++i) {
        const Season next = order[(i + 1) % 4];
        const DayRange here = season_days(year, order[i], southern);
        bool found = false;
        for (const int step : {0, 1}) {
          found |= season_days(year + step, next, southern).first == add_days(here.last, 1);
        }
        EXPECT_TRUE(found) << year << ' ' << i << ' ' << southern;
      }
    }
  }
}

TEST(Resolver, ADayThatTheYearLacksHasNoValue) {
  Expression e;
  e.grain = Grain::day;
  e.day = {How::stated, 29};
  e.month = {How::stated, 2};
  e.year = {How::stated, 2025};
  EXPECT_EQ(resolve(e, published("2025-11-03")).value, "");
  e.year.value = 2024;
  EXPECT_EQ(resolve(e, published("2025-11-03")).value, "2024-02-29");
  e.year = {};
  EXPECT_EQ(resolve(e, published("2025-11-03")).value, "2024-02-29");
  EXPECT_EQ(resolve(e, Situation{}).value, "XXXX-02-29");
}

TEST(Resolver, HolidayRulesAreReadStrictly) {
  EXPECT_TRUE(parse_holiday_rule("12-25"));
  EXPECT_TRUE(parse_holiday_rule("easter-47"));
  EXPECT_TRUE(parse_holiday_rule("11-4#4+1"));
  for (const char* wrong : {"", "25", "13-01", "12-32", "12-25x", "easter", "05-8#1", "05-7#", "05-7#0"}) {
    EXPECT_FALSE(parse_holiday_rule(wrong)) << wrong;
  }
  EXPECT_EQ(to_string(*parse_holiday_rule("11-4#4+1")->in(2025)), "2025-11-28");
  EXPECT_EQ(to_string(*parse_holiday_rule("05-7#-1")->in(2025)), "2025-05-25");
  EXPECT_FALSE(parse_holiday_rule("02-29")->in(2025));
}

}  // namespace
}  // namespace gaceta::dates
