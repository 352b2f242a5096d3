// Lists and ranges, and what their members leave out.
#include "dates/grammar.hpp"

namespace gaceta::dates {

using lexicon::WordId;

// How the expression that begins at `last` is joined to the mention that ends at `first`.
Join Recognizer::join_before(std::size_t first, std::size_t last) const {
  if (found_.empty() || found_.back().last != first || found_.back().sentence_first != begin_ || first < begin_ ||
      last - first > 3 || last == first) {
    return Join::none;
  }
  bool range = false, comma = false, other = false;
  for (std::size_t i = first; i < last; ++i) {
    const WordId w = stream_[i].word;
    if (w == key_.al || w == key_.a || w == key_.hasta || w == key_.hyphen || w == key_.en_dash || w == key_.em_dash ||
        w == key_.slash) {
      range = true;
    } else if (w == key_.comma) {
      comma = true;
    } else if (w == key_.y || w == key_.e || w == key_.o || w == key_.u || w == key_.del || w == key_.de ||
               w == key_.el) {
      other = true;
    } else {
      return Join::none;
    }
  }
  if (range) return Join::range;
  // `de 2011` behind a mention is no list.
  if (!comma && other && (stream_[first].word == key_.de || stream_[first].word == key_.del)) return Join::none;
  return Join::list;
}

// The days before `5 de marzo` in `el 3, 4 y 5 de marzo`, `del lunes 3 al 5 de marzo`.
void Recognizer::days_before(std::size_t first, const Expression& e) {
  struct Item {
    std::size_t first, last;
    int day, weekday;
    Join join;  // with what follows it
    Toward toward;
  };
  std::array<Item, 16> items;
  std::size_t count = 0;
  std::size_t at = first;
  bool rooted = false;
  while (count < items.size()) {
    // The joint: `y`, `,`, `al`, `-`, `y el`, `hasta el`
    std::size_t i = at;
    bool range = false;
    std::size_t steps = 0;
    while (i > low_ && steps < 2) {
      const WordId w = stream_[i - 1].word;
      if (w == key_.al || w == key_.a || w == key_.hasta || w == key_.hyphen || w == key_.en_dash) {
        range = true;
      } else if (!(w == key_.y || w == key_.e || w == key_.o || w == key_.u || w == key_.comma ||
                   (w == key_.del && steps == 0))) {
        break;
      }
      --i, ++steps;
    }
    if (i == at || i <= low_) break;
    Item item{};
    item.last = i;
    item.first = i - 1;
    std::size_t number_end = 0;
    item.day = day_number(item.first, number_end);
    if (item.day == 0 || number_end != item.last) break;
    item.join = range ? Join::range : Join::list;
    if (item.first > low_ && vocabulary_(stream_[item.first - 1]).is(kWeekday | kWeekdays)) {
      --item.first;
      item.weekday = vocabulary_(stream_[item.first]).weekday;
      rooted = true;
    }
    if (item.first > low_ && (stream_[item.first - 1].word == key_.dia || stream_[item.first - 1].word == key_.dias)) {
      --item.first;
      rooted = true;
    }
    if (item.first > low_ && vocabulary_(stream_[item.first - 1]).is(kShift | kShifts)) {  // `los próximos 6 y 7`
      item.toward = vocabulary_(stream_[item.first - 1]).shift < 0 ? Toward::past : Toward::future;
      --item.first;
      rooted = true;
    }
    if (item.first > low_) {
      const WordId w = stream_[item.first - 1].word;
      if (w == key_.el || w == key_.los) {
        --item.first;
        rooted = true;
      }
      if (w == key_.del || w == key_.al || w == key_.entre || w == key_.desde || w == key_.de) rooted = true;
    }
    if (item.first == low_ || range || stream_.view(item.first - 1) == ":") rooted = true;
    items[count++] = item;
    at = item.first;
  }
  if (!rooted) return;
  for (std::size_t i = count; i > 0; --i) {
    const Item& item = items[i - 1];
    Expression day = e;
    day.day = {How::stated, item.day};
    day.weekday = item.weekday;
    if (item.toward != Toward::open) day.toward = item.toward;
    day.part = DateModifier::none;
    day.widen = false;
    if (is_taken(stream_.span(item.first, item.last))) continue;
    // `del 28 al 3 de marzo` begins in the month before.
    if (item.join == Join::range && item.day > e.day.value && e.month.how == How::stated) {
      const bool turn = e.month.value == 1;
      day.month.value = turn ? 12 : e.month.value - 1;
      if (turn && day.year.how == How::stated) --day.year.value;
    }
    const Join join = i == count ? join_before(low_, item.first) : items[i].join;
    add(item.first, item.last, day, join);
  }
}

// The unit counted from publication that an expression names; none for others.
Unit Recognizer::plain_unit(const Expression& e) {
  if (e.part != DateModifier::none || e.nth != 0 || e.holiday >= 0) return Unit::none;
  switch (e.grain) {
    case Grain::week:
      return e.week.how == How::shifted ? Unit::week : Unit::none;
    case Grain::month:
      return e.month.how == How::shifted ? Unit::month : Unit::none;
    case Grain::quarter:
      return e.period.how == How::shifted ? Unit::quarter : Unit::none;
    case Grain::half:
      return e.period.how == How::shifted ? Unit::half : Unit::none;
    case Grain::year:
      return e.year.how == How::shifted ? Unit::year : Unit::none;
    case Grain::decade:
      return e.period.how == How::shifted ? Unit::decade : Unit::none;
    case Grain::century:
      return e.period.how == How::shifted ? Unit::century : Unit::none;
    default:
      return Unit::none;
  }
}

// `este` in `este y el próximo año`
void Recognizer::unit_before(std::size_t first, const Expression& e) {
  const Unit unit = plain_unit(e);
  if (unit == Unit::none || first < low_ + 2) return;
  const WordId joint = stream_[first - 1].word;
  if (joint != key_.y && joint != key_.o && joint != key_.e && joint != key_.u) return;
  const Word& w = vocabulary_(stream_[first - 2]);
  Expression other;
  std::size_t begin = first - 2;
  if (w.is(kThis)) {
    shift_by(other, unit, How::shifted, 0);
  } else if (w.is(kShift) && begin > low_ && vocabulary_(stream_[begin - 1]).is(kArticle)) {
    --begin;
    shift_by(other, unit, How::shifted, w.shift);
  } else {
    return;
  }
  if (!is_taken(stream_.span(begin, first - 1))) add(begin, first - 1, other, Join::none);
}

// `el próximo` in `este año y el próximo`
std::size_t Recognizer::unit_after(std::size_t last, const Expression& e) {
  const Unit unit = plain_unit(e);
  if (unit == Unit::none || !word(last).is(kJoin)) return last;
  std::size_t i = last + 1;
  if (id(last) == key_.comma && (id(i) == key_.y || id(i) == key_.o)) ++i;
  if (of(i)) ++i;
  const std::size_t begin = i;
  const bool contracted = begin > last && (id(begin - 1) == key_.del || id(begin - 1) == key_.al);
  if (word(i).is(kArticle)) {
    ++i;
  } else if (!contracted) {
    return last;
  }
  const Word& w = word(i);
  const bool closed =
      i + 1 >= end_ || is_punctuation(i + 1) || word(i + 1).is(kFunction) || tenses_.is_finite(stream_, i + 1);
  if (!w.is(kShift | kFollow) || !closed || is_taken(stream_.span(begin, i + 1))) return last;
  Expression other;
  if (w.is(kShift)) {
    shift_by(other, unit, How::shifted, w.shift);
  } else {
    shift_by(other, unit, How::spoken, w.follow);
  }
  add(begin, i + 1, other, Join::none);
  return i + 1;
}

// `primer y segundo trimestre`
void Recognizer::ordinals_before(std::size_t first, const Expression& e) {
  if (first < low_ + 2) return;
  const WordId joint = stream_[first - 1].word;
  if (joint != key_.y && joint != key_.o && joint != key_.e && joint != key_.u) return;
  const Word& w = vocabulary_(stream_[first - 2]);
  if (!w.is(kOrdinal) || w.ordinal < 1 || w.ordinal > (e.grain == Grain::quarter ? 4 : 2)) return;
  Expression other = e;
  other.period.value = w.ordinal;
  other.part = DateModifier::none;
  const std::size_t begin =
      first - 3 >= low_ && first >= 3 && vocabulary_(stream_[first - 3]).is(kArticle) ? first - 3 : first - 2;
  add(begin, first - 1, other, Join::none);
}

// What goes on behind a decade or century: `los años ochenta y noventa`, `siglos XVIII y XIX`
std::size_t Recognizer::more_after(std::size_t last, const Expression& e) {
  if (e.grain == Grain::year && e.year.how == How::stated && is_number(last - 1) && is_number(last + 1) &&
      (id(last) == key_.hyphen || id(last) == key_.en_dash) && stream_.view(last + 1).size() == 2) {
    // `2022-23`
    const int next = plain(last + 1), years = next - e.year.value % 100;
    constexpr int kLongest = 40;
    if ((next == (e.year.value + 1) % 100 || (years > 0 && years <= kLongest)) && !is_taken(stream_[last + 1].span())) {
      Expression other = e;
      other.year.value += years > 0 ? years : 1;
      add(last + 1, last + 2, other, Join::range);
      return last + 2;
    }
  }
  // `la dictadura del 76 al 83`
  if (e.grain == Grain::year && e.year.how == How::stated && is_number(last - 1) &&
      stream_.view(last - 1).size() == 2 && (id(last) == key_.al || id(last) == key_.a)) {
    std::size_t end = 0;
    if (const int year = short_year(last + 1, end); year > e.year.value && !is_taken(stream_.span(last + 1, end))) {
      Expression other = e;
      other.year.value = year;
      add(last + 1, end, other, Join::range);
      return end;
    }
  }
  if (e.grain != Grain::decade && e.grain != Grain::century) return last;
  for (std::size_t i = last; i + 1 < end_;) {
    const WordId joint = id(i);
    if (joint != key_.y && joint != key_.e && joint != key_.o && joint != key_.comma && joint != key_.a &&
        joint != key_.al && joint != key_.hyphen) {
      return i;
    }
    Expression next;
    std::size_t end = 0;
    std::size_t j = i + 1;
    if (id(j) == key_.los) ++j;
    if (e.grain == Grain::century) {
      if (j == i + 1) end = century(i, next);
    } else if (word(j).is(kDecade) && !counts_something(j + 1)) {
      next.grain = Grain::decade;
      next.period = {How::stated, 190 + word(j).decade};
      end = j + 1;
    } else if (const int year = plain(j);
               year >= 1000 && year <= kLatestYear && year % 10 == 0 && e.period.value >= 100) {
      next.grain = Grain::decade;
      next.period = {How::stated, year / 10};
      end = j + 1;
    } else if (const int value = plain(j);
               value > 0 && value < 100 && value % 10 == 0 && stream_.view(j).size() == 2 && !counts_something(j + 1)) {
      next.grain = Grain::decade;
      next.period = {How::stated, 190 + value / 10};
      end = j + 1;
    }
    if (end == 0) return i;
    add(i + 1, end, next, joint == key_.a || joint == key_.al || joint == key_.hyphen ? Join::range : Join::list);
    i = end;
  }
  return last;
}

}  // namespace gaceta::dates
