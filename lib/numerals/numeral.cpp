#include "numerals/numeral.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "lexicon/table.hpp"

namespace gaceta::numerals {

using lexicon::WordId;
using tokens::TokenStream;

namespace {

enum class WordKind : std::uint8_t {
  none,
  zero,
  unit,
  teen,
  ten,
  cien,
  hundred,
  thousand,
  plural,
  million,
  collective,
  half,     // medio, media
  quarter,  // cuarto, cuartos
  quantifier,
};

struct WordInfo {
  WordKind kind = WordKind::none;
  std::uint8_t power = 0;        // of thousand, plural and million
  std::uint8_t short_power = 0;  // where the word is an abbreviated magnitude too
  bool exact_case = false;       // of the abbreviation
  bool alone = false;            // the abbreviation needs no currency beside it
  bool vague = false;            // a plural that says a vague quantity
  std::uint16_t value = 0;       // of the words below a thousand and the collectives
};

int power_of(std::string_view count) {
  int power = 0;
  for (const char c : count.substr(1)) power += c == '0';
  return power;
}

/// The value of `½`, `¼` and `¾` in hundredths; 0 for anything else.
int vulgar_fraction(std::string_view sign) noexcept {
  return sign == "½" ? 50 : sign == "¼" ? 25 : sign == "¾" ? 75 : 0;
}

/// Part of a number: digits, or words below a thousand.
struct Group {
  bool found = false, fits = true, digits = false;
  bool article = false;  // `un`, `una`: no more than an article where nothing follows
  Decimal value;
  std::size_t next = 0;
};

/// One part of a number, up to its magnitude.
struct Part {
  Decimal value;
  bool fits = true;
  bool counted = false;               // it begins with a group, and not with `mil` or `millón`
  bool article = false;               // that group is no more than `un` or `una`
  bool collective = false;            // it ends in one
  bool tail = false;                  // a smaller number follows its `mil`: `2 mil 450`
  bool closed = false;                // a magnitude of a million or above ends it
  bool complete = false;              // nothing may follow: `millón y medio`
  int last_power = 0, run_power = 0;  // as in Numeral
  std::size_t next = 0;
  Decimal before_tail;  // the value without the tail, and where it ends
  std::size_t before_tail_next = 0;

  void multiply(Decimal factor) noexcept { take(value.times(factor)); }
  void scale(int power) noexcept { take(value.scaled(power)); }
  void add(Decimal more) noexcept { take(value.plus(more)); }

 private:
  void take(std::optional<Decimal> result) noexcept {
    fits = fits && result.has_value();
    if (result) value = *result;
  }
};

constexpr Decimal kZero{};

}  // namespace

struct NumeralReader::State {
  std::vector<WordInfo> info;
  WordId y = 0, de = 0, comma = 0, point = 0, coma = 0, punto = 0;
  std::array<std::string, 8> exact;  // the abbreviations whose capitals count, as they are written

  explicit State(lexicon::Lexicon& lexicon);

  [[nodiscard]] const WordInfo& of(const TokenStream& s, std::size_t i) const noexcept {
    static constexpr WordInfo kNothing{};
    const WordId word = s[i].word;
    return word < info.size() ? info[word] : kNothing;
  }
  [[nodiscard]] bool is(const TokenStream& s, std::size_t i, std::size_t end, WordId word) const noexcept {
    return i < end && s[i].word == word;
  }
  WordInfo& slot(lexicon::Lexicon& lexicon, std::string_view form) {
    const std::vector<WordId> ids = lexicon.intern_phrase(form);
    const WordId id = ids.size() == 1 ? ids.front() : lexicon.intern(form);
    if (id >= info.size()) info.resize(id + 1);
    return info[id];
  }

