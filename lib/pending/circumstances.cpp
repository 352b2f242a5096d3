#include "article/circumstances.hpp"
namespace gaceta::article {
struct CircumstanceReader::State {};
CircumstanceReader::CircumstanceReader(lexicon::Lexicon&) {}
CircumstanceReader::~CircumstanceReader() = default;
CircumstanceReader::CircumstanceReader(CircumstanceReader&&) noexcept = default;
CircumstanceReader& CircumstanceReader::operator=(CircumstanceReader&&) noexcept = default;
Circumstances CircumstanceReader::read(const tokens::TokenStream&, const ArticleInfo& info) const {
  Circumstances c;
  c.published = info.published;
  if (c.published) c.published_from = Source::field;
  c.country = info.country;
  if (!c.country.empty()) c.country_from = Source::field;
  return c;
}
}  // namespace gaceta::article
