// A currency by its ISO 4217 code.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "gaceta/export.hpp"

namespace gaceta {

/// A currency, present or past, by its alphabetic code in ISO 4217 (`MXN`, `EUR`, `ESP`).
/// Which codes exist is told by the table lib/lexicon/money/currencies.tsv, which names the amendment that it follows.
class GACETA_EXPORT Currency {
 public:
  /// The currency of that code, in upper case; none where ISO 4217 has never listed it.
  [[nodiscard]] static std::optional<Currency> parse(std::string_view code) noexcept;

  /// The three letters. The view lives as long as this object.
  [[nodiscard]] constexpr std::string_view code() const noexcept { return {code_.data(), code_.size()}; }

  friend constexpr bool operator==(const Currency&, const Currency&) noexcept = default;  ///< Equal in every field.

 private:
  friend struct CurrencyAccess;
  constexpr explicit Currency(std::array<char, 3> code) noexcept : code_(code) {}
  std::array<char, 3> code_;
};

}  // namespace gaceta