  [[nodiscard]] int short_power(const TokenStream& s, std::size_t i) const noexcept;
  [[nodiscard]] int following_power(const TokenStream& s, std::size_t i, std::size_t end) const noexcept;
  [[nodiscard]] Group digits(const TokenStream& s, std::size_t at, std::size_t end, DecimalMark mark) const;
  [[nodiscard]] Group fraction(const TokenStream& s, std::size_t at, std::size_t end) const;
  void read_spoken_decimals(const TokenStream& s, std::size_t end, Group& whole) const;
  [[nodiscard]] Group words(const TokenStream& s, std::size_t at, std::size_t end) const;
  [[nodiscard]] Group group(const TokenStream& s, std::size_t at, std::size_t end, DecimalMark mark) const;
  void read_fraction_of(const TokenStream& s, std::size_t end, Part& part) const;
  void read_collective(const TokenStream& s, std::size_t end, Part& part) const;
  void read_thousands(const TokenStream& s, std::size_t end, DecimalMark mark, bool words_only, Part& part) const;
  void read_millions(const TokenStream& s, std::size_t end, int power, Part& part) const;
  [[nodiscard]] std::optional<Part> part(const TokenStream& s, std::size_t at, std::size_t end, DecimalMark mark,
                                         int billion, bool words_only, bool first, int limit) const;
  [[nodiscard]] std::optional<Numeral> digits_alone(const TokenStream& s, std::size_t at, std::size_t end,
                                                    DecimalMark mark) const;
  [[nodiscard]] std::optional<Numeral> word_alone(const TokenStream& s, std::size_t at, std::size_t end) const;
  [[nodiscard]] bool may_begin_part(const TokenStream& s, std::size_t at) const noexcept {
    return of(s, at).kind != WordKind::none || s[at].kind == TokenKind::number || s[at].kind == TokenKind::symbol;
  }
  [[nodiscard]] std::optional<Numeral> number(const TokenStream& s, std::size_t at, std::size_t end, DecimalMark mark,
                                              int billion, bool words_only) const;
};

NumeralReader::State::State(lexicon::Lexicon& lexicon) {
  const lexicon::Table numbers = lexicon::Table::builtin("number_words");
  const std::size_t value = numbers.column("value"), kind = numbers.column("kind"), forms = numbers.column("forms");
  for (const lexicon::Row& row : numbers.rows()) {
    static constexpr std::array<std::pair<std::string_view, WordKind>, 6> kKinds{{{"zero", WordKind::zero},
                                                                                  {"unit", WordKind::unit},
                                                                                  {"teen", WordKind::teen},
                                                                                  {"ten", WordKind::ten},
                                                                                  {"cien", WordKind::cien},
                                                                                  {"hundred", WordKind::hundred}}};
    WordInfo word;
    for (const auto& [name, id] : kKinds) {
      if (row.cell(kind) == name) word.kind = id;
    }
    const std::string_view digits = row.cell(value);
    std::from_chars(digits.data(), digits.data() + digits.size(), word.value);
    for (const std::string_view form : row.list(forms)) slot(lexicon, form) = word;
  }

  const lexicon::Table magnitudes = lexicon::Table::builtin("magnitudes");
  const std::size_t m_kind = magnitudes.column("kind"), m_count = magnitudes.column("count"),
                    m_forms = magnitudes.column("forms"), m_plurals = magnitudes.column("plurals"),
                    m_written = magnitudes.column("written"), m_alone = magnitudes.column("alone");
  std::size_t n_exact = 0;
  for (const lexicon::Row& row : magnitudes.rows()) {
    const std::string_view name = row.cell(m_kind);
    const std::string_view count = row.cell(m_count);
    for (const std::string_view form : row.list(m_forms)) {
      WordInfo& word = slot(lexicon, form);
      if (name == "short") {
        word.short_power = static_cast<std::uint8_t>(power_of(count));
        word.exact_case = row.cell(m_written) == "exact";
        word.alone = row.cell(m_alone) == "yes";
        if (word.exact_case && n_exact < exact.size()) exact[n_exact++] = form;
      } else if (name == "collective") {
        word.kind = WordKind::collective;
        std::from_chars(count.data(), count.data() + count.size(), word.value);
      } else {
        word.kind = name == "thousand" ? WordKind::thousand : name == "plural" ? WordKind::plural : WordKind::million;
        word.power = static_cast<std::uint8_t>(power_of(count));
      }
    }
    for (const std::string_view form : row.list(m_plurals)) slot(lexicon, form).vague = true;
  }
  for (const std::string_view form : {"medio", "media"}) slot(lexicon, form).kind = WordKind::half;
  for (const std::string_view form : {"cuarto", "cuartos"}) slot(lexicon, form).kind = WordKind::quarter;
  for (const std::string_view form : {"varios", "varias", "algunos", "algunas", "muchos", "muchas", "numerosos",
                                      "numerosas", "cuantos", "cuantas", "pocos", "pocas", "demasiados"}) {
    slot(lexicon, form).kind = WordKind::quantifier;
  }
  y = lexicon.intern("y");
  de = lexicon.intern("de");
  comma = lexicon.intern(",");
  point = lexicon.intern(".");
  coma = lexicon.intern("coma");
  punto = lexicon.intern("punto");
}

int NumeralReader::State::short_power(const TokenStream& s, std::size_t i) const noexcept {
  const WordInfo& word = of(s, i);
  if (word.short_power == 0) return 0;
  if (word.exact_case) {
    const std::string_view written = s.view(i);
    for (const std::string& form : exact) {
      if (form == written) return word.short_power;
    }
    return 0;
  }
  return word.short_power;
}

int NumeralReader::State::following_power(const TokenStream& s, std::size_t i, std::size_t end) const noexcept {
  if (i >= end) return 0;
  const WordInfo& word = of(s, i);
  if (word.kind == WordKind::thousand || word.kind == WordKind::million) return word.power;
  return short_power(s, i);
}

namespace {

bool all_digits(std::string_view text) noexcept {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// True for what may stand between groups of digits: one space of any kind.
bool is_one_space(std::string_view between) noexcept {
  return between == " " || between == "\xC2\xA0" || between == "\xE2\x80\x89" || between == "\xE2\x80\xAF" ||
         between == "\xE2\x80\x87" || between == "\xE2\x80\x88";
}

}  // namespace

Group NumeralReader::State::digits(const TokenStream& s, std::size_t at, std::size_t end, DecimalMark mark) const {
  Group result;
  const std::string_view first = s.view(at);
  std::string_view token = first;
  std::array<char, 48> joined;
  std::size_t length = 0, next = at + 1;
  const auto begins_three = [](std::string_view text) {
    return text.size() >= 3 && all_digits(text.substr(0, 3)) && (text.size() == 3 || text[3] == '.' || text[3] == ',');
  };
  // `38 000`, and `5 , 000` as a text cut into tokens has it.
  if (first.size() <= 3 && first.front() != '0' && all_digits(first)) {
    while (next < end && length + 24 < joined.size()) {
      std::size_t part = next;
      if (s[part].word == comma && s[part].is(tokens::kSpaceBefore)) {
        ++part;
        if (part >= end || !s[part].is(tokens::kSpaceBefore)) break;
      } else if (!is_one_space(s.text.substr(s[part - 1].end, s[part].begin - s[part - 1].end))) {
        break;
      }
      if (s[part].kind != TokenKind::number) break;
      const std::string_view text = s.view(part);
      if (text.size() > 12 || !begins_three(text)) break;
      const auto append = [&](std::string_view digits) {
        for (const char c : digits) joined[length++] = c;
      };
      if (length == 0) append(first);
      append(text);
      next = part + 1;
      if (text.size() > 3) break;
    }
    // `1 , 250 , 000 . 00`, where the dot looks like the end of a sentence; other cents may be the head of the next
    // one.
    if (length != 0 && next < end && next + 1 < s.size() && s[next].word == point && s[next].is(tokens::kSpaceBefore) &&
        s[next + 1].is(tokens::kSpaceBefore) && s.view(next + 1) == "00" && s[next - 2].word == comma) {
      next += 2;
    }
    if (length != 0) token = {joined.data(), length};
  }
  Digits read = read_digits(token, mark, following_power(s, next, end));
  if (read.kind == Digits::Kind::none) return result;
  result.found = true;
  result.digits = true;
  result.fits = read.kind == Digits::Kind::number;
  result.value = read.value;
  result.next = next;
  if (result.fits && result.next == at + 1) read_spoken_decimals(s, end, result);
  // `3 1/2 millones`, `3½`
  if (result.fits && result.next < end && read.value.is_integer()) {
    const Group rest = fraction(s, result.next, end);
    if (rest.found) {
      if (const auto sum = result.value.plus(rest.value)) {
        result.value = *sum;
        result.next = rest.next;
      }
    }
  }
  return result;
}

// `3 punto 5 millones`, `3 coma 25 millones`
void NumeralReader::State::read_spoken_decimals(const TokenStream& s, std::size_t end, Group& whole) const {
  const std::size_t at = whole.next;
  if (!(is(s, at, end, coma) || is(s, at, end, punto)) || at + 1 >= end || !whole.value.is_integer()) return;
  const std::string_view digits = s.view(at + 1);
  if (s[at + 1].kind != TokenKind::number || digits.size() > 3 || !all_digits(digits)) return;
  if (following_power(s, at + 2, end) == 0) return;
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  const auto decimals = Decimal::make(value, -static_cast<int>(digits.size()));
  const auto sum = decimals ? whole.value.plus(*decimals) : std::nullopt;
  if (!sum) return;
  whole.value = *sum;
  whole.next = at + 2;
}

Group NumeralReader::State::fraction(const TokenStream& s, std::size_t at, std::size_t end) const {
  Group result;
  if (at >= end) return result;
  if (const int hundredths = vulgar_fraction(s.view(at)); hundredths != 0) {
    result.found = true;
    result.value = *Decimal::make(hundredths, -2);
    result.next = at + 1;
    return result;
  }
  if (s[at].kind != TokenKind::number) return result;
  const std::string_view text = s.view(at);
  if (text.size() != 3 || text[1] != '/') return result;
  const int above = text[0] - '0', below = text[2] - '0';
  static constexpr std::array<std::int64_t, 10> kThousandths{0, 0, 500, 0, 250, 200, 0, 0, 125, 0};
  if (above < 1 || above > 9 || below < 0 || below > 9 || kThousandths[static_cast<std::size_t>(below)] == 0 ||
      above >= below) {
    return result;
  }
  result.found = true;
  result.value = *Decimal::make(above * kThousandths[static_cast<std::size_t>(below)], -3);
  result.next = at + 1;
  return result;
}

Group NumeralReader::State::words(const TokenStream& s, std::size_t at, std::size_t end) const {
  Group result;
  std::size_t i = at;
  int value = 0;
  const auto kind_at = [&](std::size_t k) { return k < end ? of(s, k).kind : WordKind::none; };
  const WordKind first = kind_at(at);
  if (first == WordKind::zero || first == WordKind::cien || first == WordKind::hundred) value = of(s, i++).value;
  if (first != WordKind::zero && first != WordKind::cien) {
    switch (kind_at(i)) {
      case WordKind::teen:
      case WordKind::unit:
        result.article = i == at && of(s, i).value == 1;
        value += of(s, i++).value;
        break;
      case WordKind::ten:
        value += of(s, i++).value;
        if (is(s, i, end, y) && kind_at(i + 1) == WordKind::unit) {
          value += of(s, i + 1).value;
          i += 2;
        }
        break;
      default:
        break;
    }
  }
  if (i == at) return result;
  result.found = true;
  result.value = *Decimal::make(value);
  result.next = i;
  // `tres coma dos millones`
  if (is(s, i, end, coma) || is(s, i, end, punto)) {
    const WordKind behind = kind_at(i + 1);
    if (behind == WordKind::unit || behind == WordKind::teen || behind == WordKind::ten) {
      const Group tail = words(s, i + 1, end);
      const bool tens = tail.value.coefficient() >= 10 || tail.value.exponent() > 0;
      if (tail.found && following_power(s, tail.next, end) != 0) {
        if (const auto decimals = tail.value.scaled(tens ? -2 : -1)) {
          if (const auto sum = result.value.plus(*decimals)) {
            result.value = *sum;
            result.next = tail.next;
          }
        }
      }
    }
  }
  return result;
}

Group NumeralReader::State::group(const TokenStream& s, std::size_t at, std::size_t end, DecimalMark mark) const {
  if (at >= end) return {};
  if (s[at].kind == TokenKind::number) {
    const Group simple = digits(s, at, end, mark);
    return simple.found ? simple : fraction(s, at, end);
  }
  switch (of(s, at).kind) {
    case WordKind::none:
      return vulgar_fraction(s.view(at)) != 0 ? fraction(s, at, end) : Group{};
    case WordKind::half: {
      Group half;
      const WordKind behind = at + 1 < end ? of(s, at + 1).kind : WordKind::none;
      if (behind == WordKind::million || behind == WordKind::collective) {
        half.found = true;
        half.value = *Decimal::make(5, -1);
        half.next = at + 1;
      }
      return half;
    }
    default:
      return words(s, at, end);
  }
}

// `un cuarto de millón`, `dos y medio millones`: what stands between a count and its magnitude.
void NumeralReader::State::read_fraction_of(const TokenStream& s, std::size_t end, Part& part) const {
  std::size_t& next = part.next;
  if (next + 2 < end && of(s, next).kind == WordKind::quarter && s[next + 1].word == de &&
      of(s, next + 2).kind == WordKind::million) {
    part.multiply(*Decimal::make(25, -2));
    next += 2;
  }
  // `3/4 de millón`
  if (next + 1 < end && s[next].word == de && of(s, next + 1).kind == WordKind::million && !of(s, next + 1).vague &&
      part.fits && part.value < *Decimal::make(1) && s.view(next - 1).find('/') != std::string_view::npos) {
    ++next;
  }
  if (is(s, next, end, y) && next + 2 < end && of(s, next + 1).kind == WordKind::half &&
      (of(s, next + 2).kind == WordKind::million || of(s, next + 2).kind == WordKind::thousand)) {
    part.add(*Decimal::make(5, -1));
    next += 2;
  }
}

// `una docena de millones`, `un centenar de miles de millones`
void NumeralReader::State::read_collective(const TokenStream& s, std::size_t end, Part& part) const {
  std::size_t& next = part.next;
  part.multiply(*Decimal::make(of(s, next).value));
  part.collective = true;
  ++next;
  if (!is(s, next, end, de) || next + 1 >= end) return;
  if (of(s, next + 1).kind == WordKind::million) {
    part.collective = false;
    ++next;
  } else if (of(s, next + 1).kind == WordKind::plural) {
    part.collective = false;
    part.scale(3);
    part.last_power = part.run_power = 3;
    next += 2;
    if (is(s, next, end, de) && next + 1 < end && of(s, next + 1).kind == WordKind::million) ++next;
  }
}

// `36 mil`, `mil 450`, `mil y un`: `mil` and what is smaller behind it.
void NumeralReader::State::read_thousands(const TokenStream& s, std::size_t end, DecimalMark mark, bool words_only,
                                          Part& part) const {
  if (!part.counted) part.value = *Decimal::make(1);
  part.scale(3);
  part.last_power = part.run_power = 3;
  std::size_t at = ++part.next;
  const bool and_one = is(s, at, end, y) && at + 1 < end && of(s, at + 1).kind == WordKind::unit &&
                       of(s, at + 1).value == 1 && following_power(s, at + 2, end) == 0;
  if (and_one) ++at;
  if (at >= end || (words_only && s[at].kind == TokenKind::number) || s[at].is(tokens::kLineStart)) return;
  const Group tail = group(s, at, end, mark);
  if (!tail.found || !tail.fits || tail.value >= *Decimal::make(1000) || tail.value.is_zero()) return;
  part.before_tail = part.value;
  part.before_tail_next = part.next;
  part.add(tail.value);
  part.next = tail.next;
  part.tail = true;
  part.last_power = part.run_power = 0;
}

// `millones`, `un millón de millones`, `millón y medio`: a magnitude that closes the part.
void NumeralReader::State::read_millions(const TokenStream& s, std::size_t end, int power, Part& part) const {
  std::size_t& next = part.next;
  if (!part.counted && part.run_power == 0 && !part.tail) part.value = *Decimal::make(1);  // `el millón de euros`
  part.scale(power);
  ++next;
  part.run_power = (part.tail ? 0 : part.run_power) + power;
  part.last_power = power;
  part.tail = false;
  part.closed = true;
  if (is(s, next, end, de) && next + 1 < end && of(s, next + 1).kind == WordKind::million && of(s, next + 1).vague) {
    part.scale(of(s, next + 1).power);
    part.complete = true;
    next += 2;
  }
  if (!is(s, next, end, y) || next + 1 >= end) return;
  const WordKind piece = of(s, next + 1).kind;
  const bool noun =
      next + 2 < end && (of(s, next + 2).kind == WordKind::million || of(s, next + 2).kind == WordKind::collective);
  if (noun || (piece != WordKind::half && piece != WordKind::quarter)) return;
  part.add(piece == WordKind::half ? *Decimal::make(5, power - 1) : *Decimal::make(25, power - 2));
  part.complete = true;
  part.last_power = part.run_power = 0;
  next += 2;
}

// One part of a number up to its magnitude: of `5 mil 671 millones 388 mil 20` the first is `5 mil 671 millones`. None
// where none begins at `at`, or none that is below 10^limit and may follow one before it.
std::optional<Part> NumeralReader::State::part(const TokenStream& s, std::size_t at, std::size_t end, DecimalMark mark,
                                               int billion, bool words_only, bool first, int limit) const {
  const WordInfo& word = of(s, at);
  const bool figures = s[at].kind == TokenKind::number;
  if (words_only && figures) return std::nullopt;
  const Group head = group(s, at, end, mark);
  if (!head.found && word.kind != WordKind::thousand &&
      !(word.kind == WordKind::million && first && word.power == 6 && !word.vague)) {
    return std::nullopt;
  }
  if (!first && head.found && head.digits && s[at].is(tokens::kLineStart)) return std::nullopt;
  Part part;
  part.counted = head.found;
  part.article = head.article;
  part.fits = head.fits;
  part.next = at;
  if (head.found) {
    part.value = head.value;
    part.next = head.next;
    read_fraction_of(s, end, part);
  }
  if (head.found && part.next < end && of(s, part.next).kind == WordKind::collective) {
    if (!first) return std::nullopt;
    read_collective(s, end, part);
  }
  if (part.next < end && of(s, part.next).kind == WordKind::thousand) {
    if (!first && limit <= 3) return std::nullopt;
    read_thousands(s, end, mark, words_only, part);
  }
  if (part.next < end && of(s, part.next).kind == WordKind::million) {
    const int power = of(s, part.next).power == 12 ? billion : of(s, part.next).power;
    if (power >= limit) return std::nullopt;
    read_millions(s, end, power, part);
  }
  if (!first && !part.closed) {
    // The part behind a magnitude must be smaller than it, and more than an article.
    if (!part.fits || part.value >= *Decimal::make(1, std::min(limit, Decimal::kMaxExponent))) return std::nullopt;
    if (head.article && part.run_power == 0 && !part.tail) return std::nullopt;
  }
  return part;
}

// Digits in one lexeme, where nothing behind them may belong to the number, as with most of them; none where it is
// not so plain. What it gives is what number() would.
std::optional<Numeral> NumeralReader::State::digits_alone(const TokenStream& s, std::size_t at, std::size_t end,
                                                          DecimalMark mark) const {
  const std::size_t next = at + 1;
  if (next < end) {
    const tokens::Lexeme& behind = s[next];
    if (behind.kind == TokenKind::number || behind.kind == TokenKind::symbol || behind.word == y ||
        behind.word == coma || behind.word == punto || (behind.word == comma && behind.is(tokens::kSpaceBefore))) {
      return std::nullopt;
    }
    const WordInfo& word = of(s, next);
    if (word.kind != WordKind::none || word.short_power != 0) return std::nullopt;
  }
  const Digits read = read_digits(s.view(at), mark);
  if (read.kind == Digits::Kind::none) return std::nullopt;
  Numeral result;
  result.first = static_cast<std::uint32_t>(at);
  result.last = result.sure_last = static_cast<std::uint32_t>(next);
  result.digits = true;
  result.fits = read.kind == Digits::Kind::number;
  result.value = result.sure_value = result.fits ? read.value : kZero;
  return result;
}

// The same for a number of one word: `dos`, `quince`.
std::optional<Numeral> NumeralReader::State::word_alone(const TokenStream& s, std::size_t at, std::size_t end) const {
  const WordInfo& word = of(s, at);
  switch (word.kind) {
    case WordKind::zero:
    case WordKind::unit:
    case WordKind::teen:
    case WordKind::ten:
    case WordKind::cien:
    case WordKind::hundred:
      break;
    default:
      return std::nullopt;
  }
  const std::size_t next = at + 1;
  if (next < end && (of(s, next).kind != WordKind::none || s[next].word == y || s[next].word == coma ||
                     s[next].word == punto || s[next].word == de)) {
    return std::nullopt;
  }
  Numeral result;
  result.first = static_cast<std::uint32_t>(at);
  result.last = result.sure_last = static_cast<std::uint32_t>(next);
  result.value = result.sure_value = *Decimal::make(word.value);
  return result;
}

std::optional<Numeral> NumeralReader::State::number(const TokenStream& s, std::size_t at, std::size_t end,
                                                    DecimalMark mark, int billion, bool words_only) const {
  if (s[at].kind != TokenKind::number) {
    if (auto plain = word_alone(s, at, end)) return plain;
  } else if (!words_only) {
    if (auto plain = digits_alone(s, at, end, mark)) return plain;
  }
  Numeral result;
  result.first = static_cast<std::uint32_t>(at);
  Decimal total, sure_value;
  bool first = true, fits = true, doubtful = false;
  std::size_t i = at, sure = at;
  int limit = 64;  // power of ten below which the next part must stay
  while (i < end && limit > 0) {
    if (!may_begin_part(s, i)) break;
    const auto found = part(s, i, end, mark, billion, words_only, first, limit);
    if (!found) break;
    if (first) {
      result.digits = s[i].kind == TokenKind::number;
      result.collective = found->collective;
    }
    // What no magnitude closes may belong to what follows.
    if (!first && !found->closed && found->run_power == 0 && !found->tail) {
      doubtful = true;
      sure = i;
      sure_value = total;
    }
    if (found->tail) {
      doubtful = true;
      sure = found->before_tail_next;
      const auto upto = total.plus(found->before_tail);
      sure_value = upto ? *upto : total;
    }
    const auto sum = total.plus(found->value);
    fits = fits && found->fits && sum.has_value();
    if (sum) total = *sum;
    first = false;
    i = found->next;
    result.last_power = static_cast<std::uint8_t>(found->last_power);
    result.run_power = static_cast<std::uint8_t>(found->run_power);
    if (!found->closed) break;
    limit = found->complete ? 0 : found->last_power;
  }
  if (first) return std::nullopt;
  result.last = static_cast<std::uint32_t>(i);
  result.fits = fits;
  result.value = fits ? total : kZero;
  result.sure_last = static_cast<std::uint32_t>(doubtful && fits ? sure : i);
  result.sure_value = doubtful && fits ? sure_value : result.value;
  return result;
}

bool is_vulgar_fraction(std::string_view sign) noexcept { return vulgar_fraction(sign) != 0; }

NumeralReader::NumeralReader(lexicon::Lexicon& lexicon) : state_(std::make_unique<State>(lexicon)) {}
NumeralReader::~NumeralReader() = default;
NumeralReader::NumeralReader(NumeralReader&&) noexcept = default;
NumeralReader& NumeralReader::operator=(NumeralReader&&) noexcept = default;

std::optional<Numeral> NumeralReader::read(const TokenStream& stream, std::size_t at, std::size_t end,
                                           DecimalMark mark) const {
  auto result = read_any(stream, at, end, mark);
  return result && result->fits ? result : std::nullopt;
}

std::optional<Numeral> NumeralReader::read_any(const TokenStream& stream, std::size_t at, std::size_t end,
                                               DecimalMark mark, int billion) const {
  if (at >= end) return std::nullopt;
  return state_->number(stream, at, end, mark, billion, false);
}

std::optional<Numeral> NumeralReader::read_words(const TokenStream& stream, std::size_t at, std::size_t end) const {
  if (at >= end || stream[at].kind == TokenKind::number) return std::nullopt;
  auto result = state_->number(stream, at, end, DecimalMark::unknown, 12, true);
  if (!result || !result->fits || !result->value.is_integer()) return std::nullopt;
  return result;
}

std::size_t NumeralReader::read_vague(const TokenStream& stream, std::size_t at, std::size_t end) const {
  std::size_t i = at;
  // `varios`, `unos cuantos`, `unos pocos` before the plural
  while (i < end && i < at + 2 && state_->of(stream, i).kind == WordKind::quantifier) ++i;
  const bool quantified = i != at;
  bool any = false;
  for (;;) {
    if (i >= end) break;
    const WordInfo& word = state_->of(stream, i);
    if (word.vague) {
      any = true;
      ++i;
    } else if (quantified && !any && word.kind == WordKind::thousand) {
      any = true;  // `varios mil millones`
      ++i;
    } else {
      break;
    }
    if (i + 1 < end && (stream[i].word == state_->de || stream[i].word == state_->y) &&
        state_->of(stream, i + 1).vague) {
      ++i;  // `decenas de miles`, `miles y miles`
    } else if (!(i < end && state_->of(stream, i).vague)) {
      break;
    }
  }
  return any ? i : at;
}

bool NumeralReader::begins_number(WordId word) const noexcept {
  if (word >= state_->info.size()) return false;
  const WordInfo& info = state_->info[word];
  return info.kind != WordKind::none || info.vague;
}

bool NumeralReader::abbreviates(WordId word) const noexcept {
  return word < state_->info.size() && state_->info[word].short_power != 0;
}

int NumeralReader::short_magnitude(const TokenStream& stream, std::size_t at) const noexcept {
  return at < stream.size() ? state_->short_power(stream, at) : 0;
}

bool NumeralReader::stands_alone(const TokenStream& stream, std::size_t at) const noexcept {
  return at < stream.size() && state_->of(stream, at).alone;
}

int NumeralReader::magnitude(const TokenStream& stream, std::size_t at) const noexcept {
  if (at >= stream.size()) return 0;
  const WordInfo& word = state_->of(stream, at);
  return word.kind == WordKind::thousand || word.kind == WordKind::million ? word.power : 0;
}

}  // namespace gaceta::numerals
