// Days, weekdays and months.
#include "dates/calendar.hpp"
#include "dates/grammar.hpp"

namespace gaceta::dates {

using lexicon::WordId;

// `3 de marzo de 2025`, `30 de ese mes`, `3 marzo`, `tres de marzo`
std::size_t Recognizer::day_and_month(std::size_t at, const Lead& l, Expression& e) const {
  // Behind a day in words stands the month, or more of the number: `treinta y uno de mayo`.
  if (!is_number(at) && !of(at + 1) && id(at + 1) != key_.y && !word(at + 1).is(kThis | kThat)) return 0;
  std::size_t i = at;
  const int day = day_number(at, i);
  if (day == 0) return 0;
  // `1ro. de enero`
  if (is_number(at) && plain(at) < 0 && i < end_ && !stream_[i].is(tokens::kSpaceBefore) && stream_.view(i) == "." &&
      of(i + 1)) {
    ++i;
  }
  Expression reading;
  std::size_t last = 0;
  if (of(i) || word(i).is(kThis | kThat)) {
    last = month_reference(i, reading);
  } else if (word(i).is(kMonth) && is_number(at)) {
    const std::size_t m = i;
    last = month_reference(m, reading);
  } else if ((id(i) == key_.slash || id(i) == key_.hyphen) && is_number(at) && word(i + 1).is(kMonth) &&
             !stream_[i].is(tokens::kSpaceBefore) && !stream_[i + 1].is(tokens::kSpaceBefore)) {
    last = month_reference(i + 1, reading);  // `1-ene`, `1/ene`
  }
  if (last == 0) return 0;
  reading.grain = Grain::day;
  reading.day = {How::stated, day};
  if (!reading.year.told() && reading.month.how == How::stated) reading.year = year_of_law(at);
  if (reading.month.how == How::stated && day > days_in_month(2000, reading.month.value)) return 0;
  if (l.deictic() && reading.toward == Toward::open) reading.toward = l.toward();
  if (l.that && !reading.year.told()) reading.year = {How::spoken, 0};
  // `Dos de Mayo`, a square
  if (!is_number(at) && !reading.year.told() && capital(at) && !stream_[at].is(tokens::kSentenceStart) &&
      !stream_[at].is(tokens::kLineStart)) {
    return 0;
  }
  // `calle 25 de Mayo`, `la 25 de Mayo`
  if (!reading.year.told() &&
      (before(at).is(kNameHost | kEvery) || id_before(at) == key_.la || comes_every_year(last))) {
    return 0;
  }
  e = reading;
  return last;
}

// The year of `Ley 39/2015, de 1 de octubre`, whose day stands at `at`; none elsewhere.
Field Recognizer::year_of_law(std::size_t at) const {
  if (at < begin_ + 4 || id_before(at) != key_.de || id_before(at, 2) != key_.comma) return {};
  const std::string_view number = stream_.view(at - 3);
  const std::size_t slash = number.find('/');
  if (slash == std::string_view::npos || number.size() - slash != 5 || !law_before(at - 3)) return {};
  const int year = plain_number(number.substr(slash + 1));
  if (plain_number(number.substr(0, slash)) < 0 || year < kEarliestYear || year > kLatestYear) return {};
  return {How::stated, year};
}

// `a los quince días del mes de marzo de 2025`, as courts and notaries date
std::size_t Recognizer::formal_day(std::size_t at, Expression& e) const {
  std::size_t i = 0;
  const int day = day_number(id(at) == key_.los ? at + 1 : at, i);
  if (day == 0 || id(i) != key_.dias || !of(i + 1)) return 0;
  Expression month;
  const std::size_t last = month_reference(i + 1, month);
  if (last == 0 || month.month.how != How::stated || day > days_in_month(2000, month.month.value)) return 0;
  if (id(i + 2) != key_.mes && !month.year.told()) return 0;  // `a los quince días de marzo`
  e = month;
  e.grain = Grain::day;
  e.day = {How::stated, day};
  return last;
}

// True for what comes every year: `enero` and `julio` in `en enero y julio de cada año`
bool Recognizer::comes_every_year(std::size_t last) const {
  constexpr std::size_t kReach = 8;
  for (std::size_t i = last; i < last + kReach; ++i) {
    if (of(i) && word(i + 1).is(kEvery)) return true;
    if (!word(i).is(kJoin | kMonth | kArticle | kDe) && !is_number(i)) break;
  }
  return false;
}

// The month of a day or week: `de marzo de 2025`, `de ese mes`, `del mes pasado`, `marzo`
std::size_t Recognizer::month_reference(std::size_t at, Expression& e) const {
  std::size_t i = at;
  const bool linked = of(i);
  if (linked) ++i;
  Lead l;
  i = lead(i, l);
  if (id(i) == key_.mes) {
    if (of(i + 1) && word(i + 2).is(kMonth)) {
      i += 2;
    } else {
      const std::size_t last = trail(i + 1, l);
      e.month = l.field();
      if (!e.month.told()) {
        if (!linked) return 0;
        e.month = {How::spoken, 0};  // `el 30 del mes`
      }
      return last;
    }
  }
  const Word& w = word(i);
  if (!w.is(kMonth)) {
    // `el 5 del actual`, `3 del corriente`, `2 de los corrientes`
    if (linked && l.current && (l.article || id(at) == key_.del) &&
        (i >= end_ || is_punctuation(i) || word(i).is(kFunction))) {
      e.month = {How::shifted, 0};
      return i;
    }
    return 0;
  }
  if (w.is(kMonthShort)) {
    // Bare abbreviations are words of other meanings (`mar`, `set`): they need a number before them.
    const bool stroke =
        at >= begin_ + 2 && (id(at - 1) == key_.slash || id(at - 1) == key_.hyphen) && is_number(at - 2);
    if (at == begin_ || !(stroke || is_number(at - 1) || is_number(i - 1) || word(i - 1).is(kCount))) return 0;
    const bool dotted = stream_.view(i).back() == '.';
    if (!dotted && stream_.view(i).size() < 3) return 0;
  }
  e.month = {How::stated, w.month};
  std::size_t last = trail(i + 1, l);
  if (l.shift != 0 || l.follow != 0 || l.this_ || l.current) e.toward = l.toward();
  if (l.that || l.same) e.year = {How::spoken, 0};
  if (!e.year.told()) {
    if (const std::size_t end = year_reference(last, e)) {
      last = end;
      e.toward = Toward::open;
    }
  }
  return last;
}

// The year behind a month, quarter, season: `de 2025`, `2025`, `del año pasado`, `de este año`, `, 2025`
std::size_t Recognizer::year_reference(std::size_t at, Expression& e, bool bare_number) const {
  std::size_t i = at;
  std::size_t last = 0;
  if (!of(i)) {
    if (!bare_number) return 0;
    if (id(i) == key_.comma) {
      const int year = year_number(i + 1, last, false);
      if (year < kCommonYear || (counts_something(last) && !is_number(last))) return 0;
      e.year = {How::stated, year};
      return last;
    }
    const bool stroke = id(i) == key_.slash || (id(i) == key_.hyphen && !stream_[i].is(tokens::kSpaceBefore));
    if (stroke) ++i;
    // `6/nov/25`
    if (stroke && e.month.told() && at >= begin_ + 3 && stream_[at - 2].word == stream_[at].word && is_number(at - 3)) {
      if (const int year = i < end_ && is_number(i) ? short_year(i, last) : 0) {
        e.year = {How::stated, year};
        return last;
      }
    }
    if (stroke && id(at) == key_.hyphen) return 0;
    const int year = year_number(i, last, false);
    if (year < kCommonYear || (counts_something(last) && !is_number(last))) return 0;
    e.year = {How::stated, year};
    return last;
  }
  const bool contracted = id(i) == key_.del;
  ++i;
  Lead l;
  const std::size_t head = lead(i, l);
  if (const int year = year_number(head, last, true)) {
    if (l.that || l.follow != 0) return 0;
    if (counts_something(last) && year % 100 == 0) return 0;
    e.year = {How::stated, year};
    return last;
  }
  // `mayo del 68`, `octubre del '17`, `el verano del 76`; not `en mayo, de 98 a 120` or `mayo del 15 al 20`
  const bool of_a_year = e.month.told() || e.holiday >= 0 || e.grain == Grain::season || e.grain == Grain::quarter ||
                         e.grain == Grain::half;
  if (head == i && of_a_year) {
    std::size_t end = 0;
    const int year = head < end_ ? short_year(head, end) : 0;
    const bool told = contracted ? id(end) != key_.al && id(end) != key_.a && !of(end)
                                 : (end >= end_ || is_punctuation(end)) && year % 100 > 31;
    if (year != 0 && told) {
      e.year = {How::stated, year};
      return end;
    }
  }
  // `noviembre de hace tres años`
  if (!contracted && word(head).is(kAgo)) {
    Expression counted;
    if (const std::size_t end = ago(head, counted); end != 0 && counted.grain == Grain::year) {
      e.year = counted.year;
      return end;
    }
  }
  bool plural = false;
  const Unit unit = unit_at(head, last, plural);
  const bool tenure = unit == Unit::tenure && (tenure_is_year_ || is_number(last));
  if ((unit == Unit::year || unit == Unit::fiscal || tenure) && !plural) {
    if (word(last).is(kYearKind) && year_number(last + 1, i, false) != 0) ++last;
    std::size_t number_end = 0;
    if (const int year = year_number(last, number_end, true)) {
      e.year = {How::stated, year};
      return number_end;
    }
    last = trail(last, l);
    e.year = l.field();
    if (!e.year.told()) e.year = {How::shifted, 0};
    return last;
  }
  return 0;
}

// `el lunes`, `lunes 3`, `martes, 9 de abril de 2019`, `el lunes de la semana pasada`
std::size_t Recognizer::weekday(std::size_t at, Lead l, Expression& e, std::size_t start) const {
  const Word& w = word(at);
  e.grain = Grain::day;
  e.weekday = w.weekday;
  std::size_t last = at + 1;
  // Its date: `lunes 3`, `viernes, 13 de mayo`
  std::size_t i = last;
  const bool comma = id(i) == key_.comma;
  if (comma) ++i;
  const bool named = id(i) == key_.dia && is_number(i + 1);
  if (named) ++i;
  if (is_number(i) || (!comma && word(i).is(kCount | kOrdinal))) {
    Expression dated;
    std::size_t number_end = 0;
    if (const std::size_t end = day_and_month(i, l, dated)) {
      dated.weekday = w.weekday;
      e = dated;
      return end;
    }
    if (is_number(i)) {
      Expression numeric;
      if (const std::size_t end = numeric_date(i, numeric)) {
        numeric.weekday = w.weekday;
        e = numeric;
        return end;
      }
    }
    const int day = comma && !named ? 0 : day_number(i, number_end);
    const WordId after = id(number_end);
    const bool closed = number_end >= end_ || is_punctuation(number_end);
    if (day != 0 && (is_number(i) || closed) && after != key_.percent && !counts_something(number_end)) {
      e.day = {How::stated, day};
      e.toward = l.toward();
      return number_end;
    }
  }
  // Appositions with an article: `el lunes, el 3 de marzo` stay two mentions.
  const std::size_t trailed = trail(last, l);
  if (trailed > last && id(trailed) == key_.comma && is_number(trailed + 1)) {  // `el lunes pasado, 30 de junio`
    Expression dated;
    if (const std::size_t end = day_and_month(trailed + 1, l, dated)) {
      dated.weekday = w.weekday;
      e = dated;
      return end;
    }
  }
  last = trailed;
  if (of(last)) {
    // `de la semana pasada`, `de esta semana`
    std::size_t j = last + 1;
    Lead week;
    j = lead(j, week);
    std::size_t end = 0;
    bool plural = false;
    if (unit_at(j, end, plural) == Unit::week && !plural) {
      end = trail(end, week);
      e.week = week.field();
      if (!e.week.told()) e.week = {How::shifted, 0};
      if (week.deictic()) return end;
      e.week = {};
    }
  }
  // A weekday needs an article, or what stands for one: names and sets have none.
  const WordId prior = id_before(start);
  const Word& p = before(start);
  const bool article = l.article && id(at - 1) != key_.los;
  const bool contracted = prior == key_.del || prior == key_.al;
  const bool shifted = l.deictic();
  bool fits = article || contracted || shifted;
  if (!fits && start == at) {
    const bool alone = (start == begin_ || id_before(start) == lexicon::kNoWord) &&
                       (last >= end_ || is_punctuation(last) || (id(last) == key_.a && id(last + 1) == key_.las)) &&
                       stream_[at].is(tokens::kLineStart);
    const bool parentheses = start > begin_ && stream_.view(start - 1) == "(";
    const bool linked = !found_.empty() && found_.back().expression.weekday != 0 &&
                        join_before(found_.back().last, start) != Join::none;
    const bool prepared = prior == key_.desde || prior == key_.hasta || prior == key_.para;
    fits = alone || parentheses || linked || prepared;
    if (capital(at) && !alone && !parentheses) fits = fits && !capital(last);
  }
  if (l.article && id(at - 1) == key_.los) fits = false;  // `los lunes` is a set
  if (p.is(kEvery) || id_before(at) == key_.las) fits = false;
  if (!fits) return 0;
  e.toward = l.toward();
  if (l.that || l.same) {
    if (!e.week.told()) e.week = {How::spoken, 0};
    e.toward = Toward::open;
  }
  return last;
}

// True where a month's name is somebody's or something's: `Julio Iglesias`, `Plaza de Mayo`, `Marta Mayo`.
bool Recognizer::month_is_name(std::size_t at, std::size_t last, std::size_t start, bool dated) const {
  if (!capital(at) || dated) return false;
  const bool opens = stream_[at].is(tokens::kSentenceStart) || stream_[at].is(tokens::kLineStart);
  if (opens && start == at) {
    // `Abril cerró con …`, but `Julio Iglesias`
    return last < end_ && capital(last) && word(at).is(kMonthName);
  }
  if (start != at) return false;  // with an article, or a part
  if (at == begin_) return false;
  const Word& p = before(at);
  const Lexeme& prior = stream_[at - 1];
  if (prior.kind != TokenKind::word) return last < end_ && capital(last) && word(at).is(kMonthName);
  if (id_before(at) == key_.de) {
    // `Plaza de Mayo`, but `el mercado de Mayo`
    if (at >= begin_ + 2 && stream_[at - 2].is(tokens::kInitialUpper)) return true;
    // `los abogados de Julio De Vido`
    return last < end_ && capital(last) && word(at).is(kMonthName);
  }
  const bool preposition = p.is(kYearPreposition) || p.is(kJoin);
  // `Augusto y Abril se casan`
  if (p.is(kJoin) && at >= begin_ + 2 && capital(at - 2) && !word(at - 2).is(kMonth) && word(at).is(kMonthName)) {
    return true;
  }
  return !preposition || (last < end_ && capital(last));
}

// `octubre`, `el pasado mes de julio`, `noviembre del año pasado`, `marzo 3, 2025`
std::size_t Recognizer::month(std::size_t at, Lead l, Expression& e, std::size_t start, bool after_part) const {
  std::size_t i = at;
  if (id(i) == key_.mes) i += 2;
  const Word& w = word(i);
  if (l.ordinal != 0) return 0;
  // The month of a day that is a name (`calle 25 de Mayo`), or of a set (`cada 3 de mayo`)
  if (start == at && id_before(at) == key_.de && at >= begin_ + 3 &&
      (vocabulary_(stream_[at - 3]).is(kNameHost | kEvery) || (id_before(at, 3) == key_.la && is_number(at - 2)))) {
    return 0;
  }
  // `el 30 de febrero`
  if (start == at && id_before(at) == key_.de && at >= begin_ + 3 && id_before(at, 3) == key_.el) {
    if (const int day = plain(at - 2); day > days_in_month(2000, w.month) && day <= 31) return 0;
  }
  if (before(start).is(kEvery)) return 0;
  e.grain = Grain::month;
  e.month = {How::stated, w.month};
  // `noviembre 3, 2025`, `julio 20 de 2023`
  if (is_number(i + 1) && i == at && !l.deictic()) {
    std::size_t number_end = 0;
    const int day = day_number(i + 1, number_end);
    if (day != 0 && day <= days_in_month(2000, w.month)) {
      Expression dated;
      dated.month = e.month;
      if (const std::size_t end = year_reference(number_end, dated)) {
        dated.grain = Grain::day;
        dated.day = {How::stated, day};
        e = dated;
        return end;
      }
      // A dateline: `Bogotá, marzo 3 (EFE)`; `Volverá julio 4.`
      if ((number_end >= end_ || is_punctuation(number_end) || stream_[at].zone == Zone::dateline) &&
          !month_is_name(at, number_end, start, false)) {
        e.grain = Grain::day;
        e.day = {How::stated, day};
        return number_end;
      }
    }
  }
  std::size_t last = trail(i + 1, l);
  e.toward = l.toward();
  if (l.that || l.same) e.year = {How::spoken, 0};
  bool dated = false;
  if (!e.year.told()) {
    if (const std::size_t end = year_reference(last, e)) {
      last = end;
      dated = true;
    }
  }
  if (w.is(kMonthShort)) {
    const bool dotted = stream_.view(i).back() == '.';
    if (!(dated && e.year.how == How::stated && (dotted || stream_.view(i).size() >= 3)) &&
        !(dotted && (l.deictic() || after_part))) {
      return 0;
    }
  }
  if (!e.year.told() && comes_every_year(last)) return 0;
  if (month_is_name(i, last, start, dated || l.deictic() || after_part || i != at)) return 0;
  return last;
}

}  // namespace gaceta::dates
