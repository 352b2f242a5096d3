// Expressions counted from publication or from the date last spoken of.
#include "dates/grammar.hpp"

namespace gaceta::dates {

using lexicon::WordId;

void Recognizer::shift_by(Expression& e, Unit unit, How how, int count) const {
  const Field field{how, count};
  switch (unit) {
    case Unit::week:
      e.grain = Grain::week, e.week = field;
      break;
    case Unit::weekend:
      e.grain = Grain::weekend, e.period = field;
      break;
    case Unit::month:
      e.grain = Grain::month, e.month = field;
      break;
    case Unit::bimester:
      e.grain = Grain::month, e.month = {how, count * 2};
      break;
    case Unit::quarter:
      e.grain = Grain::quarter, e.period = field;
      break;
    case Unit::half:
      e.grain = Grain::half, e.period = field;
      break;
    case Unit::year:
    case Unit::fiscal:
      e.grain = Grain::year, e.year = field;
      break;
    case Unit::lustrum:
      e.grain = Grain::year, e.year = {how, count * 5};
      break;
    case Unit::decade:
      e.grain = Grain::decade, e.period = field;
      break;
    case Unit::century:
      e.grain = Grain::century, e.period = field;
      break;
    case Unit::fortnight:
      e.grain = Grain::day, e.day = {how, count * 15};
      break;
    default:
      e.grain = Grain::day, e.day = field;
      break;
  }
}

namespace {

// The units that `hace` and `dentro de` count.
constexpr bool countable(Unit unit) noexcept {
  switch (unit) {
    case Unit::day:
    case Unit::week:
    case Unit::weekend:
    case Unit::month:
    case Unit::bimester:
    case Unit::quarter:
    case Unit::half:
    case Unit::year:
    case Unit::decade:
    case Unit::century:
    case Unit::lustrum:
    case Unit::fortnight:
      return true;
    default:
      return false;
  }
}

// Hours that make whole days are counted as days: `hace 48 horas`.
Unit whole_days(Unit unit, int& count) noexcept {
  constexpr int kHours = 24;
  if (unit != Unit::hour || count == 0 || count % kHours != 0) return unit;
  count /= kHours;
  return Unit::day;
}

}  // namespace

Unit Recognizer::unit_at(std::size_t at, std::size_t& last, bool& plural) const {
  if (at >= end_) return Unit::none;
  if (const auto phrase = vocabulary_.units.longest(stream_, at, end_)) {
    last = at + phrase->length;
    plural = phrase->value % 2 == 1;
    return static_cast<Unit>(phrase->value / 2);
  }
  const Word& w = word(at);
  if (!w.is(kUnit | kUnits)) return Unit::none;
  last = at + 1;
  plural = !w.is(kUnit);
  return w.unit;
}

// False for a number at `at` behind which nothing that counted() reads can stand.
bool Recognizer::may_count(std::size_t at) const {
  const WordId next = id(at + 1);
  return (vocabulary_.trigger(next) & Vocabulary::kBehindNumber) != 0 || numerals_.begins_number(next) ||
         next == key_.y || next == key_.par;
}

// What is counted behind `hace` or `dentro de`: `dos semanas`, `año y medio`, `medio año`, `dos o tres meses`, `dos
// años y tres meses`. Returns where it ends.
std::size_t Recognizer::counted(std::size_t at, Counted& result) const {
  std::size_t last = at;
  int count = 0;
  bool approx = false;
  if (word(at).is(kUnit) && !word(at).is(kUnits) && id(at + 1) == key_.y) {
    count = 1;  // `año y medio`
  } else if (id(at) == key_.un && id(at + 1) == key_.par && id(at + 2) == key_.de) {
    count = 2;
    approx = true;
    last = at + 3;
  } else if (id(at) == key_.medio) {
    last = at + 1;
  } else {
    count = whole_number(at, last);
    if (count < 1) return 0;
    // `dos o tres años`, `15-20 días`: about the first of them
    if ((id(last) == key_.o || id(last) == key_.hyphen) && last + 1 < end_) {
      std::size_t other = 0;
      if (whole_number(last + 1, other) > count) last = other, approx = true;
    }
  }
  bool plural = false;
  std::size_t end = 0;
  const Unit told = unit_at(last, end, plural), unit = whole_days(told, count);
  if (!countable(unit) || (plural && count == 1 && unit != Unit::day)) return 0;
  Unit grain = unit;
  if (count == 0) {
    if (unit != Unit::year) return 0;
    count = 6, grain = Unit::month;
  }
  // `y medio` makes the next smaller unit the one that is meant.
  if (id(end) == key_.y && (id(end + 1) == key_.medio || id(end + 1) == key_.media)) {
    end += 2;
    if (unit == Unit::year) count = count * 12 + 6, grain = Unit::month;
    if (unit == Unit::month) count = count * 30 + 15, grain = Unit::day;
    if (unit == Unit::decade) count = count * 10 + 5, grain = Unit::year;
    if (unit == Unit::century) count = count * 100 + 50, grain = Unit::year;
    approx |= unit != Unit::year;
  }
  // `dos años y tres meses`
  std::size_t more_end = 0, rest = 0;
  if (const int months = id(end) == key_.y ? whole_number(end + 1, rest) : 0; months > 0 && unit == Unit::year) {
    if (unit_at(rest, more_end, plural) == Unit::month) {
      count = count * 12 + months, grain = Unit::month;
      end = more_end;
    }
  }
  result = {grain, count, approx, told == Unit::hour};
  return end;
}

// `hace dos semanas`, `hace casi un año`, `hace ya año y medio`, `hacía tres días`
std::size_t Recognizer::ago(std::size_t at, Expression& e) const {
  std::size_t i = at + 1;
  bool approx = false, more = false;
  constexpr std::size_t kMostAdverbs = 5;
  while (i < end_ && i - at <= kMostAdverbs && word(i).is(kAdverb)) {
    approx |= !word(i).is(kExact);
    if (word(i).is(kMore)) more = i == at + 1 || !word(i - 1).is(kLittle);
    ++i;
  }
  // `desde hace más de dos años` is a duration.
  if (more && id_before(at) == key_.desde) return 0;
  Counted back;
  std::size_t end = counted(i, back);
  if (end == 0) return 0;
  if (id(end) == key_.atras) ++end;
  const bool then = id(at) == key_.hacia_ago;  // from what was told before
  shift_by(e, back.unit, then ? How::spoken : How::shifted, -back.count);
  if (approx || back.approx) e.part = DateModifier::approx;
  return end;
}

// `dentro de diez días`, `de aquí a dos semanas`; `en tres semanas` with a verb that tells of a point in time
std::size_t Recognizer::ahead(std::size_t at, Expression& e) const {
  std::size_t i = at + 1;
  const bool here = of(at);
  const bool within = here || word(at).is(kIn);
  if (here) {
    i = at + 3;
  } else if (within) {
    if (id(i) != key_.de) return 0;
    ++i;
  }
  bool approx = false;
  while (i < end_ && i < at + 6 && word(i).is(kAdverb)) {
    if (id(i) != key_.de) approx = true;
    ++i;
  }
  Counted forth;
  const std::size_t end = counted(i, forth);
  if (end == 0) return 0;
  if (!within) {
    const Word& next = word(end);
    if (forth.hours || next.is(kBack | kForth) || of(end) || !tenses_.point_ahead(stream_, at, begin_)) return 0;
  }
  shift_by(e, forth.unit, How::shifted, forth.count);
  if (approx || forth.approx) e.part = DateModifier::approx;
  return end;
}

// A date that another is counted from, with its own value: `ayer`, `el 2 de mayo`, `2020`, `Navidad`.
std::size_t Recognizer::counted_from(std::size_t at, Grain step, int steps, Expression& e) const {
  if (at >= end_ || counting_) return 0;  // one step: `dos días antes de un mes después de …` is no date
  counting_ = true;
  const auto named = read(at);
  counting_ = false;
  if (!named) return 0;
  const Expression& from = named->expression;
  if (from.part != DateModifier::none) return 0;
  const auto open = [](const Field& field) { return field.how == How::spoken; };
  if (open(from.day) || open(from.month) || open(from.year) || open(from.week)) return 0;
  const bool days = step == Grain::day || step == Grain::week;
  const bool fits = from.holiday >= 0 || from.grain == Grain::day || (from.grain == Grain::month && !days) ||
                    (from.grain == Grain::year && step == Grain::year) ||
                    (from.grain == Grain::week && step == Grain::week);
  if (!fits) return 0;
  e = from;
  e.step = step, e.steps = steps;
  return named->last;
}

// The steps that so many of a unit make; none where they make no whole days, weeks, months or years.
static bool steps_of(Unit unit, int count, Grain& step, int& steps) noexcept {
  steps = count;
  switch (unit) {
    case Unit::day:
      step = Grain::day;
      return true;
    case Unit::fortnight:
      step = Grain::day, steps = count * 15;
      return true;
    case Unit::week:
      step = Grain::week;
      return true;
    case Unit::bimester:
      step = Grain::month, steps = count * 2;
      return true;
    case Unit::quarter:
      step = Grain::month, steps = count * 3;
      return true;
    case Unit::half:
      step = Grain::month, steps = count * 6;
      return true;
    case Unit::month:
      step = Grain::month;
      return true;
    case Unit::lustrum:
      step = Grain::year, steps = count * 5;
      return true;
    case Unit::decade:
      step = Grain::year, steps = count * 10;
      return true;
    case Unit::century:
      step = Grain::year, steps = count * 100;
      return true;
    case Unit::year:
      step = Grain::year;
      return true;
    default:
      return false;
  }
}

// `dos días después`, `un año antes`, `tres meses más tarde`, `cinco años atrás`, `dos meses después del 2 de mayo`;
// `la víspera`, `la víspera de Navidad`
std::size_t Recognizer::later(std::size_t at, Expression& e) const {
  const std::size_t eve = word(at).is(kArticle) ? at + 1 : at;
  if (word(eve).unit == Unit::eve) {
    if (of(eve + 1)) {
      if (const std::size_t end = counted_from(eve + 2, Grain::day, -1, e)) return end;
      e = Expression{};
    }
    // `frente a un cambio la víspera de 1,1069 euros`
    if (eve == at || (of(eve + 1) && !is_number(eve + 2))) return 0;
    e.grain = Grain::day, e.day = {How::spoken, -1};
    return at + 2;
  }
  if (word(at).is(kArticle) || !may_count(at)) return 0;
  Counted away;
  const std::size_t end = counted(at, away);
  if (end == 0) return 0;
  int direction = 0;
  std::size_t close = end + 1;
  const bool back = word(end).is(kBack), forth = word(end).is(kForth);
  if (back) direction = -1;
  if (forth) direction = 1;
  if (word(end).is(kMore) && id(end + 1) == key_.tarde) direction = 1, close = end + 2;
  // `cuatro días a partir de hoy`
  const bool starting = id(end) == key_.a && id(end + 1) == key_.partir;
  if (starting) direction = 1, close = end + 2;
  if (direction == 0) return 0;
  const bool from_publication = id(end) == key_.atras;
  Grain step = Grain::day;
  int steps = 0;
  if (of(close) && !from_publication && steps_of(away.unit, direction * away.count, step, steps)) {
    if (const std::size_t last = counted_from(close + 1, step, steps, e)) {
      if (away.approx) e.part = DateModifier::approx;
      return last;
    }
    e = Expression{};
  }
  // `dos días después del contraataque` hangs on an event.
  if (of(close) || id(close) == key_.que || starting) return 0;
  shift_by(e, away.unit, from_publication ? How::shifted : How::spoken, direction * away.count);
  if (away.approx) e.part = DateModifier::approx;
  return close;
}

// True where `hoy`, `ayer`, `mañana` at `at`, which ends at `last`, is the day: not in `esta mañana`, `hoy en día`.
bool Recognizer::deictic_fits(std::size_t at, std::size_t last) const {
  const Word& w = word(at);
  const Word& prior = before(at);
  if (w.unit == Unit::daypart) {  // `mañana`
    if (prior.is(kArticle | kThis | kThat | kCount | kEvery | kContracted | kWhole) || id_before(at) == key_.media) {
      return false;
    }
    if ((id(last) == key_.y || id(last) == key_.comma) && (id(last + 1) == key_.tarde || id(last + 1) == key_.noche)) {
      return false;
    }
    const bool named = capital(at) && at > begin_ && !stream_[at].is(tokens::kSentenceStart) &&
                       !stream_[at].is(tokens::kLineStart) && stream_[at - 1].kind == TokenKind::word;
    return !named || prior.is(kPrefix);  // else the name of a paper
  }
  if (w.deictic != 0) return !prior.is(kArticle);  // not `el ayer`
  if (id(last) == key_.en && id(last + 1) == key_.dia) return false;
  if (id_before(at) == key_.el) return false;  // `el hoy y el mañana`
  if ((id(last) == key_.por && id(last + 1) == id(at)) || (id_before(at) == key_.por && id_before(at, 2) == id(at))) {
    return false;
  }
  if (id(last) == key_.dia) return false;
  if (id_before(at) == key_.de) {
    if (id_before(at, 2) == key_.dia && (id_before(at, 3) == key_.a || id_before(at, 3) == key_.al)) return false;
    const WordId head = id_before(at, 2);
    if (at >= begin_ + 2 && vocabulary_(stream_[at - 2]).is(kNoToday) && head != key_.dia) return false;
  }
  return id_before(at) != key_.diario && id_before(at) != key_.periodico;
}

// `hoy`, `ayer mismo`, `mañana martes`, `hoy, 3 de noviembre`
std::size_t Recognizer::deictic(std::size_t at, Expression& e) const {
  const Word& w = word(at);
  std::size_t last = at + 1;
  int days = w.deictic;
  if (const auto phrase = vocabulary_.deictics.longest(stream_, at, end_)) {
    last = at + phrase->length;
    days = static_cast<int>(phrase->value) - Vocabulary::kDeicticBias;
  } else if (!w.is(kDeictic) || !deictic_fits(at, last)) {
    return 0;
  }
  e.grain = Grain::day;
  e.day = {How::shifted, days};
  if (id(last) == key_.mismo) ++last;
  // Its own name in apposition: `hoy lunes`, `ayer, 3 de marzo`.
  std::size_t i = last;
  if (id(i) == key_.comma) ++i;
  Expression named;
  const bool closed = i + 1 >= end_ || is_punctuation(i + 1);
  if (word(i).is(kWeekday) &&
      (i == last || is_number(i + 1) || (closed && !(id(i + 1) == key_.comma && word(i + 2).is(kWeekday))))) {
    const std::size_t end = weekday(i, Lead{}, named, i);
    if (end != 0) return end;
    return i + 1;
  }
  if (is_number(i)) {
    if (const std::size_t end = day_and_month(i, Lead{}, named); end != 0) return end;
  }
  return last;
}

// `lo que va de año`, `lo que resta del mes`, `lo corrido del año`
std::size_t Recognizer::so_far(std::size_t at, Expression& e) const {
  std::size_t i = at + 1;
  if (id(i) == key_.que && word(i + 1).is(kSoFar)) {
    i += 2;
  } else if (word(i).is(kElapsed)) {
    ++i;
  } else {
    return 0;
  }
  if (!of(i)) return 0;
  ++i;
  Lead lead_words;
  i = lead(i, lead_words);
  bool plural = false;
  std::size_t last = 0;
  const Unit unit = unit_at(i, last, plural);
  if (plural || !countable(unit) || unit == Unit::day) {
    std::size_t end = 0;
    if (const int year = year_number(i, end, false)) {
      e.grain = Grain::year, e.year = {How::stated, year};
      return end;
    }
    if (word(i).is(kMonth) && !word(i).is(kMonthShort)) {
      e.grain = Grain::month, e.month = {How::stated, word(i).month};
      e.toward = Toward::near;
      const std::size_t tail = year_reference(i + 1, e);
      return tail != 0 ? tail : i + 1;
    }
    return 0;
  }
  shift_by(e, unit, How::shifted, 0);
  if (unit == Unit::year && of(last)) {
    std::size_t end = 0;
    if (const int year = year_number(last + 1, end, false)) {
      e.year = {How::stated, year};
      return end;
    }
  }
  return last;
}

}  // namespace gaceta::dates
