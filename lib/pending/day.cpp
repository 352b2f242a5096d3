#include <cstdio>
#include <string>

#include "gaceta/date.hpp"

namespace gaceta {

std::optional<Day> parse_day(std::string_view text) noexcept {
  int year = 0;
  unsigned month = 0, day = 0;
  if (std::sscanf(std::string(text.substr(0, 10)).c_str(), "%4d-%2u-%2u", &year, &month, &day) != 3) return {};
  const Day result{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
  return result.ok() ? std::optional(result) : std::nullopt;
}

std::string to_string(Day day) {
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                static_cast<unsigned>(day.day()));
  return text;
}

}  // namespace gaceta
