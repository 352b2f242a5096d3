#include "article/publication.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "article/address_days.hpp"
#include "lexicon/table.hpp"
#include "zones/known_names.hpp"
#include "zones/lazy_pattern.hpp"
#include "zones/pattern_parts.hpp"
#include "zones/plain_line.hpp"

namespace gaceta::article {

namespace {

using tokens::TokenStream;

constexpr std::size_t kLongestStamp = 200;  // bytes of a line that are looked at
constexpr int kNear = 10;                   // days between a dispatch and its printing
constexpr int kArchive = 31;                // days from which on a picture is an old one

// A day whose year, or whose month too, may be missing.
struct PartialDay {
  unsigned day = 0, month = 0;
  int year = 0;
};

std::optional<Day> whole(const PartialDay& part) {
  if (part.year == 0 || part.month == 0 || part.day == 0) return std::nullopt;
  const Day day{std::chrono::year(part.year), std::chrono::month(part.month), std::chrono::day(part.day)};
  return day.ok() ? std::optional<Day>(day) : std::nullopt;
}

int days_between(const Day& a, const Day& b) {
  return static_cast<int>(std::abs((std::chrono::sys_days(a) - std::chrono::sys_days(b)).count()));
}

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }
std::string_view view(const re2::StringPiece& text) { return {text.data(), text.size()}; }

unsigned number(std::string_view digits) {
  unsigned value = 0;
  for (const char c : digits) value = value * 10 + static_cast<unsigned>(c - '0');
  return value;
}

bool has_year(std::string_view text) {
  for (std::size_t i = 0; i + 4 <= text.size(); ++i) {
    if (((text[i] == '1' && text[i + 1] == '9') || (text[i] == '2' && text[i + 1] == '0')) && text[i + 2] >= '0' &&
        text[i + 2] <= '9' && text[i + 3] >= '0' && text[i + 3] <= '9') {
      return true;
    }
  }
  return false;
}

}  // namespace

struct PublicationReader::State {
  struct Stamp {
    zones::LazyPattern pattern;
    bool whole = false;
    std::vector<Zone> zones;
    [[nodiscard]] int group() const { return pattern.get().NamedCapturingGroups().at("date"); }
  };

  const zones::KnownNames& names = zones::known_names();
  std::vector<Stamp> stamps;
  std::vector<std::pair<std::string, unsigned>> months;  // small, in the characters of a plain line
  std::unique_ptr<zones::LazyPattern> day_month, month_day, figures, iso, day_alone;
  std::unique_ptr<re2::RE2> year_words;

  State() {
    const zones::PatternParts parts(names);
    const auto make = [&](const std::string& pattern) {
      return std::make_unique<zones::LazyPattern>(zones::to_plain(parts.expand(pattern)));
    };
    // Here the months are spelled out, to tell one from the other.
    std::string month;
    const lexicon::Table month_table = lexicon::Table::builtin("months");
    unsigned count = 0;
    for (const lexicon::Row& row : month_table.rows()) {
      ++count;
      for (const char* column : {"name", "abbreviations"}) {
        for (std::string_view form : row.list(month_table.column(column))) {
          if (form.ends_with('.')) form.remove_suffix(1);
          if (form.size() < 3) continue;  // other words too (`en`)
          months.emplace_back(zones::to_plain(form), count);
          month.append(month.empty() ? "(?i:" : "|").append(form);
        }
      }
    }
    month += ')';
    const auto make_with_month = [&](std::string pattern) {
      const std::string_view sign = "{month}";
      pattern.replace(pattern.find(sign), sign.size(), month);
      return make(pattern);
    };
    day_month = make_with_month(
        "(?:^|[^0-9])([0-9]{1,2})(?:[ºo°]|\\.º|ro)?(?: de|\\.| ?-| ?/)? ?({month})(?:\\.| ?,| de| del| ?-| ?/)*(?: "
        "?({year}))?(?:[^A-Za-zÀ-ÿ0-9]|$)");
    month_day = make_with_month(
        "(?:^|[^A-Za-zÀ-ÿ])({month})\\.? ([0-9]{1,2})(?: ?,| de| del)?(?: ?({year}))?(?:[^A-Za-zÀ-ÿ0-9]|$)");
    figures = make("(?:^|[^0-9])([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]({year}|[0-9]{2})(?:[^0-9]|$)");
    iso = make("(?:^|[^0-9])({year})[/.-]([0-9]{2})[/.-]([0-9]{2})(?:[^0-9]|$)");
    day_alone = make(", ?([0-9]{1,2}) ?[(\\[]");
    // Run over the text as it is, in UTF-8.
    year_words = std::make_unique<re2::RE2>(
        parts.expand(
            "(?i:est[ea] (?:año )?|lo que va (?:de|del) (?:año )?|presente año |año en curso,? |copyright (?:© ?)?|"
            "© ?(?:copyright )?(?:{year} ?[-–] ?)?)({year})(?:[^0-9]|$)"),
        re2::RE2::Quiet);

    const lexicon::Table table = lexicon::Table::builtin("stamps");
    const std::size_t zone = table.column("zone"), scope = table.column("scope"), pattern = table.column("pattern");
    for (const lexicon::Row& row : table.rows()) {
      Stamp stamp{zones::LazyPattern(zones::to_plain(parts.expand(row.cell(pattern)))), row.cell(scope) == "line", {}};
      for (const std::string_view name : row.list(zone)) {
        const std::optional<Zone> parsed = parse_zone(name);
        if (!parsed) throw std::logic_error("stamps.tsv: no such zone: " + std::string(name));
        stamp.zones.push_back(*parsed);
      }
      stamps.push_back(std::move(stamp));
    }
  }

