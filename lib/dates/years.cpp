// Years, decades and centuries.
#include "dates/grammar.hpp"

namespace gaceta::dates {

using lexicon::WordId;

namespace {

// Numbers that are years more often than anything else.
constexpr bool modern(int year) noexcept { return year >= 1900 && year <= 2100; }

}  // namespace

// True where what stands behind `at`, which ends at `last`, makes it a number and no year: `2000 personas`, `2000 %`,
// `entre 1500 y 2000 personas`, `1500 o 2000 euros`, `2008-B`.
bool Recognizer::is_quantity(std::size_t at, std::size_t last) const {
  const WordId next = id(last), prior = id_before(at);
  if (counts_something(last) || next == key_.percent || next == key_.slash) return true;
  if (next == key_.hyphen && !stream_[last].is(tokens::kSpaceBefore) && plain(last + 1) < 0) return true;
  const bool range = (prior == key_.entre && next == key_.y) || (prior == key_.de && next == key_.a) || next == key_.o;
  return range && plain(last + 1) >= kEarliestYear && counts_something(last + 2);
}

// True for two years that follow each other, wherever they stand: `plan de sostenibilidad 2008-2012`, `1983-84`.
bool Recognizer::opens_range_of_years(std::size_t at, std::size_t last, int value) const {
  const WordId prior = id_before(at);
  const bool hyphen = id(last) == key_.hyphen;
  if (value < 1900 || !(hyphen || id(last) == key_.en_dash) || before(at).is(kLaw) || prior == key_.hyphen)
    return false;
  const int other = plain(last + 1);
  if (hyphen && other == (value + 1) % 100 && stream_.view(last + 1).size() == 2) return true;
  constexpr int kLongest = 60;
  return !(at > begin_ && is_number(at - 1)) && other > value && other <= value + kLongest && modern(other) &&
         !counts_something(last + 2) && id(last + 2) != key_.hyphen;
}

// Behind a comma, `y`, `o`, `a`: a member of a list of dates, or a place with its year (`(Lima, 1936 - Madrid, 2010)`).
bool Recognizer::joined_year_fits(std::size_t at, std::size_t last, int value) const {
  const WordId prior = id_before(at);
  const bool joined = !found_.empty() && found_.back().last + 1 >= at && found_.back().sentence_first == begin_ &&
                      found_.back().last < at &&
                      (found_.back().expression.grain == Grain::year || found_.back().expression.year.told());
  if (joined) return true;
  if (prior == key_.al || prior == key_.a) return modern(value);
  return prior == key_.comma && value >= 1700 && value <= 2100 && at >= begin_ + 2 &&
         stream_[at - 2].is(tokens::kInitialUpper) && last < end_ &&
         (stream_.view(last) == ")" || id(last) == key_.hyphen || id(last) == key_.en_dash);
}

// True where a noun that years follow governs it: `temporada 2022`, `paquete económico 2026`, `temporada de huracanes
// 2025`, `Juegos Olímpicos de Tokio 2020`.
bool Recognizer::year_has_host(std::size_t at) const {
  const Word& p = before(at);
  if (p.is(kYearHost | kYearVerb)) return true;
  if (stream_[at - 1].kind == TokenKind::word) {
    if (at >= begin_ + 2 && !p.is(kFunction | kDe | kContracted) && !tenses_.is_finite(stream_, at - 1) &&
        vocabulary_(stream_[at - 2]).is(kYearHost)) {
      return true;
    }
    if (at >= begin_ + 3 && id_before(at, 2) == key_.de && vocabulary_(stream_[at - 3]).is(kYearHost)) return true;
  }
  if (!stream_[at - 1].is(tokens::kInitialUpper)) return false;
  constexpr std::size_t kLongestName = 7;
  for (std::size_t i = at; i > begin_ && at - i < kLongestName; --i) {
    const Lexeme& lexeme = stream_[i - 1];
    if (lexeme.kind != TokenKind::word) break;
    if (vocabulary_(lexeme).is(kYearHost)) return true;
    if (!lexeme.is(tokens::kInitialUpper) && !vocabulary_(lexeme).is(kDe | kContracted | kArticle)) break;
  }
  return false;
}

// True where the place right before `at` held something that is named after it and the year: `Tokio 2020`, `Italia 90`.
bool Recognizer::place_has_event(std::size_t at, int year) const {
  if (!before(at).is(kEventPlace) || !stream_[at - 1].is(tokens::kInitialUpper)) return false;
  return vocabulary_.held_event(stream_, begin_, at, year);
}

bool Recognizer::year_fits(std::size_t at, std::size_t last, int value) const {
  if (is_quantity(at, last)) return false;
  if (at > begin_ && place_has_event(at, value)) return true;
  if (opens_range_of_years(at, last, value)) return true;
  if (at == begin_) {
    // A line that begins with a year: `2008 fue …`, `2020: …`
    return modern(value) && last < end_ &&
           (is_punctuation(last) || word(last).is(kFunction) || word(last).is(kYearVerb));
  }
  const Word& p = before(at);
  const WordId prior = id_before(at);
  if (p.is(kLaw)) return false;
  if (prior == key_.hyphen || prior == key_.slash || prior == key_.en_dash) {
    // Only behind another date: `2011-2015`; not in `NOM-2008`.
    return !found_.empty() && found_.back().last + 1 == at && found_.back().sentence_first == begin_ &&
           found_.back().expression.grain == Grain::year;
  }
  if (prior == key_.comma || prior == key_.y || prior == key_.e || prior == key_.o || prior == key_.u ||
      prior == key_.al || prior == key_.a) {
    return joined_year_fits(at, last, value);
  }
  if (modern(value) && year_has_host(at)) return true;
  if (p.is(kYearHost | kYearVerb)) return false;
  const std::string_view mark = stream_.view(at - 1);
  if (mark == "(" || mark == "[") {
    return value >= 1700 && value <= 2100 && last < end_ &&
           (is_punctuation(last) || id(last) == key_.hyphen || word(last).is(kJoin));
  }
  if (prior == key_.con) {  // `en relación con 2019`
    return modern(value) && (last >= end_ || is_punctuation(last) || word(last).is(kFunction));
  }
  if (!p.is(kYearPreposition)) return false;
  if (value < kCommonYear && prior != key_.en && prior != key_.desde && prior != key_.hasta && prior != key_.entre &&
      prior != key_.hacia && value % 50 == 0) {
    return false;
  }
  // `sobre 2000`, `por 1500`: amounts more often than years
  if ((prior == key_.por || prior == key_.sobre) && (value < 1900 || value % 100 == 0)) return false;
  if (mark == ":" || mark == ";") return modern(value);
  return true;
}

// `en 2008`, `el 2020`, `2011-2015`, `temporada 2022`
std::size_t Recognizer::bare_year(std::size_t at, const Lead& l, Expression& e, std::size_t start,
                                  bool after_part) const {
  if (l.ordinal != 0 || l.follow != 0) return 0;
  std::size_t last = 0;
  // `la crisis del 98`, `el Mundial de Francia 98`
  const std::size_t mark = at > begin_ && apostrophe(at - 1) ? at - 1 : at;  // `'98`
  const bool of_event =
      (id_before(mark) == key_.del || id_before(mark) == key_.de) && mark >= begin_ + 2 && word(mark - 2).is(kEvent);
  const bool of_place = mark >= begin_ + 3 && capital(mark - 1) && of(mark - 2) && word(mark - 3).is(kEvent);
  if (at == start && !after_part && (of_event || of_place)) {
    // Without the apostrophe it may be a day: `las elecciones del 19`.
    if (const int year = short_year(at, last); year != 0 && (mark != at || year % 100 > 31)) {
      e.grain = Grain::year;
      e.year = {How::stated, year};
      return last;
    }
  }
  if (at == start && !after_part && mark > begin_ && before(mark).is(kEventPlace)) {
    const bool joined = id(at + 1) == key_.hyphen || id(at + 1) == key_.a || id(at + 1) == key_.slash;
    if (const int year = short_year(at, last); year != 0 && !joined && place_has_event(mark, year)) {
      e.grain = Grain::year;
      e.year = {How::stated, year};
      return last;
    }
  }
  if (at != start && id(start) == key_.el && start + 1 == at) {
    if (const std::size_t end = short_year_alone(at, e)) return end;
  }
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

// `el 98` in `campeón en el 98 y en el 2003`, `desde el 83`, `el '78`: behind its article at `at`
std::size_t Recognizer::short_year_alone(std::size_t at, Expression& e) const {
  std::size_t last = 0;
  const int year = short_year(at, last);
  if (year == 0) return 0;
  e.grain = Grain::year;
  e.year = {How::stated, year};
  if (!is_number(at)) return last;  // the apostrophe tells
  const bool closed = last >= end_ || is_punctuation(last) || (word(last).is(kFunction) && !of(last)) ||
                      tenses_.is_finite(stream_, last);
  if (!closed || year % 100 <= 31) return 0;
  const WordId prior = id_before(at, 2);
  if (prior == key_.desde || prior == key_.hasta) return last;
  if (prior != key_.en) return 0;
  // Before the nineties it may be a minute of a match, unless another year stands beside it.
  constexpr int kNoMinute = 91;
  if (year % 100 >= kNoMinute) return last;
  std::size_t beside = last, end = 0;
  while (beside < last + 3 && (word(beside).is(kJoin) || id(beside) == key_.en || id(beside) == key_.el)) ++beside;
  const bool joined = !found_.empty() && found_.back().sentence_first == begin_ &&
                      found_.back().expression.grain == Grain::year && found_.back().expression.year.how == How::stated;
  return joined || (beside > last && year_number(beside, end, false) != 0) ? last : 0;
}

// `del siglo XIX`, `del siglo pasado`, `de este siglo` behind a decade: the century as its value counts it (19 for the
// twentieth). Returns where it ends, which is `at` where there is none.
std::size_t Recognizer::century_of(std::size_t at, int& century_told) const {
  if (!of(at)) return at;
  Lead l;
  const std::size_t unit = lead(at + 1, l);
  if (word(unit).unit != Unit::century || !word(unit).is(kUnit)) return at;
  Expression named;
  if (const std::size_t end = century(unit, named)) {
    century_told = named.period.value;
    return end;
  }
  const std::size_t end = trail(unit + 1, l);
  const Field field = l.field();
  if (field.how != How::shifted) return at;
  century_told = this_century_ + field.value;
  return end;
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
  const bool marked = apostrophe(i) && is_number(i + 1);  // `los '70`
  if (marked) ++i;
  if (i >= end_) return 0;
  int years = 0;
  std::size_t last = i + 1;
  // `los 90s`, `los 80's`
  const bool english = is_number(i) && last < end_ && !stream_[last].is(tokens::kSpaceBefore);
  std::size_t genitive = last;
  if (english && apostrophe(last)) ++genitive;
  const bool plural = english && genitive < end_ && stream_.view(genitive) == "s";
  if (plural) last = genitive + 1;
  const int value = plain(i);
  if (word(i).is(kDecade)) {
    // `cuarenta y cinco`
    if (id(i + 1) == key_.y && word(i + 2).is(kCount) && !word(i + 2).is(kDecade)) return 0;
    years = 1900 + word(i).decade * 10;
  } else if (value < 0 && word(i).is(kCount)) {  // `los dos mil`, `los años dos mil diez`
    years = whole_number(i, last);
    if (last < i + 2 || years < 2000 || years >= 2100 || years % 10 != 0 || id(last) == key_.que) return 0;
    if (!told && id_before(start) != key_.en && id_before(start) != key_.durante && !after_part) return 0;
  } else if (value >= 0 && stream_.view(i).size() == 2 && value % 10 == 0) {
    years = value == 0 ? 2000 : 1900 + value;
  } else if (value >= 1000 && value <= 2190 && stream_.view(i).size() == 4 && value % 10 == 0) {
    years = value;
    // `los años 2010 y 2012` are years
    const int next = word(last).is(kJoin) ? plain(last + 1) : -1;
    const bool years_told = told && word(at).unit == Unit::year;
    if (years_told && ((next > 1000 && next < 2200 && next % 10 != 0) || id_before(start) == key_.entre)) {
      e.grain = Grain::year, e.year = {How::stated, value};
      return last;
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
    // `los ochenta fueron la década perdida`
    const bool subject = value < 0 && (id(last) == key_.fueron || id(last) == key_.eran) &&
                         (word(last + 1).is(kArticle) || word(last + 1).count == 1);
    const bool prepared = prior == key_.en || prior == key_.desde || prior == key_.hasta || prior == key_.durante ||
                          prior == key_.de || after_part || subject;
    // `la música de los 90`
    const bool hosted = prior == key_.de && start >= begin_ + 2 && word(start - 2).is(kDecadeHost);
    const bool written = marked || plural || hosted;
    if (!(prepared || written) || counts_something(last)) return 0;
    if (value >= 0 && prior != key_.en && prior != key_.durante && !after_part && !written) return 0;
  } else if (counts_something(last) && value >= 0) {
    return 0;
  }
  int index = years / 10;
  if (years >= 1900 && years < 2000) {
    int hundreds = index / 10;
    last = century_of(last, hundreds);
    index = hundreds * 10 + index % 10;
  }
  e.grain = Grain::decade;
  e.period = {How::stated, index};
  return last;
}

// `siglo XX`, `siglo 21`
std::size_t Recognizer::century(std::size_t at, Expression& e) const {
  const std::size_t i = at + 1;
  if (i >= end_) return 0;
  int number = roman(stream_.view(i));
  std::size_t last = i + 1;
  const bool dotted = stream_.view(at).back() == '.';
  if (number == 0 && !dotted) number = plain(i);
  if (number < 1 && !dotted && word(i).is(kCount) && !capital(i)) {  // `el siglo diecinueve`
    constexpr int kLeast = 5;                                        // `un siglo, tres …` counts something else
    number = whole_number(i, last);
    if (number < kLeast || counts_something(last)) return 0;
  }
  if (number < 1 || number > 30) return 0;
  if (before_christ(last)) return 0;
  e.grain = Grain::century;
  e.period = {How::stated, number - 1};
  return last;
}

// True where `a. C.` or `antes de Cristo` stands at a lexeme: such years and centuries have no value.
bool Recognizer::before_christ(std::size_t at) const {
  if (id(at) == key_.antes && of(at + 1)) return at + 2 < end_ && stream_[at + 2].is(tokens::kInitialUpper);
  if (at >= end_ || (stream_.text[stream_[at].begin] | 0x20) != 'a') return false;
  std::string_view rest = stream_.text.substr(stream_[at].begin);
  const auto skip = [&](std::string_view marks) {
    while (!rest.empty() && marks.find(rest.front()) != std::string_view::npos) rest.remove_prefix(1);
  };
  constexpr std::size_t kEnough = 12;  // `a. de C.`
  rest = rest.substr(1, kEnough);
  skip(" .");
  if (rest.substr(0, 3) == "de ") rest.remove_prefix(3);
  return !rest.empty() && rest.front() == 'C' && (rest.size() == 1 || !is_letter(rest[1]));
}

}  // namespace gaceta::dates
