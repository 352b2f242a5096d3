#include "dates/date_reader.hpp"
namespace gaceta::dates {
struct DateReader::State {};
DateReader::DateReader(lexicon::Lexicon&) {}
DateReader::~DateReader() = default;
DateReader::DateReader(DateReader&&) noexcept = default;
DateReader& DateReader::operator=(DateReader&&) noexcept = default;
Findings DateReader::read(const tokens::TokenStream&, const Setting&, std::span<const Span>, KindSet) const {
  return {};
}
}  // namespace gaceta::dates
