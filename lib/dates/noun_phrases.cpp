// Noun phrases: what stands around their heads, parts, days, seasons, named days.
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
  if (l.article && word(i).is(kEpithet) && word(i + 1).unit == Unit::year) ++i;  // `los felices años 20`
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

// The days among the noun phrases; the head stands at `i`, behind the words of `l` that begin at `at`.
std::size_t Recognizer::nominal_day(std::size_t at, std::size_t i, const Lead& l, Expression& e) const {
  const Word& head = word(i);
  if (l.ordinal != 0) return head.is(kWeekday) ? counted_weekday(i, l, e, at) : 0;
  if (id(i) == key_.dia || id(i) == key_.dias) {
    if (const std::size_t last = day_by_name(at, i, l, e)) return last;
    e = Expression{};
  }
  if (is_number(i) || head.is(kCount | kOrdinal)) {
    if (const std::size_t last = day_and_month(i, l, e)) return last;
    e = Expression{};
    if (i != at && is_number(i)) {
      if (const std::size_t last = day_code(i, l, e)) return last;
      e = Expression{};
      if (const std::size_t last = date_in_digits(i, e)) {
        if (e.toward == Toward::open) e.toward = l.toward();
        return last;
      }
      e = Expression{};
    }
  }
  if (is_number(i) && l.article && !l.this_ && !l.that) {
    if (const std::size_t last = day_alone(at, i, l, e)) return last;
  }
  return head.is(kWeekday) ? weekday(i, l, e, at) : 0;
}

// `el día 23`, `los días 3 y 4`, `el pasado día de Reyes`, `el día lunes`; `día` stands at `i`
std::size_t Recognizer::day_by_name(std::size_t at, std::size_t i, const Lead& l, Expression& e) const {
  std::size_t j = i + 1;
  if (word(j).is(kNumberSign)) ++j;
  if (word(j).is(kWeekday)) return weekday(j, l, e, at);
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
  if (!of(i + 1) || vocabulary_.holidays.find(stream_, i, end_)) return 0;
  return holiday(i + 2, l, e);
}

// `el próximo 15`, `vence el 15`: a bare number at `i` needs a word that makes it a day
std::size_t Recognizer::day_alone(std::size_t at, std::size_t i, const Lead& l, Expression& e) const {
  std::size_t last = 0;
  const int day = day_number(i, last);
  const bool by_itself = i == at + 1 && id(at) == key_.el;
  // `el 10 pasado`, `el 15 próximo`
  if (day != 0 && by_itself && word(last).is(kShift)) {
    const bool ends = last + 1 >= end_ || is_punctuation(last + 1) ||
                      (word(last + 1).is(kFunction) && !of(last + 1) && id(last + 1) != key_.a &&
                       id(last + 1) != key_.al && id(last + 1) != key_.el);
    if (!ends) return 0;
    e.grain = Grain::day;
    e.day = {How::stated, day};
    e.toward = word(last).shift < 0 ? Toward::past : Toward::future;
    return last + 1;
  }
  const bool closed = last >= end_ || is_punctuation(last) || word(last).is(kFunction) ||
                      (l.shift != 0 && tenses_.is_finite(stream_, last));
  if (day == 0 || !closed || of(last) || id(last) == key_.a || id(last) == key_.hyphen) return 0;
  if (id(last) == key_.comma && is_number(last + 1)) return 0;  // `el 10, 11 y 12 de julio` is read from its end
  e.grain = Grain::day;
  e.day = {How::stated, day};
  // `a mediados de julio, con una gira desde el 28`
  const bool in_month = by_itself && (id_before(at) == key_.desde || id_before(at) == key_.hasta) && !found_.empty() &&
                        found_.back().sentence_first == begin_ && found_.back().expression.month.told();
  // `el 3 de marzo en Lima y el 5 en Quito`, `el 16 habrá desfile; el 15, misa`
  const bool next_day = by_itself && (id_before(at) == key_.y || id_before(at) == key_.semicolon) && !found_.empty() &&
                        found_.back().sentence_first == begin_ && found_.back().expression.grain == Grain::day &&
                        found_.back().expression.month.how == How::stated &&
                        (id(last) == key_.en || id(last) == key_.comma);
  if ((in_month && id(last) != key_.por) || next_day) {
    e.month = {How::spoken, 0};
    return last;
  }
  const bool pointed = l.shift != 0 || (by_itself && at > begin_ && tenses_.tells_point(stream_, at - 1));
  e.toward = l.toward();
  return pointed && id(last) != key_.y ? last : 0;
}

// `el primer lunes de marzo`, `el último viernes`
std::size_t Recognizer::counted_weekday(std::size_t at, Lead l, Expression& e, std::size_t start) const {
  Expression container;
  if (const std::size_t end = month_reference(at + 1, container)) {
    e.grain = Grain::day;
    e.weekday = word(at).weekday, e.nth = l.ordinal;
    e.month = container.month, e.year = container.year;
    e.toward = container.toward;
    return end;
  }
  if (l.ordinal != -1 || !l.article) return 0;
  l.shift = -1, l.ordinal = 0;
  return weekday(at, l, e, start);
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
  if (is_number(i) || head.is(kWeekday | kCount | kOrdinal) || id(i) == key_.dia || id(i) == key_.dias) {
    if (const std::size_t last = nominal_day(at, i, l, e)) return last;
    e = Expression{};
  }
  if (head.is(kWeekday) || (l.ordinal == 0 && head.is(kOrdinal) && head.ordinal == 1)) return 0;
  if (head.is(kMonth) || (id(i) == key_.mes && of(i + 1) && word(i + 2).is(kMonth))) {
    return month(i, l, e, start, after_part);
  }
  if (id(i) == key_.mes && word(i + 1).is(kMonth) && !word(i + 1).is(kMonthShort)) {
    return month(i + 1, l, e, start, true);  // `el pasado mes abril`
  }
  if (head.is(kSeason)) return season(i, l, e, start, after_part);
  if (is_number(i) || head.is(kDecade) || head.is(kCount) || (i != at && apostrophe(i))) {
    if (const std::size_t last = decade(i, l, e, start, after_part)) return last;
    e = Expression{};
    return bare_year(i, l, e, start, after_part);
  }
  if (head.is(kUnit | kUnits) || vocabulary_.units.longest(stream_, i, end_)) return unit(i, l, e, start, after_part);
  return 0;
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
  if (of(last)) return 0;  // `la primavera de su vida`
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
  if (!match || before(at).is(kNameHost | kEvery)) return 0;  // `calle Primero de Mayo`, `cada Navidad`
  // `la víspera del Año Nuevo Chino`
  if (word(at).is(kNoName)) {
    const auto name = vocabulary_.names.longest(stream_, at, end_);
    if (name && name->length > match->length && capital(at + name->length - 1)) return 0;
  }
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
