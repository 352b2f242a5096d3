#include "article/address_days.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace gaceta::article {

namespace {

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }
bool is_separator(char c) noexcept { return c == '/' || c == '-' || c == '_' || c == '.'; }

bool contains(std::string_view text, std::string_view part) noexcept {
  const auto same = [](char a, char b) { return lower(a) == b; };
  return std::search(text.begin(), text.end(), part.begin(), part.end(), same) != text.end();
}

unsigned number(std::string_view digits) noexcept {
  unsigned value = 0;
  for (const char c : digits) value = value * 10 + static_cast<unsigned>(c - '0');
  return value;
}

std::optional<Day> make_day(unsigned year, unsigned month, unsigned day) noexcept {
  if (year < 1990 || year > 2099) return std::nullopt;
  const Day made{std::chrono::year(static_cast<int>(year)), std::chrono::month(month), std::chrono::day(day)};
  return made.ok() ? std::optional<Day>(made) : std::nullopt;
}

bool is_clock(std::string_view digits) noexcept {
  return number(digits.substr(0, 2)) < 24 && number(digits.substr(2, 2)) < 60 &&
         (digits.size() < 6 || number(digits.substr(4, 2)) < 60);
}

std::string_view digits_at(std::string_view text, std::size_t at) noexcept {
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return text.substr(at, end - at);
}

// The month that the letters name, in Spanish or English: `nov`, `noviembre`, `jan`; 0 for none.
unsigned month_of(std::string_view letters) noexcept {
  if (letters.size() < 3 || letters.size() > 10) return 0;
  constexpr std::array<std::array<std::string_view, 3>, 12> kMonths{{{"ene", "jan", ""},
                                                                     {"feb", "", ""},
                                                                     {"mar", "", ""},
                                                                     {"abr", "apr", ""},
                                                                     {"may", "", ""},
                                                                     {"jun", "", ""},
                                                                     {"jul", "", ""},
                                                                     {"ago", "aug", ""},
                                                                     {"sep", "set", ""},
                                                                     {"oct", "", ""},
                                                                     {"nov", "", ""},
                                                                     {"dic", "dec", ""}}};
  const std::array<char, 3> start{lower(letters[0]), lower(letters[1]), lower(letters[2])};
  for (unsigned month = 0; month < kMonths.size(); ++month) {
    for (const std::string_view name : kMonths[month]) {
      if (!name.empty() && std::equal(start.begin(), start.end(), name.begin())) return month + 1;
    }
  }
  return 0;
}

// Reads what stands behind a year at `at`: a separator and a month, the same separator and a day.
AddressTime after_year(std::string_view path, std::size_t at, unsigned year) noexcept {
  AddressTime time;
  if (at >= path.size() || !is_separator(path[at])) return time;
  const char separator = path[at++];
  unsigned month = 0;
  if (const std::string_view digits = digits_at(path, at); !digits.empty()) {
    if (digits.size() > 2) return time;
    month = number(digits);
    at += digits.size();
  } else {
    std::size_t end = at;
    while (end < path.size() && is_letter(path[end])) ++end;
    month = month_of(path.substr(at, end - at));
    at = end;
  }
  if (month < 1 || month > 12 || year < 1990 || year > 2099) return time;
  // A number alone behind a year is a month only where it has two digits and stands for a folder or goes on to a day.
  time.month = std::chrono::year(static_cast<int>(year)) / static_cast<int>(month);
  if (at >= path.size() || path[at] != separator) return time;
  const std::string_view digits = digits_at(path, at + 1);
  const std::size_t end = at + 1 + digits.size();
  if (digits.size() == 1 || digits.size() == 2) {
    time.day = make_day(year, month, number(digits));
  } else if (digits.size() == 8 && end < path.size() && path[end] == '/' && is_clock(digits.substr(2))) {
    time.day = make_day(year, month, number(digits.substr(0, 2)));
  }
  return time;
}

}  // namespace

AddressTime read_address(std::string_view address) noexcept {
  const std::size_t scheme = address.find("//");
  const std::size_t slash = address.find('/', scheme == std::string_view::npos ? 0 : scheme + 2);
  if (slash == std::string_view::npos) return {};
  const std::string_view path = address.substr(slash);
  AddressTime best;
  for (std::size_t at = 0; at < path.size();) {
    if (!is_digit(path[at])) {
      ++at;
      continue;
    }
    const std::string_view digits = digits_at(path, at);
    const std::size_t end = at + digits.size();
    AddressTime time;
    if (digits.size() == 4) {
      time = after_year(path, end, number(digits));
    } else if (digits.size() == 8 || ((digits.size() == 12 || digits.size() == 14) && is_clock(digits.substr(8)))) {
      time.day = make_day(number(digits.substr(0, 4)), number(digits.substr(4, 2)), number(digits.substr(6, 2)));
    } else if (digits.size() <= 2 && end < path.size() && (path[end] == '-' || path[end] == '/')) {
      const std::string_view month = digits_at(path, end + 1);
      const std::size_t behind = end + 1 + month.size();
      if (month.size() == 2 && behind < path.size() && path[behind] == path[end]) {
        const std::string_view year = digits_at(path, behind + 1);
        if (year.size() == 4) time.day = make_day(number(year), number(month), number(digits));
      }
    }
    if (time.day) {
      time.month = time.day->year() / time.day->month();
      return time;
    }
    if (time.month && !best.month) best = time;
    at = end;
  }
  return best;
}

bool is_image_address(std::string_view address) noexcept {
  const std::string_view path = address.substr(0, address.find_first_of("?#"));
  for (const std::string_view ending : {".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".svg", ".heic"}) {
    if (path.size() > ending.size() && contains(path.substr(path.size() - ending.size()), ending)) return true;
  }
  for (const std::string_view folder : {"/uploads/", "/images/", "/imagenes/", "/image/", "/fotos/", "/photos/",
                                        "/img/", "/media/", "/imagen/", "/thumbs/", "/resizer/"}) {
    if (contains(path, folder)) return true;
  }
  return false;
}

std::string_view host_of(std::string_view address) noexcept {
  if (const std::size_t scheme = address.find("://"); scheme != std::string_view::npos)
    address.remove_prefix(scheme + 3);
  if (address.starts_with("//")) address.remove_prefix(2);
  address = address.substr(0, address.find_first_of("/?#"));
  if (const std::size_t user = address.rfind('@'); user != std::string_view::npos) address.remove_prefix(user + 1);
  address = address.substr(0, address.find(':'));
  if (address.size() > 4 && lower(address[0]) == 'w' && lower(address[1]) == 'w' && lower(address[2]) == 'w' &&
      address[3] == '.') {
    address.remove_prefix(4);
  }
  return address.find('.') == std::string_view::npos ? std::string_view{} : address;
}

}  // namespace gaceta::article
