#include "dates/calendar.hpp"

namespace gaceta::dates {

namespace chrono = std::chrono;

int days_in_month(int year, int month) noexcept {
  const chrono::year_month_day_last last{chrono::year{year},
                                         chrono::month_day_last{chrono::month{static_cast<unsigned>(month)}}};
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

int weekday_of(Day day) noexcept { return static_cast<int>(chrono::weekday{chrono::sys_days{day}}.iso_encoding()); }

Day add_days(Day day, int count) noexcept { return Day{chrono::sys_days{day} + chrono::days{count}}; }

Day add_months(Day day, int count) noexcept {
  const int months = year_of(day) * 12 + month_of(day) - 1 + count;
  const int year = months >= 0 ? months / 12 : -((11 - months) / 12);
  const int month = months - year * 12 + 1;
  const int last = days_in_month(year, month);
  return make_day(year, month, day_of(day) < last ? day_of(day) : last);
}

int days_between(Day from, Day to) noexcept {
  return static_cast<int>((chrono::sys_days{to} - chrono::sys_days{from}).count());
}

Day monday_of(Day day) noexcept { return add_days(day, 1 - weekday_of(day)); }

IsoWeek iso_week(Day day) noexcept {
  const Day thursday = add_days(day, 4 - weekday_of(day));
  const int year = year_of(thursday);
  return {year, days_between(make_day(year, 1, 1), thursday) / 7 + 1};
}

int weeks_in_year(int year) noexcept { return iso_week(make_day(year, 12, 28)).week; }

Day monday_of(IsoWeek week) noexcept {
  // The fourth of January always lies in the first week.
  return add_days(monday_of(make_day(week.year, 1, 4)), (week.week - 1) * 7);
}

Day easter(int year) noexcept {
  // The anonymous Gregorian computus, as Meeus gives it.
  const int a = year % 19, b = year / 100, c = year % 100;
  const int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4, k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int rest = h + l - 7 * m + 114;
  return make_day(year, rest / 31, rest % 31 + 1);
}

std::optional<Day> nth_weekday(int year, int month, int weekday, int n) noexcept {
  if (n < 0) {
    const Day last = make_day(year, month, days_in_month(year, month));
    return add_days(last, -((weekday_of(last) - weekday + 7) % 7));
  }
  const Day first = make_day(year, month, 1);
  const Day day = add_days(first, (weekday - weekday_of(first) + 7) % 7 + (n - 1) * 7);
  if (n < 1 || month_of(day) != month) return std::nullopt;
  return day;
}

}  // namespace gaceta::dates
