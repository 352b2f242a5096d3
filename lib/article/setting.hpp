// What holds for a whole article: its day, its country, how it writes numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "gaceta/date.hpp"

namespace gaceta {

/// Which mark an article puts before decimals; the other one groups thousands.
enum class DecimalMark : std::uint8_t { unknown, comma, point };

struct Setting {
  std::optional<Day> published;
  std::string country;  ///< ISO 3166-1; empty if unknown.
  DecimalMark decimal_mark = DecimalMark::unknown;
};

}  // namespace gaceta
