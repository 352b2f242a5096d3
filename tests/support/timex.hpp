// TIMEX3 values as docs/dates.md describes them, read again from their letters, apart from the code that writes them.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>

#include "dates/calendar.hpp"
#include "dates/resolver.hpp"
#include "gaceta/date.hpp"

namespace gaceta::testing::timex {

// The digits at `at`, which must be `count`, as a number; none where they are not.
inline std::optional<int> number(std::string_view text, std::size_t at, std::size_t count) {
  if (text.size() < at + count) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(at, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

inline DayRange months(int year, int first, int last) {
  using namespace std::chrono;
  const Day end = year_month_day_last{std::chrono::year{year}, month_day_last{month{static_cast<unsigned>(last)}}};
  return {dates::make_day(year, first, 1), end};
}

// The value of a date.
struct Value {
  Grain grain = Grain::day;
  std::optional<DayRange> days;  // none where the year is not known
};

// What stands behind the year and its hyphen: `11`, `11-03`, `W45`, `W45-WE`, `Q4`, `H2`, `SU`. `year` is 0 for XXXX.
inline std::optional<Value> parse_rest(std::string_view rest, int year, bool southern) {
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

inline std::optional<Value> parse(std::string_view text, bool southern) {
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

// The length of the run of digits, or of one X, that a value begins with.
inline std::size_t count_of(std::string_view text) {
  if (text.substr(0, 1) == "X") return 1;
  const std::size_t end = text.find_first_not_of("0123456789");
  return end == std::string_view::npos ? text.size() : end;
}

// Takes counted units (`3Y`, `2DE`) off the start of a value; how many there were.
template <std::size_t N>
inline std::size_t take_units(std::string_view& text, const std::array<std::string_view, N>& units) {
  for (std::size_t taken = 0;; ++taken) {
    const std::size_t count = count_of(text);
    if (count == 0) return taken;
    const std::string_view rest = text.substr(count);
    std::size_t length = 0;
    for (const std::string_view unit : units)
      if (rest.substr(0, unit.size()) == unit) length = unit.size() > length ? unit.size() : length;
    if (length == 0) return taken;
    text.remove_prefix(count + length);
  }
}

// `P3Y`, `PT48H`, `P1DT12H`, `PXM`, `P3Y/P5Y`
inline bool is_duration(std::string_view text) {
  if (const std::size_t mark = text.find('/'); mark != std::string_view::npos)
    return text.find('/', mark + 1) == std::string_view::npos && is_duration(text.substr(0, mark)) &&
           is_duration(text.substr(mark + 1));
  constexpr std::array<std::string_view, 8> kOfDays{"Y", "Q", "M", "W", "WE", "D", "DE", "CE"};
  constexpr std::array<std::string_view, 3> kOfHours{"H", "M", "S"};
  if (text.substr(0, 1) != "P") return false;
  text.remove_prefix(1);
  std::size_t units = take_units(text, kOfDays);
  if (text.substr(0, 1) == "T") {
    text.remove_prefix(1);
    const std::size_t hours = take_units(text, kOfHours);
    if (hours == 0) return false;
    units += hours;
  }
  return units > 0 && text.empty();
}

// `XXXX-WXX-1`
inline bool is_weekday(std::string_view text) {
  return text.size() == 10 && text.substr(0, 9) == "XXXX-WXX-" && text[9] >= '1' && text[9] <= '7';
}

// What comes again: `P1D`, `XXXX-WXX-1`, `XXXX-WXX-1/XXXX-WXX-5`, `XXXX-WXX-WE`, `XXXX-XX-XXTMO`, `XXXX-12-24`,
// `XXXX-SU`
inline bool is_set(std::string_view text) {
  if (is_duration(text) || is_weekday(text) || text == "XXXX-WXX-WE") return true;
  if (text.size() == 21 && text[10] == '/') return is_weekday(text.substr(0, 10)) && is_weekday(text.substr(11));
  if (text.substr(0, 11) == "XXXX-XX-XXT")
    return text == "XXXX-XX-XXTMO" || text == "XXXX-XX-XXTAF" || text == "XXXX-XX-XXTNI";
  const std::optional<Value> value = parse(text, false);
  return value && !value->days;
}

// `T10:30`, `2025-11-03T10:30`, `XXXX-05-12T24:00`
inline bool is_clock_time(std::string_view text) {
  const std::size_t mark = text.find('T');
  if (mark == std::string_view::npos) return false;
  if (mark > 0) {
    const std::optional<Value> day = parse(text.substr(0, mark), false);
    if (!day || day->grain != Grain::day) return false;
  }
  text.remove_prefix(mark + 1);
  const std::optional<int> hour = number(text, 0, 2), minute = number(text, 3, 2);
  return text.size() == 5 && text[2] == ':' && hour && minute && *hour <= 24 && *minute < 60 &&
         (*hour < 24 || *minute == 0);
}

}  // namespace gaceta::testing::timex
