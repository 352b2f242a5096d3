#include "dates/resolver.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "dates/calendar.hpp"

namespace gaceta::dates {

namespace {

constexpr bool in_range(int year) noexcept { return year >= kFirstYear && year <= kLastYear; }

// Days from publication to a period; 0 where it holds it.
int distance(const DayRange& days, Day published) noexcept {
  if (published < days.first) return days_between(published, days.first);
  if (days.last < published) return days_between(days.last, published);
  return 0;
}

// Appends a number with that many digits.
void append(std::string& text, int value, std::size_t width) {
  std::array<char, 8> buffer;  // more than any width
  for (std::size_t at = width; at > 0; value /= 10) buffer[--at] = static_cast<char>('0' + value % 10);
  text.append(buffer.data(), width);
}

std::string digits(int value, std::size_t width) {
  std::string text;
  append(text, value, width);
  return text;
}

DayRange month_days(int year, int month) noexcept {
  return {make_day(year, month, 1), make_day(year, month, days_in_month(year, month))};
}

DayRange months_days(int year, int first, int last) noexcept {
  return {make_day(year, first, 1), make_day(year, last, days_in_month(year, last))};
}

DayRange week_days(Day monday) noexcept { return {monday, add_days(monday, 6)}; }

constexpr std::array<std::string_view, 4> kSeasons{"SP", "SU", "FA", "WI"};

// Resolves one expression.
class Resolver {
 public:
  Resolver(const Expression& expression, const Situation& situation) noexcept : e_(expression), s_(situation) {}

  Resolution run() {
    out_.grain = e_.grain;
    set_offset();
    if (hangs_on_unspoken()) return std::move(out_);
    if (e_.holiday >= 0) {
      named_day();
    } else {
      switch (e_.grain) {
        case Grain::day:
          day();
          break;
        case Grain::week:
        case Grain::weekend:
          if (e_.widen) {
            day();
          } else {
            week();
          }
          break;
        case Grain::month:
          month();
          break;
        case Grain::quarter:
        case Grain::half:
          part_of_year(e_.grain == Grain::quarter ? 4 : 2);
          break;
        case Grain::season:
          season();
          break;
        case Grain::year:
          if (const std::optional<int> year = told_year()) put_year(*year);
          break;
        case Grain::decade:
        case Grain::century:
          span_of_years(e_.grain == Grain::decade ? 10 : 100);
          break;
      }
    }
    if (e_.steps != 0) step_on();
    if (out_.value.empty()) out_.days.reset();
    return std::move(out_);
  }

 private:
  // `dos meses después del 2 de mayo`, `una semana antes de ayer`: at the grain of what is counted from.
  void step_on() {
    const bool offset = out_.offset && out_.offset->unit == Grain::day && out_.grain == Grain::day;
    if (offset && (e_.step == Grain::day || e_.step == Grain::week)) {
      out_.offset->count += e_.steps * (e_.step == Grain::week ? 7 : 1);
    } else {
      out_.offset.reset();
    }
    const std::optional<DayRange> days = out_.value.empty() ? std::nullopt : out_.days;
    out_.value.clear(), out_.days.reset();
    if (!days) return;
    const bool by_months = e_.step == Grain::month || e_.step == Grain::year;
    const int months = e_.steps * (e_.step == Grain::year ? 12 : 1);
    const Day to = by_months ? add_months(days->first, months)
                             : add_days(days->first, e_.steps * (e_.step == Grain::week ? 7 : 1));
    if (!to.ok() || !in_range(year_of(to))) return;
    switch (out_.grain) {
      case Grain::day:
        put(to_string(to), {to, to});
        break;
      case Grain::week:
        if (e_.step == Grain::week) put_week(monday_of(to));
        break;
      case Grain::month:
        if (by_months) put_month(year_of(to), month_of(to));
        break;
      case Grain::year:
        if (e_.step == Grain::year) put_year(year_of(to));
        break;
      default:
        break;
    }
  }

  // ---- what surrounds the expression

  [[nodiscard]] bool published() const noexcept { return s_.published.has_value(); }
  [[nodiscard]] Day today() const noexcept { return *s_.published; }
  // The first or last day of what was last spoken of; publication where nothing was.
  [[nodiscard]] std::optional<Day> spoken(bool last = false) const noexcept {
    if (s_.spoken) return last ? s_.spoken->days.last : s_.spoken->days.first;
    return s_.published;
  }

