// The words, signs and codes that stand for money, matched over the tokens of a text, and what each may mean.
//
//   `pesos colombianos` → the currency COP     `mdd` → USD in millions     `céntimos` → a hundredth of some currency
//   `pesos` → the family peso, which the document or its country settles   `$` → the family of that sign
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gaceta/date.hpp"
#include "lexicon/lexicon.hpp"
#include "lexicon/phrase_table.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::money {

/// Index of a currency in CurrencyLexicon::currency().
using CurrencyIndex = std::uint16_t;
/// Index of a family (`peso`) in CurrencyLexicon::family().
using FamilyIndex = std::uint16_t;
inline constexpr std::uint16_t kNoIndex = 0xFFFF;

/// A row of currencies.tsv.
struct CurrencyRow {
  std::string_view code;
  std::vector<FamilyIndex> families;
  std::vector<std::string_view> countries;
  int since = 0, until = 99999999;  ///< Days as yyyymmdd, both included.
  bool doubtful_code = false;       ///< The code is a word or a name too (`TOP`).
  bool doubtful_name = false;       ///< The name is one too (`bolivianos`).
};

/// A row of currency_families.tsv.
struct CurrencyFamily {
  std::string_view name;
  CurrencyIndex fallback = kNoIndex;
  bool fixed = false;                    ///< The bare word is always the fallback.
  bool other_meanings = false;           ///< The bare word means other things too (`coronas`).
  std::vector<std::string_view> weight;  ///< Countries where it is an everyday weight too (`libras`).
};

/// What an expression for money says.
struct Unit {
  enum class Kind : std::uint8_t {
    none,
    currency,  ///< A currency by name, sign or code; `index` is its CurrencyIndex.
    family,    ///< A word or sign that several currencies share; `index` is its FamilyIndex.
    national,  ///< `M.N.`: the money of the country.
    minor,     ///< A hundredth; `index` into CurrencyLexicon::minor().
  };
  Kind kind = Kind::none;
  std::uint16_t index = kNoIndex;
  std::uint8_t power = 0;   ///< Power of ten that it brings along (`mdp`: 6).
  std::uint8_t factor = 1;  ///< What else it multiplies by (`duros`: 5).
  bool word = false;        ///< A word (`euros`), not a sign or code.
  bool code = false;        ///< An ISO 4217 code.
  bool singular = false;    ///< The first form of a name (`peso`).
  bool doubtful = false;    ///< It means other things too, and needs support.
  bool slang = false;       ///< What people call a sum (`lucas`); where it is doubtful, words of price must lead to it.
  bool dollar_sign = false;  ///< `$` alone.
  bool letter = false;       ///< A single letter (`Q`, `L`).
  std::uint32_t length = 0;  ///< In lexemes.

  [[nodiscard]] bool found() const noexcept { return kind != Kind::none; }
};

/// Immutable once made.
class CurrencyLexicon {
 public:
  explicit CurrencyLexicon(lexicon::Lexicon& lexicon);

  /// The longest expression that may follow a number at lexeme `at`, as it is meant in the country; kind none where
  /// there is none.
  [[nodiscard]] Unit after_number(const tokens::TokenStream& stream, std::size_t at, std::size_t end,
                                  std::string_view country) const;
  /// The longest sign, code or abbreviation that may stand before a number.
  [[nodiscard]] Unit before_number(const tokens::TokenStream& stream, std::size_t at, std::size_t end,
                                   std::string_view country) const;
  /// True where an expression for money can begin with that word.
  [[nodiscard]] bool begins_unit(lexicon::WordId word) const noexcept {
    return word < begins_.size() && (begins_[word] & kAny) != 0;
  }
  /// True where one that may stand before a number can begin with that word.
  [[nodiscard]] bool begins_prefix(lexicon::WordId word) const noexcept {
    return word < begins_.size() && (begins_[word] & kPrefix) != 0;
  }
  /// True where the word is the singular name of a currency: `dólar`, `euro`.
  [[nodiscard]] bool is_singular_name(lexicon::WordId word) const noexcept {
    return word < begins_.size() && (begins_[word] & kSingular) != 0;
  }

