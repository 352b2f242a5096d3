// Reads one amount: a number with what stands before and behind it, from the sign to the cents.
//
//   US$ MM 20      sign, magnitude, number          5 mil 671 millones de pesos    number, currency
//   15 dólares y 15 centavos                        miles de millones de euros     a quantity without a number
#pragma once

#include <cstddef>
#include <optional>

#include "money/amount.hpp"
#include "money/grammar.hpp"
#include "money/surroundings.hpp"

namespace gaceta::money {

/// True where a sign before a number and a name behind it can say the same money: `$` and `dólares`.
[[nodiscard]] bool compatible(const CurrencyLexicon& currencies, const Unit& prefix, const Unit& suffix) noexcept;

/// Reads in the sentence that it was made with, wherever that stands now. One for each document: it remembers what the
/// document means by `billón`.
class AmountReader {
 public:
  AmountReader(const Sentence& sentence, const Surroundings& around)
      : in_(sentence), around_(around), g_(sentence.grammar), w_(sentence.grammar.words), s_(sentence.stream) {}

  /// The amount that begins at lexeme `at`, with or without a currency; none where there is none. One that no Decimal
  /// can hold is returned too, with `fits` false.
  [[nodiscard]] std::optional<Amount> read(std::size_t at);

 private:
  /// What stands before a number: `USD $`, `US$ MM`.
  struct Prefix {
    Unit unit;
    int power = 0;  ///< Of a magnitude between the sign and the number.
  };
  /// What stands behind a number, and where it begins and ends.
  struct Suffix {
    Unit unit;
    std::size_t at = 0;
    bool and_more = false;  ///< `y pico`
  };

  Prefix read_prefix(std::size_t& next) const;
  std::optional<numerals::Numeral> read_number(std::size_t at);
  std::optional<Amount> read_vague(std::size_t at) const;
  std::optional<Amount> read_half(std::size_t at) const;
  bool read_and_half(std::size_t& next) const;
  bool ends_half(std::size_t next) const;
  DecimalMark mark_of_rate(std::size_t at) const;
  void settle_billion();

  void skip_no_cents(const Amount& amount, std::size_t& next) const;
  void read_behind(Amount& amount, const numerals::Numeral& numeral, const Unit& prefix, std::size_t& next) const;
  void read_short_magnitude(Amount& amount, const numerals::Numeral& numeral, const Unit& prefix,
                            std::size_t& next) const;
  Suffix find_suffix(const Amount& amount, const numerals::Numeral& numeral, std::size_t next) const;
  bool is_plain_unit(const Amount& amount, const numerals::Numeral& numeral, const Unit& unit, std::size_t at) const;
  void read_whole_of_minor(Amount& amount, std::size_t& next) const;
  void read_magnitudes(Amount& amount, std::size_t& next) const;
  void read_second_sign(Amount& amount, std::size_t& next) const;
  void read_minor(Amount& amount, std::size_t& next) const;
  void read_hundredths(Amount& amount, std::size_t& next) const;
  static void apply(Amount& amount, const Unit& unit);

  const Sentence& in_;
  const Surroundings& around_;
  const Grammar& g_;
  const Words& w_;
  const tokens::TokenStream& s_;
  int billion_ = 12;  // power of ten of `billón`
  bool billion_settled_ = false;
};

}  // namespace gaceta::money
