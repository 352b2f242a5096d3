#include "dates/calendar.hpp"

#include <gtest/gtest.h>

namespace gaceta::dates {
namespace {

// The laws of the calendar, over every month (and the days at its ends) of the years 1 to 9999.
TEST(Calendar, EveryDayLiesInTheIsoWeekOfItsThursday) {
  for (int year = kFirstYear; year <= kLastYear; ++year) {
    for (int month = 1; month <= 12; ++month) {
      for (const int day : {1, 4, 15, 28, days_in_month(year, month)}) {
        const Day date = make_day(year, month, day);
        const IsoWeek week = iso_week(date);
        const Day monday = monday_of(week);
        ASSERT_EQ(monday, monday_of(date)) << to_string(date);
        ASSERT_EQ(weekday_of(monday), 1) << to_string(date);
        ASSERT_EQ(year_of(add_days(monday, 3)), week.year) << to_string(date);
        ASSERT_GE(week.week, 1) << to_string(date);
        ASSERT_LE(week.week, weeks_in_year(week.year)) << to_string(date);
      }
    }
  }
}

TEST(Calendar, AYearHas53WeeksWhereItBeginsOrEndsOnAThursday) {
  for (int year = kFirstYear; year <= kLastYear; ++year) {
    const bool thursday = weekday_of(make_day(year, 1, 1)) == 4 || weekday_of(make_day(year, 12, 31)) == 4;
    ASSERT_EQ(weeks_in_year(year), thursday ? 53 : 52) << year;
  }
}

TEST(Calendar, WeeksFollowEachOtherAcrossTheTurnOfTheYear) {
  for (int year = kFirstYear; year < kLastYear; ++year) {
    const Day last = monday_of(IsoWeek{year, weeks_in_year(year)});
    ASSERT_EQ(add_days(last, 7), monday_of(IsoWeek{year + 1, 1})) << year;
  }
}

TEST(Calendar, AMonthAwayIsTheSameDayOrTheLastOfItsMonth) {
  for (int year = 2; year < kLastYear; ++year) {
    for (int month = 1; month <= 12; ++month) {
      const int last = days_in_month(year, month);
      for (const int day : {1, 28, last}) {
        for (const int count : {-13, -1, 1, 2, 12}) {
          const Day there = add_months(make_day(year, month, day), count);
          ASSERT_TRUE(there.ok());
          ASSERT_EQ(year_of(there) * 12 + month_of(there), year * 12 + month + count);
          ASSERT_EQ(day_of(there), std::min(day, days_in_month(year_of(there), month_of(there))));
        }
      }
    }
  }
}

TEST(Calendar, AMonthBeforeTheEndOfMarchIsTheEndOfFebruary) {
  EXPECT_EQ(to_string(add_months(make_day(2025, 3, 31), -1)), "2025-02-28");
  EXPECT_EQ(to_string(add_months(make_day(2024, 3, 31), -1)), "2024-02-29");
  EXPECT_EQ(to_string(add_months(make_day(2024, 2, 29), 12)), "2025-02-28");
}

TEST(Calendar, LeapYearsHaveA29thOfFebruary) {
  for (int year = kFirstYear; year <= kLastYear; ++year) {
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    ASSERT_EQ(days_in_month(year, 2), leap ? 29 : 28) << year;
    ASSERT_EQ(make_day(year, 2, 29).ok(), leap) << year;
  }
}

TEST(Calendar, DaysAddedAreDaysBetween) {
  for (int year = 2; year < kLastYear; year += 7) {
    const Day from = make_day(year, 2, 28);
    for (const int count : {-400, -366, -1, 0, 1, 2, 29, 365, 400}) {
      ASSERT_EQ(days_between(from, add_days(from, count)), count) << year;
    }
  }
}

TEST(Calendar, EasterIsASundayOfMarchOrApril) {
  for (int year = kFirstYear; year <= kLastYear; ++year) {
    const Day day = easter(year);
    ASSERT_EQ(weekday_of(day), 7) << year;
    ASSERT_LE(make_day(year, 3, 22), day) << year;
    ASSERT_LE(day, make_day(year, 4, 25)) << year;
  }
}

TEST(Calendar, EasterOfKnownYears) {
  EXPECT_EQ(to_string(easter(1818)), "1818-03-22");
  EXPECT_EQ(to_string(easter(1943)), "1943-04-25");
  EXPECT_EQ(to_string(easter(2000)), "2000-04-23");
  EXPECT_EQ(to_string(easter(2021)), "2021-04-04");
  EXPECT_EQ(to_string(easter(2025)), "2025-04-20");
  EXPECT_EQ(to_string(easter(2038)), "2038-04-25");
}

TEST(Calendar, TheNthWeekdayOfAMonth) {
  for (int year = kFirstYear; year <= kLastYear; year += 3) {
    for (int month = 1; month <= 12; ++month) {
      for (int weekday = 1; weekday <= 7; ++weekday) {
        const auto first = nth_weekday(year, month, weekday, 1);
        const auto last = nth_weekday(year, month, weekday, -1);
        ASSERT_TRUE(first && last);
        ASSERT_EQ(weekday_of(*first), weekday);
        ASSERT_LE(day_of(*first), 7);
        ASSERT_GT(day_of(*last), days_in_month(year, month) - 7);
        const auto fifth = nth_weekday(year, month, weekday, 5);
        ASSERT_EQ(fifth.has_value(), days_between(*first, *last) == 28);
      }
    }
  }
}

}  // namespace
}  // namespace gaceta::dates
