#include "dates/holidays.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <stdexcept>

#include "dates/calendar.hpp"
#include "lexicon/table.hpp"

namespace gaceta::dates {

namespace {

// Takes a number from the front of `text`, with a sign where one stands there.
bool take_number(std::string_view& text, int& value) {
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{}) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return true;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

std::optional<HolidayRule> parse_holiday_rule(std::string_view text) {
  HolidayRule rule;
  constexpr std::string_view kEaster = "easter";
  if (text.substr(0, kEaster.size()) == kEaster) {
    text.remove_prefix(kEaster.size());
    rule.kind = HolidayRule::Kind::easter;
    if (!take_number(text, rule.shift)) return std::nullopt;
  } else {
    if (!take_number(text, rule.month) || rule.month < 1 || rule.month > 12 || !take(text, '-')) return std::nullopt;
    if (!take_number(text, rule.day) || rule.day < 1 || rule.day > 31) return std::nullopt;
    if (take(text, '#')) {
      rule.kind = HolidayRule::Kind::weekday;
      rule.weekday = rule.day;
      if (rule.weekday > 7 || !take_number(text, rule.nth) || rule.nth == 0) return std::nullopt;
      if (!text.empty() && !take_number(text, rule.shift)) return std::nullopt;
    }
  }
  if (!text.empty()) return std::nullopt;
  return rule;
}

std::optional<Day> HolidayRule::in(int year) const {
  switch (kind) {
    case Kind::fixed: {
      const Day result = make_day(year, month, day);
      if (!result.ok()) return std::nullopt;
      return result;
    }
    case Kind::easter:
      return add_days(easter(year), shift);
    case Kind::weekday:
      break;
  }
  std::optional<Day> result = nth_weekday(year, month, weekday, nth);
  if (result) result = add_days(*result, shift);
  return result;
}

Holidays::Holidays(lexicon::Lexicon& lexicon) {
  const lexicon::Table table = lexicon::Table::builtin("holidays");
  const std::size_t names = table.column("names"), rule_column = table.column("rule"), grain = table.column("grain"),
                    countries = table.column("countries"), capital = table.column("capital");
  std::map<std::string_view, std::size_t> by_name;
  for (const lexicon::Row& row : table.rows()) {
    std::optional<HolidayRule> rule = parse_holiday_rule(row.cell(rule_column));
    if (!rule) throw std::logic_error("holidays: no rule: " + std::string(row.cell(rule_column)));
    if (row.cell(grain) == "week") rule->grain = Grain::week;
    for (const std::string_view country : row.list(countries)) rule->countries.emplace_back(country);
    for (const std::string_view name : row.list(names)) {
      const auto [entry, fresh] = by_name.try_emplace(name, holidays_.size());
      if (fresh) {
        holidays_.emplace_back();
        phrases_.add(lexicon, name, static_cast<std::uint32_t>(entry->second));
        const lexicon::WordId first = lexicon.intern_phrase(name).front();
        if (std::find(first_words_.begin(), first_words_.end(), first) == first_words_.end()) {
          first_words_.push_back(first);
        }
      }
      Holiday& holiday = holidays_[entry->second];
      holiday.capital |= row.cell(capital) == "yes";
      holiday.rules.push_back(*rule);
    }
  }
}

std::optional<Holidays::Match> Holidays::find(const tokens::TokenStream& stream, std::size_t at,
                                              std::size_t end) const {
  const auto match = phrases_.longest(stream, at, end);
  if (!match) return std::nullopt;
  // `Viernes Negro`, not `viernes negro`, nor `Viernes negro` at the head of a sentence; but `el día de San Juan`.
  constexpr std::size_t kLong = 3;
  if (holidays_[match->value].capital && !((match->length >= kLong || stream[at].is(tokens::kInitialUpper)) &&
                                           stream[at + match->length - 1].is(tokens::kInitialUpper))) {
    return std::nullopt;
  }
  return Match{static_cast<int>(match->value), match->length};
}

const HolidayRule* Holidays::rule(int holiday, std::string_view country) const {
  const HolidayRule* everywhere = nullptr;
  for (const HolidayRule& rule : holidays_[static_cast<std::size_t>(holiday)].rules) {
    if (rule.countries.empty()) everywhere = &rule;
    if (std::find(rule.countries.begin(), rule.countries.end(), country) != rule.countries.end()) return &rule;
  }
  return everywhere;
}

}  // namespace gaceta::dates
