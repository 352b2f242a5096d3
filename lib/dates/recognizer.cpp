#include "dates/recognizer.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "dates/calendar.hpp"

namespace gaceta::dates {

namespace {

using lexicon::WordId;
using tokens::Lexeme;
using tokens::TokenStream;

constexpr int kEarliestYear = 1000, kLatestYear = 2199;
// From this year on a bare number after a preposition is a year; before it, it needs more.
constexpr int kCommonYear = 1800;

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) noexcept { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

// The value of a text of digits alone, of one to nine; -1 otherwise.
int plain_number(std::string_view text) noexcept {
  if (text.empty() || text.size() > 9) return -1;
  int value = 0;
  for (const char c : text) {
    if (!is_digit(c)) return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

// A year of two digits, by the century that makes it the nearer one to our time.
constexpr int full_year(int year) noexcept { return year >= 100 ? year : year < 50 ? 2000 + year : 1900 + year; }

// Roman numerals up to 39; 0 where the text is none.
int roman(std::string_view text) noexcept {
  int value = 0, before = 0;
  for (std::size_t i = text.size(); i > 0; --i) {
    int digit = 0;
    switch (text[i - 1]) {
      case 'I':
        digit = 1;
        break;
      case 'V':
        digit = 5;
        break;
      case 'X':
        digit = 10;
        break;
      default:
        return 0;
    }
    value += digit < before ? -digit : digit;
    before = std::max(before, digit);
  }
  return value;
}

// The words that stand before the head of an expression.
struct Lead {
  bool article = false, this_ = false, that = false, same = false, current = false;
  int shift = 0, follow = 0;  // 0: none
  int ordinal = 0;            // 0: none; negative: from the last
  [[nodiscard]] bool deictic() const noexcept { return this_ || that || same || current || shift != 0 || follow != 0; }
  [[nodiscard]] Toward toward() const noexcept {
    if (shift < 0) return Toward::past;
    if (shift > 0) return Toward::future;
    if (follow > 0) return Toward::after_spoken;
    if (follow < 0) return Toward::before_spoken;
    if (this_ || current) return Toward::near;
    return Toward::open;
  }
  // The field of a unit with these words; none where they say nothing.
  [[nodiscard]] Field field() const noexcept {
    if (shift != 0) return {How::shifted, shift};
    if (follow != 0) return {How::spoken, follow};
    if (this_ || current) return {How::shifted, 0};
    if (that || same) return {How::spoken, 0};
    return {};
  }
};

// What a reading gives: where it ends, and what it says.
struct Reading {
  std::size_t first = 0, last = 0;
  Expression expression;
};

class Recognizer {
 public:
  Recognizer(const TokenStream& stream, std::span<const Span> taken, std::string_view country,
             const Vocabulary& vocabulary, const numerals::NumeralReader& numerals, const TenseReader& tenses)
      : stream_(stream),
        taken_(taken),
        vocabulary_(vocabulary),
        key_(vocabulary.key),
        numerals_(numerals),
        tenses_(tenses),
        month_first_(vocabulary.month_first(country)),
        tenure_is_year_(country == "BO") {}

  std::vector<Found> run() {
    if (stream_.sentences.empty()) {
      sentence(0, stream_.size());
    } else {
      for (const tokens::LexemeRange& range : stream_.sentences) sentence(range.first, range.last);
    }
    return std::move(found_);
  }

 private:
  // ---- the pass

  void sentence(std::size_t begin, std::size_t end);
  void anchor(std::size_t at);
  bool two_years(std::size_t at);
  void accept(const Reading& reading);
  void add(std::size_t first, std::size_t last, const Expression& expression, Join join);
  [[nodiscard]] bool is_taken(Span span) const;

  // ---- what stands at a lexeme

  [[nodiscard]] const Word& word(std::size_t i) const noexcept {
    static const Word nothing;
    return i < end_ ? vocabulary_(stream_[i]) : nothing;
  }
  // The lexeme before `i`, inside the sentence.
  [[nodiscard]] const Word& before(std::size_t i) const noexcept {
    static const Word nothing;
    return i > begin_ ? vocabulary_(stream_[i - 1]) : nothing;
  }
  [[nodiscard]] WordId id(std::size_t i) const noexcept { return i < end_ ? stream_[i].word : lexicon::kNoWord; }
  [[nodiscard]] WordId id_before(std::size_t i, std::size_t steps = 1) const noexcept {
    return i >= begin_ + steps ? stream_[i - steps].word : lexicon::kNoWord;
  }
  [[nodiscard]] bool is_number(std::size_t i) const noexcept {
    return i < end_ && stream_[i].kind == TokenKind::number;
  }
  [[nodiscard]] bool is_punctuation(std::size_t i) const noexcept {
    return i < end_ && stream_[i].kind == TokenKind::punctuation;
  }
  [[nodiscard]] bool capital(std::size_t i) const noexcept {
    return i < end_ && stream_[i].is(tokens::kInitialUpper) && !stream_[i].is(tokens::kAllUpper);
  }
  [[nodiscard]] bool of(std::size_t i) const noexcept { return id(i) == key_.de || id(i) == key_.del; }

  [[nodiscard]] int plain(std::size_t i) const noexcept { return is_number(i) ? plain_number(stream_.view(i)) : -1; }
  // A day of the month at `at`: `3`, `1.º`, `primero`, `treinta y uno`. Sets where it ends; 0 where there is none.
  int day_number(std::size_t at, std::size_t& last) const;
  // Whole numbers in digits or words.
  int whole_number(std::size_t at, std::size_t& last) const;
  int year_number(std::size_t at, std::size_t& last, bool words) const;
  [[nodiscard]] bool counts_something(std::size_t after) const;

  // ---- the grammar; every function returns where its reading ends, or 0 where it does not apply

  std::optional<Reading> read(std::size_t at) const;
  std::size_t numeric_date(std::size_t at, Expression& e) const;
  std::size_t code(std::size_t at, Expression& e) const;
  std::size_t ago(std::size_t at, Expression& e) const;
  std::size_t ahead(std::size_t at, Expression& e) const;
  std::size_t later(std::size_t at, Expression& e) const;
  std::size_t deictic(std::size_t at, Expression& e) const;
  std::size_t with_part(std::size_t at, Expression& e) const;
  std::size_t so_far(std::size_t at, Expression& e) const;
  std::size_t nominal(std::size_t at, Expression& e, bool after_part) const;
  std::size_t lead(std::size_t at, Lead& lead) const;
  std::size_t trail(std::size_t at, Lead& lead) const;
  std::size_t day_and_month(std::size_t at, const Lead& lead, Expression& e) const;
  std::size_t weekday(std::size_t at, Lead lead, Expression& e, std::size_t start) const;
  std::size_t month(std::size_t at, Lead lead, Expression& e, std::size_t start, bool after_part) const;
  std::size_t unit(std::size_t at, Lead lead, Expression& e, std::size_t start, bool after_part) const;
  std::size_t season(std::size_t at, Lead lead, Expression& e, std::size_t start, bool after_part) const;
  std::size_t holiday(std::size_t at, Lead lead, Expression& e) const;
  std::size_t bare_year(std::size_t at, const Lead& lead, Expression& e, std::size_t start, bool after_part) const;
  std::size_t decade(std::size_t at, const Lead& lead, Expression& e, std::size_t start, bool after_part) const;
  std::size_t century(std::size_t at, Expression& e) const;
  std::size_t week_of(std::size_t at, Expression& e) const;

  std::size_t month_reference(std::size_t at, Expression& e) const;
  std::size_t year_reference(std::size_t at, Expression& e, bool bare_number = true) const;
  Unit unit_at(std::size_t at, std::size_t& last, bool& plural) const;
  void shift_by(Expression& e, Unit unit, How how, int count) const;

  [[nodiscard]] bool bare_unit_fits(Unit unit, std::size_t start, std::size_t last, bool article) const;
  [[nodiscard]] bool month_is_name(std::size_t at, std::size_t last, std::size_t start, bool dated) const;
  [[nodiscard]] bool year_fits(std::size_t at, std::size_t last, int value) const;

  // ---- lists and ranges

  void days_before(std::size_t first, const Expression& e);
  void ordinals_before(std::size_t first, const Expression& e);
  static Unit plain_unit(const Expression& e);
  void unit_before(std::size_t first, const Expression& e);
  std::size_t unit_after(std::size_t last, const Expression& e);
  std::size_t more_after(std::size_t last, const Expression& e);
  [[nodiscard]] Join join_before(std::size_t first, std::size_t last) const;

  const TokenStream& stream_;
  std::span<const Span> taken_;
  const Vocabulary& vocabulary_;
  const Keywords& key_;
  const numerals::NumeralReader& numerals_;
  const TenseReader& tenses_;
  const bool month_first_;
  const bool tenure_is_year_;  // in Bolivia `gestión` is the fiscal year

  std::size_t begin_ = 0, end_ = 0;  // the sentence
  std::size_t low_ = 0;              // what lies before belongs to a mention
  std::vector<Found> found_;
};

constexpr std::uint64_t kAnchor =
    kMonth | kWeekday | kUnit | kUnits | kDeictic | kSeason | kDecade | kHolidayFirst | kPart;
constexpr std::size_t kMostBefore = 9;

void Recognizer::sentence(std::size_t begin, std::size_t end) {
  begin_ = begin, end_ = end, low_ = begin;
  for (std::size_t i = begin; i < end; ++i) {
    const Lexeme& lexeme = stream_[i];
    if (lexeme.zone == Zone::link || i < low_) continue;
    const Word& w = vocabulary_(lexeme);
    if (w.is(kNoName)) {
      if (const auto name = vocabulary_.names.longest(stream_, i, end);
          name && (lexeme.is(tokens::kInitialUpper) || lexeme.kind == TokenKind::number)) {
        // The capitals must be those of the name: `la plaza de mayo` is none. A number before a month may be a day.
        const std::size_t last = i + name->length;
        if (stream_[last - 1].is(tokens::kInitialUpper) && lexeme.kind != TokenKind::number) {
          low_ = last;
          i = last - 1;
          continue;
        }
      }
    }
    if (w.is(kAnchor)) {
      anchor(i);
    } else if (lexeme.kind == TokenKind::number) {
      anchor(i);
    } else if (lexeme.kind == TokenKind::word && lexeme.is(tokens::kHasDigit) && lexeme.end - lexeme.begin <= 6) {
      anchor(i);
    }
  }
}

// `2022/23`, `2019/2020`: two years in one lexeme
bool Recognizer::two_years(std::size_t at) {
  const std::string_view text = stream_.view(at);
  const std::size_t slash = text.find('/');
  if (slash != 4) return false;
  const int first = plain_number(text.substr(0, slash));
  int second = plain_number(text.substr(slash + 1));
  const std::size_t size = text.size() - slash - 1;
  if (first < kCommonYear || second < 0 || (size != 2 && size != 4)) return false;
  if (size == 2) second += first / 100 * 100 + (second < first % 100 ? 100 : 0);
  if (second <= first || second > first + 3 || is_taken(stream_[at].span())) return false;
  const Word& prior = before(at);
  if (prior.is(kLaw) || !(prior.is(kYearHost | kYearPreposition | kYearVerb | kArticle | kYearKind) || at == begin_)) {
    return false;
  }
  Expression e;
  e.grain = Grain::year;
  const std::uint32_t begin = stream_[at].begin;
  e.year = {How::stated, first};
  add(at, at + 1, e, Join::none);
  found_.back().span = {begin, begin + 4};
  e.year = {How::stated, second};
  add(at, at + 1, e, Join::range);
  found_.back().span = {begin + 5, stream_[at].end};
  return true;
}

void Recognizer::anchor(std::size_t at) {
  if (is_number(at) && two_years(at)) return;
  const std::size_t least = at > low_ + kMostBefore ? at - kMostBefore : low_;
  std::size_t start = at;
  while (start > least && (vocabulary_(stream_[start - 1]).is(kPrefix) || stream_[start - 1].kind == TokenKind::number))
    --start;
  for (; start <= at; ++start) {
    if (const auto reading = read(start); reading && reading->last > at) {
      accept(*reading);
      return;
    }
  }
}

bool Recognizer::is_taken(Span span) const {
  const auto at = std::upper_bound(taken_.begin(), taken_.end(), span.begin,
                                   [](std::uint32_t begin, Span taken) { return begin < taken.end; });
  return at != taken_.end() && at->begin < span.end;
}

void Recognizer::add(std::size_t first, std::size_t last, const Expression& expression, Join join) {
  Found found;
  found.first = static_cast<std::uint32_t>(first);
  found.last = static_cast<std::uint32_t>(last);
  found.span = stream_.span(first, last);
  found.sentence_first = static_cast<std::uint32_t>(begin_);
  found.sentence_last = static_cast<std::uint32_t>(end_);
  found.expression = expression;
  found.join = join;
  found_.push_back(found);
  low_ = last;
}

void Recognizer::accept(const Reading& reading) {
  if (is_taken(stream_.span(reading.first, reading.last))) return;
  const Expression& e = reading.expression;
  if (e.grain == Grain::day && e.day.how == How::stated && e.month.told()) days_before(reading.first, e);
  if ((e.grain == Grain::quarter || e.grain == Grain::half) && e.period.how == How::stated) {
    ordinals_before(reading.first, e);
  }
  unit_before(reading.first, e);
  add(reading.first, reading.last, e, join_before(low_, reading.first));
  more_after(reading.last, e);
  unit_after(reading.last, e);
}

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

// ---- numbers

int Recognizer::whole_number(std::size_t at, std::size_t& last) const {
  if (at >= end_) return -1;
  if (const int value = plain(at); value >= 0) {
    last = at + 1;
    return value;
  }
  if (!word(at).is(kCount)) return -1;
  constexpr std::size_t kLongest = 12;  // lexemes of `mil novecientos ochenta y siete` and a few more
  const auto numeral = numerals_.read_words(stream_, at, std::min(end_, at + kLongest));
  if (!numeral || !numeral->value.is_integer() || numeral->value > *Decimal::make(10000)) return -1;
  last = numeral->last;
  std::int64_t value = numeral->value.coefficient();
  for (int i = 0; i < numeral->value.exponent(); ++i) value *= 10;
  return static_cast<int>(value);
}

int Recognizer::day_number(std::size_t at, std::size_t& last) const {
  if (at >= end_) return 0;
  if (const int value = plain(at); value >= 0) {
    last = at + 1;
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
    if (value < kEarliestYear || value > kLatestYear) return 0;
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

// ---- the start of an expression

std::optional<Reading> Recognizer::read(std::size_t at) const {
  Reading reading;
  reading.first = at;
  Expression& e = reading.expression;
  const auto done = [&](std::size_t last) -> std::optional<Reading> {
    if (last == 0) return std::nullopt;
    reading.last = last;
    return reading;
  };
  const Word& w = word(at);
  if (is_number(at)) {
    if (const std::size_t last = numeric_date(at, e)) return done(last);
    e = Expression{};
  }
  if (stream_[at].is(tokens::kHasDigit)) {
    if (const std::size_t last = code(at, e)) return done(last);
    e = Expression{};
  }
  if (w.is(kAgo)) return done(ago(at, e));
  if (w.is(kIn) || id(at) == key_.en) {
    if (const std::size_t last = ahead(at, e)) return done(last);
    return std::nullopt;
  }
  if (id(at) == key_.lo) return done(so_far(at, e));
  if (of(at)) return std::nullopt;
  if (w.is(kDeictic) || vocabulary_.deictics.longest(stream_, at, end_)) {
    if (const std::size_t last = deictic(at, e)) return done(last);
    e = Expression{};
  }
  if (w.is(kCount | kArticle) || is_number(at)) {
    if (const std::size_t last = later(at, e)) return done(last);
    e = Expression{};
  }
  if (const std::size_t last = with_part(at, e)) return done(last);
  e = Expression{};
  return done(nominal(at, e, false));
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
                         w.is(kWeekday) || (prior == key_.comma && at >= begin_ + 2 && word(at - 2).is(kWeekday));
      const int day = month_first_ && second > 12 ? second : first,
                month = month_first_ && second > 12 ? first : second;
      if (!dated || (first == 24 && second == 7) || !day_exists(2000, month, day)) return 0;
      e.grain = Grain::day;
      e.day = stated(day), e.month = stated(month);
      if (w.is(kWeekday)) e.weekday = w.weekday;
      return at + 1;
    }
    if (parts[0].size() <= 2 && parts[1].size() == 4 && first >= 1 && first <= 12 && second >= 1900 &&
        second <= kLatestYear) {  // `03/2020`, but not `Ley 03/2020`
      const bool prepared = prior == key_.en || prior == key_.desde || prior == key_.hasta;
      if (!prepared) return 0;
      e.grain = Grain::month;
      e.month = stated(first), e.year = stated(second);
      return at + 1;
    }
    return 0;
  }
  // An ISO 8601 time keeps its day.
  std::string_view third = parts[2];
  if (mark == '-' && third.size() > 2 && third[2] == 'T') third = third.substr(0, 2);
  int a = plain_number(parts[0]), b = plain_number(parts[1]);
  const int c = plain_number(third);
  if (a < 0 || c < 0) return 0;
  if (b < 0) {  // `3-nov-2025`
    std::string name(parts[1]);
    for (char& letter : name) letter = static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter | 0x20 : letter);
    if (!name.empty() && name.back() == '.') name.pop_back();
    static constexpr std::array<std::string_view, 12> kStems{"ene", "feb", "mar", "abr", "may", "jun",
                                                             "jul", "ago", "se",  "oct", "nov", "dic"};
    for (std::size_t i = 0; i < kStems.size(); ++i) {
      if (name.compare(0, kStems[i].size(), kStems[i]) == 0) b = static_cast<int>(i) + 1;
    }
    if (b < 0 || name.size() < 3) return 0;
    const int year = full_year(c);
    if (third.size() == 3 || !day_exists(year, b, a)) return 0;
    e.grain = Grain::day;
    e.day = stated(a), e.month = stated(b), e.year = stated(year);
    return at + 1;
  }
  int year = 0, month = 0, day = 0;
  if (parts[0].size() == 4) {
    year = a, month = b, day = c;
    if (third.size() > 2 || parts[1].size() > 2) return 0;
  } else {
    if (parts[0].size() > 2 || parts[1].size() > 2 || (third.size() != 4 && third.size() != 2)) return 0;
    if (mark == '.' && third.size() != 4) return 0;  // `3.11.25` may be a version
    year = full_year(c);
    day = month_first_ ? b : a, month = month_first_ ? a : b;
    if (!day_exists(year, month, day)) std::swap(day, month);
  }
  if (year < kEarliestYear || year > kLatestYear || !day_exists(year, month, day)) return 0;
  e.grain = Grain::day;
  e.day = stated(day), e.month = stated(month), e.year = stated(year);
  return at + 1;
}

// `1T24`, `3T 2023`, `T3 de 2024`, `S1 2024`, `1S24`, `Q4 2025`
std::size_t Recognizer::code(std::size_t at, Expression& e) const {
  std::string_view text = stream_.view(at);
  std::size_t last = at + 1;
  std::array<char, 2> joined;
  if (is_number(at)) {  // `3` and `T` are two lexemes
    if (text.size() != 1 || last >= end_ || stream_[last].is(tokens::kSpaceBefore) ||
        stream_[last].end - stream_[last].begin != 1) {
      return 0;
    }
    joined = {text[0], stream_.view(last)[0]};
    text = {joined.data(), joined.size()};
    ++last;
  }
  if (text.size() < 2 || text.size() > 6) return 0;
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
  const std::string_view rest = text.substr(2);
  if (!rest.empty()) {
    const int year = plain_number(rest);
    if (year < 0 || (rest.size() != 2 && rest.size() != 4)) return 0;
    e.year = {How::stated, full_year(year)};
    return last;
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

// ---- counted from publication or from the date last spoken of

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
  // `desde hace más de un año` is a duration.
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
  const Unit unit = unit_at(last, end, plural);
  if (!countable(unit) || (plural && count == 1)) return 0;
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
  const Unit unit = unit_at(last, end, plural);
  if (!countable(unit) || (plural && count == 1)) return 0;
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
    if (word(at + 1).unit == Unit::eve && !of(at + 2)) {
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

// `hoy`, `ayer mismo`, `mañana martes`, `hoy, 3 de noviembre`
std::size_t Recognizer::deictic(std::size_t at, Expression& e) const {
  const Word& w = word(at);
  std::size_t last = at + 1;
  int days = w.deictic;
  if (const auto phrase = vocabulary_.deictics.longest(stream_, at, end_)) {
    last = at + phrase->length;
    days = static_cast<int>(phrase->value) - Vocabulary::kDeicticBias;
  } else if (!w.is(kDeictic)) {
    return 0;
  } else if (w.unit == Unit::daypart) {  // `mañana`
    const Word& prior = before(at);
    const WordId p = id_before(at);
    if (prior.is(kArticle | kThis | kThat | kCount | kEvery | kContracted | kWhole) || p == key_.media) {
      return 0;
    }
    if ((id(last) == key_.y || id(last) == key_.comma) && (id(last + 1) == key_.tarde || id(last + 1) == key_.noche)) {
      return 0;
    }
    if (capital(at) && at > begin_ && !stream_[at].is(tokens::kSentenceStart) && !stream_[at].is(tokens::kLineStart) &&
        stream_[at - 1].kind == TokenKind::word && !prior.is(kPrefix)) {
      return 0;  // the name of a paper
    }
  } else if (days == 0) {  // `hoy`
    if (id(last) == key_.en && id(last + 1) == key_.dia) return 0;
    if (id_before(at) == key_.el) return 0;  // `el hoy y el mañana`
    if ((id(last) == key_.por && id(last + 1) == id(at)) || (id_before(at) == key_.por && id_before(at, 2) == id(at))) {
      return 0;
    }
    if (id(last) == key_.dia) return 0;
    if (id_before(at) == key_.de) {
      if (id_before(at, 2) == key_.dia && (id_before(at, 3) == key_.a || id_before(at, 3) == key_.al)) return 0;
      const WordId head = id_before(at, 2);
      if (at >= begin_ + 2 && vocabulary_(stream_[at - 2]).is(kNoToday) && head != key_.dia) return 0;
    }
    if (id_before(at) == key_.diario || id_before(at) == key_.periodico) return 0;
  } else if (before(at).is(kArticle)) {
    return 0;  // `el ayer`
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

// `lo que va de año`, `lo que resta del mes`
std::size_t Recognizer::so_far(std::size_t at, Expression& e) const {
  if (id(at + 1) != key_.que) return 0;
  const WordId verb = id(at + 2);
  if (verb != key_.va && verb != key_.resta && verb != key_.queda) return 0;
  if (!of(at + 3)) return 0;
  std::size_t i = at + 4;
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

// ---- parts

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

// ---- noun phrases

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
    if (id(at + 1) == key_.a || id(at + 1) == key_.al) return at;  // `anterior a la pandemia`
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

  if (head.is(kHolidayFirst)) {
    if (const std::size_t last = holiday(i, l, e)) return last;
    e = Expression{};
  }
  if (l.ordinal == 0) {
    // `el día 23`, `los días 3 y 4`, `el pasado día de Nochebuena`, `el día lunes`
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
        if (day != 0 && is_number(j) && named && !counts_something(last) && id(i) == key_.dia) {
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
        if (const std::size_t last = numeric_date(i, e)) {
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

// `3 de marzo de 2025`, `30 de ese mes`, `3 marzo`, `tres de marzo`
std::size_t Recognizer::day_and_month(std::size_t at, const Lead& l, Expression& e) const {
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
  if (reading.month.how == How::stated && day > days_in_month(2000, reading.month.value)) return 0;
  if (l.deictic() && reading.toward == Toward::open) reading.toward = l.toward();
  if (l.that && !reading.year.told()) reading.year = {How::spoken, 0};
  // `Dos de Mayo`, a square
  if (!is_number(at) && !reading.year.told() && capital(at) && !stream_[at].is(tokens::kSentenceStart) &&
      !stream_[at].is(tokens::kLineStart)) {
    return 0;
  }
  // `calle 25 de Mayo`
  if (!reading.year.told() && before(at).is(kNameHost | kEvery)) return 0;
  e = reading;
  return last;
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
    // `el 5 del actual`, `3 del corriente`
    if (linked && l.current && (i >= end_ || is_punctuation(i) || word(i).is(kFunction))) {
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
    if (id(i) == key_.slash) ++i;
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
  // `mayo del 68`
  if (contracted && is_number(head) && head == i && stream_.view(head).size() == 2 && !counts_something(head + 1) &&
      e.month.told()) {
    const int year = plain(head);
    if (year > 31) {
      e.year = {How::stated, full_year(year)};
      return head + 1;
    }
  }
  bool plural = false;
  const Unit unit = unit_at(head, last, plural);
  if ((unit == Unit::year || unit == Unit::fiscal) && !plural) {
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

// `el lunes`, `lunes 3`, `viernes, 13 de mayo de 2016`, `el lunes de la semana pasada`
std::size_t Recognizer::weekday(std::size_t at, Lead l, Expression& e, std::size_t start) const {
  const Word& w = word(at);
  e.grain = Grain::day;
  e.weekday = w.weekday;
  std::size_t last = at + 1;
  // Its date: `lunes 3`, `viernes, 13 de mayo`
  std::size_t i = last;
  const bool comma = id(i) == key_.comma;
  if (comma) ++i;
  if (id(i) == key_.dia && is_number(i + 1)) ++i;
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
    const int day = comma ? 0 : day_number(i, number_end);
    const WordId after = id(number_end);
    if (day != 0 && is_number(i) && after != key_.percent && !counts_something(number_end)) {
      e.day = {How::stated, day};
      e.toward = l.toward();
      return number_end;
    }
  }
  // Appositions with an article: `el lunes, el 3 de marzo` stay two mentions.
  last = trail(last, l);
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
                       (last >= end_ || is_punctuation(last)) && stream_[at].is(tokens::kLineStart);
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
    return false;
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
      vocabulary_(stream_[at - 3]).is(kNameHost | kEvery)) {
    return 0;
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
  if (month_is_name(i, last, start, dated || l.deictic() || after_part || i != at)) return 0;
  return last;
}

// ---- units

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
    if (field.how == How::spoken && field.value != 0 && (id(last) == key_.a || id(last) == key_.al)) return 0;
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
  if (word(last).is(kYearKind)) return false;
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

// ---- years, decades, centuries

bool Recognizer::year_fits(std::size_t at, std::size_t last, int value) const {
  if (counts_something(last)) return false;
  if (id(last) == key_.percent || id(last) == key_.slash) return false;
  if (last < end_ && (id(last) == key_.hyphen) && !stream_[last].is(tokens::kSpaceBefore) &&
      !(is_number(last + 1) && (plain(last + 1) >= 0))) {
    return false;
  }
  const Word& p = before(at);
  const WordId prior = id_before(at);
  // `plan de sostenibilidad 2008-2012`: two years that follow each other are years wherever they stand.
  if (value >= 1900 && (id(last) == key_.hyphen || id(last) == key_.en_dash) && !p.is(kLaw) &&
      !(at > begin_ && is_number(at - 1)) && prior != key_.hyphen) {
    const int other = plain(last + 1);
    if (other > value && other <= value + 60 && other <= 2100 && !counts_something(last + 2) &&
        id(last + 2) != key_.hyphen) {
      return true;
    }
  }
  if (at == begin_) {
    // A line that begins with a year: `2008 fue …`, `2020: …`
    return value >= 1900 && value <= 2100 && last < end_ &&
           (is_punctuation(last) || word(last).is(kFunction) || word(last).is(kYearVerb));
  }
  if (p.is(kLaw)) return false;
  if (prior == key_.hyphen || prior == key_.slash || prior == key_.en_dash) {
    // Only behind another date: `2011-2015`; not in `NOM-2008`.
    return !found_.empty() && found_.back().last + 1 == at && found_.back().sentence_first == begin_ &&
           found_.back().expression.grain == Grain::year;
  }
  if (prior == key_.comma || prior == key_.y || prior == key_.e || prior == key_.o || prior == key_.u ||
      prior == key_.al || prior == key_.a) {
    const bool joined = !found_.empty() && found_.back().last + 1 >= at && found_.back().sentence_first == begin_ &&
                        found_.back().last < at &&
                        (found_.back().expression.grain == Grain::year || found_.back().expression.year.told());
    if (joined) return true;
    // `(Lima, 1936 - Madrid, 2010)`
    if (prior == key_.comma && value >= 1700 && value <= 2100 && at >= begin_ + 2 &&
        stream_[at - 2].is(tokens::kInitialUpper) && last < end_ &&
        (stream_.view(last) == ")" || id(last) == key_.hyphen || id(last) == key_.en_dash)) {
      return true;
    }
    if (prior == key_.comma || prior == key_.y || prior == key_.e || prior == key_.o || prior == key_.u) return false;
    return value >= 1900 && value <= 2100;
  }
  if (p.is(kYearHost) || p.is(kYearVerb)) return value >= 1900 && value <= 2100;
  // `temporada de huracanes 2025`
  if (value >= 1900 && value <= 2100 && at >= begin_ + 3 && id_before(at, 2) == key_.de &&
      stream_[at - 1].kind == TokenKind::word && vocabulary_(stream_[at - 3]).is(kYearHost)) {
    return true;
  }
  // A name with a host in it: `Juegos Olímpicos de Tokio 2020`, `Presupuesto General 2024`
  if (value >= 1900 && value <= 2100 && stream_[at - 1].is(tokens::kInitialUpper)) {
    constexpr std::size_t kLongestName = 7;
    for (std::size_t i = at; i > begin_ && at - i < kLongestName; --i) {
      const Lexeme& lexeme = stream_[i - 1];
      if (lexeme.kind != TokenKind::word) break;
      if (vocabulary_(lexeme).is(kYearHost)) return true;
      if (!lexeme.is(tokens::kInitialUpper) && !vocabulary_(lexeme).is(kDe | kContracted | kArticle)) break;
    }
  }
  const std::string_view mark = stream_.view(at - 1);
  if (mark == "(" || mark == "[") {
    return value >= 1700 && value <= 2100 && last < end_ &&
           (is_punctuation(last) || id(last) == key_.hyphen || word(last).is(kJoin));
  }
  if (prior == key_.con) {  // `en relación con 2019`
    return value >= 1900 && value <= 2100 && (last >= end_ || is_punctuation(last) || word(last).is(kFunction));
  }
  if (!p.is(kYearPreposition)) return false;
  if (value < kCommonYear && prior != key_.en && prior != key_.desde && prior != key_.hasta && prior != key_.entre &&
      value % 50 == 0) {
    return false;
  }
  // `sobre 2000`, `por 1500`: amounts more often than years
  if ((prior == key_.por || prior == key_.sobre) && (value < 1900 || value % 100 == 0)) return false;
  if (mark == ":" || mark == ";") return value >= 1900 && value <= 2100;
  return true;
}

// `en 2008`, `el 2020`, `2011-2015`, `temporada 2022`
std::size_t Recognizer::bare_year(std::size_t at, const Lead& l, Expression& e, std::size_t start,
                                  bool after_part) const {
  if (l.ordinal != 0 || l.follow != 0) return 0;
  std::size_t last = 0;
  const int value = year_number(
      at, last,
      id_before(at) == key_.en || id_before(at) == key_.de || id_before(at) == key_.del || id_before(at) == key_.desde);
  if (value == 0) return 0;
  e.grain = Grain::year;
  e.year = {How::stated, value};
  if (after_part) return counts_something(last) ? 0 : last;
  if (at != start) {
    // `el 2020`, `todo 2020`, `este 2021`, `el próximo 2026`
    if (word(start).is(kArticle) && id(start) != key_.el && !word(start).is(kWhole)) return 0;
    if (counts_something(last) || value < kCommonYear || value > 2100) return 0;
    // `el 2020 de la avenida`
    if (of(last) && (word(last + 1).is(kNameHost) || word(last + 2).is(kNameHost))) return 0;
    if (l.that) return 0;
    return last;
  }
  if ((id_before(at) == key_.del || id_before(at) == key_.al) && of(last)) return 0;
  return year_fits(at, last, value) ? last : 0;
}

// `los años noventa`, `la década de los 80`, `los ochenta`, `los 2000`, `años 2015`
std::size_t Recognizer::decade(std::size_t at, const Lead& l, Expression& e, std::size_t start, bool after_part) const {
  std::size_t i = at;
  bool told = false;  // the words say that it is a decade
  if (word(i).unit == Unit::decade) {
    if (l.deictic() || l.ordinal != 0) return 0;
    ++i;
    if (!of(i)) {
      // `la década 1990`
      if (!(is_number(i) || word(i).is(kDecade))) return 0;
    } else {
      ++i;
    }
    if (id(i) == key_.los) ++i;
    if (word(i).unit == Unit::year) ++i;
    told = true;
  } else if (word(i).unit == Unit::year && word(i).is(kUnits)) {
    if (l.deictic() || l.ordinal != 0) return 0;
    ++i;
    told = true;
  } else {
    // `los noventa`, `los 90`
    const bool plural_article = l.article && at > begin_ && id(at - 1) == key_.los;
    if (!plural_article || l.deictic() || l.ordinal != 0) return 0;
  }
  if (i >= end_) return 0;
  int years = 0;
  std::size_t last = i + 1;
  const int value = plain(i);
  if (word(i).is(kDecade)) {
    // `cuarenta y cinco`
    if (id(i + 1) == key_.y && word(i + 2).is(kCount) && !word(i + 2).is(kDecade)) return 0;
    years = 1900 + word(i).decade * 10;
  } else if (value >= 0 && stream_.view(i).size() == 2 && value % 10 == 0) {
    years = value == 0 ? 2000 : 1900 + value;
  } else if (value >= 1000 && value <= 2190 && stream_.view(i).size() == 4 && value % 10 == 0) {
    years = value;
    // `los años 2010 y 2012` are years
    const int next = word(i + 1).is(kJoin) ? plain(i + 2) : -1;
    const bool years_told = told && word(at).unit == Unit::year;
    if (years_told && ((next > 1000 && next < 2200 && next % 10 != 0) || id_before(start) == key_.entre)) {
      e.grain = Grain::year, e.year = {How::stated, value};
      return i + 1;
    }
  } else if (told && word(at).unit == Unit::year) {
    // `los años 2015 y 2016`
    std::size_t end = 0;
    if (const int year = year_number(i, end, false)) {
      e.grain = Grain::year, e.year = {How::stated, year};
      return end;
    }
    return 0;
  } else {
    return 0;
  }
  if (told && word(at).unit == Unit::year && at == start && !after_part && value >= 0 && value < 100) {
    // `de 30 años 90 …`: digits need the article or a preposition before `años`
    if (!before(at).is(kContracted | kDe) && id_before(at) != key_.en) return 0;
  }
  if (!told) {
    // Alone it is a number like others: what follows must be no noun, and what stands before must ask for a time.
    const WordId prior = id_before(start);
    const bool prepared = prior == key_.en || prior == key_.desde || prior == key_.hasta || prior == key_.durante ||
                          prior == key_.de || after_part;
    if (!prepared || counts_something(last)) return 0;
    if (value >= 0 && prior != key_.en && prior != key_.durante && !after_part) return 0;
  } else if (counts_something(last) && value >= 0) {
    return 0;
  }
  e.grain = Grain::decade;
  e.period = {How::stated, years / 10};
  return last;
}

// `siglo XX`, `siglo 21`
std::size_t Recognizer::century(std::size_t at, Expression& e) const {
  const std::size_t i = at + 1;
  if (i >= end_) return 0;
  int number = roman(stream_.view(i));
  if (number == 0) number = plain(i);
  if (number < 1 || number > 30) return 0;
  // Before Christ there is no value.
  std::string_view rest = stream_.text.substr(stream_[i].end);
  const auto skip = [&](std::string_view marks) {
    while (!rest.empty() && marks.find(rest.front()) != std::string_view::npos) rest.remove_prefix(1);
  };
  constexpr std::size_t kEnough = 12;  // `a. de C.`
  rest = rest.substr(0, kEnough);
  skip(" ");
  if (!rest.empty() && (rest.front() | 0x20) == 'a') {
    rest.remove_prefix(1);
    skip(" .");
    if (rest.substr(0, 3) == "de ") rest.remove_prefix(3);
    if (!rest.empty() && rest.front() == 'C' && (rest.size() == 1 || !is_letter(rest[1]))) return 0;
  }
  if (id(i + 1) == key_.antes && of(i + 2)) return 0;
  e.grain = Grain::century;
  e.period = {How::stated, number - 1};
  return i + 1;
}

// ---- lists and ranges

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
    if (item.first > low_ && vocabulary_(stream_[item.first - 1]).is(kWeekday)) {
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
    if (item.first == low_ || range) rooted = true;
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
    const int next = plain(last + 1);
    if (next == (e.year.value + 1) % 100 && !is_taken(stream_[last + 1].span())) {
      Expression other = e;
      ++other.year.value;
      add(last + 1, last + 2, other, Join::range);
      return last + 2;
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

}  // namespace

std::vector<Found> recognize(const tokens::TokenStream& stream, std::span<const Span> taken, std::string_view country,
                             const Vocabulary& vocabulary, const numerals::NumeralReader& numerals,
                             const TenseReader& tenses) {
  return Recognizer(stream, taken, country, vocabulary, numerals, tenses).run();
}

}  // namespace gaceta::dates
