// Days as feeds and pages write them: `2025-11-03`, `2025-11-03T10:48:58-06:00`, `Mon, 03 Nov 2025 10:48:58 GMT`.
#include <array>
#include <cstddef>

#include "dates/calendar.hpp"
#include "gaceta/date.hpp"

namespace gaceta {

namespace {

// Reads through a text from left to right.
class Scanner {
 public:
  explicit Scanner(std::string_view text) noexcept : text_(text) {}

  [[nodiscard]] bool done() const noexcept { return at_ == text_.size(); }
  [[nodiscard]] char peek() const noexcept { return done() ? '\0' : text_[at_]; }
  bool take(char c) noexcept {
    if (peek() != c || done()) return false;
    ++at_;
    return true;
  }
  // From `least` to `most` digits; -1 where there are fewer.
  int number(std::size_t least, std::size_t most) noexcept {
    int value = 0;
    std::size_t size = 0;
    while (size < most && peek() >= '0' && peek() <= '9') {
      value = value * 10 + (peek() - '0');
      ++at_, ++size;
    }
    return size < least ? -1 : value;
  }
  std::string_view letters() noexcept {
    const std::size_t begin = at_;
    while ((peek() >= 'a' && peek() <= 'z') || (peek() >= 'A' && peek() <= 'Z')) ++at_;
    return text_.substr(begin, at_ - begin);
  }
  void blanks() noexcept {
    while (peek() == ' ' || peek() == '\t' || peek() == '\r' || peek() == '\n') ++at_;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun",
                                                   "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 7> kWeekdays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

bool same(std::string_view word, std::string_view lower) noexcept {
  if (word.size() != lower.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if ((word[i] | 0x20) != lower[i]) return false;
  }
  return true;
}

template <std::size_t N>
int index_of(std::string_view word, const std::array<std::string_view, N>& words) noexcept {
  for (std::size_t i = 0; i < N; ++i) {
    if (same(word, words[i])) return static_cast<int>(i) + 1;
  }
  return 0;
}

// `10:48`, `10:48:58`, `10:48:58.123`
bool clock(Scanner& in) noexcept {
  const int hour = in.number(2, 2);
  if (hour < 0 || hour > 24 || !in.take(':')) return false;
  const int minute = in.number(2, 2);
  if (minute < 0 || minute > 59) return false;
  if (in.take(':')) {
    const int second = in.number(2, 2);
    if (second < 0 || second > 60) return false;
    if ((in.take('.') || in.take(',')) && in.number(1, 9) < 0) return false;
  }
  return true;
}

// `Z`, `-06:00`, `-0600`, `-06`, `GMT`, or nothing.
bool zone(Scanner& in) noexcept {
  in.blanks();
  if (in.take('+') || in.take('-')) {
    if (in.number(2, 2) < 0) return false;
    in.take(':');
    if (in.peek() >= '0' && in.peek() <= '9' && in.number(2, 2) < 0) return false;
  } else {
    in.letters();
  }
  in.blanks();
  return in.done();
}

std::optional<Day> checked(int year, int month, int day) noexcept {
  if (year < dates::kFirstYear || year > dates::kLastYear || month < 1 || day < 1) return std::nullopt;
  const Day result = dates::make_day(year, month, day);
  if (!result.ok()) return std::nullopt;
  return result;
}

std::optional<Day> iso_8601(Scanner in) noexcept {
  const int year = in.number(4, 4);
  if (year < 0) return std::nullopt;
  const bool extended = in.take('-');
  const int month = in.number(2, 2);
  if (month < 0 || (extended && !in.take('-'))) return std::nullopt;
  const int day = in.number(2, 2);
  if (day < 0) return std::nullopt;
  if (in.take('T') || in.take('t') || in.take(' ')) {
    in.blanks();
    if (!in.done() && !clock(in)) return std::nullopt;
    if (!zone(in)) return std::nullopt;
  }
  in.blanks();
  if (!in.done()) return std::nullopt;
  return checked(year, month, day);
}

std::optional<Day> rfc_822(Scanner in) noexcept {
  if (in.peek() < '0' || in.peek() > '9') {
    if (index_of(in.letters().substr(0, 3), kWeekdays) == 0) return std::nullopt;
    in.take(',');
    in.blanks();
  }
  const int day = in.number(1, 2);
  in.blanks();
  const int month = index_of(in.letters().substr(0, 3), kMonths);
  in.blanks();
  int year = in.number(2, 4);
  if (day < 0 || month == 0 || year < 0) return std::nullopt;
  if (year < 100) year += year < 50 ? 2000 : 1900;  // RFC 2822, section 4.3
  in.blanks();
  if (!in.done() && (!clock(in) || !zone(in))) return std::nullopt;
  return checked(year, month, day);
}

}  // namespace

std::optional<Day> parse_day(std::string_view text) noexcept {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return std::nullopt;
  text = text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
  if (auto day = iso_8601(Scanner(text))) return day;
  return rfc_822(Scanner(text));
}

std::string to_string(Day day) {
  std::string text = "0000-00-00";
  const auto put = [&](std::size_t at, int value) {
    for (; value != 0; value /= 10) text[at--] = static_cast<char>('0' + value % 10);
  };
  put(3, dates::year_of(day));
  put(6, dates::month_of(day));
  put(9, dates::day_of(day));
  return text;
}

}  // namespace gaceta