  [[nodiscard]] unsigned month_of(std::string_view name) const {
    const auto same = [](char a, char b) {
      return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + ('a' - 'A')) : a) == b;
    };
    for (const auto& [form, number] : months) {
      if (std::equal(name.begin(), name.end(), form.begin(), form.end(), same)) return number;
    }
    return 0;
  }

  // The first day in a piece of plain text that has its names as they are.
  [[nodiscard]] std::optional<PartialDay> find_day(std::string_view text) const {
    re2::StringPiece day, month, year;
    PartialDay found;
    if (re2::RE2::PartialMatch(piece(text), **day_month, &day, &month, &year) ||
        re2::RE2::PartialMatch(piece(text), **month_day, &month, &day, &year)) {
      found.month = month_of(view(month));
    } else if (re2::RE2::PartialMatch(piece(text), **iso, &year, &month, &day) ||
               re2::RE2::PartialMatch(piece(text), **figures, &day, &month, &year)) {
      found.month = number(view(month));
    } else if (re2::RE2::PartialMatch(piece(text), **day_alone, &day)) {
      found.month = 0;
    } else {
      return std::nullopt;
    }
    found.day = number(view(day));
    if (!year.empty()) found.year = static_cast<int>(number(view(year)));
    if (year.size() == 2) found.year += found.year < 70 ? 2000 : 1900;
    // American papers put the month first.
    if (found.month > 12 && found.day <= 12) std::swap(found.month, found.day);
    if (found.day < 1 || found.day > 31 || found.month > 12) return std::nullopt;
    return found;
  }

  // The day of the first dateline that has one.
  [[nodiscard]] std::optional<PartialDay> dateline(const TokenStream& stream,
                                                   std::span<const tokens::LexemeRange> datelines) const {
    zones::PlainLine plain;
    for (const auto& [first, last] : datelines) {
      plain.assign(stream.span(first, last).of(stream.text).substr(0, kLongestStamp));
      if (const std::optional<PartialDay> day = find_day(plain.view())) return day;
    }
    return std::nullopt;
  }

  // The day of the line that tells it best.
  [[nodiscard]] std::optional<Day> stamp(const TokenStream& stream) const {
    zones::PlainLine plain(names);
    zones::PlainLine words;
    std::optional<Day> best;
    std::size_t best_row = stamps.size();
    for_each_line(stream, [&](std::size_t first, std::size_t last) {
      const Span span = stream.span(first, last);
      const std::string_view line = span.of(stream.text).substr(0, kLongestStamp);
      if (best_row == 0 || !has_year(line)) return;
      const Zone zone = stream[first].zone;
      if (zone == Zone::link) return;
      const bool complete = span.size() <= kLongestStamp;
      plain.assign(line);
      for (std::size_t row = 0; row < best_row; ++row) {
        const Stamp& stamp = stamps[row];
        if (stamp.whole && !complete) continue;
        if (!stamp.zones.empty() && std::find(stamp.zones.begin(), stamp.zones.end(), zone) == stamp.zones.end())
          continue;
        std::array<re2::StringPiece, 6> groups;
        const auto anchor = stamp.whole ? re2::RE2::ANCHOR_BOTH : re2::RE2::ANCHOR_START;
        const int group = stamp.group();
        if (!stamp.pattern.get().Match(piece(plain.view()), 0, plain.view().size(), anchor, groups.data(), group + 1))
          continue;
        const re2::StringPiece& date = groups[static_cast<std::size_t>(group)];
        const auto offset = [&](const char* at) {
          return plain.original(static_cast<std::size_t>(at - plain.view().data()));
        };
        const std::size_t begin = offset(date.data());
        words.assign(line.substr(begin, offset(date.data() + date.size()) - begin));
        const std::optional<PartialDay> day = find_day(words.view());
        if (!day || !whole(*day)) continue;
        best = whole(*day);
        best_row = row;
      }
    });
    return best;
  }

  // A year that the text calls its own: `este 2025`, `lo que va de 2025`, `© 2025`.
  [[nodiscard]] int own_year(std::string_view text) const {
    re2::StringPiece year;
    constexpr std::size_t kEnough = 1 << 16;
    // The text is in UTF-8 here: the words are looked for without the folding of a plain line.
    if (!re2::RE2::PartialMatch(piece(text.substr(0, kEnough)), *year_words, &year)) return 0;
    return static_cast<int>(number(view(year)));
  }
};

