#include "dates/quantities.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

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
  cuarto_ = word("cuarto");
  de_ = word("de");
  del_ = word("del");
  desde_ = word("desde");
  edad_ = word("edad");
  el_ = word("el");
  en_dash_ = word("–");
  entre_ = word("entre");
  h_ = word("h");
  hacia_ = word("hacia");
  hasta_ = word("hasta");
  hora_ = word("hora");
  horas_ = word("horas");
  hrs_ = word("hrs");
  hyphen_ = word("-");
  la_ = word("la");
  las_ = word("las");
  los_ = word("los");
  madrugada_ = word("madrugada");
  manana_ = word("mañana");
  media_ = word("media");
  medio_ = word("medio");
  menos_ = word("menos");
  noche_ = word("noche");
  o_ = word("o");
  par_ = word("par");
  sobre_ = word("sobre");
  sus_ = word("sus");
  tarde_ = word("tarde");
  todas_ = word("todas");
  todos_ = word("todos");
  un_ = word("un");
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

  std::size_t percentage(std::size_t at);
  std::size_t clock_time(std::size_t at);
  std::size_t set(std::size_t at);
  std::size_t age(std::size_t at);
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
  if (kinds_.contains(Kind::percentages)) out_.percentages.push_back({mention(at, end), low, high});
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

// `las 10:30`, `10:30 horas`, `las 8 de la mañana`, `las tres y media`, `las 22.30 horas`, `8 p.m.`
std::size_t QuantityReader::Pass::clock_time(std::size_t at) {
  std::size_t i = at;
  const bool article =
      id(i) == r_.las_ ||
      (id(i) == r_.la_ && (id(i + 1) == r_.una_ || (is_number(i + 1) && stream_.view(i + 1).substr(0, 1) == "1")));
  if (article) ++i;
  if (i >= end_) return 0;
  if (!article && !is_number(i)) return 0;
  int hour = -1, minute = 0;
  bool exact = false;  // minutes are told, so that it can be nothing but a time
  std::size_t last = i + 1;
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (is_number(i)) {
    const std::string_view text = stream_.view(i);
    std::size_t k = 0;
    int value = 0;
    while (k < text.size() && k < 2 && digit(text[k])) value = value * 10 + (text[k++] - '0');
    if (k == 0) return 0;
    hour = value;
    if (k < text.size()) {
      const char mark = text[k];
      const bool two = text.size() >= k + 3 && digit(text[k + 1]) && digit(text[k + 2]);
      if (!two || (mark != ':' && mark != '.')) return 0;
      if (mark == '.' && text.size() != k + 3) return 0;
      if (mark == ':' && text.size() != k + 3 && !(text.size() == k + 6 && text[k + 3] == ':')) return 0;
      minute = (text[k + 1] - '0') * 10 + (text[k + 2] - '0');
      exact = mark == ':';
    }
  } else {
    std::size_t end = 0;
    hour = whole(i, end);
    if (hour < 1 || hour > 24) return 0;
    last = end;
  }
  if (hour > 24 || minute > 59) return 0;
  // `y media`, `y cuarto`, `menos cuarto`, `y diez`
  bool sign = false;
  if (minute == 0 && !exact && id(last) == r_.y_ && (id(last + 1) == r_.media_ || id(last + 1) == r_.cuarto_)) {
    minute = id(last + 1) == r_.media_ ? 30 : 15;
    last += 2;
    sign = true;
  } else if (article && minute == 0 && !exact && id(last) == r_.menos_ && id(last + 1) == r_.cuarto_) {
    hour = (hour + 23) % 24, minute = 45;
    last += 2;
    sign = true;
  } else if (article && minute == 0 && !exact && id(last) == r_.y_) {
    std::size_t end = 0;
    const int minutes = whole(last + 1, end);
    int moved = hour;
    if (minutes > 0 && minutes < 60 && day_part(end, moved) != end) {
      minute = minutes;
      last = end;
    }
  }
  const std::size_t before_part = last;
  const WordId behind = id(last);
  const bool hours = behind == r_.horas_ || behind == r_.hrs_ || behind == r_.hora_ || behind == r_.h_ ||
                     (last < end_ && (stream_.view(last) == "h." || stream_.view(last) == "hrs."));
  if (hours) ++last;
  last = day_part(last, hour);
  const bool part = last != before_part + (hours ? 1 : 0);
  const WordId prior = id_before(at);
  const bool prepared = article && (prior == r_.a_ || prior == r_.de_ || prior == r_.desde_ || prior == r_.hasta_ ||
                                    prior == r_.sobre_ || prior == r_.hacia_ || prior == r_.entre_ || prior == r_.y_);
  // A bare number is a time only with an article and what says so: `a las 10`, but `las 10 empresas`, `dos horas`.
  const bool closed = last >= end_ || stream_[last].kind == TokenKind::punctuation || word(last).is(kFunction);
  const bool fits = exact || part || sign || (minute != 0 && (hours || prepared)) ||
                    (prepared && (hours ? is_number(i) : closed) && hour <= 24);
  if (!fits || (hour == 24 && minute != 0)) return 0;
  // `1:23:45` of a race, `a 10:30 del final` are times too; a score is not (`ganó 3:1` has one digit behind).
  if (occupied(at, last)) return 0;
  if (kinds_.contains(Kind::times)) {
    const Mention where = mention(at, last);
    std::string value = day_beside(where.span);
    append_two(value, hour);
    value += ':';
    append_two(value, minute);
    out_.times.push_back({where, std::move(value)});
  }
  return last;
}

