// Values as Spanish writes them: amounts and days for a person to read, by Boost.Locale.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "gaceta/date.hpp"
#include "gaceta/export.hpp"
#include "gaceta/money.hpp"

namespace gaceta {

/// Writes amounts and dates as a country's press does: `38.000.000.000 EUR` in Spain, `38,000,000,000 USD` in Mexico,
/// `lunes, 3 de noviembre de 2025`. Making the first one costs up to 200 ms (the locale's data is loaded); each is
/// immutable and may be shared by threads.
class GACETA_EXPORT SpanishFormat {
 public:
  /// `country` is an ISO 3166-1 code; an empty or unknown one gives the Spanish of no country.
  explicit SpanishFormat(std::string_view country);
  ~SpanishFormat();
  /// The one that was moved from may only be destroyed or assigned to.
  SpanishFormat(SpanishFormat&&) noexcept;
  /// The one that was moved from may only be destroyed or assigned to.
  SpanishFormat& operator=(SpanishFormat&&) noexcept;

  /// Grouped digits, every decimal that the number has.
  [[nodiscard]] std::string number(const Decimal& value) const;
  /// The amount with its ISO code; a range with an en dash; empty where vague.
  [[nodiscard]] std::string amount(const Money& money) const;
  /// The day in full, with its weekday.
  [[nodiscard]] std::string day(Day day) const;
  /// A TIMEX3 date in words (`octubre de 2025`, `cuarto trimestre de 2025`); empty where the date has no value.
  [[nodiscard]] std::string date(const Date& date) const;
  /// True where `a` goes before `b` in a Spanish alphabetical list (accents and case second).
  [[nodiscard]] bool before(std::string_view a, std::string_view b) const;

 private:
  struct State;
  std::unique_ptr<const State> state_;
};

}  // namespace gaceta
