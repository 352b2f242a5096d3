// Years, decades and centuries.
#include "dates/grammar.hpp"

namespace gaceta::dates {

using lexicon::WordId;

bool Recognizer::year_fits(std::size_t at, std::size_t last, int value) const {
  if (counts_something(last)) return false;
  if (id(last) == key_.percent || id(last) == key_.slash) return false;
  if (last < end_ && (id(last) == key_.hyphen) && !stream_[last].is(tokens::kSpaceBefore) &&
      !(is_number(last + 1) && (plain(last + 1) >= 0))) {
    return false;
  }
  const Word& p = before(at);
  const WordId prior = id_before(at);
  // `entre 1500 y 2000 personas`, `1500 o 2000 euros`
  const bool ranges =
      (prior == key_.entre && id(last) == key_.y) || (prior == key_.de && id(last) == key_.a) || id(last) == key_.o;
  if (ranges && plain(last + 1) >= kEarliestYear && counts_something(last + 2)) return false;
  // `plan de sostenibilidad 2008-2012`: two years that follow each other are years wherever they stand.
  if (value >= 1900 && (id(last) == key_.hyphen || id(last) == key_.en_dash) && !p.is(kLaw) &&
      !(at > begin_ && is_number(at - 1)) && prior != key_.hyphen) {
    const int other = plain(last + 1);
    if (other > value && other <= value + 60 && other <= 2100 && !counts_something(last + 2) &&
        id(last + 2) != key_.hyphen) {
      return true;
    }
  }
  // `1983-84`: a season, wherever it stands
  if (value >= 1900 && id(last) == key_.hyphen && is_number(last + 1) && stream_.view(last + 1).size() == 2 &&
      plain(last + 1) == (value + 1) % 100 && !p.is(kLaw) && !(at > begin_ && prior == key_.hyphen)) {
    return true;
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
  // `paquete económico 2026`
  if (value >= 1900 && value <= 2100 && at >= begin_ + 2 && stream_[at - 1].kind == TokenKind::word &&
      !p.is(kFunction | kDe | kContracted) && !tenses_.is_finite(stream_, at - 1) &&
      vocabulary_(stream_[at - 2]).is(kYearHost)) {
    return true;
  }
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
      prior != key_.hacia && value % 50 == 0) {
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
  // `la crisis del 98`, `el Mundial de Francia 98`
  const std::size_t mark =
      at > begin_ && (stream_.view(at - 1) == "'" || stream_.view(at - 1) == "’") ? at - 1 : at;  // `'98`
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
  if (i >= end_) return 0;
  int years = 0;
  std::size_t last = i + 1;
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
    // `los ochenta fueron la década perdida`
    const bool subject = value < 0 && (id(last) == key_.fueron || id(last) == key_.eran) &&
                         (word(last + 1).is(kArticle) || word(last + 1).count == 1);
    const bool prepared = prior == key_.en || prior == key_.desde || prior == key_.hasta || prior == key_.durante ||
                          prior == key_.de || after_part || subject;
    if (!prepared || counts_something(last)) return 0;
    if (value >= 0 && prior != key_.en && prior != key_.durante && !after_part) return 0;
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
  if (number == 0 && stream_.view(at).back() != '.') number = plain(i);
  if (number < 1 || number > 30) return 0;
  if (before_christ(i + 1)) return 0;
  e.grain = Grain::century;
  e.period = {How::stated, number - 1};
  return i + 1;
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
