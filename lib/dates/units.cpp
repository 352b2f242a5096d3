// Units of the calendar: `el mes pasado`, `este mismo año`, `la semana del 3 de marzo`, `el primer trimestre`.
#include "dates/grammar.hpp"

namespace gaceta::dates {

using lexicon::WordId;

// The unit at `at`, behind the words of `l`, which begin at `start`.
std::size_t Recognizer::unit(std::size_t at, const Lead& l, Expression& e, std::size_t start, bool after_part) const {
  std::size_t last = 0;
  bool plural = false;
  Unit unit = unit_at(at, last, plural);
  if (unit == Unit::tenure && (tenure_is_year_ || is_number(last))) unit = Unit::fiscal;
  if (unit == Unit::century) return century_unit(at, l, e, after_part);
  // `los años noventa`, `años 2015 y 2016`, `las décadas de los 80 y 90`
  if (plural) return unit == Unit::year || unit == Unit::decade ? decade(at, l, e, start, after_part) : 0;
  switch (unit) {
    case Unit::daypart:
      return part_of_day(last, l, e);
    case Unit::date:
      return same_date(last, l, e);
    case Unit::day:
      return l.ordinal != 0 ? counted_unit(unit, last, l, e, start) : spoken_day(last, l, e);
    case Unit::decade:
      if (const std::size_t end = decade(at, l, e, start, after_part)) return end;
      e = Expression{};
      break;
    case Unit::week:
    case Unit::weekend:
    case Unit::month:
    case Unit::quarter:
    case Unit::half:
    case Unit::year:
    case Unit::fiscal:
      break;
    default:
      return 0;
  }
  if (const std::size_t end = numbered_unit(unit, last, l, e)) return end;
  e = Expression{};
  if (l.ordinal != 0) return counted_unit(unit, last, l, e, start);
  return unit_from_here(unit, last, l, e, start, after_part);
}

// True for what is named after a century: `Siglo XXI Editores`, `el Hospital Siglo XXI`, `publicó en Siglo XXI`.
bool Recognizer::century_is_name(std::size_t at, std::size_t last, bool article) const {
  if (!capital(at) || stream_[at].is(tokens::kSentenceStart) || stream_[at].is(tokens::kLineStart)) return false;
  if (last < end_ && capital(last) && stream_[last].kind == TokenKind::word) return true;
  if (article || id_before(at) == key_.del || id_before(at) == key_.al || is_punctuation(at - 1)) return false;
  return !word(at - 1).is(kPart | kOrdinal) && stream_[at - 1].kind == TokenKind::word;
}

// `el siglo XX`, `siglos XVIII`, `el siglo pasado`
std::size_t Recognizer::century_unit(std::size_t at, Lead l, Expression& e, bool after_part) const {
  if (l.ordinal == 0 && !l.deictic()) {
    if (const std::size_t end = century(at, e)) return century_is_name(at, end, l.article) ? 0 : end;
  }
  const std::size_t last = trail(at + 1, l);
  const Field field = l.field();
  if (!word(at).is(kUnit) || (!field.told() && !after_part)) return 0;
  shift_by(e, Unit::century, field.told() ? field.how : How::shifted, field.value);
  return last;
}

// `esta mañana`, `a la mañana siguiente`, `esa noche`; the words of `l` stand before it, `last` is behind it
std::size_t Recognizer::part_of_day(std::size_t last, Lead l, Expression& e) const {
  e.grain = Grain::day;
  if (l.this_ && !l.same && l.shift == 0 && l.follow == 0) {
    e.day = {How::shifted, 0};
    return last;
  }
  const std::size_t end = trail(last, l);
  if (l.article && l.follow != 0 && end > last) {
    e.day = {How::spoken, l.follow};
    return end;
  }
  e.day = {How::spoken, 0};
  return l.that && l.shift == 0 && l.follow == 0 ? last : 0;
}

// `esa fecha`, `la misma fecha de 2019`
std::size_t Recognizer::same_date(std::size_t last, const Lead& l, Expression& e) const {
  if (!(l.that || l.same) || l.this_) return 0;
  e.grain = Grain::day, e.day = {How::spoken, 0};
  const std::size_t end = year_reference(last, e, false);
  return end != 0 ? end : last;
}

// `ese día`, `el mismo día`, `al día siguiente`, `el mismo día del año pasado`
std::size_t Recognizer::spoken_day(std::size_t last, Lead l, Expression& e) const {
  last = trail(last, l);
  if (!(l.that || l.same || l.follow != 0) || clause_follows(last)) return 0;
  const Field field = l.field();
  e.grain = Grain::day;
  if (l.same && !l.that) {
    e.day = {How::spoken, 0};
    if (const std::size_t end = year_reference(last, e, false)) return end;
  }
  e.day = field.how == How::spoken ? field : Field{How::spoken, 0};
  return last;
}

// `el año 2025`, `el ejercicio fiscal 2008`, `semana 45`, `la semana epidemiológica 45 de 2025`, `la semana del 3 de
// marzo`; `last` is behind the unit
std::size_t Recognizer::numbered_unit(Unit unit, std::size_t last, const Lead& l, Expression& e) const {
  std::size_t number = last;
  if (unit == Unit::year || unit == Unit::fiscal) {
    if (word(number).is(kYearKind)) ++number;
    std::size_t end = 0;
    if (id(number) == key_.de && year_number(number + 1, end, true) != 0 && number == last) ++number;
    const int year = year_number(number, end, true);
    if (year == 0 || l.that) return 0;
    e.grain = Grain::year, e.year = {How::stated, year};
    return end;
  }
  if (unit != Unit::week || l.ordinal != 0) return 0;
  if (id(number) == key_.epidemiologica) ++number;
  if (word(number).is(kNumberSign)) ++number;
  const int week = plain(number);
  if (week >= 1 && week <= 53 && !counts_something(number + 1)) {
    e.grain = Grain::week, e.week = {How::stated, week};
    const std::size_t end = year_reference(number + 1, e);
    return end != 0 ? end : number + 1;
  }
  return !l.deictic() && of(last) ? week_of(last, e) : 0;
}

// What is counted inside a larger period: `la segunda semana de febrero`, `el último día del año`, `primer trimestre`
std::size_t Recognizer::counted_unit(Unit unit, std::size_t last, const Lead& l, Expression& e,
                                     std::size_t start) const {
  Expression container;
  std::size_t end = 0;
  int century_told = 0;
  switch (unit) {
    case Unit::quarter:
    case Unit::half:
      return counted_part(unit, last, l, e, start);
    case Unit::week:
    case Unit::weekend:
    case Unit::day:
      if (!of(last)) return 0;
      end = month_reference(last, container);
      if (end == 0) end = year_reference(last, container, false);
      e.grain = unit == Unit::week ? Grain::week : unit == Unit::weekend ? Grain::weekend : Grain::day;
      e.nth = l.ordinal;
      e.month = container.month, e.year = container.year, e.toward = container.toward;
      return end;
    case Unit::month:
      if (!of(last)) return 0;
      end = year_reference(last, container, false);
      e.grain = Grain::month;
      e.month = {How::stated, l.ordinal > 0 ? l.ordinal : 13 + l.ordinal};
      e.year = container.year;
      return e.month.value <= 12 ? end : 0;
    case Unit::decade:
      // `la primera década del siglo XXI`
      end = century_of(last, century_told);
      if (end == last || l.ordinal < 0 || l.ordinal > 10) return 0;
      e.grain = Grain::decade;
      e.period = {How::stated, century_told * 10 + l.ordinal - 1};
      return end;
    default:
      return 0;
  }
}

// `primer trimestre de 2024`, `el segundo semestre`, `el último trimestre`
std::size_t Recognizer::counted_part(Unit unit, std::size_t last, Lead l, Expression& e, std::size_t start) const {
  if (l.ordinal > (unit == Unit::quarter ? 4 : 2)) return 0;
  e.grain = unit == Unit::quarter ? Grain::quarter : Grain::half;
  e.period = {How::stated, l.ordinal};
  if (l.shift != 0) e.toward = l.toward();
  std::size_t year = last;
  if (word(year).is(kYearKind)) ++year;
  if (const std::size_t end = year_reference(year, e)) return end;
  last = trail(last, l);
  if (l.shift != 0 || l.current) e.toward = l.toward();
  if (l.follow != 0) return 0;
  if (l.ordinal == -1) {
    // A bare last one is the one before publication.
    if (id_before(start) == key_.durante || of(last)) return 0;
    e.period = {};
  }
  return last;
}

// Counted from publication or from the date last spoken of, or meant without a word: `el mes pasado`, `este mismo año`,
// `el mismo mes de 2015`, `en el año`
std::size_t Recognizer::unit_from_here(Unit unit, std::size_t bare_end, Lead l, Expression& e, std::size_t start,
                                       bool after_part) const {
  const std::size_t last = trail(bare_end, l);
  if (l.same && !l.that && !l.this_) {
    Expression dated;
    shift_by(e, unit, How::spoken, 0);
    if (const std::size_t end = year_reference(last, dated, false); end != 0 && unit != Unit::year) {
      e.year = dated.year;
      return end;
    }
    return clause_follows(last) ? 0 : last;
  }
  if (const Field field = l.field(); field.told()) {
    if (before(start).is(kCount) && !l.article) return 0;  // `un año corrido`
    // `el año anterior a la pandemia` hangs on an event.
    if (field.how == How::spoken && field.value != 0 && (id(last) == key_.a || id(last) == key_.al) &&
        !is_number(last + 1)) {
      return 0;
    }
    shift_by(e, unit, field.how, field.value);
    if (unit == Unit::weekend && field.how == How::shifted) {
      e.period = {};
      e.toward = l.toward();
    }
    return last;
  }
  if (unit == Unit::weekend && of(bare_end)) {  // `el fin de semana del 3 de marzo`
    Expression around;
    if (const std::size_t end = week_of(bare_end, around)) {
      e = around;
      e.grain = Grain::weekend;
      return end;
    }
  }
  if (word(bare_end).is(kFollow)) return 0;
  if (!after_part && !bare_unit_fits(unit, start, bare_end, l.article)) return 0;
  if (after_part && (id(bare_end) == key_.que || (word(bare_end).is(kYearKind) && unit == Unit::year))) return 0;
  shift_by(e, unit, How::shifted, 0);
  if (unit == Unit::month) {
    e.month = after_part ? Field{How::shifted, 0} : Field{How::spoken, 0};
    if (of(bare_end)) return 0;
  }
  if (unit == Unit::quarter || unit == Unit::half || unit == Unit::weekend) e.period = {};
  return bare_end;
}

// True where `el año`, `la semana` and the like mean those of publication, not any.
bool Recognizer::bare_unit_fits(Unit unit, std::size_t start, std::size_t last, bool article) const {
  const WordId prior = id_before(start);
  const bool contracted = prior == key_.del;
  if (!article && !contracted) {
    // `lo que va de año` and the parts are read elsewhere.
    return false;
  }
  if (clause_follows(last)) return false;
  if (prior == key_.por || prior == key_.al || prior == key_.a) return false;
  if (word(last).is(kYearKind | kMore | kMonth)) return false;  // `el año más cálido`, `el trimestre julio-septiembre`
  if (contracted && start >= begin_ + 2 && word(start - 2).is(kNoYear)) return false;
  if (prior == key_.de && article && start >= begin_ + 2 && word(start - 2).is(kNoYear)) return false;
  if (of(last)) return false;                                        // `el año de la pandemia`
  if (is_number(last) && !counts_something(last + 1)) return false;  // `el año 44 antes de Cristo`
  if (word(last).is(kBack | kForth)) return false;
  switch (unit) {
    case Unit::year:
      return true;
    case Unit::fiscal:
      return prior == key_.en || prior == key_.durante;
    case Unit::month:
    case Unit::quarter:
    case Unit::half:
      return contracted || prior == key_.en || prior == key_.durante || prior == key_.para ||
             before(start).is(kYearVerb);
    case Unit::week:
      return prior != key_.de || start < begin_ + 2 || !word(start - 2).is(kNoYear);
    case Unit::weekend:
      return true;
    default:
      return false;
  }
}

// `del 3 de marzo` behind `la semana`; `la semana del 3 al 9 de marzo` is a range of days instead.
std::size_t Recognizer::week_of(std::size_t at, Expression& e) const {
  std::size_t i = at + 1;
  Lead l;
  i = lead(i, l);
  Expression day;
  std::size_t last = 0;
  if (word(i).is(kWeekday)) {
    last = weekday(i, l, day, i);
    if (last == 0 || !day.day.told()) return 0;
  } else if (is_number(i)) {
    last = day_and_month(i, l, day);
    if (last == 0) last = numeric_date(i, day);
  }
  if (last == 0 || !day.month.told() || id(last) == key_.al || id(last) == key_.hasta) return 0;
  e = day;
  e.weekday = 0;
  e.grain = Grain::week;
  e.widen = true;
  return last;
}

}  // namespace gaceta::dates
