#include "dates/date_reader.hpp"

#include <optional>
#include <utility>

#include "dates/calendar.hpp"
#include "dates/quantities.hpp"
#include "dates/recognizer.hpp"
#include "dates/resolver.hpp"
#include "dates/tense.hpp"
#include "dates/vocabulary.hpp"
#include "numerals/numeral.hpp"

namespace gaceta::dates {

struct DateReader::State {
  explicit State(lexicon::Lexicon& lexicon)
      : vocabulary(lexicon), numerals(lexicon), tenses(lexicon), quantities(lexicon) {}

  Vocabulary vocabulary;
  numerals::NumeralReader numerals;
  TenseReader tenses;
  QuantityReader quantities;
};

namespace {

// True for `3 de marzo` without its year, `marzo`, `primer trimestre`, `verano`, `Navidad`.
bool lacks_year(const Expression& e) noexcept {
  if (e.year.told() || e.toward != Toward::open) return false;
  if (e.holiday >= 0) return true;
  switch (e.grain) {
    case Grain::day:
    case Grain::week:
    case Grain::month:
      return e.month.how == How::stated;
    case Grain::quarter:
    case Grain::half:
    case Grain::season:
      return e.period.how == How::stated;
    default:
      return false;
  }
}

// Where in its year an expression without a year begins, in months; 0 where that is not told.
int month_of_year(const Expression& e) noexcept {
  if (e.month.how == How::stated) return e.month.value;
  if (e.grain == Grain::quarter && e.period.how == How::stated) return e.period.value * 3 - 2;
  if (e.grain == Grain::half && e.period.how == How::stated) return e.period.value * 6 - 5;
  return 0;
}

// True where `a` begins later in the year than `b`, so that between them the year turns.
bool later_in_year(const Expression& a, const Expression& b) noexcept {
  const int month_a = month_of_year(a), month_b = month_of_year(b);
  if (month_a == 0 || month_b == 0) return false;
  if (month_a != month_b) return month_a > month_b;
  return a.grain == Grain::day && b.grain == Grain::day && a.day.how == How::stated && b.day.how == How::stated &&
         a.day.value > b.day.value;
}

// Members of a list or range take from their partner what they lack: `enero y febrero de 2021`, `viernes 20 al sábado
// 21 de marzo`, `del lunes al viernes de la semana pasada`.
void share(std::vector<Found>& found) {
  for (std::size_t i = found.size(); i-- > 1;) {
    if (found[i].join == Join::none) continue;
    Expression& a = found[i - 1].expression;
    const Expression& b = found[i].expression;
    if (a.grain == Grain::day && b.grain == Grain::day) {
      if (a.day.how == How::stated && !a.month.told() && b.month.told()) {
        a.month = b.month;
        a.year = b.year;
        a.toward = b.toward;
        if (found[i].join == Join::range && b.day.how == How::stated && a.day.value > b.day.value &&
            a.month.how == How::stated) {
          a.month.value = a.month.value == 1 ? 12 : a.month.value - 1;
          if (a.month.value == 12 && a.year.how == How::stated) --a.year.value;
        }
        continue;
      }
      if (a.weekday != 0 && b.weekday != 0 && !a.day.told() && !b.day.told()) {
        if (!a.week.told() && b.week.told()) a.week = b.week;
        if (a.toward == Toward::open && b.toward != Toward::open && found[i].join == Join::range) a.toward = b.toward;
        continue;
      }
    }
    if (lacks_year(a) && b.year.told() && b.grain != Grain::year) {
      a.year = b.year;
      if (later_in_year(a, b)) {
        if (a.year.how == How::stated || a.year.how == How::shifted || a.year.how == How::spoken) --a.year.value;
      }
    }
  }
  for (std::size_t i = 1; i < found.size(); ++i) {
    const Expression& a = found[i - 1].expression;
    Expression& b = found[i].expression;
    // `la próxima semana, el martes`
    const bool beside =
        found[i].sentence_first == found[i - 1].sentence_first && found[i].first <= found[i - 1].last + 1;
    if (beside && a.grain == Grain::week && a.week.told() && a.week.how != How::stated && b.weekday != 0 &&
        !b.day.told() && !b.week.told() && b.toward == Toward::open && b.nth == 0) {
      b.week = a.week;
      continue;
    }
    // `viernes, el doce de septiembre de 2014`
    constexpr std::uint32_t kCommaAndBlank = 2;
    const bool comma = beside && found[i].span.begin == found[i - 1].span.end + kCommaAndBlank;
    if (comma && a.grain == Grain::day && a.weekday != 0 && !a.day.told() && a.toward == Toward::open &&
        !a.week.told() && b.grain == Grain::day && b.day.how == How::stated && b.month.told() && b.weekday == 0) {
      found[i - 1].expression.day = b.day, found[i - 1].expression.month = b.month;
      found[i - 1].expression.year = b.year;
      continue;
    }
    if (found[i].join == Join::none) continue;
    if (lacks_year(b) && a.year.told() && a.grain != Grain::year) {
      b.year = a.year;
      if (later_in_year(a, b)) ++b.year.value;
    }
    if (a.weekday != 0 && b.weekday != 0 && a.week.told() && !b.week.told() && !b.day.told() &&
        b.toward == Toward::open) {
      b.week = a.week;
    }
  }
}

class Reader {
 public:
  Reader(const tokens::TokenStream& stream, const Setting& setting, const Vocabulary& vocabulary,
         const TenseReader& tenses, std::vector<Found> found)
      : stream_(stream), setting_(setting), vocabulary_(vocabulary), tenses_(tenses), found_(std::move(found)) {}

