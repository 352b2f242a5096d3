// The calendar under the dates: weeks of ISO 8601, Easter, months of different length, over std::chrono.
//
//   iso_week(2021-01-03) = {2020, 53}    add_months(2025-03-31, -1) = 2025-02-28    easter(2025) = 2025-04-20
#pragma once

#include <optional>

#include "gaceta/date.hpp"

namespace gaceta::dates {

/// The years that values can tell: four digits.
inline constexpr int kFirstYear = 1;
inline constexpr int kLastYear = 9999;

/// A week of ISO 8601: it begins on Monday, and belongs to the year that its Thursday lies in.
struct IsoWeek {
  int year = 0;
  int week = 0;  ///< 1 to 53.
  friend bool operator==(const IsoWeek&, const IsoWeek&) = default;
};

[[nodiscard]] constexpr int year_of(Day day) noexcept { return static_cast<int>(day.year()); }
[[nodiscard]] constexpr int month_of(Day day) noexcept { return static_cast<int>(static_cast<unsigned>(day.month())); }
[[nodiscard]] constexpr int day_of(Day day) noexcept { return static_cast<int>(static_cast<unsigned>(day.day())); }
/// The day of those numbers, which may not exist (see Day::ok).
[[nodiscard]] constexpr Day make_day(int year, int month, int day) noexcept {
  return Day{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
             std::chrono::day{static_cast<unsigned>(day)}};
}
/// 28 to 31.
[[nodiscard]] int days_in_month(int year, int month) noexcept;
/// 1 for Monday to 7 for Sunday.
[[nodiscard]] int weekday_of(Day day) noexcept;
[[nodiscard]] Day add_days(Day day, int count) noexcept;
/// The same day of another month, or that month's last day where it has no such day.
[[nodiscard]] Day add_months(Day day, int count) noexcept;
/// Days from `from` to `to`; negative where `to` is earlier.
[[nodiscard]] int days_between(Day from, Day to) noexcept;

[[nodiscard]] IsoWeek iso_week(Day day) noexcept;
/// 52 or 53.
[[nodiscard]] int weeks_in_year(int year) noexcept;
/// The Monday of a week.
[[nodiscard]] Day monday_of(IsoWeek week) noexcept;
[[nodiscard]] Day monday_of(Day day) noexcept;

/// Easter Sunday in the Gregorian calendar.
[[nodiscard]] Day easter(int year) noexcept;
/// The nth weekday (1 to 7) of a month; n = -1 is the last one. None where the month has no such day.
[[nodiscard]] std::optional<Day> nth_weekday(int year, int month, int weekday, int n) noexcept;

}  // namespace gaceta::dates
