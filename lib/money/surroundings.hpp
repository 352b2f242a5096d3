// What the words around an amount say of it: whether it is money at all, what qualifies it, whether it begins a change.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "money/amount.hpp"
#include "money/amount_modifiers.hpp"
#include "money/grammar.hpp"

namespace gaceta::money {

/// What the text says of a number without a currency: no money, money where the document speaks of money, or money.
enum class Evidence : std::uint8_t { against, weak, strong };

/// Answers for the sentence that it was made with, wherever that stands now. Looks at a bounded number of lexemes.
class Surroundings {
 public:
  explicit Surroundings(const Sentence& sentence)
      : in_(sentence), g_(sentence.grammar), w_(sentence.grammar.words), s_(sentence.stream) {}

  /// What tells whether an amount without a currency is money: `vende su red por 188,7 millones`.
  [[nodiscard]] Evidence evidence(const Amount& amount) const;
  /// True where a noun behind an amount without a currency says what it counts: `300 millones de personas`.
  [[nodiscard]] bool counts_something(const Amount& amount) const;
  /// True where words of money stand near lexemes [first, last).
  [[nodiscard]] bool has_context(std::size_t first, std::size_t last) const;
  /// The money that the price of a currency is told in: of `el yen cayó a 154,2 por dólar` the yen, of `el dólar a
  /// 19,33` the country's, which is a Unit that is not found; none where the amount is no such price.
  [[nodiscard]] std::optional<Unit> quotation(const Amount& amount) const;
  /// True where a verb of price stands right before lexeme `first`: `cuesta 12`.
  [[nodiscard]] bool takes_price(std::size_t first) const;
  /// True where `de` and a noun that has nothing to do with money stand behind the amount: `20 libras de arroz`.
  [[nodiscard]] bool counts_thing(const Amount& amount) const;
  /// True where words of price lead to lexeme `first`: `vale 12`, `lo vendió en 12`.
  [[nodiscard]] bool is_priced(std::size_t first) const;
  /// True for `un peso` behind `ni`, `sin` or a verb with `no`: none at all.
  [[nodiscard]] bool is_none_at_all(std::size_t first) const;
  /// Where the words that qualify the amount that begins at lexeme `first` begin, or its article, or the amount itself.
  [[nodiscard]] std::size_t skip_modifier(std::size_t first) const;

  /// What qualifies the amount of lexemes [first, last). In a change `hasta` is a level reached, in a range `desde` is
  /// no floor.
  [[nodiscard]] AmountModifier modifier(std::size_t first, std::size_t last, bool in_change,
                                        bool in_range = false) const;

  /// True where the nearest word before that speaks of it says a change (`pasó`) and not a range (`oscila`).
  [[nodiscard]] bool change_before(std::size_t first) const;
  /// True behind `de`, `del` and `desde`, an article aside.
  [[nodiscard]] bool from_before(std::size_t first) const;
  /// True behind `entre`, an article aside.
  [[nodiscard]] bool after_entre(std::size_t first) const;

 private:
  [[nodiscard]] Evidence evidence_of_millions(const Amount& amount, std::size_t start) const;
  [[nodiscard]] Evidence evidence_of_smaller(const Amount& amount, std::size_t start) const;
  [[nodiscard]] bool takes_amount(const Amount& amount) const;
  [[nodiscard]] bool is_preposition(std::size_t i) const noexcept;
  [[nodiscard]] bool is_currency_name(std::size_t i) const;
  [[nodiscard]] Unit told_in(std::size_t name) const;
  [[nodiscard]] Unit currency_before(std::size_t first) const;
  [[nodiscard]] bool reached(const AmountModifiers::Found& hasta, bool in_change) const;

  const Sentence& in_;
  const Grammar& g_;
  const Words& w_;
  const tokens::TokenStream& s_;
};

}  // namespace gaceta::money
