// Numbers in dates, and dates that are numbers.
#include <cstdlib>

#include "dates/calendar.hpp"
#include "dates/grammar.hpp"

namespace gaceta::dates {

using lexicon::WordId;

int Recognizer::whole_number(std::size_t at, std::size_t& last) const {
  if (at >= end_) return -1;
  if (const int value = plain(at); value >= 0) {
    last = at + 1;
    return value;
  }
  if (!word(at).is(kCount)) return -1;
  constexpr std::size_t kLongest = 12;  // lexemes of `mil novecientos ochenta y siete` and a few more
  static const Decimal kMost = *Decimal::make(10000);
  const auto numeral = numerals_.read_words(stream_, at, std::min(end_, at + kLongest));
  if (!numeral || !numeral->value.is_integer() || numeral->value > kMost) return -1;
  last = numeral->last;
  std::int64_t value = numeral->value.coefficient();
  for (int i = 0; i < numeral->value.exponent(); ++i) value *= 10;
  return static_cast<int>(value);
}

int Recognizer::day_number(std::size_t at, std::size_t& last) const {
  if (at >= end_) return 0;
  if (const int value = plain(at); value >= 0) {
    last = at + 1;
    // `1ero`, which the tokenizer cuts
    if (value == 1 && last < end_ && !stream_[last].is(tokens::kSpaceBefore) && stream_.view(last) == "ero") ++last;
    return value >= 1 && value <= 31 ? value : 0;
  }
  const Word& w = word(at);
  if (is_number(at)) {
    // `1.º`, `4to`: digits and what makes an ordinal of them
    const std::string_view text = stream_.view(at);
    std::size_t digits = 0;
    while (digits < text.size() && is_digit(text[digits])) ++digits;
    const std::string_view suffix = text.substr(digits);
    const bool ordinal = !suffix.empty() && suffix.find_first_of("0123456789,/:-") == std::string_view::npos;
    if (digits == 0 || digits > 2 || !ordinal) return 0;
    const int value = plain_number(text.substr(0, digits));
    last = at + 1;
    return value >= 1 && value <= 31 ? value : 0;
  }
  if (w.is(kOrdinal) && w.ordinal == 1 && stream_.view(at).size() >= 2) {  // `primero`; not the Roman I
    last = at + 1;
    return 1;
  }
  const int value = whole_number(at, last);
  return value >= 1 && value <= 31 ? value : 0;
}

int Recognizer::year_number(std::size_t at, std::size_t& last, bool words) const {
  if (at >= end_) return 0;
  if (is_number(at)) {
    const std::string_view text = stream_.view(at);
    const int value = text.size() == 4 ? plain_number(text) : -1;
    if (value < kEarliestYear || value > kLatestYear || before_christ(at + 1)) return 0;
    last = at + 1;
    return value;
  }
  if (!words || !word(at).is(kCount)) return 0;
  std::size_t end = 0;
  const int value = whole_number(at, end);
  if (value < kEarliestYear || value > kLatestYear || end < at + 2) return 0;
  last = end;
  return value;
}

// `98`, `'98`: a year of two digits behind a word that asks for one. From its value alone it could be anything.
int Recognizer::short_year(std::size_t at, std::size_t& last) const {
  const std::size_t number = stream_[std::min(at, end_ - 1)].kind == TokenKind::punctuation ? at + 1 : at;
  if (number > at && !apostrophe(at)) return 0;
  const int value = plain(number);
  if (value < 0 || stream_.view(number).size() != 2 || counts_something(number + 1)) return 0;
  if (id(number + 1) == key_.percent || id(number + 1) == key_.hyphen || id(number + 1) == key_.slash) return 0;
  last = number + 1;
  return full_year(value);
}

// True where the lexeme behind a number is what the number counts, so that it is no year.
bool Recognizer::counts_something(std::size_t after) const {
  if (after >= end_) return false;
  const Lexeme& lexeme = stream_[after];
  const Word& w = word(after);
  if (w.is(kCounted)) return true;
  if (lexeme.kind == TokenKind::symbol) return stream_.view(after) != "|" && stream_.view(after) != "©";
  if (lexeme.kind == TokenKind::number) return true;
  if (lexeme.kind != TokenKind::word) return false;
  if (w.is(kFunction) || w.is(kShift | kFollow) || lexeme.is(tokens::kInitialUpper)) return false;
  const std::string_view text = stream_.view(after);
  // A plural noun; verbs in -mos and the few words in -s that are no nouns are told apart.
  const bool verb = text.size() > 4 && text.substr(text.size() - 3) == "mos";
  return text.size() > 3 && text.back() == 's' && !verb;
}

// True where a law, a file or the like is numbered not far before `at`.
bool Recognizer::law_before(std::size_t at) const {
  constexpr std::size_t kReach = 8;
  for (std::size_t i = at; i > begin_ && at - i < kReach; --i) {
    if (vocabulary_(stream_[i - 1]).is(kLaw)) return true;
  }
  return false;
}

// False for a number that has no mark of a date in it or behind it.
bool Recognizer::may_be_in_digits(std::size_t at) const {
  if (id(at + 1) == key_.hyphen || id(at + 1) == key_.slash) return true;
  const std::string_view text = stream_.view(at);
  return std::any_of(text.begin(), text.end(), [](char c) { return c == '/' || c == '-' || c == '.'; });
}

// A date whose day, month and year stand between marks, however the tokenizer cut it.
std::size_t Recognizer::date_in_digits(std::size_t at, Expression& e) const {
  for (const auto form :
       {&Recognizer::numeric_date, &Recognizer::spaced_date, &Recognizer::roman_date, &Recognizer::hyphened_day}) {
    e = Expression{};
    if (const std::size_t last = (this->*form)(at, e)) return last;
  }
  return 0;
}

// `3/11/2025`, `2025-11-03`, `3.11.2025`, `3-nov-2025`, `el 3/11`, `03/2020`
std::size_t Recognizer::numeric_date(std::size_t at, Expression& e) const {
  const std::string_view text = stream_.view(at);
  if (text.size() < 3) return 0;
  std::array<std::string_view, 3> parts;
  std::size_t count = 0, begin = 0;
  char mark = '\0';
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const bool separator = i < text.size() && (text[i] == '/' || text[i] == '-' || text[i] == '.');
    if (i < text.size() && !separator) continue;
    if (i < text.size() && mark != '\0' && text[i] != mark && text[i] != 'T') {
      if (!(mark == '-' && count == 2)) return 0;
    }
    if (count == parts.size()) return 0;
    parts[count++] = text.substr(begin, i - begin);
    begin = i + 1;
    if (i < text.size()) mark = text[i];
    if (count == 2 && i < text.size()) {  // the rest is the last part
      parts[count++] = text.substr(begin);
      break;
    }
  }
  if (mark == '\0' || count < 2) return 0;
  const auto stated = [](int value) { return Field{How::stated, value}; };
  const auto day_exists = [](int year, int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month);
  };
  if (count == 2) {
    const int first = plain_number(parts[0]), second = plain_number(parts[1]);
    if (mark != '/' || first < 0 || second < 0) return 0;
    const WordId prior = id_before(at);
    const Word& w = before(at);
    if (parts[0].size() <= 2 && parts[1].size() <= 2) {
      // `el 3/11`: alone it would be a fraction.
      const bool dated = prior == key_.el || prior == key_.del || prior == key_.al || prior == key_.dia ||
                         w.is(kWeekday | kWeekdayShort) ||
                         (prior == key_.comma && at >= begin_ + 2 && word(at - 2).is(kWeekday));
      const int day = month_first_ && second > 12 ? second : first,
                month = month_first_ && second > 12 ? first : second;
      if (!dated || (first == 24 && second == 7) || !day_exists(2000, month, day)) return 0;
      e.grain = Grain::day;
      e.day = stated(day), e.month = stated(month);
      if (w.is(kWeekday)) e.weekday = w.weekday;
      return at + 1;
    }
    if (parts[0].size() <= 2 && parts[1].size() == 4 && first >= 1 && first <= 12 && second >= 1900 &&
        second <= kLatestYear) {  // `03/2020`, `vence: 03/2020`; not `Ley 03/2020`, `los decretos 02/2020, 03/2020`
      const bool open = at == begin_ || is_punctuation(at - 1) || w.is(kYearPreposition);
      if (!open || law_before(at)) return 0;
      e.grain = Grain::month;
      e.month = stated(first), e.year = stated(second);
      return at + 1;
    }
    return 0;
  }
  return three_parts(parts, mark, e) ? at + 1 : 0;
}

