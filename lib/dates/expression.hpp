// What a calendar expression says, before it is placed on the time line.
//
//   "principios de marzo del año pasado"   grain month, month stated 3, year shifted -1, part start
//   "el lunes"                             grain day, weekday 1, toward open: the tense decides
//   "al día siguiente"                     grain day, day spoken +1: from the date last spoken of
//   "la semana del 3 de marzo"             grain week, day stated 3, month stated 3, widen
#pragma once

#include <cstdint>

#include "gaceta/date.hpp"

namespace gaceta::dates {

/// Where a field of an expression gets its number from.
enum class How : std::uint8_t {
  none,     ///< Not told.
  stated,   ///< The number itself: `marzo` is 3.
  shifted,  ///< Counted from that of publication: `el mes pasado` is -1.
  spoken,   ///< Counted from that of the date last spoken of: `el año siguiente` is 1.
};

struct Field {
  How how = How::none;
  int value = 0;
  [[nodiscard]] constexpr bool told() const noexcept { return how != How::none; }
  friend bool operator==(const Field&, const Field&) = default;
};

/// On which side of publication a period lies whose year (or month, or week) is not told.
enum class Toward : std::uint8_t {
  open,           ///< The tense of the clause decides.
  past,           ///< `el pasado octubre`: the last one that is over.
  future,         ///< `el próximo lunes`: the first one that has not begun.
  near,           ///< `este lunes`: by the tense, else the nearest.
  after_spoken,   ///< `el lunes siguiente`.
  before_spoken,  ///< `el lunes anterior`.
};

/// The parts of the year, in the order of Expression::period for Grain::season.
enum class Season : std::uint8_t { spring, summer, autumn, winter };

/// One expression. Which fields count depends on the grain; the finest one told is what it names.
struct Expression {
  Grain grain = Grain::day;
  Field year;    ///< Stated: the year.
  Field month;   ///< Stated: 1 to 12.
  Field week;    ///< Stated: its number in ISO 8601.
  Field day;     ///< Stated: 1 to 31.
  Field period;  ///< Of the grains quarter (1 to 4), half (1, 2), season (Season), weekend, decade (199), century (20).
  int weekday = 0;   ///< 1 for Monday to 7 for Sunday; 0 if none is named.
  int nth = 0;       ///< Of weekdays, days, weeks, months inside the next larger period; -1 is the last; 0 if none.
  int holiday = -1;  ///< Its number in the Calendar of named days; -1 if none.
  Toward toward = Toward::open;
  bool widen = false;                      ///< The grain's period around the day: `la semana del 3 de marzo`.
  Grain step = Grain::day;                 ///< What `steps` counts: day, week, month or year.
  int steps = 0;                           ///< From what the rest says: `dos meses después del 2 de mayo`.
  DateModifier part = DateModifier::none;  ///< start, mid or end, or approx inside `hace unos dos años`.

  friend bool operator==(const Expression&, const Expression&) = default;
};

}  // namespace gaceta::dates
