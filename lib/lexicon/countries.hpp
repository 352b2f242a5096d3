// The table countries.tsv, read once: codes, currencies and habits of writing of the countries of ISO 3166-1.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "article/setting.hpp"

namespace gaceta::lexicon {

/// One country. Views live as long as the program.
struct Country {
  std::string_view code;                    ///< ISO 3166-1 alpha-2.
  std::vector<std::string_view> names;      ///< In Spanish, the usual one first.
  std::vector<std::string_view> demonyms;   ///< In every gender and number.
  std::string_view currency;                ///< ISO 4217; empty where there is none.
  std::string_view dollar;                  ///< ISO 4217 of `$` alone in its press.
  DecimalMark mark = DecimalMark::unknown;  ///< Before decimals.
};

/// Every country, in the order of their codes. Read at the first call; thread-safe.
[[nodiscard]] std::span<const Country> countries();
/// The country of that code; null where there is none.
[[nodiscard]] const Country* find_country(std::string_view code);
/// What the press of that country writes before decimals; unknown for one that is not in the table.
[[nodiscard]] DecimalMark decimal_mark_of(std::string_view code);

}  // namespace gaceta::lexicon
