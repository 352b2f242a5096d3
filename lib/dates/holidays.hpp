// Days with a name, from lib/lexicon/dates/holidays.tsv: fixed, counted from Easter, or the nth weekday of a month.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gaceta/date.hpp"
#include "lexicon/lexicon.hpp"
#include "lexicon/phrase_table.hpp"

namespace gaceta::dates {

/// How a named day is computed: see the head of holidays.tsv.
struct HolidayRule {
  enum class Kind : std::uint8_t { fixed, easter, weekday };
  Kind kind = Kind::fixed;
  int month = 0, day = 0;              // fixed
  int weekday = 0, nth = 0;            // weekday, of `month`
  int shift = 0;                       // days from there
  Grain grain = Grain::day;            // day, or week: the ISO week around the day
  std::vector<std::string> countries;  // empty: everywhere

  /// Its day in a year; none where the month has no such weekday.
  [[nodiscard]] std::optional<Day> in(int year) const;
};

/// Reads one rule (`12-25`, `easter+60`, `05-7#2`, `11-4#4+1`); none where it is malformed.
[[nodiscard]] std::optional<HolidayRule> parse_holiday_rule(std::string_view text);

/// All named days. A holiday's number stands for its name; which rule holds depends on the country.
class Holidays {
 public:
  explicit Holidays(lexicon::Lexicon& lexicon);

  struct Match {
    int holiday = 0;
    std::uint32_t length = 0;  ///< In lexemes.
  };
  /// The longest named day that begins at lexeme `at` and ends before `end`.
  [[nodiscard]] std::optional<Match> find(const tokens::TokenStream& stream, std::size_t at, std::size_t end) const;
  /// The rule of a named day in a country (empty if unknown); null where that country has no such day.
  [[nodiscard]] const HolidayRule* rule(int holiday, std::string_view country) const;
  /// The words that named days begin with.
  [[nodiscard]] const std::vector<lexicon::WordId>& first_words() const noexcept { return first_words_; }

 private:
  struct Holiday {
    std::vector<HolidayRule> rules;
    bool capital = false;
  };
  std::vector<Holiday> holidays_;
  lexicon::PhraseTable phrases_;
  std::vector<lexicon::WordId> first_words_;
};

}  // namespace gaceta::dates
