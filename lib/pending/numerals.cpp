#include "numerals/numeral.hpp"
namespace gaceta::numerals {
struct NumeralReader::State {};
NumeralReader::NumeralReader(lexicon::Lexicon&) {}
NumeralReader::~NumeralReader() = default;
NumeralReader::NumeralReader(NumeralReader&&) noexcept = default;
NumeralReader& NumeralReader::operator=(NumeralReader&&) noexcept = default;
std::optional<Numeral> NumeralReader::read(const tokens::TokenStream&, std::size_t, std::size_t, DecimalMark) const {
  return {};
}
std::optional<Numeral> NumeralReader::read_words(const tokens::TokenStream&, std::size_t, std::size_t) const {
  return {};
}
DecimalMark settle_decimal_mark(const tokens::TokenStream&, const std::string&) { return DecimalMark::unknown; }
}  // namespace gaceta::numerals
