#include "names/name_finder.hpp"
namespace gaceta::names {
struct NameFinder::State {};
NameFinder::NameFinder(lexicon::Lexicon&, std::span<const KnownName>) {}
NameFinder::~NameFinder() = default;
NameFinder::NameFinder(NameFinder&&) noexcept = default;
NameFinder& NameFinder::operator=(NameFinder&&) noexcept = default;
std::vector<NameSpan> NameFinder::find(const tokens::TokenStream&) const { return {}; }
}  // namespace gaceta::names