  // The same for a period of `grain`: `cerrará el mes`, after `a fin de año`, is the month of publication where the
  // year that was spoken of is the one that runs.
  [[nodiscard]] std::optional<Day> spoken_for(Grain grain, const Field& field) const noexcept {
    const bool running =
        s_.spoken && published() && s_.spoken->days.first <= today() && today() <= s_.spoken->days.last;
    if (field.value == 0 && running && s_.spoken->grain > grain) return today();
    return spoken(field.value > 0);
  }

  // True for `ese día`, `aquel año` where nothing was spoken of: publication is not meant.
  [[nodiscard]] bool hangs_on_unspoken() const noexcept {
    if (s_.spoken) return false;
    if (e_.year.told() && e_.grain == Grain::day) return false;  // `la misma fecha de 2019`
    const auto same = [](const Field& field) { return field.how == How::spoken && field.value == 0; };
    switch (e_.grain) {
      case Grain::day:
        return e_.day.told() ? same(e_.day) : same(e_.week);
      case Grain::year:
        return same(e_.year);
      case Grain::decade:
      case Grain::century:
        return same(e_.period);
      default:
        return false;
    }
  }

  void set_offset() {
    const auto shifted = [&](const Field& field, Grain unit) {
      if (field.how == How::shifted) out_.offset = Offset{unit, field.value};
    };
    if (e_.holiday >= 0 || e_.widen) return;
    switch (e_.grain) {
      case Grain::day:
        if (e_.day.told()) {
          shifted(e_.day, Grain::day);
        }
        break;
      case Grain::week:
        shifted(e_.week, Grain::week);
        break;
      case Grain::month:
        shifted(e_.month, Grain::month);
        break;
      case Grain::year:
        shifted(e_.year, Grain::year);
        break;
      case Grain::weekend:
        if (e_.period.told()) {
          shifted(e_.period, Grain::weekend);
        } else if (e_.nth == 0 && e_.toward == Toward::past) {
          out_.offset = Offset{Grain::weekend, -1};
        } else if (e_.nth == 0 && e_.toward == Toward::near) {
          out_.offset = Offset{Grain::weekend, 0};
        }
        break;
      default:
        shifted(e_.period, e_.grain);
        break;
    }
  }

  [[nodiscard]] std::optional<int> told_year() const noexcept {
    std::optional<int> year;
    switch (e_.year.how) {
      case How::none:
        return std::nullopt;
      case How::stated:
        year = e_.year.value;
        break;
      case How::shifted:
        if (published()) year = year_of(today()) + e_.year.value;
        break;
      case How::spoken:
        if (const auto day = spoken(e_.year.value > 0)) year = year_of(*day) + e_.year.value;
        break;
    }
    if (year && !in_range(*year)) return std::nullopt;
    return year;
  }

  // A month that is told together with its year (`este mes`, `el mes siguiente`), as its first day.
  [[nodiscard]] std::optional<Day> told_month() const noexcept {
    std::optional<Day> from;
    if (e_.month.how == How::shifted) from = s_.published;
    if (e_.month.how == How::spoken) from = spoken_for(Grain::month, e_.month);
    if (!from) return std::nullopt;
    const Day first = make_day(year_of(*from), month_of(*from), 1);
    const Day month = add_months(first, e_.month.value);
    if (!in_range(year_of(month))) return std::nullopt;
    return month;
  }

  // ---- which of many

