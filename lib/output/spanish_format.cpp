#include <algorithm>
#include <array>
#include <boost/locale/collator.hpp>
#include <boost/locale/date_time_facet.hpp>
#include <boost/locale/formatting.hpp>
#include <boost/locale/generator.hpp>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <initializer_list>
#include <locale>
#include <optional>
#include <sstream>
#include <string>
#include <utility>

#include "gaceta/extractor.hpp"
#include "gaceta/format.hpp"

namespace gaceta {
namespace {

namespace bl = boost::locale;

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view part : parts) text.append(part);
  return text;
}

std::locale make_locale(std::string_view country) {
  bl::generator generator;
  generator.categories(bl::formatting_facet | bl::calendar_facet | bl::collation_facet | bl::information_facet);
  return generator(is_country(country) ? joined({"es_", country, ".UTF-8"}) : "es.UTF-8");
}

/// What stands between two texts inside a third; empty where they don't frame it.
std::string between(std::string_view whole, std::string_view left, std::string_view right) {
  if (!whole.starts_with(left)) return {};
  whole.remove_prefix(left.size());
  return std::string(whole.substr(0, whole.find(right)));
}

/// A whole number of digits alone; none for anything else.
std::optional<int> digits(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || text[0] == '-' || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string roman(int number) {
  constexpr std::array<std::pair<int, std::string_view>, 9> kNumerals{
      {{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}};
  std::string text;
  for (const auto& [value, numeral] : kNumerals)
    for (; number >= value; number -= value) text.append(numeral);
  return text;
}

/// The words for a calendar period, and the article that stands before it inside a sentence (`el`, `la` or none).
struct Period {
  std::string_view article;
  std::string words;
};

/// `de` and a period: `de 2025`, `del verano de 2025`, `de la primavera de 2025`.
std::string of(const Period& period) {
  if (period.article == "el") return joined({"del ", period.words});
  if (period.article.empty()) return joined({"de ", period.words});
  return joined({"de ", period.article, " ", period.words});
}

std::string with_article(const Period& period) {
  return period.article.empty() ? period.words : joined({period.article, " ", period.words});
}

std::string modified(const Period& period, DateModifier modifier) {
  switch (modifier) {
    case DateModifier::none:
      return period.words;
    case DateModifier::start:
      return joined({"principios ", of(period)});
    case DateModifier::mid:
      return joined({"mediados ", of(period)});
    case DateModifier::end:
      return joined({"finales ", of(period)});
    case DateModifier::approx:
      return joined({"hacia ", with_article(period)});
    case DateModifier::before:
      return joined({"antes ", of(period)});
    case DateModifier::after:
      return joined({"desde ", with_article(period)});
  }
  return period.words;
}

}  // namespace

struct SpanishFormat::State {
  explicit State(std::string_view country) : locale(make_locale(country)) {
    // What the locale puts between groups of digits and before decimals.
    group = between(whole(1234), "1", "234");
    std::ostringstream out = stream();
    out << bl::as::number << 0.5;
    decimal_mark = between(out.str(), "0", "5");
    for (unsigned month = 1; month <= months.size(); ++month) {
      const std::chrono::sys_days first = Day(std::chrono::year(2000), std::chrono::month(month), std::chrono::day(1));
      std::ostringstream name = stream();
      name << bl::as::gmt << bl::as::ftime("%B") << seconds(first);
      months[month - 1] = name.str();
    }
  }

  [[nodiscard]] std::ostringstream stream() const {
    std::ostringstream out;
    out.imbue(locale);
    return out;
  }

  [[nodiscard]] static std::int64_t seconds(std::chrono::sys_days day) {
    return std::chrono::duration_cast<std::chrono::seconds>(day.time_since_epoch()).count();
  }

  [[nodiscard]] std::string whole(std::int64_t number) const {
    std::ostringstream out = stream();
    out << bl::as::number << number;
    return out.str();
  }

  /// Digits in groups. Boost.Locale writes what fits 64 bits; longer numbers go on by its groups.
  [[nodiscard]] std::string grouped(std::string_view number) const {
    constexpr std::size_t kMost = 18;
    const std::size_t tail = number.size() <= kMost ? 0 : (number.size() - kMost + 2) / 3 * 3;
    const std::size_t head = number.size() - tail;
    std::int64_t leading = 0;
    std::from_chars(number.data(), number.data() + head, leading);
    std::string text = whole(leading);
    for (std::size_t at = head; at < number.size(); at += 3) text.append(group).append(number.substr(at, 3));
    return text;
  }

  [[nodiscard]] std::string day_of_month(Day day, bool month, bool year) const {
    std::string text = std::to_string(static_cast<unsigned>(day.day()));
    if (month) text.append(" de ").append(months[static_cast<unsigned>(day.month()) - 1]);
    if (year) text.append(" de ").append(std::to_string(static_cast<int>(day.year())));
    return text;
  }

  /// `del 3 al 9 de noviembre de 2025`, saying no more of the first day than differs.
  [[nodiscard]] std::string from_to(const DayRange& days) const {
    const bool other_year = days.first.year() != days.last.year();
    const bool other_month = other_year || days.first.month() != days.last.month();
    return joined(
        {"del ", day_of_month(days.first, other_month, other_year), " al ", day_of_month(days.last, true, true)});
  }

  /// The words for a TIMEX3 value; none where it has a form that is not known here.
  [[nodiscard]] std::optional<Period> period(const Date& date, const SpanishFormat& format) const;

  std::locale locale;
  std::string group, decimal_mark;
  std::array<std::string, 12> months;
};

std::optional<Period> SpanishFormat::State::period(const Date& date, const SpanishFormat& format) const {
  const std::string_view value = date.value;
  if (value.size() == 2)
    if (const auto century = digits(value)) return Period{"el", joined({"siglo ", roman(*century + 1)})};
  if (value.size() == 3 && digits(value)) return Period{"la", joined({"década de ", value, "0"})};
  const std::string_view year = value.substr(0, 4), rest = value.substr(std::min<std::size_t>(value.size(), 5));
  const bool known_year = digits(year).has_value();
  if (year.size() < 4 || (!known_year && year != "XXXX") || (value.size() > 4 && value[4] != '-')) return std::nullopt;
  const std::string of_year = known_year ? joined({" de ", std::to_string(*digits(year))}) : std::string();
  if (rest.empty()) return known_year ? std::optional(Period{"", std::to_string(*digits(year))}) : std::nullopt;

  constexpr std::array<std::pair<std::string_view, std::pair<std::string_view, std::string_view>>, 10> kParts{
      {{"Q1", {"el", "primer trimestre"}},
       {"Q2", {"el", "segundo trimestre"}},
       {"Q3", {"el", "tercer trimestre"}},
       {"Q4", {"el", "cuarto trimestre"}},
       {"H1", {"el", "primer semestre"}},
       {"H2", {"el", "segundo semestre"}},
       {"SP", {"la", "primavera"}},
       {"SU", {"el", "verano"}},
       {"FA", {"el", "otoño"}},
       {"WI", {"el", "invierno"}}}};
  for (const auto& [part, words] : kParts)
    if (rest == part) return Period{words.first, joined({words.second, of_year})};

  if (rest[0] == 'W' && (rest.size() == 3 || rest.ends_with("-WE"))) {
    const bool weekend = rest.size() > 3;
    const std::string which = date.days ? from_to(*date.days) : joined({rest.substr(1, 2), of_year});
    return weekend ? Period{"el", joined({"fin de semana ", which})} : Period{"la", joined({"semana ", which})};
  }
  const auto month = digits(rest.substr(0, 2));
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  const std::string& month_name = months[static_cast<std::size_t>(*month) - 1];
  if (rest.size() == 2) return Period{"", joined({month_name, of_year})};
  const auto day = rest.size() == 5 && rest[2] == '-' ? digits(rest.substr(3)) : std::nullopt;
  if (!day) return std::nullopt;
  if (!known_year) return Period{"el", joined({std::to_string(*day), " de ", month_name})};
  const Day whole_day{std::chrono::year(*digits(year)), std::chrono::month(static_cast<unsigned>(*month)),
                      std::chrono::day(static_cast<unsigned>(*day))};
  if (!whole_day.ok()) return std::nullopt;
  return Period{"el", format.day(whole_day)};
}

SpanishFormat::SpanishFormat(std::string_view country) : state_(std::make_unique<State>(country)) {}
SpanishFormat::~SpanishFormat() = default;
SpanishFormat::SpanishFormat(SpanishFormat&&) noexcept = default;
SpanishFormat& SpanishFormat::operator=(SpanishFormat&&) noexcept = default;

std::string SpanishFormat::number(const Decimal& value) const {
  // From its exact digits: no floating point takes part.
  const std::string text = value.to_string();
  const std::size_t sign = text.starts_with('-') ? 1 : 0;
  const std::size_t point = std::min(text.find('.'), text.size());
  std::string result = text.substr(0, sign) + state_->grouped(std::string_view(text).substr(sign, point - sign));
  if (point < text.size()) result.append(state_->decimal_mark).append(text, point + 1);
  return result;
}

std::string SpanishFormat::amount(const Money& money) const {
  if (!money.min && !money.max) return {};
  std::string text = number(money.min ? *money.min : *money.max);
  if (money.min && money.max && *money.min != *money.max) text.append("–").append(number(*money.max));
  if (money.currency) text.append(" ").append(money.currency->code());
  return text;
}

std::string SpanishFormat::day(Day day) const {
  // ICU's calendar turns Julian before 1582. Years repeat after 400, weekdays included, so a near one lends its words.
  const int year = static_cast<int>(day.year());
  const int near = 2000 + ((year % 400) + 400) % 400;
  const std::chrono::sys_days same{Day(std::chrono::year(near), day.month(), day.day())};
  std::ostringstream out = state_->stream();
  out << bl::as::gmt << bl::as::date << bl::as::date_full << State::seconds(same);
  std::string text = out.str();
  if (const std::size_t at = text.rfind(std::to_string(near)); at != std::string::npos)
    text.replace(at, 4, std::to_string(year));
  return text;
}

std::string SpanishFormat::date(const Date& date) const {
  if (date.value.empty()) return {};
  const std::optional<Period> period = state_->period(date, *this);
  return period ? modified(*period, date.modifier) : date.value;
}

bool SpanishFormat::before(std::string_view a, std::string_view b) const {
  const auto& collator = std::use_facet<bl::collator<char>>(state_->locale);
  return collator.compare(bl::collator_base::tertiary, a.data(), a.data() + a.size(), b.data(), b.data() + b.size()) <
         0;
}

}  // namespace gaceta
