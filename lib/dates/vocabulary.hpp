// The words of calendar expressions by what they do in one, from the tables of lib/lexicon.
//
// A lexeme's word number leads to its entry in constant time; a word may play several parts (`segundo`, `mañana`,
// `pasado`), so its roles are flags.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dates/holidays.hpp"
#include "gaceta/date.hpp"
#include "lexicon/lexicon.hpp"
#include "lexicon/phrase_table.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::dates {

/// What a word does in a calendar expression; see date_words.tsv.
enum Role : std::uint64_t {
  kMonth = 1ULL << 0,
  kMonthShort = 1ULL << 1,  ///< An abbreviation of a month.
  kWeekday = 1ULL << 2,
  kUnit = 1ULL << 3,
  kUnits = 1ULL << 4,
  kDeictic = 1ULL << 5,
  kSeason = 1ULL << 6,
  kDecade = 1ULL << 7,
  kHolidayFirst = 1ULL << 8,  ///< A named day begins with it.
  kArticle = 1ULL << 9,
  kContracted = 1ULL << 10,
  kThis = 1ULL << 11,
  kThat = 1ULL << 12,
  kSame = 1ULL << 13,
  kCurrent = 1ULL << 14,
  kShift = 1ULL << 15,
  kFollow = 1ULL << 16,
  kOrdinal = 1ULL << 17,
  kOrdinals = 1ULL << 18,
  kCount = 1ULL << 19,
  kAgo = 1ULL << 20,
  kIn = 1ULL << 21,
  kBack = 1ULL << 22,
  kForth = 1ULL << 23,
  kWhole = 1ULL << 24,
  kEvery = 1ULL << 25,
  kVague = 1ULL << 26,
  kNumberSign = 1ULL << 27,
  kPart = 1ULL << 28,  ///< A part of a period begins with it: `finales`, `primeros días`.
  kYearHost = 1ULL << 29,
  kYearVerb = 1ULL << 30,
  kYearPreposition = 1ULL << 31,
  kJoin = 1ULL << 32,      ///< Joins two dates: `y`, `al`, `-`, `hasta`.
  kNoYear = 1ULL << 33,    ///< `meses` before `del año`.
  kNoToday = 1ULL << 34,   ///< `mundo` before `de hoy`.
  kNoSeason = 1ULL << 35,  ///< `horario` before `de verano`.
  kNameHost = 1ULL << 36,  ///< `avenida` before `9 de Julio`.
  kYearKind = 1ULL << 37,  ///< `fiscal` behind `el año`.
  kFunction = 1ULL << 38,  ///< May follow a bare number or decade: no noun that would be counted.
  kAdverb = 1ULL << 39,    ///< Between `hace` and its count.
  kNoName = 1ULL << 40,    ///< Begins a name of date_names.tsv.
  kDe = 1ULL << 41,
  kCounted = 1ULL << 42,       ///< A noun behind a number that is no year, whatever its ending.
  kMonthName = 1ULL << 43,     ///< A month that is a first name too.
  kLaw = 1ULL << 44,           ///< Before a number that is no year: `Ley`, `artículo`.
  kExact = 1ULL << 46,         ///< An adverb that leaves the count exact: `hace ya dos años`.
  kMore = 1ULL << 47,          ///< `más`
  kLittle = 1ULL << 48,        ///< `poco`
  kWeekdays = 1ULL << 49,      ///< The plural of a weekday, which makes a set.
  kShifts = 1ULL << 50,        ///< `próximos`, before days in a list.
  kEvent = 1ULL << 51,         ///< A noun whose year may have two digits: `la crisis del 98`.
  kWeekdayShort = 1ULL << 52,  ///< An abbreviation of a weekday.
  kSoFar = 1ULL << 53,         ///< Behind `lo que`: `lo que va de año`.
  kElapsed = 1ULL << 54,       ///< Behind `lo`: `lo corrido del año`.
  kSeasons = 1ULL << 58,       ///< The plural of a season, which makes a set.
  kEpithet = 1ULL << 55,       ///< Before `años` and a decade: `los felices años 20`.
  kEventPlace = 1ULL << 56,    ///< Ends the name of a place of event_years.tsv.
  kDecadeHost = 1ULL << 57,    ///< Before `de los 90`: `la música de los 90`.
  kPrefix = 1ULL << 45,        ///< May stand in an expression before its first anchor.
};

/// The roles of the words that carry a date.
inline constexpr std::uint64_t kAnchor =
    kMonth | kWeekday | kUnit | kUnits | kDeictic | kSeason | kDecade | kHolidayFirst | kPart;

/// What a unit measures.
enum class Unit : std::uint8_t {
  none,
  day,
  week,
  weekend,
  month,
  quarter,
  half,
  year,
  fiscal,
  decade,
  century,
  fortnight,
  bimester,
  third,
  lustrum,
  term,
  tenure,
  daypart,
  date,
  eve,
  hour,
  minute,
  second,
  other,
};

