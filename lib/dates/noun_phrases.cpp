// Noun phrases: parts, units, seasons, named days.
#include "dates/grammar.hpp"

namespace gaceta::dates {

using lexicon::WordId;

// `principios de marzo`, `el inicio del año`, `las primeras semanas de junio`, `finales marzo`
std::size_t Recognizer::with_part(std::size_t at, Expression& e) const {
  std::size_t i = at;
  if (word(i).is(kArticle)) ++i;
  if (!word(i).is(kPart)) return 0;
  // `los tres primeros meses de 2025` has no value
  if (i == at && (before(at).is(kCount) || (at > begin_ && is_number(at - 1)))) return 0;
  if (const auto unit_phrase = vocabulary_.units.longest(stream_, i, end_)) return 0;  // `fin de semana`
  const auto part = vocabulary_.parts.longest(stream_, i, end_);
  if (!part) return 0;
  i += part->length;
  const bool linked = of(i);
  if (linked) ++i;
  const std::size_t last = nominal(i, e, true);
  if (last == 0) return 0;
  // `a finales marzo`, `a fines 2025`; not `el Buen Fin 2025`
  if (!linked && (id_before(at) != key_.a || (e.grain != Grain::month && e.grain != Grain::year))) return 0;
  if (e.grain == Grain::day && e.holiday < 0) return 0;
  // `primera mitad de 2024` is a half of the year, not a part of it.
  if (e.grain == Grain::year && part->length == 2) {
    const WordId head = id(at + (word(at).is(kArticle) ? 2 : 1));
    const Word& ordinal = word(at + (word(at).is(kArticle) ? 1 : 0));
    if (head == key_.mitad && ordinal.ordinal >= 1 && ordinal.ordinal <= 2) {
      e.grain = Grain::half;
      e.period = {How::stated, ordinal.ordinal};
      return last;
    }
  }
  e.part = static_cast<DateModifier>(part->value);
  return last;
}

// The words before a head. Returns where they end, which is `at` where there are none.
std::size_t Recognizer::lead(std::size_t at, Lead& l) const {
  std::size_t i = at;
  if (word(i).is(kArticle)) {
    l.article = true;
    ++i;
  } else if (word(i).is(kThis)) {
    l.this_ = true;
    ++i;
  } else if (word(i).is(kThat)) {
    l.that = true;
    ++i;
  }
  for (int step = 0; step < 3 && i < end_; ++step, ++i) {
    const Word& w = word(i);
    if (w.is(kSame)) {
      if (!l.this_) l.same = true;
    } else if (w.is(kCurrent)) {
      l.current = true;
    } else if (w.is(kShift)) {
      l.shift = w.shift;
    } else if (w.is(kFollow)) {
      l.follow = w.follow;
    } else if (w.is(kOrdinal)) {
      // `primero de mayo`, `4to de julio` are days
      const std::size_t next = is_number(i) && i + 1 < end_ && stream_.view(i + 1) == "." ? i + 2 : i + 1;
      if (of(next) && (w.ordinal == 1 || is_number(i)) && word(next + 1).is(kMonth)) break;
      l.ordinal = w.ordinal;
    } else {
      break;
    }
  }
  return i;
}

// The adjectives behind a head: `pasado`, `que viene`, `en curso`. Returns where they end.
std::size_t Recognizer::trail(std::size_t at, Lead& l) const {
  const Word& w = word(at);
  if (w.is(kShift)) {
    if (id(at + 1) == key_.manana) return at;  // `el lunes, pasado mañana`
    l.shift = w.shift;
    if (word(at + 1).is(kShift) && word(at + 1).shift == -1 && w.shift == 1) {  // `próximo pasado`
      l.shift = -1;
      return at + 2;
    }
    return at + 1;
  }
  if (w.is(kFollow)) {
    // `anterior a la pandemia`; a number behind it is another matter (`respecto al año anterior, a 1.350`)
    if ((id(at + 1) == key_.a || id(at + 1) == key_.al) && !is_number(at + 2)) return at;
    l.follow = w.follow;
    return at + 1;
  }
  if (w.is(kCurrent)) {
    l.current = true;
    return at + 1;
  }
  if (w.is(kOrdinal) && w.ordinal == -1) {  // `octubre último`
    l.shift = -1;
    return at + 1;
  }
  if (id(at) == key_.que && (id(at + 1) == key_.viene || id(at + 1) == key_.entra || id(at + 1) == key_.inicia ||
                             id(at + 1) == key_.comienza || id(at + 1) == key_.empieza)) {
    l.shift = 1;
    return at + 2;
  }
  if (id(at) == key_.en && id(at + 1) == key_.curso) {
    l.current = true;
    return at + 2;
  }
  return at;
}

std::size_t Recognizer::nominal(std::size_t at, Expression& e, bool after_part) const {
  std::size_t i = at;
  if (word(i).is(kWhole)) {
    ++i;
    if (i >= end_) return 0;
  }
  if (i >= end_ || word(i).is(kContracted)) return 0;
  // `finales del XIX`
  if (after_part && stream_[i].is(tokens::kAllUpper)) {
    if (const int number = roman(stream_.view(i)); number >= 10) {
      e.grain = Grain::century;
      e.period = {How::stated, number - 1};
      return i + 1;
    }
  }
  // `un 25 de marzo`
  if (id(i) == key_.un && is_number(i + 1) && of(i + 2)) ++i;
  Lead l;
  i = lead(i, l);
  if (i >= end_) return 0;
  const std::size_t start = at;
  const Word& head = word(i);

  // `el 3T25`
  if (l.article && i == at + 1 && stream_[i].is(tokens::kHasDigit)) {
    if (const std::size_t last = code(i, e)) return last;
    e = Expression{};
  }
  if (head.is(kHolidayFirst)) {
    if (const std::size_t last = holiday(i, l, e)) return last;
    e = Expression{};
  }
  if (l.ordinal == 0) {
    // `el día 23`, `los días 3 y 4`, `el pasado día de Reyes`, `el día lunes`
    if (id(i) == key_.dia || id(i) == key_.dias) {
      std::size_t j = i + 1;
      if (word(j).is(kNumberSign)) ++j;
      if (word(j).is(kWeekday)) return weekday(j, l, e, start);
      if (is_number(j) || word(j).is(kCount | kOrdinal)) {
        if (const std::size_t last = day_and_month(j, l, e)) return last;
        std::size_t last = 0;
        const int day = day_number(j, last);
        const bool named = l.article || l.this_ || l.that || l.shift != 0 || id_before(at) == key_.del ||
                           id_before(at) == key_.al || before(at).is(kJoin);
        const bool every = of(last) && word(last + 1).is(kEvery);  // `el día 1 de cada mes`
        if (day != 0 && is_number(j) && named && !every && !counts_something(last) && id(i) == key_.dia) {
          e = Expression{};
          e.grain = Grain::day;
          e.day = {How::stated, day};
          e.toward = l.toward();
          return last;
        }
      }
      if (of(i + 1)) {
        if (!vocabulary_.holidays.find(stream_, i, end_)) {
          if (const std::size_t last = holiday(i + 2, l, e)) return last;
        }
      }
    }
    if (is_number(i) || head.is(kCount | kOrdinal)) {
      if (const std::size_t last = day_and_month(i, l, e)) return last;
      e = Expression{};
      if (i != at && is_number(i)) {
        if (const std::size_t last = date_in_digits(i, e)) {
          if (e.toward == Toward::open) e.toward = l.toward();
          return last;
        }
        e = Expression{};
      }
    }
    // `el próximo 15`; `vence el 15`: a bare number needs a word that makes it a day
    if (is_number(i) && l.article && !l.this_ && !l.that) {
      std::size_t last = 0;
      const int day = day_number(i, last);
      const bool closed = last >= end_ || is_punctuation(last) || word(last).is(kFunction) ||
                          (l.shift != 0 && tenses_.is_finite(stream_, last));
      // `a mediados de julio, con una gira desde el 28`
      const bool in_month = i == at + 1 && id(at) == key_.el &&
                            (id_before(at) == key_.desde || id_before(at) == key_.hasta) && !found_.empty() &&
                            found_.back().sentence_first == begin_ && found_.back().expression.month.told();
      if (day != 0 && closed && in_month && id(last) != key_.por && !of(last) && id(last) != key_.a) {
        e.grain = Grain::day;
        e.day = {How::stated, day};
        e.month = {How::spoken, 0};
        return last;
      }
      const bool pointed =
          l.shift != 0 || (i == at + 1 && id(at) == key_.el && at > begin_ && tenses_.tells_point(stream_, at - 1));
      if (day != 0 && closed && pointed && !of(last) && !(id(last) == key_.a || id(last) == key_.y)) {
        e.grain = Grain::day;
        e.day = {How::stated, day};
        e.toward = l.toward();
        return last;
      }
    }
    // `primero de mayo`
    if (head.is(kOrdinal) && head.ordinal == 1) return 0;
    if (head.is(kWeekday)) return weekday(i, l, e, start);
  } else if (head.is(kWeekday)) {
    // `el primer lunes de marzo`
    Expression month_of_it;
    if (const std::size_t end = month_reference(i + 1, month_of_it)) {
      e.grain = Grain::day;
      e.weekday = head.weekday, e.nth = l.ordinal;
      e.month = month_of_it.month, e.year = month_of_it.year;
      e.toward = month_of_it.toward;
      return end;
    }
    if (l.ordinal == -1 && l.article) {  // `el último viernes`
      l.shift = -1, l.ordinal = 0;
      return weekday(i, l, e, start);
    }
    return 0;
  }
  if (head.is(kMonth) || (id(i) == key_.mes && of(i + 1) && word(i + 2).is(kMonth))) {
    return month(i, l, e, start, after_part);
  }
  if (id(i) == key_.mes && word(i + 1).is(kMonth) && !word(i + 1).is(kMonthShort)) {
    return month(i + 1, l, e, start, true);  // `el pasado mes abril`
  }
  if (head.is(kSeason)) return season(i, l, e, start, after_part);
  if (is_number(i) || head.is(kDecade) || head.is(kCount)) {
    if (const std::size_t last = decade(i, l, e, start, after_part)) return last;
    e = Expression{};
    return bare_year(i, l, e, start, after_part);
  }
  if (head.is(kUnit | kUnits) || vocabulary_.units.longest(stream_, i, end_)) return unit(i, l, e, start, after_part);
  return 0;
}

// `el mes pasado`, `este mismo año`, `la semana del 3 de marzo`, `primer trimestre de 2024`, `el año 2025`
std::size_t Recognizer::unit(std::size_t at, Lead l, Expression& e, std::size_t start, bool after_part) const {
  std::size_t last = 0;
  bool plural = false;
  Unit unit = unit_at(at, last, plural);
  if (unit == Unit::tenure && (tenure_is_year_ || is_number(last))) unit = Unit::fiscal;
  if (unit == Unit::none || unit == Unit::other || unit == Unit::tenure || unit == Unit::hour || unit == Unit::minute ||
      unit == Unit::second) {
    return 0;
  }
  if (unit == Unit::century) {
    if (l.ordinal == 0 && !l.deictic()) {
      if (const std::size_t end = century(at, e)) return end;
    }
    last = trail(last, l);
    const Field field = l.field();
    if (plural || (!field.told() && !after_part)) return 0;
    shift_by(e, unit, field.told() ? field.how : How::shifted, field.value);
    return last;
  }
  if (plural) {
    // `los años noventa`, `años 2015 y 2016`, `las décadas de los 80 y 90`
    if (unit == Unit::year || unit == Unit::decade) return decade(at, l, e, start, after_part);
    return 0;
  }
  if (unit == Unit::decade) {
    if (const std::size_t end = decade(at, l, e, start, after_part)) return end;
    e = Expression{};
  }
  if (unit == Unit::term) return 0;
  if (unit == Unit::eve) return 0;
  if (unit == Unit::daypart) {
    // `esta mañana`, `a la mañana siguiente`
    if (l.this_ && !l.same && l.shift == 0 && l.follow == 0) {
      e.grain = Grain::day, e.day = {How::shifted, 0};
      return last;
    }
    const std::size_t end = trail(last, l);
    if (l.article && l.follow != 0 && end > last) {
      e.grain = Grain::day, e.day = {How::spoken, l.follow};
      return end;
    }
    if (l.that && l.shift == 0 && l.follow == 0) {
      e.grain = Grain::day, e.day = {How::spoken, 0};
      return last;
    }
    return 0;
  }
  if (unit == Unit::date) {
    // `esa fecha`, `la misma fecha de 2019`
    if (!(l.that || l.same) || l.this_) return 0;
    e.grain = Grain::day, e.day = {How::spoken, 0};
    if (const std::size_t end = year_reference(last, e, false)) return end;
    return last;
  }
  if (unit == Unit::fortnight || unit == Unit::bimester || unit == Unit::third || unit == Unit::lustrum) return 0;

  // `el año 2025`, `el ejercicio fiscal 2008`
  if (unit == Unit::year || unit == Unit::fiscal) {
    std::size_t number = last;
    if (word(number).is(kYearKind)) ++number;
    std::size_t end = 0;
    if (id(number) == key_.de && year_number(number + 1, end, true) != 0 && number == last) ++number;
    if (const int year = year_number(number, end, true); year != 0 && !l.that) {
      e.grain = Grain::year, e.year = {How::stated, year};
      return end;
    }
  }
  if (unit == Unit::week) {
    // `semana 45`, `la semana epidemiológica 45 de 2025`
    std::size_t number = last;
    if (id(number) == key_.epidemiologica) ++number;
    if (word(number).is(kNumberSign)) ++number;
    if (l.ordinal == 0 && is_number(number)) {
      const int week = plain(number);
      if (week >= 1 && week <= 53 && !counts_something(number + 1)) {
        e.grain = Grain::week, e.week = {How::stated, week};
        const std::size_t end = year_reference(number + 1, e);
        return end != 0 ? end : number + 1;
      }
    }
    if (l.ordinal == 0 && !l.deictic() && of(last)) {
      if (const std::size_t end = week_of(last, e)) return end;
      e = Expression{};
    }
  }

  // What is counted inside a larger period: `la segunda semana de febrero`, `el último día del año`
  if (l.ordinal != 0) {
    Expression container;
    std::size_t end = 0;
    switch (unit) {
      case Unit::quarter:
      case Unit::half: {
        e.grain = unit == Unit::quarter ? Grain::quarter : Grain::half;
        e.period = {How::stated, l.ordinal};
        if (l.ordinal > (unit == Unit::quarter ? 4 : 2)) return 0;
        if (l.shift != 0) e.toward = l.toward();
        std::size_t after = last;
        if (word(after).is(kYearKind)) ++after;
        end = year_reference(after, e);
        if (end == 0) {
          // `primer trimestre de este ejercicio` is read above; a bare last one is the one before publication.
          const std::size_t trailed = trail(last, l);
          if (l.shift != 0 || l.current) e.toward = l.toward();
          if (l.follow != 0) return 0;
          if (l.ordinal == -1) {
            if (id_before(start) == key_.durante || of(trailed)) return 0;
            e.period = {How::none, 0};
          }
          return trailed;
        }
        return end;
      }
      case Unit::week:
      case Unit::weekend:
      case Unit::day:
        if (!of(last)) return 0;
        end = month_reference(last, container);
        if (end == 0) {
          end = year_reference(last, container, false);
          if (end == 0) return 0;
        }
        e.grain = unit == Unit::week ? Grain::week : unit == Unit::weekend ? Grain::weekend : Grain::day;
        e.nth = l.ordinal;
        e.month = container.month, e.year = container.year, e.toward = container.toward;
        return end;
      case Unit::month:
        if (!of(last)) return 0;
        end = year_reference(last, container, false);
        if (end == 0) return 0;
        e.grain = Grain::month;
        e.month = {How::stated, l.ordinal > 0 ? l.ordinal : 13 + l.ordinal};
        e.year = container.year;
        return e.month.value <= 12 ? end : 0;
      case Unit::decade:
        // `la primera década del siglo XXI`
        if (!of(last) || id(last + 1) != key_.siglo || l.ordinal < 0 || l.ordinal > 10) return 0;
        end = century(last + 1, container);
        if (end == 0) return 0;
        e.grain = Grain::decade;
        e.period = {How::stated, container.period.value * 10 + l.ordinal - 1};
        return end;
      default:
        return 0;
    }
  }

  const std::size_t bare_end = last;
  last = trail(last, l);
  const Field field = l.field();
  if (unit == Unit::day) {
    // `ese día`, `el mismo día`, `al día siguiente`
    if (!(l.that || l.same || l.follow != 0)) return 0;
    if (id(last) == key_.que || (id(last) == key_.en && id(last + 1) == key_.que)) return 0;
    e.grain = Grain::day;
    if (l.same && !l.that) {  // `el mismo día del año pasado`
      e.day = {How::spoken, 0};
      if (const std::size_t end = year_reference(last, e, false)) return end;
    }
    e.day = field.how == How::spoken ? field : Field{How::spoken, 0};
    return last;
  }
  if (l.same && !l.that && !l.this_) {
    // `el mismo mes de 2015`, `igual trimestre del año anterior`
    Expression dated;
    shift_by(e, unit, How::spoken, 0);
    if (const std::size_t end = year_reference(last, dated, false); end != 0 && unit != Unit::year) {
      e.year = dated.year;
      return end;
    }
    if (id(last) == key_.que || (id(last) == key_.en && id(last + 1) == key_.que)) return 0;
    return last;
  }
  if (field.told()) {
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
  if (word(bare_end).is(kFollow)) return 0;
  if (!after_part && !bare_unit_fits(unit, start, bare_end, l.article)) return 0;
  if (after_part && (id(bare_end) == key_.que || (word(bare_end).is(kYearKind) && unit == Unit::year))) return 0;
  shift_by(e, unit, How::shifted, 0);
  switch (unit) {
    case Unit::month:
      e.month = after_part ? Field{How::shifted, 0} : Field{How::spoken, 0};
      if (of(bare_end)) return 0;
      break;
    case Unit::quarter:
    case Unit::half:
      e.period = {};
      break;
    case Unit::weekend:
      e.period = {};
      // `el fin de semana del 3 de marzo`
      if (of(bare_end)) {
        Expression around;
        if (const std::size_t end = week_of(bare_end, around)) {
          e = around;
          e.grain = Grain::weekend;
          return end;
        }
      }
      break;
    default:
      break;
  }
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
  if (id(last) == key_.que || (id(last) == key_.en && id(last + 1) == key_.que)) return false;
  if (prior == key_.por || prior == key_.al || prior == key_.a) return false;
  if (word(last).is(kYearKind | kMore)) return false;  // `el año más cálido`
  if (contracted && start >= begin_ + 2 && word(start - 2).is(kNoYear)) return false;
  if (prior == key_.de && article && start >= begin_ + 2 && word(start - 2).is(kNoYear)) return false;
  if (of(last)) return false;  // `el año de la pandemia`
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

std::size_t Recognizer::season(std::size_t at, Lead l, Expression& e, std::size_t start, bool after_part) const {
  if (l.ordinal != 0 || before(start).is(kEvery)) return 0;
  const Word& w = word(at);
  if (capital(at) && !stream_[at].is(tokens::kSentenceStart) && !stream_[at].is(tokens::kLineStart)) return 0;
  e.grain = Grain::season;
  e.period = {How::stated, w.season};
  std::size_t last = trail(at + 1, l);
  e.toward = l.toward();
  if (l.that || l.same) e.year = {How::spoken, 0};
  bool dated = e.toward != Toward::open || e.year.told();
  if (!e.year.told()) {
    if (const std::size_t end = year_reference(last, e)) {
      last = end;
      dated = true;
    }
  }
  if (dated || after_part) return last;
  // Alone it may be any: `en otoño` is the one that the tense tells, `en invierno hace frío` is none.
  const WordId prior = id_before(start);
  const bool prepared = prior == key_.en || prior == key_.desde || prior == key_.hasta || prior == key_.para ||
                        prior == key_.durante ||
                        (prior == key_.del && !(start >= begin_ + 2 && word(start - 2).is(kNoSeason)));
  if (!prepared) return 0;
  for (std::size_t i = start; i > begin_ && start - i < 10; --i) {
    if (word(i - 1).is(kEvery)) return 0;
  }
  const Tense tense = tenses_.read(stream_, start, last, begin_, end_);
  return tense == Tense::past || tense == Tense::future ? last : 0;
}

std::size_t Recognizer::holiday(std::size_t at, Lead l, Expression& e) const {
  if (at >= end_) return 0;
  const auto match = vocabulary_.holidays.find(stream_, at, end_);
  if (!match) return 0;
  std::size_t last = at + match->length;
  e.grain = Grain::day;
  e.holiday = match->holiday;
  last = trail(last, l);
  e.toward = l.toward();
  if (l.that || l.same) e.year = {How::spoken, 0};
  if (!e.year.told()) {
    if (const std::size_t end = year_reference(last, e)) last = end;
  }
  return last;
}

}  // namespace gaceta::dates