// `volverá el 24-12`; elsewhere it is a score, as are smaller numbers there too (`llegó el 2-1`)
std::size_t Recognizer::hyphened_day(std::size_t at, Expression& e) const {
  if (id(at + 1) != key_.hyphen || !is_number(at + 2) || id_before(at) != key_.el || at < begin_ + 2) return 0;
  if (stream_[at + 1].is(tokens::kSpaceBefore) || stream_[at + 2].is(tokens::kSpaceBefore)) return 0;
  const std::size_t last = at + 3;
  if (last < end_ && !is_punctuation(last) && !word(last).is(kFunction)) return 0;
  if (id(last) == key_.hyphen || id(last) == key_.slash) return 0;
  const int first = plain(at), second = plain(at + 2);
  const bool swap = month_first_ && second > 12;
  const int day = swap ? second : first, month = swap ? first : second;
  if (month < 1 || month > 12 || day < 1 || day > days_in_month(2000, month)) return 0;
  const bool two = stream_.view(at).size() == 2 && stream_.view(at + 2).size() == 2;
  const bool padded = stream_.view(at)[0] == '0' || stream_.view(at + 2)[0] == '0';
  if (!two || !(padded || std::max(first, second) > 12) || !tenses_.is_finite(stream_, at - 2)) return 0;
  e.grain = Grain::day;
  e.day = {How::stated, day}, e.month = {How::stated, month};
  return last;
}