  [[nodiscard]] const CurrencyRow& currency(CurrencyIndex index) const noexcept { return currencies_[index]; }
  [[nodiscard]] std::size_t size() const noexcept { return currencies_.size(); }
  [[nodiscard]] const CurrencyFamily& family(FamilyIndex index) const noexcept { return families_[index]; }
  [[nodiscard]] std::size_t family_count() const noexcept { return families_.size(); }
  /// The currencies that have that hundredth, in the order of the table.
  [[nodiscard]] const std::vector<CurrencyIndex>& minor(std::uint16_t index) const noexcept { return minors_[index]; }
  [[nodiscard]] CurrencyIndex find(std::string_view code) const noexcept;
  [[nodiscard]] bool in_family(CurrencyIndex index, FamilyIndex family) const noexcept;
  /// The family whose only sign is `$`, which every peso and dollar shares.
  [[nodiscard]] FamilyIndex dollar_sign() const noexcept { return dollar_sign_; }
  [[nodiscard]] FamilyIndex peso() const noexcept { return peso_; }

  /// The national currency of a country on a day (yyyymmdd; 0 for unknown, which is today's); kNoIndex where there is
  /// none.
  [[nodiscard]] CurrencyIndex national(std::string_view country, int day) const;
  /// The currency of that family in a country on a day; kNoIndex where there is none.
  [[nodiscard]] CurrencyIndex of_family(FamilyIndex family, std::string_view country, int day) const;

  /// True where the name of a country or a nationality can begin with that word.
  [[nodiscard]] bool begins_country(lexicon::WordId word) const noexcept { return countries_.begins(word); }
  /// What the names of countries and nationalities point at: index into lexicon::countries() at lexeme `at`.
  [[nodiscard]] std::optional<lexicon::PhraseTable::Match> country(const tokens::TokenStream& stream, std::size_t at,
                                                                   std::size_t end) const {
    return countries_.longest(stream, at, end);
  }

 private:
  static constexpr std::uint8_t kAny = 1, kPrefix = 2, kSingular = 4;
  struct Entry {
    Unit unit;
    bool prefix = false;    // may stand before a number
    bool capitals = false;  // every letter must be a capital
    bool first_capital = false;
    std::uint16_t local = kNoIndex;  // into locals_: what it means in some countries
  };
  /// What an expression means in some countries.
  struct Local {
    std::vector<std::string_view> countries;
    Unit unit;
  };

  Entry& add(lexicon::Lexicon& lexicon, std::string_view form, const Entry& entry);
  /// A name with a nationality behind it; the name alone is added elsewhere, and says what may begin with it.
  void add_joined(lexicon::Lexicon& lexicon, std::string_view name, std::string_view demonym, const Entry& entry);
  void read_families(lexicon::Lexicon& lexicon);
  void read_currencies(lexicon::Lexicon& lexicon);
  void read_units(lexicon::Lexicon& lexicon);
  [[nodiscard]] Unit match(const tokens::TokenStream& stream, std::size_t at, std::size_t end, std::string_view country,
                           bool prefix) const;

  // The currencies of a country, in the order of the table; none for what is no code of a country.
  [[nodiscard]] std::span<const CurrencyIndex> of_country(std::string_view country) const noexcept;

  std::vector<CurrencyRow> currencies_;
  std::vector<std::uint32_t> codes_;                      // of the currencies, as numbers
  std::vector<std::vector<CurrencyIndex>> by_countries_;  // by the two letters of their code
  std::vector<CurrencyFamily> families_;
  std::vector<std::vector<CurrencyIndex>> minors_;
  std::vector<Entry> entries_;
  std::vector<std::vector<Local>> locals_;
  std::vector<std::uint8_t> begins_;
  lexicon::PhraseTable phrases_, countries_;
  FamilyIndex dollar_sign_ = kNoIndex, peso_ = kNoIndex;
};

/// A day as a number that compares as days do: yyyymmdd; 0 for none.
[[nodiscard]] int day_number(const std::optional<Day>& day) noexcept;

}  // namespace gaceta::money
