// Finds every sum of money of an article and reads its value.
#pragma once

#include <memory>
#include <vector>

#include "article/setting.hpp"
#include "gaceta/money.hpp"
#include "lexicon/lexicon.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::money {

struct Grammar;

/// Immutable once made.
class MoneyReader {
 public:
  /// Reads its tables; the lexicon must be frozen before read().
  explicit MoneyReader(lexicon::Lexicon& lexicon);
  ~MoneyReader();
  MoneyReader(MoneyReader&&) noexcept;
  MoneyReader& operator=(MoneyReader&&) noexcept;

  /// In the order of the text, apart from each other.
  [[nodiscard]] std::vector<Money> read(const tokens::TokenStream& stream, const Setting& setting) const;

 private:
  std::unique_ptr<const Grammar> grammar_;
};

}  // namespace gaceta::money