  // The year in which a period that comes once a year lies, where no word tells it. `days_in(year)` gives the period.
  template <class DaysIn>
  [[nodiscard]] std::optional<int> choose_year(DaysIn days_in) const {
    if (s_.not_before && e_.toward == Toward::open) {
      for (int year = year_of(*s_.not_before); year <= year_of(*s_.not_before) + 1; ++year) {
        const std::optional<DayRange> days = days_in(year);
        if (days && days->last >= *s_.not_before) return year;
      }
    }
    if (e_.toward == Toward::after_spoken || e_.toward == Toward::before_spoken) {
      const bool after = e_.toward == Toward::after_spoken;
      const auto from = spoken(after);
      if (!from) return std::nullopt;
      for (int step = -1; step <= 2; ++step) {
        const int year = year_of(*from) + (after ? step : -step);
        const std::optional<DayRange> days = days_in(year);
        if (days && (after ? days->first > *from : days->last < *from)) return year;
      }
      return std::nullopt;
    }
    if (!published()) return std::nullopt;
    // Each year's period holds a day of that year, so that no more than two years on either side need be looked at.
    const int here = year_of(today());
    std::optional<int> before, after, now;
    DayRange days_before, days_after;
    const auto look_at = [&](int year) {
      if (!in_range(year)) return;
      const std::optional<DayRange> days = days_in(year);
      if (!days) return;
      if (days->last < today()) {
        before = year, days_before = *days;
      } else if (days->first > today()) {
        after = year, days_after = *days;
      } else {
        now = year;
      }
    };
    look_at(here);
    for (int year = here - 1; year >= here - 2 && !before; --year) look_at(year);
    for (int year = here + 1; year <= here + 2 && !after; ++year) look_at(year);
    if (e_.toward == Toward::past) return before;
    if (e_.toward == Toward::future) return after;
    if (now) return now;
    if (!before) return after;
    if (!after) return before;
    const int back = distance(days_before, today()), ahead = distance(days_after, today());
    const bool single_day = e_.grain == Grain::day;
    Tense tense = s_.tense;
    // What lies a few weeks away on one side and most of a year on the other is the near one, whatever the tense: a
    // clause in the past may name a day to come (`convocó la junta del 3 de marzo`).
    constexpr int kWeeks = 45, kMostOfAYear = 300, kResults = 50;
    if (single_day && std::min(back, ahead) <= kWeeks && std::max(back, ahead) >= kMostOfAYear) tense = Tense::none;
    if (tense == Tense::future && ahead > kMostOfAYear - 10 && back < 2 * kWeeks) tense = Tense::none;
    // Results are foretold after their quarter is over (`prevé una caída en el primer semestre`).
    const bool results = e_.grain == Grain::quarter || e_.grain == Grain::half;
    if (results && tense == Tense::future && back <= kResults && back < ahead) tense = Tense::none;
    if (e_.toward == Toward::near && tense == Tense::present) tense = Tense::none;
    if (tense == Tense::past) return before;
    if (tense == Tense::future) return after;
    // The present tells what has just been (`la inflación cae en octubre`) or what is to come (`acaba en junio`).
    if (tense == Tense::present) return back <= ahead && back <= just_been() ? before : after;
    // A month that no verb places is one that is over, unless it is near (`el dividendo de enero`).
    constexpr int kNearMonths = 120;
    if (tense == Tense::none && e_.grain == Grain::month && ahead > kNearMonths) return before;
    return back <= ahead ? before : after;
  }

  // How many days ago something may lie that is told in the present.
  [[nodiscard]] int just_been() const noexcept {
    switch (e_.grain) {
      case Grain::day:
        return 20;
      case Grain::week:
      case Grain::weekend:
        return 14;
      case Grain::month:
        return 62;
      default:
        return 92;
    }
  }

  // The day with that weekday on the side of publication that the words or the tense tell.
  [[nodiscard]] std::optional<Day> choose_weekday() const {
    if (s_.not_before) {
      return add_days(*s_.not_before, (e_.weekday - weekday_of(*s_.not_before) + 7) % 7);
    }
    if (e_.toward == Toward::after_spoken || e_.toward == Toward::before_spoken) {
      const bool after = e_.toward == Toward::after_spoken;
      const auto from = spoken(after);
      if (!from) return std::nullopt;
      const int ahead = (e_.weekday - weekday_of(*from) + 7) % 7;
      return add_days(*from, after ? (ahead == 0 ? 7 : ahead) : (ahead - 7));
    }
    if (!published()) return std::nullopt;
    const int ahead = (e_.weekday - weekday_of(today()) + 7) % 7, back = (7 - ahead) % 7;
    if (e_.toward == Toward::past) return add_days(today(), back == 0 ? -7 : -back);
    if (e_.toward == Toward::future) return add_days(today(), ahead == 0 ? 7 : ahead);
    switch (s_.tense) {
      case Tense::past:
        return add_days(today(), -back);
      case Tense::future:
        return add_days(today(), ahead);
      case Tense::present: {  // headlines tell what happened yesterday in the present
        const bool going_on = s_.spoken && s_.spoken->grain == Grain::day && s_.spoken->days.first > today();
        return add_days(today(), back == 1 && !going_on ? -1 : ahead);
      }
      case Tense::none:
        break;
    }
    if (e_.toward == Toward::near) return add_days(today(), back <= 1 ? -back : ahead);
    return add_days(today(), back <= ahead ? -back : ahead);
  }