// `11-S`, `23F`, `8-M`: the day and the initial of its month. Those that day_codes.tsv does not list lie near
// publication.
std::size_t Recognizer::day_code(std::size_t at, const Lead& l, Expression& e) const {
  std::size_t i = at + 1;
  if (i >= end_ || stream_[i].is(tokens::kSpaceBefore)) return 0;
  const std::string_view digits = stream_.view(at);
  const int day = plain(at);
  const bool hyphen = id(i) == key_.hyphen && !stream_[i].is(tokens::kSpaceBefore);
  if (hyphen) ++i;
  if (day < 1 || day > 31 || digits.size() > 2 || i >= end_ || stream_[i].is(tokens::kSpaceBefore)) return 0;
  const std::string_view letter = stream_.view(i);
  // With the dot of the sentence it looks like an initial: `11-S.`
  if (letter.empty() || letter.size() > 2 || (letter.size() == 2 && letter[1] != '.')) return 0;
  if (i + 1 < end_ && !stream_[i + 1].is(tokens::kSpaceBefore) && !is_punctuation(i + 1)) return 0;
  if (id(i + 1) == key_.hyphen) return 0;
  const bool shifted = l.this_ || l.shift != 0;
  const WordId prior = id_before(at);
  if (!shifted && !l.article && prior != key_.del && prior != key_.al) return 0;
  if (l.article && !shifted && prior != key_.el) return 0;
  std::size_t last = i + 1;
  const DayCode* code = vocabulary_.day_code(day, letter[0], country_);
  if (code == nullptr) {
    const int month = hyphen && published_ ? near_month(day, letter[0]) : 0;
    if (month == 0) return 0;
    e.month = {How::stated, month};
  } else {
    e.month = {How::stated, code->month};
    if (code->year != 0 && !shifted) e.year = {How::stated, code->year};
  }
  e.grain = Grain::day;
  e.day = {How::stated, day};
  e.toward = l.toward();
  Expression dated = e;
  dated.year = {};
  if (const std::size_t end = year_reference(last, dated); end != 0 && dated.year.how == How::stated) {
    e = dated;
    last = end;
  }
  return last;
}

// The month with that initial in which that day lies near publication; 0 where there is none.
int Recognizer::near_month(int day, char initial) const {
  constexpr std::string_view kInitials = "EFMAMJJASOND";
  constexpr int kNear = 75;
  int best = 0, best_distance = kNear + 1;
  for (std::size_t i = 0; i < kInitials.size(); ++i) {
    if (kInitials[i] != initial) continue;
    const int month = static_cast<int>(i) + 1;
    const int here = static_cast<int>(published_->year());
    for (int year = here - 1; year <= here + 1; ++year) {
      const Day candidate = make_day(year, month, day);
      if (!candidate.ok()) continue;
      const int away = std::abs(days_between(*published_, candidate));
      if (away < best_distance) best = month, best_distance = away;
    }
  }
  return best;
}

// `15 / 11 / 2025`, as tokenized text and forms have it
std::size_t Recognizer::spaced_date(std::size_t at, Expression& e) const {
  if (at + 4 >= end_ || !is_number(at + 2) || !is_number(at + 4)) return 0;
  const WordId mark = id(at + 1);
  if ((mark != key_.slash && mark != key_.hyphen) || id(at + 3) != mark) return 0;
  const std::array<std::string_view, 3> parts{stream_.view(at), stream_.view(at + 2), stream_.view(at + 4)};
  if (parts[0].size() > 2 || parts[2].size() != 4) return 0;
  return three_parts(parts, mark == key_.slash ? '/' : '-', e) ? at + 5 : 0;
}