// `cada lunes`, `todos los días`, `los viernes`, `de lunes a viernes`, `cada dos años`, `a diario`
std::size_t QuantityReader::Pass::set(std::size_t at) {
  const auto put = [&](std::size_t first, std::size_t last, std::string value) -> std::size_t {
    if (occupied(first, last)) return 0;
    if (kinds_.contains(Kind::sets)) out_.sets.push_back({mention(first, last), std::move(value)});
    return last;
  };
  const auto of_weekday = [&](std::size_t i) {
    std::string value = "XXXX-WXX-";
    value += static_cast<char>('0' + word(i).weekday);
    return value;
  };
  if (const auto phrase = r_.set_words_.longest(stream_, at, end_)) {
    return put(at, at + phrase->length, r_.set_values_[phrase->value]);
  }
  const bool each = id(at) == r_.cada_;
  const bool all = (id(at) == r_.todos_ && id(at + 1) == r_.los_) || (id(at) == r_.todas_ && id(at + 1) == r_.las_);
  if (each || all || id(at) == r_.los_) {
    std::size_t i = at + (all ? 2 : 1);
    if (word(i).is(kWeekday | kWeekdays)) {
      if (!each && !all && is_number(i + 1)) return 0;
      // `los lunes y los jueves` are two
      return put(at, i + 1, of_weekday(i));
    }
    if (!each && !all) {
      if (const auto unit = vocabulary_.units.longest(stream_, i, end_); unit && unit->value % 2 == 1) {
        return put(at, i + unit->length, "XXXX-WXX-WE");  // `los fines de semana`
      }
      return 0;
    }
    if (word(i).is(kMonth) && !word(i).is(kMonthShort)) {
      std::string value = "XXXX-";
      append_two(value, word(i).month);
      return put(at, i + 1, std::move(value));
    }
    if (word(i).is(kSeason)) {
      static constexpr std::array<std::string_view, 4> kNames{"SP", "SU", "FA", "WI"};
      std::string value = "XXXX-";
      value += kNames[static_cast<std::size_t>(word(i).season)];
      return put(at, i + 1, std::move(value));
    }
    std::size_t unit_at = i;
    std::string count = "1";
    if (std::size_t end = 0; each) {
      if (const int value = whole(i, end); value > 0) {
        count = std::to_string(value);
        unit_at = end;
      }
    }
    if (const auto unit = vocabulary_.units.longest(stream_, unit_at, end_)) {
      return put(at, unit_at + unit->length, "XXXX-WXX-WE");
    }
    if (!word(unit_at).is(kUnit | kUnits)) return 0;
    if (word(unit_at).unit == Unit::daypart) {
      const WordId part = id(unit_at);
      const std::string_view name = part == r_.manana_ ? "MO" : part == r_.tarde_ ? "AF" : "NI";
      std::string value = "XXXX-XX-XXT";
      value += name;
      return put(at, unit_at + 1, std::move(value));
    }
    const auto m = measure(word(unit_at).unit);
    if (!m) return 0;
    if (m->factor != 1) count = std::to_string(std::stoi(count) * m->factor);
    return put(at, unit_at + 1, duration_value(count, *m));
  }
  // `de lunes a viernes`: the days of every week, from one to the other
  if (word(at).is(kWeekday) && id(at + 1) == r_.a_ && word(at + 2).is(kWeekday) && id_before(at) == r_.de_) {
    std::string value = of_weekday(at);
    value += '/';
    value += of_weekday(at + 2);
    return put(at, at + 3, std::move(value));
  }
  return 0;
}

// True where `… N años` (the number begins at `at`, the unit stands at `unit`) tells somebody's age.
bool QuantityReader::Pass::is_age(std::size_t at, std::size_t unit) const {
  if (id(unit + 1) == r_.de_ && id(unit + 2) == r_.edad_) return true;
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
  // `Ana López, 34 años,`
  if (prior == r_.comma_ && at >= begin_ + 2) {
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

// `tres años`, `48 horas`, `año y medio`, `un par de días`, `varios meses`, `media hora`
std::size_t QuantityReader::Pass::duration(std::size_t at) {
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
    i = at + 1;
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
  const Word& unit_word = word(i);
  if (!unit_word.is(kUnit | kUnits)) return 0;
  Unit unit = unit_word.unit;
  if (stream_[i].word == r_.hora_) unit = Unit::hour;
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
    // `dos años y tres meses`
    if (value > 0 && (unit == Unit::year || unit == Unit::month || unit == Unit::hour) && id(last) == r_.y_) {
      std::size_t end = 0;
      const int more = whole(last + 1, end);
      const Unit next = word(end).is(kUnit | kUnits) ? word(end).unit : Unit::none;
      const bool below = (unit == Unit::year && next == Unit::month) || (unit == Unit::month && next == Unit::day) ||
                         (unit == Unit::hour && next == Unit::minute);
      if (more > 0 && below) {
        text += std::to_string(more);
        text += measure(next)->letters;
        last = end + 1;
      }
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