  std::vector<Date> run() {
    share(found_);
    std::vector<Date> dates;
    dates.reserve(found_.size());
    situation_.published = setting_.published;
    situation_.country = setting_.country;
    situation_.southern = vocabulary_.southern(setting_.country);
    situation_.holidays = &vocabulary_.holidays;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      Date date = read(i);
      // What no date before it explains can't be placed: `ese día` at the start of an article.
      if (date.value.empty() && setting_.published && !date.offset) continue;
      dates.push_back(std::move(date));
    }
    return dates;
  }

 private:
  Date read(std::size_t i);
  [[nodiscard]] DateModifier modifier(std::size_t i, DateModifier of_list) const;
  [[nodiscard]] std::size_t qualified_from(const Found& found) const;
  [[nodiscard]] DateModifier word_before(std::size_t i) const;
  [[nodiscard]] bool needs_tense(const Expression& e) const noexcept;
  [[nodiscard]] static bool hangs_on_tense(const Expression& e) noexcept;

  const tokens::TokenStream& stream_;
  const Setting& setting_;
  const Vocabulary& vocabulary_;
  const TenseReader& tenses_;
  std::vector<Found> found_;
  Situation situation_;
  Tense tense_ = Tense::none;
  std::uint32_t spoken_sentence_ = 0;          // where situation_.spoken stands
  DateModifier of_list_ = DateModifier::none;  // what stands before a list holds for all of it
};

bool Reader::needs_tense(const Expression& e) const noexcept {
  if (!setting_.published || e.toward == Toward::past || e.toward == Toward::future) return false;
  if (e.grain == Grain::year || e.grain == Grain::decade || e.grain == Grain::century) return false;
  if (e.year.told() || e.day.how == How::shifted || e.day.how == How::spoken) return false;
  return true;
}

// False where the words themselves tell which one is meant (`este mes`, `el lunes de la semana pasada`), so that
// resolve() does not ask for the tense.
bool Reader::hangs_on_tense(const Expression& e) noexcept {
  const auto counted = [](const Field& field) { return field.how == How::shifted || field.how == How::spoken; };
  if (e.holiday >= 0) return true;
  switch (e.grain) {
    case Grain::day:
      return !counted(e.month) && !(e.nth == 0 && !e.day.told() && e.week.told());
    case Grain::week:
      return e.widen || e.nth != 0 ? !counted(e.month) : !counted(e.week);
    case Grain::weekend:
      return e.widen || e.nth != 0 ? !counted(e.month) : !counted(e.period);
    case Grain::month:
      return !counted(e.month);
    case Grain::quarter:
    case Grain::half:
      return !counted(e.period);
    default:
      return true;
  }
}

Date Reader::read(std::size_t i) {
  const Found& found = found_[i];
  const Expression& e = found.expression;
  const bool joined = found.join != Join::none;
  // Members of one list stand in one clause; the first one's tense holds.
  if (!joined && needs_tense(e)) {
    std::size_t last = i;
    while (last + 1 < found_.size() && found_[last + 1].join != Join::none) ++last;
    if (last != i || hangs_on_tense(e)) {
      tense_ = tenses_.read(stream_, found.first, found_[last].last, found.sentence_first, found.sentence_last);
    }
  }
  situation_.tense = tense_;
  situation_.not_before.reset();
  if (joined && i > 0 && situation_.spoken) {
    const Expression& before = found_[i - 1].expression;
    if (lacks_year(before) || before.weekday != 0) situation_.not_before = situation_.spoken->days.first;
  }
  Resolution resolution = resolve(e, situation_);
  Date date;
  date.mention.span = found.span;
  date.mention.zone = stream_[found.first].zone;
  date.value = std::move(resolution.value);
  date.grain = resolution.grain;
  date.days = resolution.days;
  date.offset = resolution.offset;
  if (found.join != Join::list) of_list_ = DateModifier::none;
  date.modifier = modifier(i, of_list_);
  of_list_ = date.modifier == DateModifier::approx ? date.modifier : DateModifier::none;
  // What a comparison reaches back to (`su peor nivel desde 2021`) is not what the text speaks of.
  const bool reference = situation_.spoken && spoken_sentence_ == found.sentence_first && found.first > 0 &&
                         stream_[found.first - 1].word == vocabulary_.key.desde;
  if (date.days && !reference) {
    situation_.spoken = Spoken{*date.days, date.grain};
    spoken_sentence_ = found.sentence_first;
  }
  return date;
}

// Where the words that qualify a date end: before it, or before the hour or part of the day that it is told with
// (`desde la tarde del domingo`, `a partir de las 10:30 del jueves`).
std::size_t Reader::qualified_from(const Found& found) const {
  const std::size_t begin = found.sentence_first;
  std::size_t at = found.first;
  const auto word = [&](std::size_t back) { return at >= begin + back ? stream_[at - back].word : lexicon::kNoWord; };
  if (found.expression.grain != Grain::day || (word(1) != vocabulary_.key.del && word(1) != vocabulary_.key.de)) {
    return at;
  }
  if (at >= begin + 3 && vocabulary_(stream_[at - 2]).unit == Unit::daypart &&
      vocabulary_(stream_[at - 3]).is(kArticle)) {
    return at - 3;
  }
  const std::size_t unit = at >= begin + 2 && vocabulary_(stream_[at - 2]).unit == Unit::hour ? 1 : 0;
  if (at < begin + 3 + unit || stream_[at - 2 - unit].kind != TokenKind::number) return at;
  return word(3 + unit) == vocabulary_.key.las ? at - 3 - unit : at;
}

DateModifier Reader::word_before(std::size_t i) const {
  const Found& found = found_[i];
  const auto match = vocabulary_.modifiers.longest_before(stream_, found.sentence_first, qualified_from(found));
  return match ? static_cast<DateModifier>(match->value) : DateModifier::none;
}

DateModifier Reader::modifier(std::size_t i, DateModifier of_list) const {
  const Found& found = found_[i];
  const DateModifier part = found.expression.part;
  if (part != DateModifier::none && part != DateModifier::approx) return part;
  const DateModifier before = word_before(i);
  const auto ends_range = [&](std::size_t at) {
    // `desde X hasta Y`, `desde X a Y`, with a comma between them or not
    const Found& a = found_[at - 1];
    const Found& b = found_[at];
    if (a.sentence_first != b.sentence_first || b.first - a.last > 3) return false;
    if (word_before(at - 1) != DateModifier::after) return false;
    for (std::size_t k = a.last; k < b.first; ++k) {
      const lexicon::WordId word = stream_[k].word;
      if (word == vocabulary_.key.hasta || word == vocabulary_.key.a || word == vocabulary_.key.al) return true;
      if (word != vocabulary_.key.comma && word != vocabulary_.key.y) return false;
    }
    return false;
  };
  if (before == DateModifier::after && i + 1 < found_.size() && ends_range(i + 1)) return DateModifier::none;
  if (before == DateModifier::before && i > 0 && ends_range(i)) return DateModifier::none;
  if (before == DateModifier::before && i > 0 && found.join == Join::range) return DateModifier::none;
  if (before != DateModifier::none) return before;
  if (of_list != DateModifier::none) return of_list;
  return part;
}

}  // namespace

