#include "dates/recognizer.hpp"

#include "dates/grammar.hpp"

namespace gaceta::dates {

namespace {

constexpr std::size_t kMostBefore = 9;

}  // namespace

void Recognizer::sentence(std::size_t begin, std::size_t end) {
  begin_ = begin, end_ = end, low_ = begin, tried_ = begin;
  const auto next = [&](std::size_t i) { return vocabulary_.next_trigger(stream_, i, end); };
  for (std::size_t i = next(begin); i < end; i = next(i + 1)) {
    const Lexeme& lexeme = stream_[i];
    const unsigned trigger = vocabulary_.trigger(lexeme.word);
    if (lexeme.zone == Zone::link || i < low_) continue;
    if (trigger == 0 && lexeme.kind == TokenKind::number && !may_be_dated(i)) continue;
    if ((trigger & Vocabulary::kNames) != 0) {
      if (const std::size_t last = name(i); last != 0) {
        low_ = last;
        i = last - 1;
        continue;
      }
    }
    const bool short_code =
        lexeme.kind == TokenKind::word && lexeme.is(tokens::kHasDigit) && lexeme.end - lexeme.begin <= 6;
    if ((trigger & Vocabulary::kAnchors) == 0 && lexeme.kind != TokenKind::number && !short_code) continue;
    // Whatever is read from an anchor holds it.
    if (!is_taken_next(lexeme.span())) anchor(i);
  }
}

// False for a lexeme that no expression begins with: see read().
bool Recognizer::may_begin(std::size_t at) const {
  if ((vocabulary_.trigger(stream_[at].word) & Vocabulary::kBegins) != 0) return true;
  if (stream_[at].is(tokens::kHasDigit)) return true;
  return of(at) && id(at + 1) == key_.aqui;
}

// False for a number that no date can hold, as most numbers: by its shape, or by the words beside it. It stands for
// what the grammar asks of numbers that no table names, so that their readings need not be tried one by one.
bool Recognizer::may_be_dated(std::size_t at) const {
  const std::string_view text = stream_.view(at);
  int value = 0;  // of digits alone, as far as a year can tell them apart
  std::size_t marks = 0, dots = 0, others = 0;
  for (const char c : text) {
    if (is_digit(c)) {
      value = std::min(value * 10 + (c - '0'), kLatestYear + 1);
    } else {
      ++(c == ',' || c == ':' ? marks : c == '.' ? dots : others);
    }
  }
  // `9,9`, `1.500`, `10:30`; not `3.11.2025`, `1.º`, `3/11`
  if (marks + dots + others != 0) return others != 0 || dots > 1 || !is_digit(text.back());
  if (text.size() == 4 && value >= kEarliestYear && value <= kLatestYear) return true;
  if (const std::size_t next = at + 1; next < end_) {
    const Lexeme& behind = stream_[next];
    if ((vocabulary_.trigger(behind.word) & Vocabulary::kBehindNumber) != 0) return true;
    if (!behind.is(tokens::kSpaceBefore) && behind.kind != TokenKind::punctuation) return true;  // `11S`, `1ero`
  }
  if (text.size() > 2 || at == begin_) return false;  // only what it counts makes it part of a date: `100 días antes`
  const Lexeme& prior = stream_[at - 1];
  if (prior.kind == TokenKind::number || prior.is(tokens::kInitialUpper) || apostrophe(at - 1)) return true;
  if ((vocabulary_.trigger(prior.word) & Vocabulary::kBeforeNumber) != 0) return true;
  return of(at - 1) && at >= begin_ + 2 && vocabulary_(stream_[at - 2]).is(kEvent);  // `la crisis del 98`
}

// Where the name that looks like a date and begins at `at` ends; 0 where there is none. The capitals must be those of
// the name: `la plaza de mayo` is none. A number before a month may be a day.
std::size_t Recognizer::name(std::size_t at) const {
  if (!stream_[at].is(tokens::kInitialUpper) || stream_[at].kind == TokenKind::number) return 0;
  const auto found = vocabulary_.names.longest(stream_, at, end_);
  if (!found) return 0;
  const std::size_t last = at + found->length;
  return stream_[last - 1].is(tokens::kInitialUpper) ? last : 0;
}

// `temporada 24-25`, `curso 24/25`: two years of two digits that follow each other
bool Recognizer::two_short_years(std::size_t at) {
  if (!before(at).is(kYearHost)) return false;
  const Span begin = stream_[at].span();
  std::string_view text = stream_.view(at);
  std::size_t last = at + 1;
  if (text.size() == 2 && (id(last) == key_.hyphen || id(last) == key_.en_dash || id(last) == key_.slash) &&
      is_number(last + 1) && !stream_[last].is(tokens::kSpaceBefore) && !stream_[last + 1].is(tokens::kSpaceBefore)) {
    text = stream_.text.substr(begin.begin, stream_[last + 1].end - begin.begin);
    last += 2;
  }
  if (text.size() < 5) return false;
  const int first = plain_number(text.substr(0, 2)), second = plain_number(text.substr(text.size() - 2));
  const std::string_view mark = text.substr(2, text.size() - 4);
  if (first < 0 || second != (first + 1) % 100 || (mark != "/" && mark != "-" && mark != "–")) return false;
  if (counts_something(last) || is_taken(stream_.span(at, last))) return false;
  Expression e;
  e.grain = Grain::year;
  const std::uint32_t end = begin.begin + static_cast<std::uint32_t>(text.size());
  e.year = {How::stated, full_year(first)};
  add(at, last, e, Join::none);
  found_.back().span = {begin.begin, begin.begin + 2};
  ++e.year.value;
  add(at, last, e, Join::range);
  found_.back().span = {end - 2, end};
  return true;
}

// `2022/23`, `2019/2020`: two years in one lexeme
bool Recognizer::two_years(std::size_t at) {
  if (two_short_years(at)) return true;
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
  const bool hosted = prior.is(kYearHost | kYearPreposition | kYearVerb | kArticle | kYearKind) || at == begin_ ||
                      (at >= begin_ + 2 && vocabulary_(stream_[at - 2]).is(kYearHost));  // `cosecha fina 2025/26`
  if (prior.is(kLaw) || !hosted) return false;
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

// `siglos XVI-XVIII`: two centuries in one lexeme; their unit stands at `at`
bool Recognizer::two_centuries(std::size_t at) {
  if (!word(at).is(kUnit | kUnits) || at + 1 >= end_) return false;
  const std::string_view text = stream_.view(at + 1);
  const std::size_t hyphen = text.find('-');
  if (hyphen == std::string_view::npos) return false;
  const int first = roman(text.substr(0, hyphen)), second = roman(text.substr(hyphen + 1));
  const std::size_t begin = before(at).is(kArticle) && at > low_ ? at - 1 : at;
  if (first < 1 || second <= first || is_taken(stream_.span(begin, at + 2))) return false;
  Expression e;
  e.grain = Grain::century;
  e.period = {How::stated, first - 1};
  const Span span = stream_[at + 1].span();
  const auto cut = span.begin + static_cast<std::uint32_t>(hyphen);
  add(begin, at + 2, e, Join::none);
  found_.back().span.end = cut;
  e.period = {How::stated, second - 1};
  add(at + 1, at + 2, e, Join::range);
  found_.back().span = {cut + 1, span.end};
  return true;
}

void Recognizer::anchor(std::size_t at) {
  if (is_number(at) && two_years(at)) return;
  if (word(at).unit == Unit::century && two_centuries(at)) return;
  const std::size_t least = at > low_ + kMostBefore ? at - kMostBefore : low_;
  std::size_t start = at;
  while (start > least &&
         (vocabulary_(stream_[start - 1]).is(kPrefix) || stream_[start - 1].kind == TokenKind::number ||
          apostrophe(start - 1) || (id(start - 1) == key_.a && id_before(start, 2) == key_.aqui))) {
    --start;
  }
  // What begins before `tried_` was read from an anchor before this one, and ended before it: nothing was found since.
  for (start = std::max(start, tried_); start <= at; ++start) {
    tried_ = start;
    if (!may_begin(start)) continue;
    if (const auto reading = read(start); reading && reading->last > at) {
      accept(*reading);
      return;
    }
  }
  tried_ = start;
}

bool Recognizer::is_taken(Span span) const {
  const auto at = std::upper_bound(taken_.begin(), taken_.end(), span.begin,
                                   [](std::uint32_t begin, Span taken) { return begin < taken.end; });
  return at != taken_.end() && at->begin < span.end;
}

// The same for spans that are asked for in the order of the text.
bool Recognizer::is_taken_next(Span span) {
  while (next_taken_ < taken_.size() && taken_[next_taken_].end <= span.begin) ++next_taken_;
  return next_taken_ < taken_.size() && taken_[next_taken_].begin < span.end;
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
  std::size_t first = reading.first;
  // `lun 3 nov`
  if (e.grain == Grain::day && e.day.how == How::stated && e.month.told() && is_number(first) && first > low_ &&
      before(first).is(kWeekdayShort)) {
    --first;
    if (first > low_ && id_before(first) == key_.el) --first;
  }
  add(first, reading.last, e, join_before(low_, first));
  // `del 11-S.`: the dot of the sentence, which an initial keeps
  if (const std::string_view end = stream_.view(reading.last - 1);
      end.size() == 2 && end[1] == '.' && is_letter(end[0]) && !stream_[reading.last - 1].is(tokens::kSpaceBefore)) {
    --found_.back().span.end;
  }
  more_after(reading.last, e);
  unit_after(reading.last, e);
}

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
  if (is_number(at) && !before(at).is(kNameHost)) {  // not `Villa 1-11-14`
    if (const std::size_t last = year_first(at, e)) return done(last);
    e = Expression{};
    if (const std::size_t last = may_be_in_digits(at) ? date_in_digits(at, e) : 0) return done(last);
    e = Expression{};
  }
  // They go on in the next lexeme or, as words, hold letters of their own.
  const bool glued = at + 1 < end_ && !stream_[at + 1].is(tokens::kSpaceBefore);
  if (stream_[at].is(tokens::kHasDigit) && (glued || !is_number(at))) {
    if (const std::size_t last = code(at, e)) return done(last);
    e = Expression{};
    if (const std::size_t last = day_code(at, Lead{}, e)) return done(last);
    e = Expression{};
  }
  if (w.is(kAgo)) return done(ago(at, e));
  if (w.is(kIn) || id(at) == key_.en) {
    if (const std::size_t last = ahead(at, e)) return done(last);
    return std::nullopt;
  }
  if (id(at) == key_.lo) return done(so_far(at, e));
  if (of(at)) {
    if (id(at + 1) == key_.aqui && id(at + 2) == key_.a) return done(ahead(at, e));  // `de aquí a dos semanas`
    return std::nullopt;
  }
  if (w.is(kDeictic) || vocabulary_.deictics.longest(stream_, at, end_)) {
    if (const std::size_t last = deictic(at, e)) return done(last);
    e = Expression{};
  }
  if (id_before(at) == key_.a && (id(at) == key_.los || is_number(at) || w.is(kCount))) {
    if (const std::size_t last = formal_day(at, e)) return done(last);
    e = Expression{};
  }
  if (w.is(kArticle) ? word(at + 1).unit == Unit::eve : w.is(kCount) || is_number(at) || w.unit == Unit::eve) {
    if (const std::size_t last = later(at, e)) return done(last);
    e = Expression{};
  }
  if (word(w.is(kArticle) ? at + 1 : at).is(kPart)) {
    if (const std::size_t last = with_part(at, e)) return done(last);
    e = Expression{};
  }
  return done(nominal(at, e, false));
}

std::vector<Found> recognize(const tokens::TokenStream& stream, std::span<const Span> taken, const Edition& edition,
                             const Vocabulary& vocabulary, const numerals::NumeralReader& numerals,
                             const TenseReader& tenses) {
  return Recognizer(stream, taken, edition, vocabulary, numerals, tenses).run();
}

}  // namespace gaceta::dates
