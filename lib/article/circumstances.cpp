#include "article/circumstances.hpp"

#include "article/home_country.hpp"
#include "article/lines.hpp"
#include "article/publication.hpp"

namespace gaceta::article {

struct CircumstanceReader::State {
  explicit State(lexicon::Lexicon& lexicon) : country(lexicon) {}
  PublicationReader publication;
  HomeCountryReader country;
};

CircumstanceReader::CircumstanceReader(lexicon::Lexicon& lexicon) : state_(std::make_unique<State>(lexicon)) {}
CircumstanceReader::~CircumstanceReader() = default;
CircumstanceReader::CircumstanceReader(CircumstanceReader&&) noexcept = default;
CircumstanceReader& CircumstanceReader::operator=(CircumstanceReader&&) noexcept = default;

Circumstances CircumstanceReader::read(const tokens::TokenStream& stream, const ArticleInfo& info) const {
  Circumstances found;
  if (info.published && info.published->ok()) {
    found.published = info.published;
    found.published_from = Source::field;
  }
  if (!info.country.empty()) {
    found.country = info.country;
    found.country_from = Source::field;
  }
  if (found.published && !found.country.empty()) return found;
  const Landmarks landmarks = find_landmarks(stream);
  if (!found.published) {
    const Publication publication = state_->publication.read(stream, landmarks, info);
    found.published = publication.day;
    found.published_from = publication.from;
  }
  if (found.country.empty()) {
    HomeCountry country = state_->country.read(stream, landmarks, info);
    found.country = std::move(country.code);
    found.country_from = country.from;
  }
  return found;
}

}  // namespace gaceta::article
