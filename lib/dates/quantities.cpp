#include "dates/quantities.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "dates/calendar.hpp"
#include "lexicon/table.hpp"

namespace gaceta::dates {

namespace {

using lexicon::Row;
using lexicon::Table;
using lexicon::WordId;
using tokens::Lexeme;
using tokens::TokenStream;

constexpr int kOldest = 125;

// The letters of ISO 8601 for a unit: `P…Y`, `PT…H`; TIMEX3 adds Q, DE and CE.
struct Measure {
  std::string_view letters;
  bool time = false;  ///< Behind the T.
  int factor = 1;
};
std::optional<Measure> measure(Unit unit) noexcept {
  switch (unit) {
    case Unit::day:
      return Measure{"D"};
    case Unit::week:
      return Measure{"W"};
    case Unit::weekend:
      return Measure{"WE"};
    case Unit::fortnight:
      return Measure{"D", false, 15};
    case Unit::month:
      return Measure{"M"};
    case Unit::bimester:
      return Measure{"M", false, 2};
    case Unit::third:
      return Measure{"M", false, 4};
    case Unit::quarter:
      return Measure{"Q"};
    case Unit::half:
      return Measure{"M", false, 6};
    case Unit::year:
    case Unit::fiscal:
      return Measure{"Y"};
    case Unit::lustrum:
      return Measure{"Y", false, 5};
    case Unit::decade:
      return Measure{"DE"};
    case Unit::century:
      return Measure{"CE"};
    case Unit::hour:
      return Measure{"H", true};
    case Unit::minute:
      return Measure{"M", true};
    case Unit::second:
      return Measure{"S", true};
    default:
      return std::nullopt;
  }
}

std::string duration_value(const std::string& count, const Measure& m) {
  std::string value = m.time ? "PT" : "P";
  value += count;
  value += m.letters;
  return value;
}

// A duration of one unit: `P18M`.
std::string period(std::string_view head, int count, char unit) {
  std::string value(head);
  value += std::to_string(count);
  value += unit;
  return value;
}

void append_two(std::string& text, int value) {
  text += static_cast<char>('0' + value / 10 % 10);
  text += static_cast<char>('0' + value % 10);
}

}  // namespace

QuantityReader::QuantityReader(lexicon::Lexicon& lexicon) {
  const auto mark = [&](std::string_view word, std::uint8_t flag) {
    const WordId id = lexicon.intern(word);
    if (id >= marks_.size()) marks_.resize(id + 1, 0);
    marks_[id] = static_cast<std::uint8_t>(marks_[id] | flag);
  };
  const Table ages = Table::builtin("age_words");
  const std::size_t age_word = ages.column("word"), age_role = ages.column("role");
  for (const Row& row : ages.rows()) {
    const std::string_view role = row.cell(age_role);
    const std::uint8_t flag = role == "person" ? kPerson : role == "holds" ? kHolds : role == "span" ? kSpanNoun : 0;
    if (flag == 0) throw std::logic_error("age_words: unknown role: " + std::string(role));
    for (const std::string_view word : row.list(age_word)) mark(word, flag);
  }
  const Table sets = Table::builtin("set_words");
  const std::size_t phrase = sets.column("phrase"), value = sets.column("value");
  for (const Row& row : sets.rows()) {
    for (const std::string_view form : row.list(phrase)) {
      set_words_.add(lexicon, form, static_cast<std::uint32_t>(set_values_.size()));
    }
    set_values_.emplace_back(row.cell(value));
  }
  for (const std::string_view sign : {"%", "por ciento", "por cien", "porciento"}) percent_signs_.add(lexicon, sign, 1);
  const auto word = [&](std::string_view text) { return lexicon.intern(text); };
  a_ = word("a");
  al_ = word("al");
  anos_ = word("años");
  cada_ = word("cada");
  comma_ = word(",");
  casi_ = word("casi");
  cuarto_ = word("cuarto");
  cuartos_ = word("cuartos");
  de_ = word("de");
  del_ = word("del");
  desde_ = word("desde");
  edad_ = word("edad");
  el_ = word("el");
  en_dash_ = word("–");
  entre_ = word("entre");
  hacia_ = word("hacia");
  hasta_ = word("hasta");
  hora_ = word("hora");
  for (const std::string_view hours : {"hora", "horas", "h", "h.", "hs", "hs.", "hrs", "hrs."}) mark(hours, kHourWord);
  for (const std::string_view minutes : {"min", "min.", "mins", "mins."}) mark(minutes, kMinuteWord);
  for (const std::string_view seconds : {"seg", "seg.", "segs", "segs."}) mark(seconds, kSecondWord);
  hyphen_ = word("-");
  la_ = word("la");
  las_ = word("las");
  los_ = word("los");
  madrugada_ = word("madrugada");
  manana_ = word("mañana");
  mananas_ = word("mañanas");
  medianoche_ = word("medianoche");
  mediodia_ = word("mediodía");
  media_ = word("media");
  medio_ = word("medio");
  menos_ = word("menos");
  noche_ = word("noche");
  o_ = word("o");
  par_ = word("par");
  parenthesis_ = word("(");
  sobre_ = word("sobre");
  sus_ = word("sus");
  tarde_ = word("tarde");
  tardes_ = word("tardes");
  todas_ = word("todas");
  todos_ = word("todos");
  u_ = word("u");
  un_ = word("un");
  unas_ = word("unas");
  unos_ = word("unos");
  una_ = word("una");
  y_ = word("y");
}

// One walk over the lexemes of a text.
class QuantityReader::Pass {
 public:
  Pass(const QuantityReader& reader, const TokenStream& stream, const Setting& setting, std::span<const Date> dates,
       std::span<const Span> taken, KindSet kinds, const Vocabulary& vocabulary,
       const numerals::NumeralReader& numerals)
      : r_(reader),
        stream_(stream),
        setting_(setting),
        dates_(dates),
        taken_(taken),
        kinds_(kinds),
        vocabulary_(vocabulary),
        numerals_(numerals) {}

