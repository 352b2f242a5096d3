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
  int count = 0;
  std::size_t last = i;
  if (word(i).is(kUnit) && !word(i).is(kUnits) && id(i + 1) == key_.y) {
    count = 1;  // `hace año y medio`
  } else if (id(i) == key_.un && id(i + 1) == key_.par && id(i + 2) == key_.de) {
    count = 2;
    approx = true;
    last = i + 3;
  } else if (id(i) == key_.medio) {
    count = 0;
    last = i + 1;
  } else {
    count = whole_number(i, last);
    if (count < 1) return 0;
    // `dos o tres años`, `15-20 días`: about the first of them
    if ((id(last) == key_.o || id(last) == key_.hyphen) && last + 1 < end_) {
      std::size_t other = 0;
      if (whole_number(last + 1, other) > count) last = other, approx = true;
    }
  }
  bool plural = false;
  std::size_t end = 0;
  const Unit unit = whole_days(unit_at(last, end, plural), count);
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
  if (id(end) == key_.atras) ++end;
  const bool then = id(at) == key_.hacia_ago;  // from what was told before
  shift_by(e, grain, then ? How::spoken : How::shifted, -count);
  if (approx) e.part = DateModifier::approx;
  return end;
}

// `dentro de diez días`; `en tres semanas` with a verb that tells of a point in time
std::size_t Recognizer::ahead(std::size_t at, Expression& e) const {
  std::size_t i = at + 1;
  const bool within = word(at).is(kIn);
  if (within) {
    if (id(i) != key_.de) return 0;
    ++i;
  }
  bool approx = false;
  while (i < end_ && i < at + 6 && word(i).is(kAdverb)) {
    if (id(i) != key_.de) approx = true;
    ++i;
  }
  std::size_t last = i;
  int count = whole_number(i, last);
  if (id(i) == key_.un && id(i + 1) == key_.par && id(i + 2) == key_.de) count = 2, last = i + 3, approx = true;
  if (count < 1) return 0;
  if (id(last) == key_.o || id(last) == key_.hyphen) {
    std::size_t other = 0;
    if (last + 1 < end_ && whole_number(last + 1, other) > count) last = other, approx = true;
  }
  bool plural = false;
  std::size_t end = 0;
  Unit unit = unit_at(last, end, plural);
  if (within) unit = whole_days(unit, count);
  if (!countable(unit) || (plural && count == 1 && unit != Unit::day)) return 0;
  if (!within) {
    const Word& next = word(end);
    if (next.is(kBack | kForth) || of(end) || !tenses_.point_ahead(stream_, at, begin_)) return 0;
  }
  shift_by(e, unit, How::shifted, count);
  if (approx) e.part = DateModifier::approx;
  return end;
}

// `dos días después`, `un año antes`, `tres meses más tarde`, `cinco años atrás`; `la víspera`
std::size_t Recognizer::later(std::size_t at, Expression& e) const {
  std::size_t i = at;
  if (word(at).is(kArticle)) {
    if (word(at + 1).unit == Unit::eve && (!of(at + 2) || is_number(at + 3))) {
      e.grain = Grain::day, e.day = {How::spoken, -1};
      return at + 2;
    }
    return 0;
  }
  std::size_t last = i;
  const int count = whole_number(i, last);
  if (count < 1) return 0;
  bool plural = false;
  std::size_t end = 0;
  const Unit unit = unit_at(last, end, plural);
  if (!countable(unit) || (plural && count == 1)) return 0;
  int direction = 0;
  std::size_t close = end + 1;
  const bool back = word(end).is(kBack), forth = word(end).is(kForth);
  if (back) direction = -1;
  if (forth) direction = 1;
  if (word(end).is(kMore) && id(end + 1) == key_.tarde) direction = 1, close = end + 2;
  if (direction == 0) return 0;
  // `dos días después del contraataque` hangs on an event.
  if (of(close) || id(close) == key_.que) return 0;
  const bool from_publication = id(end) == key_.atras;
  shift_by(e, unit, from_publication ? How::shifted : How::spoken, direction * count);
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
