#include "money/money_reader.hpp"
namespace gaceta::money {
struct MoneyReader::State {};
MoneyReader::MoneyReader(lexicon::Lexicon&) {}
MoneyReader::~MoneyReader() = default;
MoneyReader::MoneyReader(MoneyReader&&) noexcept = default;
MoneyReader& MoneyReader::operator=(MoneyReader&&) noexcept = default;
std::vector<Money> MoneyReader::read(const tokens::TokenStream&, const Setting&) const { return {}; }
}  // namespace gaceta::money
#include "gaceta/extractor.hpp"
namespace gaceta {
std::optional<Currency> Currency::parse(std::string_view) noexcept { return {}; }
}  // namespace gaceta
