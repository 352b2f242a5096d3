// Finds the calendar expressions of a text and reads what they say; where they lie is the resolver's matter.
//
//   "entre el 3 y el 5 de marzo"   `el 3` {day 3, month 3}, `el 5 de marzo` {day 5, month 3}, joined as a range
//
// One pass from left to right that stops at the words that carry a date (months, weekdays, units, `hoy`, seasons, named
// days, numbers). From each it goes back over the words that may stand before it, eight at most, and reads forward.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "dates/expression.hpp"
#include "dates/tense.hpp"
#include "dates/vocabulary.hpp"
#include "gaceta/span.hpp"
#include "numerals/numeral.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::dates {

/// How an expression is joined to the one before it.
enum class Join : std::uint8_t {
  none,
  list,   ///< `el 3, 4 y 5 de marzo`
  range,  ///< `del 3 al 5 de marzo`, `2011-2015`
};

/// One expression and where it stands.
struct Found {
  std::uint32_t first = 0, last = 0;  ///< Lexemes, half-open.
  Span span;                          ///< The mention; less than its lexemes in `2022/23`.
  std::uint32_t sentence_first = 0, sentence_last = 0;
  Expression expression;
  Join join = Join::none;
};

/// Where and when a text was published, as far as that is known.
struct Edition {
  std::string_view country;      ///< Settles `12/31/2020`.
  std::optional<Day> published;  ///< Settles `mayo del 34`.
};

/// In the order of the text, apart from each other and from `taken` (in order).
[[nodiscard]] std::vector<Found> recognize(const tokens::TokenStream& stream, std::span<const Span> taken,
                                           const Edition& edition, const Vocabulary& vocabulary,
                                           const numerals::NumeralReader& numerals, const TenseReader& tenses);

}  // namespace gaceta::dates