/// What the tables say of one word.
struct Word {
  std::uint64_t roles = 0;
  std::int16_t count = 0, deictic = 0;
  std::int8_t month = 0, weekday = 0, shift = 0, follow = 0, ordinal = 0, season = 0, decade = 0;
  Unit unit = Unit::none;

  [[nodiscard]] constexpr bool is(std::uint64_t role) const noexcept { return (roles & role) != 0; }
};

/// Single words that the grammar names itself.
struct Keywords {
  lexicon::WordId a, al, aqui, atras, hacia, hacia_ago, epidemiologica, eran, fueron, mitad, diario, periodico, sobre,
      antes, comienza, comma, con, curso, de, del, desde, dia, dias, durante, e, el, em_dash, empieza, en, en_dash,
      entra, entre, hasta, hyphen, inicia, la, las, lo, los, manana, media, medio, mes, mismo, noche, o, par, para,
      partir, percent, por, que, semicolon, slash, tarde, u, un, viene, y;
};

/// A day that is known by its number and the initial of its month: `11-S`.
struct DayCode {
  std::int8_t day = 0, month = 0;
  char initial = '\0';
  std::int16_t year = 0;               ///< 0 where it comes every year: `8-M`.
  std::vector<std::string> countries;  ///< Empty: everywhere.
};

class Vocabulary {
 public:
  explicit Vocabulary(lexicon::Lexicon& lexicon);

  /// What the pass over a text asks of a word first; flags, joined by `|`.
  enum Trigger : std::uint8_t {
    kAnchors = 1,       ///< It may carry a date.
    kNames = 2,         ///< A name that looks like a date may begin with it.
    kBeforeNumber = 4,  ///< A number behind it may be a day or a year, whatever follows: `el 15`, `los 90`.
    kBehindNumber = 8,  ///< A number before it may be part of a date: `3 de`, `3 marzo`, `3 años`, `3-`.
    kBegins = 16,       ///< An expression may begin with it.
  };
  static constexpr std::uint8_t kStops = kAnchors | kNames;
  /// The triggers of a word, from a small table of their own: most words have none.
  [[nodiscard]] std::uint8_t trigger(lexicon::WordId word) const noexcept {
    return word < triggers_.size() ? triggers_[word] : std::uint8_t{0};
  }
  /// The first of the lexemes [at, end) that has one of kStops or a digit; `end` where there is none. Most words end
  /// here, so that it looks at as little of them as can be.
  [[nodiscard]] std::size_t next_trigger(const tokens::TokenStream& stream, std::size_t at,
                                         std::size_t end) const noexcept {
    const tokens::Lexeme* const lexemes = stream.lexemes.data();
    const std::uint8_t* const triggers = triggers_.data();
    const std::size_t words = triggers_.size();
    const tokens::Lexeme* lexeme = lexemes + at;
    for (const tokens::Lexeme* const last = lexemes + end; lexeme < last; ++lexeme) {
      if (lexeme->word < words && (triggers[lexeme->word] & kStops) != 0) break;
      if (lexeme->is(tokens::kHasDigit)) break;
    }
    return static_cast<std::size_t>(lexeme - lexemes);
  }
  /// What the tables say of a lexeme; an entry without roles for one that they don't name.
  [[nodiscard]] const Word& operator()(const tokens::Lexeme& lexeme) const noexcept {
    return words_[lexeme.word < index_.size() ? index_[lexeme.word] : 0];
  }

  Holidays holidays;
  Keywords key{};
  lexicon::PhraseTable parts;      ///< To DateModifier.
  lexicon::PhraseTable modifiers;  ///< Backward; to DateModifier.
  lexicon::PhraseTable deictics;   ///< Of several words, to days from publication plus kDeicticBias.
  lexicon::PhraseTable units;      ///< Of several words (`fin de semana`), to Unit.
  lexicon::PhraseTable names;      ///< Names that look like dates.
  static constexpr int kDeicticBias = 8;

  /// What a country has of its own: see date_countries.tsv.
  [[nodiscard]] bool month_first(std::string_view country) const;
  [[nodiscard]] bool southern(std::string_view country) const;
  /// What day_codes.tsv says of a day and the initial of its month, in a country first; null where it says nothing.
  [[nodiscard]] const DayCode* day_code(int day, char initial, std::string_view country) const;
  /// True where event_years.tsv gives that year to the place that ends right before lexeme `at`.
  [[nodiscard]] bool held_event(const tokens::TokenStream& stream, std::size_t begin, std::size_t at, int year) const;

 private:
  Word& entry(lexicon::WordId id);
  void read_day_codes();
  void mark_triggers();

  std::vector<std::uint16_t> index_;  // by word number
  std::vector<Word> words_{Word{}};
  std::vector<std::uint8_t> triggers_;  // by word number
  std::vector<std::string> month_first_, southern_;
  std::vector<DayCode> day_codes_;
  lexicon::PhraseTable event_places_;  // backward; to event_years_
  std::vector<std::vector<std::int16_t>> event_years_;
};

}  // namespace gaceta::dates
