// Calendar expressions, and what hangs on the calendar: TIMEX3 values, days, ranges of days.
//
//   published 2025-11-03:
//   "el mes pasado"       value `2025-10`, grain month, days 2025-10-01 to 2025-10-31, offset {month, -1}
//   "antes de 2027"       mention `2027`, value `2027`, DateModifier::before
//   "finales de octubre"  value `2025-10`, DateModifier::end
//
// Values follow TIMEX3 of TimeML 1.2.1 (https://timeml.github.io/site/publications/specs.html): `2025-11-03`,
// `2025-11`, `2025`, `2025-W45`, `2025-W45-WE`, `2025-Q4`, `2025-H2`, `2025-SU`, decades `199`, centuries `20`,
// `XXXX-05-12`.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "gaceta/decimal.hpp"
#include "gaceta/export.hpp"
#include "gaceta/zone.hpp"

namespace gaceta {

/// A day of the proleptic Gregorian calendar.
using Day = std::chrono::year_month_day;

/// A first and a last day, both included.
struct DayRange {
  Day first;                                                           ///< The first day of the range.
  Day last;                                                            ///< The last one, which belongs to it.
  friend bool operator==(const DayRange&, const DayRange&) = default;  ///< Equal in every field.
};

/// Reads a day from what feeds and pages write: a date (`2025-11-03`), an ISO 8601 time (`2025-11-03T10:48:58-06:00`,
/// whose own day is taken, without change of zone) or an RFC 822 date (`Mon, 03 Nov 2025 10:48:58 GMT`).
/// None where the text is none of these or no such day exists.
[[nodiscard]] GACETA_EXPORT std::optional<Day> parse_day(std::string_view text) noexcept;
/// `2025-11-03`, with four digits of the year.
[[nodiscard]] GACETA_EXPORT std::string to_string(Day day);

/// The unit that an expression names.
enum class Grain : std::uint8_t {
  day,      ///< `2025-11-03`.
  week,     ///< `2025-W45`, from Monday.
  weekend,  ///< `2025-W45-WE`, Saturday and Sunday.
  month,    ///< `2025-11`.
  quarter,  ///< `2025-Q4`.
  half,     ///< `2025-H2`.
  season,   ///< `2025-SU`: spring, summer, autumn, winter.
  year,     ///< `2025`.
  decade,   ///< `199`: ten years.
  century,  ///< `20`: a hundred years.
};
/// The name of a grain as it stands in the JSON form (`quarter`).
[[nodiscard]] GACETA_EXPORT std::string_view to_string(Grain grain) noexcept;

/// How the words of an expression qualify its date.
enum class DateModifier : std::uint8_t {
  none,    ///< Not at all.
  start,   ///< `principios de`, `inicios de`; inside the mention.
  mid,     ///< `mediados de`; inside the mention.
  end,     ///< `finales de`, `fines de`; inside the mention.
  approx,  ///< `hacia`, `alrededor de`.
  before,  ///< `antes de`, `hasta`; outside the mention.
  after,   ///< `desde`, `a partir de`; outside the mention.
};
/// The name of a modifier as it stands in the JSON form; empty for none.
[[nodiscard]] GACETA_EXPORT std::string_view to_string(DateModifier modifier) noexcept;

/// How far a relative expression lies from the day of publication: `ayer` is {day, -1}, `el próximo año` {year, 1}.
struct Offset {
  Grain unit = Grain::day;  ///< What is counted.
  int count = 0;            ///< How many; negative before publication, 0 for `este año`.
  friend bool operator==(const Offset&, const Offset&) = default;  ///< Equal in every field.
};

/// One calendar expression.
struct Date {
  Mention mention;  ///< Where it stands.
  /// TIMEX3; empty where it hangs on a day of publication that is not known.
  std::string value;
  Grain grain = Grain::day;                    ///< The unit of the value.
  DateModifier modifier = DateModifier::none;  ///< How the words around it, or in it, qualify it.
  /// The days that the value covers; none where the value is empty or its year unknown.
  std::optional<DayRange> days;
  /// Set where the expression is relative to publication, so that a caller can resolve it later.
  std::optional<Offset> offset;

  friend bool operator==(const Date&, const Date&) = default;  ///< Equal in every field.
};

/// A duration (`durante tres años`, `P3Y`), a set (`cada lunes`, `XXXX-WXX-1`) or a clock time (`a las 10:30`,
/// `2025-11-03T10:30`), with its TIMEX3 value. Found only where Options::kinds asks.
struct TimeExpression {
  Mention mention;                                                                 ///< Where it stands.
  std::string value;                                                               ///< TIMEX3.
  friend bool operator==(const TimeExpression&, const TimeExpression&) = default;  ///< Equal in every field.
};

/// An age (`de 34 años`) or a percentage (`8,3 %`), in years or in per cent; min = max unless it is a range.
/// Found only where Options::kinds asks.
struct Quantity {
  Mention mention;                                                     ///< Where it stands.
  Decimal min;                                                         ///< The lower bound, or the number itself.
  Decimal max;                                                         ///< The upper bound, or the number itself.
  friend bool operator==(const Quantity&, const Quantity&) = default;  ///< Equal in every field.
};

}  // namespace gaceta