  // ---- values

  void put(std::string value, DayRange days) {
    out_.value = std::move(value);
    out_.days = days;
  }
  void put_year(int year) {
    if (in_range(year)) put(digits(year, 4), {make_day(year, 1, 1), make_day(year, 12, 31)});
  }
  void put_month(int year, int month) {
    if (in_range(year)) put(dated(year, "-", month, 2), month_days(year, month));
  }
  // A day, or the week or weekend around it.
  void put_day(Day day) {
    if (!day.ok() || !in_range(year_of(day))) return;
    if (e_.widen || out_.grain == Grain::week) {
      put_week(monday_of(day), out_.grain == Grain::weekend);
    } else {
      put(to_string(day), {day, day});
    }
  }
  void put_week(Day monday, bool weekend = false) {
    const IsoWeek week = iso_week(monday);
    if (!in_range(week.year) || !in_range(year_of(monday)) || !in_range(year_of(add_days(monday, 6)))) return;
    std::string value = dated(week.year, "-W", week.week, 2);
    if (weekend) {
      value += "-WE";
      put(std::move(value), {add_days(monday, 5), add_days(monday, 6)});
    } else {
      put(std::move(value), week_days(monday));
    }
  }
  // A value of which the year is not known.
  void put_unknown(std::string_view sign, int value = 0, std::size_t width = 0) {
    out_.value = "XXXX-";
    out_.value += sign;
    append(out_.value, value, width);
  }
  void put_unknown_day(int month, int day) {
    put_unknown("", month, 2);
    out_.value += '-';
    append(out_.value, day, 2);
  }
  static std::string dated(int year, std::string_view sign, int value, std::size_t width) {
    std::string text = digits(year, 4);
    text += sign;
    append(text, value, width);
    return text;
  }

  // ---- grains

  void day() {
    if (e_.day.how == How::shifted && !e_.month.told()) {
      if (published()) put_day(add_days(today(), e_.day.value));
      return;
    }
    if (e_.day.how == How::spoken && !e_.month.told()) {
      if (e_.year.told()) {  // `la misma fecha de 2019`
        const auto from = spoken();
        if (const auto year = told_year(); from && year) {
          put_day(make_day(*year, month_of(*from), std::min(day_of(*from), days_in_month(*year, month_of(*from)))));
        }
        return;
      }
      if (e_.day.value == 0 && s_.spoken && s_.spoken->grain != Grain::day) {
        // `ese día`, where only a longer period was spoken of
        if (s_.spoken->grain == Grain::month) {
          out_.grain = Grain::month;
          put_month(year_of(s_.spoken->days.first), month_of(s_.spoken->days.first));
        }
        return;
      }
      if (const auto from = spoken(e_.day.value > 0)) put_day(add_days(*from, e_.day.value));
      return;
    }
    if (e_.nth != 0) {
      nth_day();
    } else if (e_.day.told()) {
      day_of_month();
    } else if (e_.weekday != 0) {
      weekday();
    }
  }

  void weekday() {
    std::optional<Day> monday;
    if (e_.week.how == How::shifted && published()) monday = add_days(monday_of(today()), 7 * e_.week.value);
    if (e_.week.how == How::spoken) {
      if (const auto from = spoken(e_.week.value > 0)) monday = add_days(monday_of(*from), 7 * e_.week.value);
    }
    if (e_.week.told()) {
      if (monday) put_day(add_days(*monday, e_.weekday - 1));
    } else if (const auto day = choose_weekday()) {
      put_day(*day);
    }
  }

  // `3 de marzo`, `el 30 de ese mes`, `el día 15`, `viernes 20`
  void day_of_month() {
    if (const auto month = told_month()) {
      put_day(make_day(year_of(*month), month_of(*month), e_.day.value));
      return;
    }
    if (e_.month.how == How::stated) {
      std::optional<int> year = told_year();
      if (!year && !e_.year.told()) {
        if (e_.weekday != 0 && published()) year = year_with_weekday();
        if (!year) {
          year = choose_year([&](int candidate) -> std::optional<DayRange> {
            const Day day = make_day(candidate, e_.month.value, e_.day.value);
            if (!day.ok()) return std::nullopt;
            return DayRange{day, day};
          });
        }
      }
      if (year) {
        put_day(make_day(*year, e_.month.value, e_.day.value));
      } else if (!e_.widen && e_.day.value <= days_in_month(2000, e_.month.value)) {
        put_unknown_day(e_.month.value, e_.day.value);
      }
      return;
    }
    if (e_.month.told()) return;
    if (!published()) {
      if (!e_.widen) put_unknown("XX-", e_.day.value, 2);
      return;
    }
    if (const auto day = day_without_month()) put_day(*day);
  }

