// Places an expression on the time line: a pure function of the expression and of what surrounds it.
//
//   {grain month, month stated 10}, published 2025-11-03, past  →  `2025-10`, 2025-10-01 to 2025-10-31
//   {grain day, day shifted -1}, nothing published              →  no value; offset {day, -1}
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dates/expression.hpp"
#include "dates/holidays.hpp"
#include "gaceta/date.hpp"

namespace gaceta::dates {

/// What the verbs of a clause say of the dates in it.
enum class Tense : std::uint8_t { none, past, present, future };

/// A date that the text has spoken of.
struct Spoken {
  DayRange days;
  Grain grain = Grain::day;
};

/// What an expression is resolved against.
struct Situation {
  std::optional<Day> published;
  Tense tense = Tense::none;
  std::optional<Spoken> spoken;        ///< The last one; publication stands in where there is none.
  std::optional<Day> not_before;       ///< For the second end of a range: where the first one begins.
  std::string_view country;            ///< ISO 3166-1; empty if unknown. Chooses holidays.
  bool southern = false;               ///< Summer runs over the turn of the year, and is named by the year it ends in.
  const Holidays* holidays = nullptr;  ///< Needed for expressions with a holiday.
};

struct Resolution {
  std::string value;  ///< TIMEX3; empty where it hangs on what is not known.
  Grain grain = Grain::day;
  std::optional<DayRange> days;
  std::optional<Offset> offset;
};

[[nodiscard]] Resolution resolve(const Expression& expression, const Situation& situation);

/// First and last day of the seasons, which begin about the 21st of March, June, September and December. A northern
/// winter is named by the year that it begins in, a southern summer by the year that it ends in.
[[nodiscard]] DayRange season_days(int year, Season season, bool southern) noexcept;

}  // namespace gaceta::dates