DateReader::DateReader(lexicon::Lexicon& lexicon) : state_(std::make_unique<State>(lexicon)) {}
DateReader::~DateReader() = default;
DateReader::DateReader(DateReader&&) noexcept = default;
DateReader& DateReader::operator=(DateReader&&) noexcept = default;

Findings DateReader::read(const tokens::TokenStream& stream, const Setting& setting, std::span<const Span> taken,
                          KindSet kinds) const {
  Findings findings;
  const bool beside = kinds.contains(Kind::durations) || kinds.contains(Kind::sets) || kinds.contains(Kind::times) ||
                      kinds.contains(Kind::ages) || kinds.contains(Kind::percentages);
  if (!kinds.contains(Kind::dates) && !beside) return findings;
  std::vector<Found> found = recognize(stream, taken, Edition{setting.country, setting.published}, state_->vocabulary,
                                       state_->numerals, state_->tenses);
  std::vector<Date> dates = Reader(stream, setting, state_->vocabulary, state_->tenses, std::move(found)).run();
  if (beside) {
    Quantities quantities =
        state_->quantities.read(stream, setting, dates, taken, kinds, state_->vocabulary, state_->numerals);
    findings.durations = std::move(quantities.durations);
    findings.sets = std::move(quantities.sets);
    findings.times = std::move(quantities.times);
    findings.ages = std::move(quantities.ages);
    findings.percentages = std::move(quantities.percentages);
  }
  if (kinds.contains(Kind::dates)) findings.dates = std::move(dates);
  return findings;
}

}  // namespace gaceta::dates