// The patterns are compiled at the first use and shared by every reader.
PublicationReader::PublicationReader()
    : state_([]() -> const State* {
        static const State instance;
        return &instance;
      }()) {}

Publication PublicationReader::read(const TokenStream& stream, const Landmarks& landmarks,
                                    const ArticleInfo& info) const {
  const AddressTime own = read_address(info.url);
  std::optional<Day> picture;
  std::optional<std::chrono::year_month> month = own.month;
  for (const Address& address : landmarks.addresses) {
    if (!is_image_address(address.text) || address.around == Zone::furniture) continue;
    const AddressTime time = read_address(address.text);
    if (time.day && (!picture || *picture < *time.day)) picture = time.day;
    if (time.month && (!own.month) && (!month || *month < *time.month)) month = time.month;
  }
  const std::optional<Day> stamp = state_->stamp(stream);

  if (std::optional<PartialDay> dateline = state_->dateline(stream, landmarks.datelines)) {
    if (const std::optional<Day> day = whole(*dateline)) return {day, Source::dateline};
    // The year, or month and year, of what else is known, where that day is close.
    for (const std::optional<Day>& known : {own.day, stamp, picture}) {
      if (!known) continue;
      for (const int shift : {0, -1, 1}) {
        PartialDay guess = *dateline;
        const std::chrono::year_month around =
            known->year() / known->month() +
            (dateline->month == 0 ? std::chrono::months(shift) : std::chrono::months(0));
        guess.year = static_cast<int>(around.year()) + (dateline->month == 0 ? 0 : shift);
        if (dateline->month == 0) guess.month = static_cast<unsigned>(around.month());
        const std::optional<Day> day = whole(guess);
        if (day && days_between(*day, *known) <= kNear) return {day, Source::dateline};
      }
    }
    if (dateline->month != 0) {
      if (month && static_cast<unsigned>(month->month()) == dateline->month) {
        dateline->year = static_cast<int>(month->year());
      } else if (!own.day && !stamp && !picture) {
        dateline->year = state_->own_year(stream.text);
      }
      if (const std::optional<Day> day = whole(*dateline)) return {day, Source::dateline};
    }
  }
  if (own.day) return {own.day, Source::url};
  const bool archive = picture && stamp && *picture < *stamp && days_between(*picture, *stamp) > kArchive;
  if (picture && !archive) return {picture, Source::url};
  if (stamp) return {stamp, Source::text};
  return {};
}

}  // namespace gaceta::article