// `6-XI-2025`, where the mark and the numeral make one lexeme with the year
std::size_t Recognizer::roman_date(std::size_t at, Expression& e) const {
  if (at + 2 >= end_ || (id(at + 1) != key_.hyphen && id(at + 1) != key_.slash)) return 0;
  if (stream_[at + 1].is(tokens::kSpaceBefore) || stream_[at + 2].is(tokens::kSpaceBefore)) return 0;
  const std::string_view rest = stream_.view(at + 2);
  const char mark = id(at + 1) == key_.slash ? '/' : '-';
  const std::size_t cut = rest.find(mark);
  if (cut != std::string_view::npos) {
    return three_parts({stream_.view(at), rest.substr(0, cut), rest.substr(cut + 1)}, mark, e) ? at + 3 : 0;
  }
  if (roman(rest) == 0 || at + 4 >= end_ || id(at + 3) != id(at + 1) || !is_number(at + 4)) return 0;
  return three_parts({stream_.view(at), rest, stream_.view(at + 4)}, mark, e) ? at + 5 : 0;
}

// The day, month and year between two marks, in the order that the country has them in.
bool Recognizer::three_parts(const std::array<std::string_view, 3>& parts, char mark, Expression& e) const {
  // An ISO 8601 time keeps its day.
  const auto stated = [](int value) { return Field{How::stated, value}; };
  const auto day_exists = [](int year, int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month);
  };
  std::string_view third = parts[2];
  if (mark == '-' && third.size() > 2 && third[2] == 'T') third = third.substr(0, 2);
  int a = plain_number(parts[0]), b = plain_number(parts[1]);
  const int c = plain_number(third);
  if (a < 0 || c < 0) return false;
  if (b < 0) {  // `3-nov-2025`
    std::string name(parts[1]);
    for (char& letter : name) letter = static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter | 0x20 : letter);
    if (!name.empty() && name.back() == '.') name.pop_back();
    static constexpr std::array<std::string_view, 12> kStems{"ene", "feb", "mar", "abr", "may", "jun",
                                                             "jul", "ago", "se",  "oct", "nov", "dic"};
    for (std::size_t i = 0; i < kStems.size(); ++i) {
      if (name.compare(0, kStems[i].size(), kStems[i]) == 0) b = static_cast<int>(i) + 1;
    }
    if (b < 0 || name.size() < 3) b = roman(parts[1]);  // `3-XI-2025`
    if (b < 1 || b > 12) return false;
    const int year = full_year(c);
    if (third.size() == 3 || !day_exists(year, b, a)) return false;
    e.grain = Grain::day;
    e.day = stated(a), e.month = stated(b), e.year = stated(year);
    return true;
  }
  int year = 0, month = 0, day = 0;
  if (parts[0].size() == 4) {
    year = a, month = b, day = c;
    if (third.size() > 2 || parts[1].size() > 2) return false;
  } else {
    if (parts[0].size() > 2 || parts[1].size() > 2 || (third.size() != 4 && third.size() != 2)) return false;
    if (mark == '.' && third.size() != 4) return false;  // `3.11.25` may be a version
    year = full_year(c);
    day = month_first_ ? b : a, month = month_first_ ? a : b;
    if (!day_exists(year, month, day)) std::swap(day, month);
  }
  if (year < kEarliestYear || year > kLatestYear || !day_exists(year, month, day)) return false;
  e.grain = Grain::day;
  e.day = stated(day), e.month = stated(month), e.year = stated(year);
  return true;
}