  // The year near publication in which that day has that weekday.
  [[nodiscard]] std::optional<int> year_with_weekday() const {
    const int here = year_of(today());
    std::optional<int> best;
    int best_distance = 0;
    for (int year = here - 1; year <= here + 1; ++year) {
      const Day day = make_day(year, e_.month.value, e_.day.value);
      if (!day.ok() || weekday_of(day) != e_.weekday) continue;
      const int away = std::abs(days_between(today(), day));
      if (!best || away < best_distance) best = year, best_distance = away;
    }
    return best;
  }

  [[nodiscard]] std::optional<Day> day_without_month() const {
    const Day first = make_day(year_of(today()), month_of(today()), 1);
    constexpr int kMonths = 12;
    const int reach = e_.weekday != 0 ? kMonths : 2;
    std::optional<Day> before, after;
    for (int step = -reach; step <= reach; ++step) {
      const Day month = add_months(first, step);
      const Day day = make_day(year_of(month), month_of(month), e_.day.value);
      if (!day.ok() || (e_.weekday != 0 && weekday_of(day) != e_.weekday)) continue;
      if (s_.not_before && day < *s_.not_before) continue;
      if (s_.not_before) return day;
      if (day == today() && e_.toward != Toward::past && e_.toward != Toward::future) return day;
      if (day < today()) before = day;
      if (day > today() && !after) after = day;
    }
    if (!before) return after;
    if (!after) return before;
    if (e_.toward == Toward::past) return before;
    if (e_.toward == Toward::future) return after;
    const int back = days_between(*before, today()), ahead = days_between(today(), *after);
    // A day with its weekday comes a few times a year: one of these weeks is meant, whatever the tense.
    constexpr int kTheseWeeks = 45;
    const bool near = e_.weekday != 0 && std::min(back, ahead) <= kTheseWeeks && std::max(back, ahead) > kTheseWeeks;
    if (!near && s_.tense == Tense::past) return before;
    if (!near && (s_.tense == Tense::future || s_.tense == Tense::present)) return after;
    return back <= ahead ? before : after;
  }

  // `el primer lunes de marzo`, `el último día del año`
  void nth_day() {
    const auto in = [&](DayRange days) -> std::optional<Day> {
      if (e_.weekday == 0) return e_.nth > 0 ? add_days(days.first, e_.nth - 1) : add_days(days.last, e_.nth + 1);
      const int ahead = (e_.weekday - weekday_of(days.first) + 7) % 7;
      const int back = (weekday_of(days.last) - e_.weekday + 7) % 7;
      const Day day =
          e_.nth > 0 ? add_days(days.first, ahead + 7 * (e_.nth - 1)) : add_days(days.last, -back + 7 * (e_.nth + 1));
      if (day < days.first || days.last < day) return std::nullopt;
      return day;
    };
    if (const auto month = told_month()) {
      if (const auto day = in(month_days(year_of(*month), month_of(*month)))) put_day(*day);
      return;
    }
    if (e_.month.how == How::stated) {
      std::optional<int> year = told_year();
      if (!year && !e_.year.told()) {
        year = choose_year([&](int candidate) -> std::optional<DayRange> {
          const auto day = in(month_days(candidate, e_.month.value));
          if (!day) return std::nullopt;
          return DayRange{*day, *day};
        });
      }
      if (!year) return;
      if (const auto day = in(month_days(*year, e_.month.value))) put_day(*day);
      return;
    }
    if (const auto year = told_year()) {
      if (const auto day = in({make_day(*year, 1, 1), make_day(*year, 12, 31)})) put_day(*day);
    }
  }

  void named_day() {
    const HolidayRule* rule = s_.holidays == nullptr ? nullptr : s_.holidays->rule(e_.holiday, s_.country);
    if (rule == nullptr) return;
    out_.grain = e_.widen ? e_.grain : rule->grain;
    std::optional<int> year = told_year();
    if (!year && !e_.year.told()) {
      year = choose_year([&](int candidate) -> std::optional<DayRange> {
        const auto day = rule->in(candidate);
        if (!day) return std::nullopt;
        if (rule->grain == Grain::week) return week_days(monday_of(*day));
        return DayRange{*day, *day};
      });
    }
    if (year) {
      if (const auto day = rule->in(*year)) put_day(*day);
    } else if (rule->kind == HolidayRule::Kind::fixed) {
      put_unknown_day(rule->month, rule->day);
    }
  }

