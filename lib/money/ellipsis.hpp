// Numbers that leave out what the amount before them says: `10 millones de euros para vivienda, 20 para salud`.
#pragma once

#include <cstddef>
#include <cstdint>

#include "money/amount.hpp"
#include "money/grammar.hpp"
#include "money/surroundings.hpp"

namespace gaceta::money {

/// The value of a number that shares the magnitude of its neighbour: `10 y 20 millones`. `ascending` where it must not
/// be the larger of the two.
[[nodiscard]] Decimal share_scale(const Amount& bare, const Amount& full, bool ascending);

/// Answers for the sentence that it was made with, wherever that stands now. Looks at a bounded number of lexemes.
class Ellipsis {
 public:
  Ellipsis(const Sentence& sentence, const Surroundings& around)
      : in_(sentence), around_(around), g_(sentence.grammar), w_(sentence.grammar.words), s_(sentence.stream) {}

  /// The amount of the same sentence that a number may go on with.
  struct Antecedent {
    const Sighting& sighting;
    std::uint8_t scale;  ///< Power of ten of its magnitudes.
  };

  /// True where the number takes its currency, and its magnitude if it has none, from that amount.
  [[nodiscard]] bool goes_on(const Amount& amount, const Antecedent& before) const;
  /// True where the amount is the level that a difference leads to: `subió 1,15 dólares, a 43,20`.
  [[nodiscard]] bool is_level(const Amount& amount, const Sighting& difference) const;
  /// True where the number before that amount is of the same money: `arrancó en 80.000 y se cerró en 210.000 dólares`.
  [[nodiscard]] bool leads_to(const Amount& bare, const Amount& amount) const;
  /// True where a verb left out governs the number as it does that amount: `supera los 110.000 dólares y el ether los
  /// 4.100`.
  [[nodiscard]] bool shares_verb(const Amount& amount, const Sighting& before) const;
  /// True where the number ends an item of a list as that amount ends the one before: `Segundo: 300.000` behind
  /// `Primero: 500.000 euros`.
  [[nodiscard]] bool is_next_item(const Amount& amount, const Antecedent& before) const;
  /// The number with the magnitude of that amount.
  [[nodiscard]] Amount complete(const Amount& amount, const Antecedent& before) const;

 private:
  [[nodiscard]] bool is_compared(const Amount& amount) const;
  [[nodiscard]] bool is_added(const Amount& amount, std::size_t from) const;
  [[nodiscard]] bool has_same_purpose(const Amount& amount, std::size_t from) const;
  [[nodiscard]] bool is_another(const Amount& amount, const Antecedent& before) const;
  [[nodiscard]] bool is_difference(const Amount& amount) const;
  [[nodiscard]] bool is_governed(const Amount& amount) const;
  [[nodiscard]] bool is_former(const Amount& amount, std::size_t from) const;
  [[nodiscard]] bool is_next(const Amount& amount, const Sighting& before) const;
  [[nodiscard]] bool is_qualified(const Amount& amount) const;
  [[nodiscard]] bool is_gapped(const Amount& amount, std::size_t from) const;
  [[nodiscard]] bool is_told_apart(const Amount& amount, std::size_t from) const;
  [[nodiscard]] bool has_same_preposition(const Amount& amount, const Sighting& before) const;

  [[nodiscard]] bool has_like_label(const Amount& amount, const Sighting& before) const;
  [[nodiscard]] bool ends_item(std::size_t first, std::size_t last) const noexcept;
  [[nodiscard]] std::size_t preposition_of(std::size_t first) const;
  [[nodiscard]] bool is_closed(std::size_t last) const noexcept;
  [[nodiscard]] bool is_joint(std::size_t i) const noexcept;
  [[nodiscard]] bool number_between(std::size_t from, std::size_t to) const;

  const Sentence& in_;
  const Surroundings& around_;
  const Grammar& g_;
  const Words& w_;
  const tokens::TokenStream& s_;
};

}  // namespace gaceta::money