// `2015 Q1`, `2015-T3`, `en 2015-01`, `en 2015/01`
std::size_t Recognizer::year_first(std::size_t at, Expression& e) const {
  const std::string_view text = stream_.view(at);
  if (text.size() != 4 && text.size() != 7) return 0;
  if (text.size() == 4 && id(at + 1) != key_.hyphen && !(at + 1 < end_ && stream_[at + 1].is(tokens::kHasDigit)))
    return 0;
  const int year = plain_number(text.substr(0, 4));
  if (year < kCommonYear || year > kLatestYear || before(at).is(kLaw) || law_before(at)) return 0;
  const bool prepared = before(at).is(kYearPreposition) && !is_punctuation(at - 1);
  // A season of two years is written so too: `2011/12`.
  const auto is_month = [&](std::string_view digits) {
    const int month = digits.size() == 2 ? plain_number(digits) : 0;
    return month >= 1 && month <= 12 && month != (year + 1) % 100 ? month : 0;
  };
  e.year = {How::stated, year};
  e.grain = Grain::month;
  if (text.size() == 7) {
    const int month = text[4] == '/' && prepared ? is_month(text.substr(5)) : 0;
    e.month = {How::stated, month};
    return month != 0 ? at + 1 : 0;
  }
  const bool hyphen = id(at + 1) == key_.hyphen && !stream_[at + 1].is(tokens::kSpaceBefore);
  const std::size_t part = hyphen ? at + 2 : at + 1;
  if (part >= end_ || (hyphen && stream_[part].is(tokens::kSpaceBefore))) return 0;
  const std::string_view letters = stream_.view(part);
  if (hyphen && prepared && is_number(part)) {
    const int month = is_month(letters);
    // `2008-12` may be years too
    if (month == 0 || month > year % 100 || id(part + 1) == key_.hyphen) return 0;
    e.month = {How::stated, month};
    return part + 1;
  }
  if (letters.size() != 2 || !is_digit(letters[1]) || !stream_[part].is(tokens::kInitialUpper)) return 0;
  const bool quarter = letters[0] == 'Q' || letters[0] == 'T', half = letters[0] == 'H' || letters[0] == 'S';
  const int index = letters[1] - '0';
  if ((!quarter && !half) || index < 1 || index > (quarter ? 4 : 2)) return 0;
  e.grain = quarter ? Grain::quarter : Grain::half;
  e.period = {How::stated, index};
  return part + 1;
}

// `1T24`, `3T 2023`, `T3 de 2024`, `S1 2024`, `1S24`, `Q4 2025`
std::size_t Recognizer::code(std::size_t at, Expression& e) const {
  std::string_view text = stream_.view(at);
  std::size_t last = at + 1;
  if (is_number(at)) {  // `3` and `T` are two lexemes, as are `3` and `T-2025`
    if (text.size() != 1 || last >= end_ || stream_[last].is(tokens::kSpaceBefore)) return 0;
    const std::string_view letter = stream_.view(last);
    if (letter.size() != 1 && (letter.size() < 4 || letter[1] != '-')) return 0;
    text = stream_.text.substr(stream_[at].begin, 1 + letter.size());
    ++last;
  }
  if (text.size() < 2 || text.size() > 7) return 0;
  const bool digit_first = is_digit(text[0]);
  const char letter = digit_first ? text[1] : text[0];
  const char digit = digit_first ? text[0] : text[1];
  if (!is_digit(digit)) return 0;
  const int index = digit - '0';
  const bool quarter = letter == 'T' || letter == 'Q';
  const bool half = letter == 'S' || letter == 'H';
  if ((!quarter && !half) || index < 1 || index > (quarter ? 4 : 2)) return 0;
  e.grain = quarter ? Grain::quarter : Grain::half;
  e.period = {How::stated, index};
  std::string_view rest = text.substr(2);
  if (rest.size() > 1 && (rest.front() == '-' || rest.front() == '/')) rest.remove_prefix(1);  // `2T-2025`
  if (!rest.empty()) {
    const int year = plain_number(rest);
    if (year < 0 || (rest.size() != 2 && rest.size() != 4)) return 0;
    e.year = {How::stated, full_year(year)};
    return last;
  }
  // `4T/24`
  if ((id(last) == key_.slash || id(last) == key_.hyphen) && !stream_[last].is(tokens::kSpaceBefore) &&
      is_number(last + 1) && !stream_[last + 1].is(tokens::kSpaceBefore)) {
    const std::string_view year = stream_.view(last + 1);
    if (const int value = plain(last + 1); value >= 0 && (year.size() == 2 || year.size() == 4)) {
      e.year = {How::stated, full_year(value)};
      return last + 2;
    }
  }
  Expression dated = e;
  // The year behind it: `3T 2023`, `T3 de 2024`, `1T de este año`.
  if (const std::size_t end = year_reference(last, dated)) {
    e = dated;
    return end;
  }
  const WordId prior = id_before(at);
  const bool prepared = prior == key_.el || prior == key_.del || prior == key_.al || prior == key_.en;
  return prepared && digit_first && quarter ? last : 0;
}

}  // namespace gaceta::dates