  void week() {
    const bool weekend = e_.grain == Grain::weekend;
    const Field& field = weekend ? e_.period : e_.week;
    if (e_.nth != 0) {
      nth_week(weekend);
      return;
    }
    if (field.how == How::stated) {  // `semana 45`
      std::optional<int> year = told_year();
      if (!year && !e_.year.told()) {
        year = choose_year([&](int candidate) -> std::optional<DayRange> {
          if (field.value > weeks_in_year(candidate)) return std::nullopt;
          return week_days(monday_of(IsoWeek{candidate, field.value}));
        });
      }
      if (year && field.value <= weeks_in_year(*year)) {
        put_week(monday_of(IsoWeek{*year, field.value}), weekend);
      } else if (!year && !e_.year.told()) {
        put_unknown("W", field.value, 2);
        if (weekend) out_.value += "-WE";
      }
      return;
    }
    std::optional<Day> from;
    int count = field.value;
    if (field.how == How::shifted) from = s_.published;
    if (field.how == How::spoken) from = spoken_for(Grain::week, field);
    if (field.how == How::none) {  // `el fin de semana`
      from = s_.published;
      if (from) count = weekends_away(weekday_of(*from));
    }
    if (from) put_week(add_days(monday_of(*from), 7 * count), weekend);
  }

  // Weeks to the weekend meant by `el fin de semana` and the like, from the weekday of publication.
  [[nodiscard]] int weekends_away(int weekday) const noexcept {
    const bool begun = weekday >= 6;
    switch (e_.toward) {
      case Toward::past:
        return -1;
      case Toward::future:  // the first one that has not begun
        return begun ? 1 : 0;
      case Toward::near:
        return s_.tense == Tense::past && weekday < 4 ? -1 : 0;
      default:
        break;
    }
    if (begun || s_.tense == Tense::future || s_.tense == Tense::present) return 0;
    return s_.tense == Tense::past || weekday < 4 ? -1 : 0;
  }

  // The nth week of a month is counted as ISO 8601 counts those of a year: the first has its Thursday in it.
  void nth_week(bool weekend) {
    const int anchor = weekend ? 6 : 4;  // Saturday, Thursday
    const auto in = [&](DayRange days) -> std::optional<Day> {
      const int ahead = (anchor - weekday_of(days.first) + 7) % 7;
      const int back = (weekday_of(days.last) - anchor + 7) % 7;
      const Day day =
          e_.nth > 0 ? add_days(days.first, ahead + 7 * (e_.nth - 1)) : add_days(days.last, -back + 7 * (e_.nth + 1));
      if (day < days.first || days.last < day) return std::nullopt;
      return monday_of(day);
    };
    std::optional<Day> monday;
    if (const auto month = told_month()) {
      monday = in(month_days(year_of(*month), month_of(*month)));
    } else if (e_.month.how == How::stated) {
      std::optional<int> year = told_year();
      if (!year && !e_.year.told()) {
        year = choose_year([&](int candidate) -> std::optional<DayRange> {
          const auto day = in(month_days(candidate, e_.month.value));
          if (!day) return std::nullopt;
          return week_days(*day);
        });
      }
      if (year) monday = in(month_days(*year, e_.month.value));
    } else if (const auto year = told_year()) {
      monday = in({make_day(*year, 1, 1), make_day(*year, 12, 31)});
    }
    if (monday) put_week(*monday, weekend);
  }

  void month() {
    if (const auto month = told_month()) {
      const auto year = told_year();  // `el mismo mes de 2015`
      put_month(year ? *year : year_of(*month), month_of(*month));
      return;
    }
    if (e_.month.how != How::stated) return;
    std::optional<int> year = told_year();
    if (!year && !e_.year.told()) {
      year =
          choose_year([&](int candidate) -> std::optional<DayRange> { return month_days(candidate, e_.month.value); });
    }
    if (year) {
      put_month(*year, e_.month.value);
    } else {
      put_unknown("", e_.month.value, 2);
    }
  }

