// Settles what the amounts of one document are in: what `$`, `pesos`, `libras` and nothing at all stand for.
//
// In this order: what the mention says, what the document says elsewhere, the country, the countries that the text
// names, and else nothing.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "article/setting.hpp"
#include "gaceta/money.hpp"
#include "money/amount.hpp"
#include "money/currency_lexicon.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::money {

class Settlement {
 public:
  Settlement(const CurrencyLexicon& currencies, const tokens::TokenStream& stream, const Setting& setting,
             std::span<const Sighting> sightings);

  /// The mentions, with their currencies; those that turn out to be no money are left out.
  [[nodiscard]] std::vector<Money> settle();

 private:
  [[nodiscard]] CurrencyIndex family(FamilyIndex family);
  [[nodiscard]] CurrencyIndex dollar_sign();
  [[nodiscard]] CurrencyIndex minor(std::uint16_t index);
  [[nodiscard]] CurrencyIndex of_unit(const Unit& unit);
  [[nodiscard]] CurrencyIndex of_implicit(std::size_t i);
  /// The currency of the first explicit amount of the same value; kNoIndex where there is none.
  [[nodiscard]] CurrencyIndex of_same_value(const Sighting& sighting);
  [[nodiscard]] bool is_money(std::size_t i);
  /// How often the text names each country, counted at the first call.
  [[nodiscard]] const std::vector<std::uint32_t>& named_countries();
  [[nodiscard]] bool names(CurrencyIndex currency);

  const CurrencyLexicon& currencies_;
  const tokens::TokenStream& stream_;
  const Setting& setting_;
  std::span<const Sighting> sightings_;
  int day_ = 0;
  CurrencyIndex national_ = kNoIndex;
  std::vector<CurrencyIndex> families_;  // settled; kOpen where not yet
  std::vector<std::uint32_t> named_;
  std::vector<CurrencyIndex> currency_;  // of each sighting
  std::vector<std::uint32_t> counts_;    // explicit mentions by currency
  bool named_ready_ = false;
  // The explicit amounts by their value, sorted at the first question, which few documents ask.
  using Value = std::array<std::int64_t, 4>;
  std::vector<std::pair<Value, CurrencyIndex>> by_value_;
  bool by_value_ready_ = false;
  // What survey() finds.
  void survey();
  std::vector<CurrencyIndex> named_currencies_;  // those that counts_ counts, of hundreds
  std::vector<std::uint32_t> undoubted_;         // mentions by currency that can mean nothing else
  CurrencyIndex dominant_ = kNoIndex;
  std::uint32_t dominant_count_ = 0, explicit_count_ = 0;
  std::size_t first_dominant_ = 0;
};

}  // namespace gaceta::money
