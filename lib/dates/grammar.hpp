// The grammar of calendar expressions: what recognizer.cpp, and the files that this class is written in, share.
//
//   recognizer.cpp   the pass over the lexemes         noun_phrases.cpp  `finales de marzo`, `el próximo 15`, `Navidad`
//   numbers.cpp      digits, words, `3/11/2025`        days_months.cpp   `el lunes 3 de marzo`, `octubre de 2024`
//   relative.cpp     `hace dos años`, `hoy`            years.cpp         `en 2008`, `los noventa`, `siglo XX`
//   lists.cpp        `el 3, 4 y 5 de marzo`            units.cpp         `el mes pasado`, `el primer trimestre`
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "dates/recognizer.hpp"

namespace gaceta::dates {

/// Numbers outside are no years.
inline constexpr int kEarliestYear = 1000;
inline constexpr int kLatestYear = 2199;
/// From this year on a bare number after a preposition is a year; before it, it needs more.
inline constexpr int kCommonYear = 1800;

[[nodiscard]] constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_letter(char c) noexcept { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

/// The value of a text of digits alone, of one to nine; -1 otherwise.
[[nodiscard]] inline int plain_number(std::string_view text) noexcept {
  if (text.empty() || text.size() > 9) return -1;
  int value = 0;
  for (const char c : text) {
    if (!is_digit(c)) return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// A year of two digits lies in the past, or no more than this ahead of publication: `mayo del 34` is 1934.
inline constexpr int kYearsAhead = 5;
/// What publication stands in for where it is not known.
inline constexpr int kUsualYear = 2025;

/// Roman numerals up to 39; 0 where the text is none.
[[nodiscard]] inline int roman(std::string_view text) noexcept {
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

/// The words that stand before the head of an expression.
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

/// So many of a unit: `dos semanas`, `año y medio` (18 months).
struct Counted {
  Unit unit = Unit::none;
  int count = 0;
  bool approx = false;
  bool hours = false;  ///< That make whole days: `48 horas`.
};

/// What a reading gives: where it ends, and what it says.
struct Reading {
  std::size_t first = 0, last = 0;
  Expression expression;
};

/// Finds the expressions of one text.
class Recognizer {
  using WordId = lexicon::WordId;
  using Lexeme = tokens::Lexeme;
  using TokenStream = tokens::TokenStream;

 public:
  Recognizer(const TokenStream& stream, std::span<const Span> taken, const Edition& edition,
             const Vocabulary& vocabulary, const numerals::NumeralReader& numerals, const TenseReader& tenses)
      : stream_(stream),
        taken_(taken),
        vocabulary_(vocabulary),
        key_(vocabulary.key),
        numerals_(numerals),
        tenses_(tenses),
        country_(edition.country),
        published_(edition.published),
        month_first_(vocabulary.month_first(edition.country)),
        tenure_is_year_(edition.country == "BO"),
        this_century_((year_of(edition) - 1) / 100),
        latest_short_year_(year_of(edition) + kYearsAhead) {}

  std::vector<Found> run() {
    constexpr std::size_t kUsual = 16;  // dates in an article
    found_.reserve(kUsual);
    if (stream_.sentences.empty()) {
      sentence(0, stream_.size());
    } else {
      for (const tokens::LexemeRange& range : stream_.sentences) sentence(range.first, range.last);
    }
    return std::move(found_);
  }

 private:
  static int year_of(const Edition& edition) noexcept {
    return edition.published ? static_cast<int>(edition.published->year()) : kUsualYear;
  }

  // ---- the pass

  void sentence(std::size_t begin, std::size_t end);
  [[nodiscard]] bool may_be_dated(std::size_t at) const;
  [[nodiscard]] bool may_begin(std::size_t at) const;
  void anchor(std::size_t at);
  bool two_years(std::size_t at);
  bool two_short_years(std::size_t at);
  bool two_centuries(std::size_t at);
  void accept(const Reading& reading);
  void add(std::size_t first, std::size_t last, const Expression& expression, Join join);
  [[nodiscard]] bool is_taken(Span span) const;
  bool is_taken_next(Span span);
  [[nodiscard]] std::size_t name(std::size_t at) const;

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
  [[nodiscard]] bool apostrophe(std::size_t i) const noexcept {
    return is_punctuation(i) && (stream_.view(i) == "'" || stream_.view(i) == "’");
  }
  [[nodiscard]] bool of(std::size_t i) const noexcept { return id(i) == key_.de || id(i) == key_.del; }

  [[nodiscard]] int plain(std::size_t i) const noexcept { return is_number(i) ? plain_number(stream_.view(i)) : -1; }
  // A day of the month at `at`: `3`, `1.º`, `primero`, `treinta y uno`. Sets where it ends; 0 where there is none.
  int day_number(std::size_t at, std::size_t& last) const;
  // Whole numbers in digits or words.
  int whole_number(std::size_t at, std::size_t& last) const;
  int year_number(std::size_t at, std::size_t& last, bool words) const;
  int short_year(std::size_t at, std::size_t& last) const;
  [[nodiscard]] int full_year(int year) const noexcept {
    if (year >= 100) return year;
    return latest_short_year_ - ((latest_short_year_ - year) % 100 + 100) % 100;
  }
  [[nodiscard]] bool counts_something(std::size_t after) const;
  // `el día que llegó`, `el mes en que cerró`: a clause tells which one is meant, not the calendar.
  [[nodiscard]] bool clause_follows(std::size_t last) const noexcept {
    return id(last) == key_.que || (id(last) == key_.en && id(last + 1) == key_.que);
  }

  // ---- the grammar; every function returns where its reading ends, or 0 where it does not apply

  std::optional<Reading> read(std::size_t at) const;
  [[nodiscard]] bool may_be_in_digits(std::size_t at) const;
  std::size_t date_in_digits(std::size_t at, Expression& e) const;
  std::size_t numeric_date(std::size_t at, Expression& e) const;
  std::size_t spaced_date(std::size_t at, Expression& e) const;
  std::size_t hyphened_day(std::size_t at, Expression& e) const;
  [[nodiscard]] int near_month(int day, char initial) const;
  std::size_t roman_date(std::size_t at, Expression& e) const;
  [[nodiscard]] bool three_parts(const std::array<std::string_view, 3>& parts, char mark, Expression& e) const;
  std::size_t year_first(std::size_t at, Expression& e) const;
  std::size_t code(std::size_t at, Expression& e) const;
  std::size_t ago(std::size_t at, Expression& e) const;
  std::size_t ahead(std::size_t at, Expression& e) const;
  std::size_t later(std::size_t at, Expression& e) const;
  [[nodiscard]] bool may_count(std::size_t at) const;
  std::size_t counted(std::size_t at, Counted& result) const;
  std::size_t counted_from(std::size_t at, Grain step, int steps, Expression& e) const;
  std::size_t day_code(std::size_t at, const Lead& lead, Expression& e) const;
  std::size_t deictic(std::size_t at, Expression& e) const;
  std::size_t with_part(std::size_t at, Expression& e) const;
  std::size_t so_far(std::size_t at, Expression& e) const;
  std::size_t nominal(std::size_t at, Expression& e, bool after_part) const;
  std::size_t lead(std::size_t at, Lead& lead) const;
  std::size_t trail(std::size_t at, Lead& lead) const;
  std::size_t day_and_month(std::size_t at, const Lead& lead, Expression& e) const;
  Field year_of_law(std::size_t at) const;
  std::size_t formal_day(std::size_t at, Expression& e) const;
  std::size_t weekday(std::size_t at, Lead lead, Expression& e, std::size_t start) const;
  std::size_t month(std::size_t at, Lead lead, Expression& e, std::size_t start, bool after_part) const;
  std::size_t nominal_day(std::size_t at, std::size_t i, const Lead& lead, Expression& e) const;
  std::size_t day_by_name(std::size_t at, std::size_t i, const Lead& lead, Expression& e) const;
  std::size_t day_alone(std::size_t at, std::size_t i, const Lead& lead, Expression& e) const;
  std::size_t counted_weekday(std::size_t at, Lead lead, Expression& e, std::size_t start) const;
  std::size_t unit(std::size_t at, const Lead& lead, Expression& e, std::size_t start, bool after_part) const;
  std::size_t century_unit(std::size_t at, Lead lead, Expression& e, bool after_part) const;
  [[nodiscard]] bool century_is_name(std::size_t at, std::size_t last, bool article) const;
  std::size_t part_of_day(std::size_t last, Lead lead, Expression& e) const;
  std::size_t same_date(std::size_t last, const Lead& lead, Expression& e) const;
  std::size_t spoken_day(std::size_t last, Lead lead, Expression& e) const;
  std::size_t numbered_unit(Unit unit, std::size_t last, const Lead& lead, Expression& e) const;
  std::size_t counted_unit(Unit unit, std::size_t last, const Lead& lead, Expression& e, std::size_t start) const;
  std::size_t counted_part(Unit unit, std::size_t last, Lead lead, Expression& e, std::size_t start) const;
  std::size_t unit_from_here(Unit unit, std::size_t bare_end, Lead lead, Expression& e, std::size_t start,
                             bool after_part) const;
  std::size_t season(std::size_t at, Lead lead, Expression& e, std::size_t start, bool after_part) const;
  std::size_t holiday(std::size_t at, Lead lead, Expression& e) const;
  std::size_t bare_year(std::size_t at, const Lead& lead, Expression& e, std::size_t start, bool after_part) const;
  std::size_t short_year_alone(std::size_t at, Expression& e) const;
  std::size_t century_of(std::size_t at, int& century_told) const;
  std::size_t decade(std::size_t at, const Lead& lead, Expression& e, std::size_t start, bool after_part) const;
  std::size_t century(std::size_t at, Expression& e) const;
  std::size_t week_of(std::size_t at, Expression& e) const;

  std::size_t month_reference(std::size_t at, Expression& e) const;
  std::size_t year_reference(std::size_t at, Expression& e, bool bare_number = true) const;
  Unit unit_at(std::size_t at, std::size_t& last, bool& plural) const;
  void shift_by(Expression& e, Unit unit, How how, int count) const;

  [[nodiscard]] bool deictic_fits(std::size_t at, std::size_t last) const;
  [[nodiscard]] bool bare_unit_fits(Unit unit, std::size_t start, std::size_t last, bool article) const;
  [[nodiscard]] bool month_is_name(std::size_t at, std::size_t last, std::size_t start, bool dated) const;
  [[nodiscard]] bool comes_every_year(std::size_t last) const;
  [[nodiscard]] bool before_christ(std::size_t at) const;
  [[nodiscard]] bool law_before(std::size_t at) const;
  [[nodiscard]] bool is_quantity(std::size_t at, std::size_t last) const;
  [[nodiscard]] bool opens_range_of_years(std::size_t at, std::size_t last, int value) const;
  [[nodiscard]] bool joined_year_fits(std::size_t at, std::size_t last, int value) const;
  [[nodiscard]] bool place_has_event(std::size_t at, int year) const;
  [[nodiscard]] bool year_has_host(std::size_t at) const;
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
  const std::string_view country_;
  const std::optional<Day> published_;
  const bool month_first_;
  const bool tenure_is_year_;    // in Bolivia `gestión` is the fiscal year
  const int this_century_;       // of publication: 20 in 2025
  const int latest_short_year_;  // that two digits can mean

  std::size_t begin_ = 0, end_ = 0;  // the sentence
  std::size_t low_ = 0;              // what lies before belongs to a mention
  std::size_t tried_ = 0;            // where the expressions that begin before it were looked for already
  std::size_t next_taken_ = 0;       // the first of taken_ that does not end before the pass
  mutable bool counting_ = false;    // inside counted_from
  std::vector<Found> found_;
};

}  // namespace gaceta::dates