  void part_of_year(int parts) {
    const int months = 12 / parts;
    const std::string_view sign = parts == 4 ? "Q" : "H";
    const auto days_in = [&](int year, int index) {
      return months_days(year, (index - 1) * months + 1, index * months);
    };
    const auto put_part = [&](int year, int index) {
      if (!in_range(year)) return;
      put(dated(year, parts == 4 ? "-Q" : "-H", index, 1), days_in(year, index));
    };
    const auto index_of = [&](Day day) { return year_of(day) * parts + (month_of(day) - 1) / months; };
    const Field& field = e_.period;
    if (field.how == How::stated) {
      const int index = field.value < 0 ? parts + 1 + field.value : field.value;
      if (index < 1 || index > parts) return;
      std::optional<int> year = told_year();
      if (!year && !e_.year.told()) {
        year = choose_year([&](int candidate) -> std::optional<DayRange> { return days_in(candidate, index); });
      }
      if (year) {
        put_part(*year, index);
      } else {
        put_unknown(sign, index, 1);
      }
      return;
    }
    std::optional<Day> from;
    int count = field.value;
    if (field.how == How::shifted) from = s_.published;
    const bool same_spoken = s_.spoken && s_.spoken->grain == e_.grain;
    if (field.how == How::spoken) {
      if (same_spoken) {
        from = s_.spoken->days.first;
      } else if (published()) {
        // Where none was spoken of, the last one that was over: results are told after it.
        from = today();
        count -= 1;
      }
    }
    if (field.how == How::none) {
      if (same_spoken) {
        from = s_.spoken->days.first;
      } else if (published()) {
        from = today();
        count = s_.tense == Tense::future ? 0 : -1;
      }
    }
    if (!from) return;
    const int index = index_of(*from) + count;
    const auto year = told_year();  // `igual trimestre de 2007`
    put_part(year ? *year : index / parts, index % parts + 1);
  }

  void season() {
    std::optional<int> year = told_year();
    const auto season = static_cast<Season>(e_.period.value);
    if (!year && !e_.year.told()) {
      year = choose_year(
          [&](int candidate) -> std::optional<DayRange> { return season_days(candidate, season, s_.southern); });
    }
    const std::string_view name = kSeasons[static_cast<std::size_t>(e_.period.value) % kSeasons.size()];
    if (!year) {
      put_unknown(name);
    } else if (in_range(*year - 1) && in_range(*year + 1)) {
      std::string value = digits(*year, 4);
      value += '-';
      value += name;
      put(std::move(value), season_days(*year, season, s_.southern));
    }
  }

  void span_of_years(int years) {
    std::optional<int> index;
    if (e_.period.how == How::stated) index = e_.period.value;
    if (e_.period.how == How::shifted && published()) index = year_of(today()) / years + e_.period.value;
    if (e_.period.how == How::spoken) {
      if (const auto from = spoken()) index = year_of(*from) / years + e_.period.value;
    }
    if (!index || *index < 0 || *index * years > kLastYear - years) return;
    // The nineties are 1990 to 1999, the twentieth century is 1901 to 2000.
    const int first = *index * years + (years == 100 ? 1 : 0);
    if (!in_range(first)) return;
    put(digits(*index, years == 10 ? 3 : 2), {make_day(first, 1, 1), make_day(first + years - 1, 12, 31)});
  }

  const Expression& e_;
  const Situation& s_;
  Resolution out_;
};

}  // namespace

DayRange season_days(int year, Season season, bool southern) noexcept {
  switch (season) {
    case Season::spring:
      if (southern) return {make_day(year, 9, 21), make_day(year, 12, 20)};
      return {make_day(year, 3, 20), make_day(year, 6, 20)};
    case Season::summer:
      if (southern) return {make_day(year - 1, 12, 21), make_day(year, 3, 20)};
      return {make_day(year, 6, 21), make_day(year, 9, 22)};
    case Season::autumn:
      if (southern) return {make_day(year, 3, 21), make_day(year, 6, 20)};
      return {make_day(year, 9, 23), make_day(year, 12, 20)};
    case Season::winter:
      break;
  }
  if (southern) return {make_day(year, 6, 21), make_day(year, 9, 20)};
  return {make_day(year, 12, 21), make_day(year + 1, 3, 19)};
}

Resolution resolve(const Expression& expression, const Situation& situation) {
  return Resolver(expression, situation).run();
}

}  // namespace gaceta::dates
