#include "names/spots.hpp"

namespace gaceta::names {

Spots::Spots(const tokens::TokenStream& stream, const RuleWords& words)
    : size_(stream.size()), bits_((size_ + kBlock - 1) / kBlock * kKinds, 0) {
  struct Rule {
    Spot spot;
    std::uint64_t words;
  };
  static constexpr Rule kRules[] = {
      {Spot::head, kHeadWord},
      {Spot::common_noun, kCommonNoun | kPluralNoun},
      {Spot::role, kRoleNoun | kPortfolioNoun | kCompanyNoun | kStakeNoun},
      {Spot::subject, kSubject},
      {Spot::product, kProductNoun},
      {Spot::other, kOtherWord},
      {Spot::notice, kNoticeMark},
  };
  constexpr std::uint64_t kAny = kKnownWord | kHeadWord | kCommonNoun | kPluralNoun | kRoleNoun | kPortfolioNoun |
                                 kCompanyNoun | kStakeNoun | kSubject | kProductNoun | kOtherWord | kNoticeMark |
                                 kSpokesWord;
  for (std::size_t i = 0; i < size_; ++i) {
    const tokens::Lexeme& lexeme = stream[i];
    const auto mark = [&](std::size_t at, Spot spot) {
      bits_[at / kBlock * kKinds + static_cast<std::size_t>(spot)] |= std::uint64_t{1} << at % kBlock;
    };
    if (is_capitalised(lexeme)) mark(i, Spot::capital);
    const std::uint64_t uses = words.uses(lexeme.word);
    if ((uses & kAny) == 0) continue;
    for (const Rule& rule : kRules) {
      if ((uses & rule.words) != 0) mark(i, rule.spot);
    }
    // `el` and `la` begin many a name, but most of them none.
    if ((uses & kKnownWord) != 0 &&
        (lexeme.is(tokens::kInitialUpper) || !lexeme.is(tokens::kHasLetter) || has_capital(stream.view(i)))) {
      mark(i, Spot::known);
    }
    if ((uses & kSpokesWord) != 0 && i + 1 < size_) mark(i + 1, Spot::after_spokes);
  }
}

}  // namespace gaceta::names