  Quantities run() {
    if (stream_.sentences.empty()) {
      sentence(0, stream_.size());
    } else {
      for (const tokens::LexemeRange& range : stream_.sentences) sentence(range.first, range.last);
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] WordId id(std::size_t i) const noexcept { return i < end_ ? stream_[i].word : lexicon::kNoWord; }
  [[nodiscard]] WordId id_before(std::size_t i, std::size_t steps = 1) const noexcept {
    return i >= begin_ + steps ? stream_[i - steps].word : lexicon::kNoWord;
  }
  [[nodiscard]] const Word& word(std::size_t i) const noexcept {
    static const Word nothing;
    return i < end_ ? vocabulary_(stream_[i]) : nothing;
  }
  // A word before a number that leaves it about right: `unos 60`.
  [[nodiscard]] bool vague_count(WordId before) const noexcept {
    return before == r_.unos_ || before == r_.unas_ || before == r_.casi_;
  }
  [[nodiscard]] bool marked(WordId word, std::uint8_t flags) const noexcept {
    return word < r_.marks_.size() && (r_.marks_[word] & flags) != 0;
  }
  [[nodiscard]] bool is_number(std::size_t i) const noexcept {
    return i < end_ && stream_[i].kind == TokenKind::number;
  }
  [[nodiscard]] Mention mention(std::size_t first, std::size_t last) const {
    return {stream_.span(first, last), stream_[first].zone};
  }
  // True where a date or a sum of money stands at the lexemes. Spans are asked for in the order of the text.
  bool occupied(std::size_t first, std::size_t last) {
    const Span span = stream_.span(first, last);
    while (next_date_ < dates_.size() && dates_[next_date_].mention.span.end <= span.begin) ++next_date_;
    while (next_taken_ < taken_.size() && taken_[next_taken_].end <= span.begin) ++next_taken_;
    return (next_date_ < dates_.size() && dates_[next_date_].mention.span.overlaps(span)) ||
           (next_taken_ < taken_.size() && taken_[next_taken_].overlaps(span));
  }

  void sentence(std::size_t begin, std::size_t end) {
    begin_ = begin, end_ = end;
    for (std::size_t i = begin; i < end;) {
      if (stream_[i].zone == Zone::link) {
        ++i;
        continue;
      }
      std::size_t last = percentage(i);
      if (last == 0) last = clock_time(i);
      if (last == 0) last = set(i);
      if (last == 0) last = age(i);
      if (last == 0) last = duration(i);
      i = last == 0 ? i + 1 : last;
    }
  }

  std::size_t number(std::size_t at, Decimal& value) const {
    if (!is_number(at) && !word(at).is(kCount)) return 0;
    const auto numeral = numerals_.read(stream_, at, end_, setting_.decimal_mark);
    if (!numeral) return 0;
    value = numeral->value;
    return numeral->last;
  }
  // A whole number of digits or words; -1 where there is none.
  int whole(std::size_t at, std::size_t& last) const {
    Decimal value;
    const std::size_t end = number(at, value);
    constexpr int kMost = 100000;
    if (end == 0 || !value.is_integer() || value < Decimal{} || value > *Decimal::make(kMost)) return -1;
    last = end;
    std::int64_t result = value.coefficient();
    for (int i = 0; i < value.exponent(); ++i) result *= 10;
    return static_cast<int>(result);
  }

  // A sign of its own right before the number at `at`, not the hyphen of a range.
  [[nodiscard]] bool minus_before(std::size_t at) const {
    if (at <= begin_ || stream_[at].is(tokens::kSpaceBefore)) return false;
    const std::string_view sign = stream_.view(at - 1);
    if (sign != "-" && sign != "−" && sign != "–") return false;
    return at - 1 == begin_ || stream_[at - 1].is(tokens::kSpaceBefore) || stream_.view(at - 2) == "(";
  }
  std::size_t percentage(std::size_t at);
  struct Clock {
    int hour = -1, minute = 0;
    bool exact = false;  // minutes are told, so that it can be nothing but a time
  };
  static bool clock_digits(std::string_view text, Clock& clock);
  std::size_t spoken_minutes(std::size_t at, bool article, Clock& clock) const;
  std::size_t put_time(std::size_t first, std::size_t last, const Clock& clock);
  std::size_t clock_time(std::size_t at);
  std::size_t put_set(std::size_t first, std::size_t last, std::string value);
  [[nodiscard]] std::string weekday_value(std::size_t at) const;
  std::size_t weekdays(std::size_t first, std::size_t at);
  std::size_t every(std::size_t first, std::size_t at, bool each);
  std::size_t set(std::size_t at);
  std::size_t age(std::size_t at);
  std::size_t smaller_units(std::size_t last, Unit unit, std::string& value) const;
  std::size_t quarters_of_an_hour(std::size_t at);
  [[nodiscard]] Unit measured_unit(std::size_t at) const;
  std::size_t other_end(std::size_t at, std::size_t last, int value, int& most) const;
  std::size_t duration(std::size_t at);
  [[nodiscard]] bool is_age(std::size_t at, std::size_t unit) const;
  [[nodiscard]] std::string day_beside(Span span) const;
  [[nodiscard]] std::size_t day_part(std::size_t at, int& hour) const;

  const QuantityReader& r_;
  const TokenStream& stream_;
  const Setting& setting_;
  std::span<const Date> dates_;
  std::span<const Span> taken_;
  const KindSet kinds_;
  const Vocabulary& vocabulary_;
  const numerals::NumeralReader& numerals_;
  std::size_t begin_ = 0, end_ = 0;
  std::size_t next_date_ = 0, next_taken_ = 0;
  Quantities out_;
};

// `8,3 %`, `tres por ciento`, `5 al 7%`, `5% y un 7%` behind `entre un`
std::size_t QuantityReader::Pass::percentage(std::size_t at) {
  Decimal low;
  std::size_t last = number(at, low);
  if (last == 0) return 0;
  Decimal high = low;
  auto sign = r_.percent_signs_.longest(stream_, last, end_);
  std::size_t end = sign ? last + sign->length : 0;
  const WordId prior = id_before(at);
  const bool opened =
      prior == r_.entre_ || prior == r_.del_ || prior == r_.de_ ||
      ((prior == r_.un_ || prior == r_.el_) && (id_before(at, 2) == r_.entre_ || id_before(at, 2) == r_.de_));
  // The second end: `5 al 7%`, `5% y un 7%`, `5-7 %`
  std::size_t next = end != 0 ? end : last;
  const WordId joint = id(next);
  const bool dash = joint == r_.hyphen_ || joint == r_.en_dash_;
  if (dash || (opened && (joint == r_.y_ || joint == r_.a_ || joint == r_.al_))) {
    std::size_t second = next + 1;
    if (id(second) == r_.un_ || id(second) == r_.el_) ++second;
    Decimal other;
    if (const std::size_t close = number(second, other); close != 0) {
      const auto second_sign = r_.percent_signs_.longest(stream_, close, end_);
      const bool range = prior == r_.entre_ || id_before(at, 2) == r_.entre_ || dash || end == 0;
      if (second_sign && range && low <= other) {
        high = other;
        end = close + second_sign->length;
      }
    }
  }
  if (end == 0) return 0;
  if (!kinds_.contains(Kind::percentages)) return end;
  if (minus_before(at) && low == high) {  // `cayó -3,2%`
    const Decimal below = *Decimal::make(-low.coefficient(), low.exponent());
    out_.percentages.push_back({mention(at - 1, end), below, below});
  } else {
    out_.percentages.push_back({mention(at, end), low, high});
  }
  return end;
}

// The part of the day behind a clock time: `de la tarde`, `p. m.`; moves the hour.
std::size_t QuantityReader::Pass::day_part(std::size_t at, int& hour) const {
  const bool noon_to_midnight = hour < 12;
  if (id(at) == r_.de_ && id(at + 1) == r_.la_) {
    const WordId part = id(at + 2);
    if (part == r_.tarde_ || part == r_.noche_) {
      if (noon_to_midnight) hour += 12;
      if (part == r_.noche_ && hour == 12) hour = 0;
      return at + 3;
    }
    if (part == r_.manana_ || part == r_.madrugada_) {
      if (part == r_.madrugada_ && hour == 12) hour = 0;
      return at + 3;
    }
    return at;
  }
  if (id(at) == r_.del_ && id(at + 1) == r_.mediodia_) {
    constexpr int kLatestNoon = 4;
    if (hour <= kLatestNoon) hour += 12;
    return at + 2;
  }
  if (at < end_ && stream_[at].kind == TokenKind::word) {
    const std::string_view text = stream_.view(at);
    const char first = static_cast<char>(text.empty() ? ' ' : text.front() | 0x20);
    const bool short_form = text.size() >= 2 && text.size() <= 5 && (first == 'a' || first == 'p') &&
                            (text.find('m') != std::string_view::npos || text.find('M') != std::string_view::npos) &&
                            text.find_first_not_of("aApPmM. ") == std::string_view::npos;
    if (short_form) {
      if (first == 'p' && noon_to_midnight) hour += 12;
      if (first == 'a' && hour == 12) hour = 0;
      return at + 1;
    }
  }
  return at;
}

// The day of the date right beside a span, with its `T` behind it: `2025-11-03T`; `T` where there is none.
std::string QuantityReader::Pass::day_beside(Span span) const {
  const Date* best = nullptr;
  std::uint32_t gap = 0;
  constexpr std::uint32_t kFarthest = 24;  // bytes: `, a las `, ` horas del `
  const auto at = std::lower_bound(dates_.begin(), dates_.end(), span.begin, [](const Date& date, std::uint32_t begin) {
    return date.mention.span.begin < begin;
  });
  const auto consider = [&](const Date& date) {
    const Span day = date.mention.span;
    const std::uint32_t away = day.end <= span.begin   ? span.begin - day.end
                               : day.begin >= span.end ? day.begin - span.end
                                                       : 0;
    if (date.grain != Grain::day || date.value.empty() || away > kFarthest) return;
    const Span between =
        day.end <= span.begin ? Span{day.end, span.begin} : Span{span.end, std::max(span.end, day.begin)};
    if (between.of(stream_.text).find_first_of(".;:\n") != std::string_view::npos) return;
    if (best == nullptr || away < gap) best = &date, gap = away;
  };
  if (at != dates_.end()) consider(*at);
  if (at != dates_.begin()) consider(*(at - 1));
  std::string day = best == nullptr ? std::string() : best->value;
  day += 'T';
  return day;
}

// The hour and minute in `10:30`, `10.30`, `10`, `14h30`; false where the digits are no time.
bool QuantityReader::Pass::clock_digits(std::string_view text, Clock& clock) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  std::size_t k = 0;
  int hour = 0;
  while (k < text.size() && k < 2 && digit(text[k])) hour = hour * 10 + (text[k++] - '0');
  if (k == 0) return false;
  clock.hour = hour;
  if (k == text.size()) return true;
  const char mark = text[k];
  const bool two = text.size() >= k + 3 && digit(text[k + 1]) && digit(text[k + 2]);
  if (!two) return false;
  const bool whole = text.size() == k + 3;
  const bool seconds = mark == ':' && text.size() == k + 6 && text[k + 3] == ':';
  if (!(whole && (mark == ':' || mark == '.' || mark == 'h' || mark == 'H')) && !seconds) return false;
  clock.minute = (text[k + 1] - '0') * 10 + (text[k + 2] - '0');
  clock.exact = mark != '.';
  return true;
}

// The minutes behind an hour in words: `y media`, `y cuarto`, `menos cuarto`, `y diez de la tarde`. Returns where they
// end.
std::size_t QuantityReader::Pass::spoken_minutes(std::size_t at, bool article, Clock& clock) const {
  if (clock.minute != 0 || clock.exact) return at;
  if (id(at) == r_.y_ && (id(at + 1) == r_.media_ || id(at + 1) == r_.cuarto_)) {
    clock.minute = id(at + 1) == r_.media_ ? 30 : 15;
    clock.exact = true;
    return at + 2;
  }
  if (!article) return at;
  if (id(at) == r_.menos_ && id(at + 1) == r_.cuarto_) {
    clock.hour = (clock.hour + 23) % 24, clock.minute = 45;
    clock.exact = true;
    return at + 2;
  }
  // `las ocho menos diez`
  if (id(at) == r_.menos_) {
    std::size_t end = 0;
    const int less = whole(at + 1, end);
    const bool closed = end >= end_ || stream_[end].kind == TokenKind::punctuation || word(end).is(kFunction);
    if (less != 5 && less != 10 && less != 20 && less != 25) return at;
    int moved = clock.hour;
    if (!closed && day_part(end, moved) == end) return at;
    clock.hour = (clock.hour + 23) % 24, clock.minute = 60 - less;
    clock.exact = true;
    return end;
  }
  if (id(at) != r_.y_) return at;
  std::size_t end = 0;
  const int minutes = whole(at + 1, end);
  int moved = clock.hour;
  if (minutes <= 0 || minutes >= 60 || day_part(end, moved) == end) return at;
  clock.minute = minutes;
  return end;
}

std::size_t QuantityReader::Pass::put_time(std::size_t first, std::size_t last, const Clock& clock) {
  if (occupied(first, last)) return 0;
  if (!kinds_.contains(Kind::times)) return last;
  const Mention where = mention(first, last);
  std::string value = day_beside(where.span);
  append_two(value, clock.hour);
  value += ':';
  append_two(value, clock.minute);
  out_.times.push_back({where, std::move(value)});
  return last;
}

// `las 10:30`, `10:30 horas`, `las 8 de la mañana`, `las tres y media`, `las 22.30 horas`, `8 p.m.`, `las 14h30`
std::size_t QuantityReader::Pass::clock_time(std::size_t at) {
  const WordId prior = id_before(at);
  if (id(at) == r_.mediodia_ || id(at) == r_.medianoche_) {
    if (prior != r_.a_ && prior != r_.al_ && prior != r_.la_ && prior != r_.el_) return 0;
    return put_time(at, at + 1, Clock{id(at) == r_.mediodia_ ? 12 : 24, 0, true});
  }
  std::size_t i = at;
  const bool article =
      id(i) == r_.las_ ||
      (id(i) == r_.la_ && (id(i + 1) == r_.una_ || (is_number(i + 1) && stream_.view(i + 1).substr(0, 1) == "1")));
  if (article) ++i;
  if (i >= end_) return 0;
  const bool digits = is_number(i) || (stream_[i].is(tokens::kHasDigit) && stream_[i].end - stream_[i].begin <= 5);
  if (!article && !digits) return 0;
  Clock clock;
  std::size_t last = i + 1;
  if (digits) {
    if (!clock_digits(stream_.view(i), clock)) return 0;
  } else {
    clock.hour = whole(i, last);
    if (clock.hour < 1) return 0;
  }
  if (clock.hour > 24 || clock.minute > 59) return 0;
  last = spoken_minutes(last, article, clock);
  const std::size_t before_part = last;
  const bool hours = marked(id(last), kHourWord);
  if (hours) ++last;
  last = day_part(last, clock.hour);
  const bool part = last != before_part + (hours ? 1 : 0);
  const bool prepared = article && (prior == r_.a_ || prior == r_.de_ || prior == r_.desde_ || prior == r_.hasta_ ||
                                    prior == r_.sobre_ || prior == r_.hacia_ || prior == r_.entre_ || prior == r_.y_);
  // A bare number is a time only with an article and what says so: `a las 10`, but `las 10 empresas`, `dos horas`.
  const bool closed = last >= end_ || stream_[last].kind == TokenKind::punctuation || word(last).is(kFunction);
  const bool fits = clock.exact || part || (clock.minute != 0 && (hours || prepared)) ||
                    (prepared && (hours ? is_number(i) : closed));
  if (!fits || (clock.hour == 24 && clock.minute != 0)) return 0;
  return put_time(at, last, clock);
}

std::size_t QuantityReader::Pass::put_set(std::size_t first, std::size_t last, std::string value) {
  if (occupied(first, last)) return 0;
  if (kinds_.contains(Kind::sets)) out_.sets.push_back({mention(first, last), std::move(value)});
  return last;
}

std::string QuantityReader::Pass::weekday_value(std::size_t at) const {
  std::string value = "XXXX-WXX-";
  value += static_cast<char>('0' + word(at).weekday);
  return value;
}

// `los viernes`, `todos los martes y jueves`, `cada lunes, miércoles y viernes`: each weekday is a set. The first
// stands at `at`; the mention begins at `first`.
std::size_t QuantityReader::Pass::weekdays(std::size_t first, std::size_t at) {
  std::size_t last = put_set(first, at + 1, weekday_value(at));
  while (last != 0 && (id(last) == r_.y_ || id(last) == r_.comma_) && word(last + 1).is(kWeekday | kWeekdays) &&
         !is_number(last + 2)) {
    const std::size_t next = put_set(last + 1, last + 2, weekday_value(last + 1));
    if (next == 0) break;
    last = next;
  }
  return last;
}

// What comes every time, behind `cada` or `todos los`, which begin at `first`: `lunes`, `enero`, `24 de diciembre`,
// `verano`, `noche`, `dos años`.
std::size_t QuantityReader::Pass::every(std::size_t first, std::size_t at, bool each) {
  if (word(at).is(kWeekday | kWeekdays)) return weekdays(first, at);
  std::string value = "XXXX-";
  if (word(at).is(kMonth) && !word(at).is(kMonthShort)) {
    append_two(value, word(at).month);
    return put_set(first, at + 1, std::move(value));
  }
  if (word(at).is(kSeason | kSeasons)) {
    static constexpr std::array<std::string_view, 4> kNames{"SP", "SU", "FA", "WI"};
    value += kNames[static_cast<std::size_t>(word(at).season)];
    return put_set(first, at + 1, std::move(value));
  }
  if (each && word(at).is(kHolidayFirst)) {  // `cada Navidad`
    if (const auto named = vocabulary_.holidays.find(stream_, at, end_)) {
      const HolidayRule* rule = vocabulary_.holidays.rule(named->holiday, setting_.country);
      if (rule != nullptr && rule->kind == HolidayRule::Kind::fixed) {
        append_two(value, rule->month);
        value += '-';
        append_two(value, rule->day);
        return put_set(first, at + named->length, std::move(value));
      }
    }
  }
  if (each && id(at) == r_.media_ && id(at + 1) == r_.hora_) return put_set(first, at + 2, "PT30M");
  if (each && id(at) == r_.hora_) return put_set(first, at + 1, "PT1H");
  std::size_t unit_at = at;
  std::string count = "1";
  if (std::size_t end = 0; each) {
    int number = whole(at, end);
    if (number < 0 && word(at).is(kOrdinal) && word(at).ordinal == 1) number = 1, end = at + 1;  // `primero de mayo`
    constexpr int kLeapYear = 2000;
    if (number > 0 && id(end) == r_.de_ && word(end + 1).is(kMonth) &&
        number <= days_in_month(kLeapYear, word(end + 1).month)) {
      append_two(value, word(end + 1).month);
      value += '-';
      append_two(value, number);
      return put_set(first, end + 2, std::move(value));
    }
    if (number > 0) count = std::to_string(number), unit_at = end;
  }
  if (const auto unit = vocabulary_.units.longest(stream_, unit_at, end_)) {
    return put_set(first, unit_at + unit->length, "XXXX-WXX-WE");
  }
  if (!word(unit_at).is(kUnit | kUnits)) return 0;
  if (word(unit_at).unit == Unit::daypart) {
    const WordId part = id(unit_at);
    value = "XXXX-XX-XXT";
    value += part == r_.manana_ || part == r_.mananas_ ? "MO" : part == r_.tarde_ || part == r_.tardes_ ? "AF" : "NI";
    return put_set(first, unit_at + 1, std::move(value));
  }
  const auto m = measure(word(unit_at).unit);
  if (!m) return 0;
  if (m->factor != 1) count = std::to_string(std::stoi(count) * m->factor);
  return put_set(first, unit_at + 1, duration_value(count, *m));
}

// `cada lunes`, `todos los días`, `los viernes`, `de lunes a viernes`, `cada dos años`, `a diario`
std::size_t QuantityReader::Pass::set(std::size_t at) {
  // Not `por año y medio`.
  if (const auto phrase = r_.set_words_.longest(stream_, at, end_);
      phrase && !(id(at + phrase->length) == r_.y_ &&
                  (id(at + phrase->length + 1) == r_.medio_ || id(at + phrase->length + 1) == r_.media_))) {
    return put_set(at, at + phrase->length, r_.set_values_[phrase->value]);
  }
  if (id(at) == r_.cada_) return every(at, at + 1, true);
  if ((id(at) == r_.todos_ && id(at + 1) == r_.los_) || (id(at) == r_.todas_ && id(at + 1) == r_.las_)) {
    return every(at, at + 2, false);
  }
  if (id(at) == r_.los_) {
    if (word(at + 1).is(kWeekday | kWeekdays)) return is_number(at + 2) ? 0 : weekdays(at, at + 1);
    if (const auto unit = vocabulary_.units.longest(stream_, at + 1, end_); unit && unit->value % 2 == 1) {
      return put_set(at, at + 1 + unit->length, "XXXX-WXX-WE");  // `los fines de semana`
    }
    return 0;
  }
  // `de lunes a viernes`: the days of every week, from one to the other
  if (word(at).is(kWeekday) && id(at + 1) == r_.a_ && word(at + 2).is(kWeekday) && id_before(at) == r_.de_) {
    return put_set(at, at + 3, weekday_value(at) + '/' + weekday_value(at + 2));
  }
  return 0;
}

// True where `… N años` (the number begins at `at`, the unit stands at `unit`) tells somebody's age.
bool QuantityReader::Pass::is_age(std::size_t at, std::size_t unit) const {
  if (id(unit + 1) == r_.de_ && id(unit + 2) == r_.edad_) return true;
  if (vague_count(id_before(at))) --at;  // `de unos 60 años`
  const WordId prior = id_before(at);
  if (prior == r_.sus_ || (prior == r_.los_ && id_before(at, 2) == r_.a_)) return true;
  if (marked(prior, kHolds)) return !marked(id(unit + 2), kSpanNoun);
  if (prior == r_.de_ || prior == r_.entre_ || (prior == r_.los_ && id_before(at, 2) == r_.de_)) {
    std::size_t head = prior == r_.los_ ? 2 : 1;
    if (prior == r_.entre_ && id_before(at, 2) == r_.de_) head = 2;
    if (at < begin_ + head + 1) return false;
    const Lexeme& noun = stream_[at - head - 1];
    if (marked(noun.word, kSpanNoun)) return false;
    if (marked(noun.word, kPerson) || noun.word == r_.comma_) return true;
    return noun.is(tokens::kInitialUpper) && noun.kind == TokenKind::word && prior == r_.de_ && at > begin_ + head + 1;
  }
  // `Ana López, 34 años,`, `Ana López (34 años)`
  if ((prior == r_.comma_ || prior == r_.parenthesis_) && at >= begin_ + 2) {
    const bool closed = unit + 1 >= end_ || stream_[unit + 1].kind == TokenKind::punctuation;
    return closed && stream_[at - 2].is(tokens::kInitialUpper);
  }
  return false;
}

// `34 años`, `20 a 25 años`, `20 y 50 años` behind `entre`
std::size_t QuantityReader::Pass::age(std::size_t at) {
  std::size_t last = 0;
  const int first = whole(at, last);
  if (first < 0 || first > kOldest) return 0;
  int second = first;
  std::size_t unit = last;
  if (id(last) == r_.a_ || id(last) == r_.y_ || id(last) == r_.o_ || id(last) == r_.hyphen_) {
    std::size_t end = 0;
    if (const int other = whole(last + 1, end); other > first && other <= kOldest && id(end) == r_.anos_) {
      second = other;
      unit = end;
    }
  }
  if (id(unit) != r_.anos_ || !is_age(at, unit) || occupied(at, unit + 1)) return 0;
  if (kinds_.contains(Kind::ages)) {
    out_.ages.push_back({mention(at, unit + 1), *Decimal::make(first), *Decimal::make(second)});
  }
  return unit + 1;
}

// What goes on behind a counted unit in smaller ones: `dos años y tres meses`, `2 horas, 3 minutos y 15 segundos`.
// Appends them to the value; returns where they end.
std::size_t QuantityReader::Pass::smaller_units(std::size_t last, Unit unit, std::string& value) const {
  constexpr std::array<Unit, 7> kOrder{Unit::year, Unit::month,  Unit::week,  Unit::day,
                                       Unit::hour, Unit::minute, Unit::second};
  auto rank = std::find(kOrder.begin(), kOrder.end(), unit);
  if (rank == kOrder.end()) return last;
  bool time = rank >= kOrder.begin() + 4;
  for (;;) {
    if (id(last) != r_.y_ && id(last) != r_.comma_) return last;
    std::size_t end = 0;
    const int more = whole(last + 1, end);
    const Unit next = more > 0 ? measured_unit(end) : Unit::none;
    if (next == Unit::none) return last;
    const auto below = std::find(rank + 1, kOrder.end(), next);
    if (below == kOrder.end()) return last;
    rank = below;
    const Measure m = *measure(next);
    if (m.time && !time) value += 'T';
    time |= m.time;
    value += std::to_string(more);
    value += m.letters;
    last = end + 1;
  }
}

// `un cuarto de hora`, `tres cuartos de hora`; 0 where there is none
std::size_t QuantityReader::Pass::quarters_of_an_hour(std::size_t at) {
  const int quarters = word(at).is(kCount) ? word(at).count : 0;
  if ((quarters != 1 && quarters != 3) || (id(at + 1) != r_.cuarto_ && id(at + 1) != r_.cuartos_)) return 0;
  if (id(at + 2) != r_.de_ || id(at + 3) != r_.hora_ || occupied(at, at + 4)) return 0;
  if (kinds_.contains(Kind::durations)) {
    out_.durations.push_back({mention(at, at + 4), period("PT", quarters * 15, 'M')});
  }
  return at + 4;
}

// The unit at a lexeme, abbreviations of the parts of a day too: `años`, `hrs.`, `min`; none for another word.
Unit QuantityReader::Pass::measured_unit(std::size_t at) const {
  if (at >= end_) return Unit::none;
  if (marked(id(at), kHourWord)) return Unit::hour;
  if (word(at).is(kUnit | kUnits)) return word(at).unit;
  if (marked(id(at), kMinuteWord)) return Unit::minute;
  return marked(id(at), kSecondWord) ? Unit::second : Unit::none;
}

// The greater number of `entre seis y ocho meses`, `de 6 a 8 meses`, `seis u ocho meses`, `6-8 meses`, whose smaller
// one begins at `at` and ends at `last`. Returns where it ends; 0 where there is none.
std::size_t QuantityReader::Pass::other_end(std::size_t at, std::size_t last, int value, int& most) const {
  const WordId joint = id(last);
  const bool dash = (joint == r_.hyphen_ || joint == r_.en_dash_) && !stream_[last].is(tokens::kSpaceBefore);
  const bool joined = dash || joint == r_.o_ || joint == r_.u_ || (joint == r_.y_ && id_before(at) == r_.entre_) ||
                      (joint == r_.a_ && (id_before(at) == r_.de_ || is_number(at)));
  if (!joined) return 0;
  std::size_t end = 0;
  const int other = whole(last + 1, end);
  if (other <= value || measured_unit(end) == Unit::none) return 0;
  most = other;
  return end;
}

// `tres años`, `48 horas`, `año y medio`, `un par de días`, `varios meses`, `media hora`, `entre seis y ocho meses`
std::size_t QuantityReader::Pass::duration(std::size_t at) {
  if (const std::size_t last = quarters_of_an_hour(at)) return last;
  std::size_t i = at;
  std::string count;
  int value = -1;
  bool half = false;
  const Word& w = word(at);
  if (id(at) == r_.un_ && id(at + 1) == r_.par_ && id(at + 2) == r_.de_) {
    value = 2;
    i = at + 3;
  } else if (id(at) == r_.medio_ || id(at) == r_.media_) {
    half = true;
    i = at + 1;
  } else if (w.is(kVague) || (w.is(kOrdinals) && !w.is(kCount))) {
    count = "X";
    i = at + (w.is(kVague) && word(at + 1).is(kVague) ? 2 : 1);             // `unos pocos días`
    if (w.is(kOrdinals) && (is_number(i) || word(i).is(kCount))) return 0;  // the number is read by itself
  } else {
    value = whole(at, i);
    if (value < 0) {
      // `año y medio`
      if (!w.is(kUnit) || id(at + 1) != r_.y_ || (id(at + 2) != r_.medio_ && id(at + 2) != r_.media_)) return 0;
      value = 1;
      i = at;
    }
  }
  int most = -1;
  if (const std::size_t end = value >= 0 ? other_end(at, i, value, most) : 0) i = end;
  const Unit unit = measured_unit(i);
  if (unit == Unit::none || (!word(i).is(kUnit | kUnits) && (value < 0 || id_before(at) == r_.las_))) return 0;
  const auto m = measure(unit);
  if (!m) return 0;
  std::size_t last = i + 1;
  std::string text;
  const auto smaller = [&](int whole_part) -> std::string {  // with a half of it
    switch (unit) {
      case Unit::year:
      case Unit::fiscal:
        return period("P", whole_part * 12 + 6, 'M');
      case Unit::month:
        return period("P", whole_part * 30 + 15, 'D');
      case Unit::day:
        return period("PT", whole_part * 24 + 12, 'H');
      case Unit::hour:
        return period("PT", whole_part * 60 + 30, 'M');
      case Unit::minute:
        return period("PT", whole_part * 60 + 30, 'S');
      case Unit::decade:
        return period("P", whole_part * 10 + 5, 'Y');
      case Unit::century:
        return period("P", whole_part * 100 + 50, 'Y');
      default:
        return {};
    }
  };
  if (half) {
    text = smaller(0);
    if (text.empty()) return 0;
  } else if (id(last) == r_.y_ && (id(last + 1) == r_.medio_ || id(last + 1) == r_.media_) && value > 0) {
    text = smaller(value);
    if (text.empty()) return 0;
    last += 2;
  } else {
    if (count.empty()) count = std::to_string(value * m->factor);
    text = duration_value(count, *m);
    if (most >= 0) {
      text += '/';
      text += duration_value(std::to_string(most * m->factor), *m);
    } else if (value > 0) {
      last = smaller_units(last, unit, text);
    }
  }
  if (occupied(at, last)) return 0;
  if (kinds_.contains(Kind::durations)) out_.durations.push_back({mention(at, last), std::move(text)});
  return last;
}

Quantities QuantityReader::read(const TokenStream& stream, const Setting& setting, std::span<const Date> dates,
                                std::span<const Span> taken, KindSet kinds, const Vocabulary& vocabulary,
                                const numerals::NumeralReader& numerals) const {
  return Pass(*this, stream, setting, dates, taken, kinds, vocabulary, numerals).run();
}

}  // namespace gaceta::dates
