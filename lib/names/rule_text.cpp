#include "names/rule_text.hpp"

#include <algorithm>

namespace gaceta::names {

namespace {

// The uses that make spots or matches of a lexeme.
constexpr std::uint64_t kOfSpots = kKnownWord | kHeadWord | kPlaceWord | kCommonNoun | kPluralNoun | kRoleNoun |
                                   kPortfolioNoun | kCompanyNoun | kStakeNoun | kSubject | kProductNoun | kOtherWord |
                                   kNoticeMark | kSpokesWord;

}  // namespace

RuleText::RuleText(const tokens::TokenStream& stream, const RuleWords& words)
    : stream_(stream),
      words_(words),
      facts_(stream.size()),
      keys_(stream.size(), 0),
      bits_((stream.size() + kBlock - 1) / kBlock * kKinds, 0) {
  // First what single lexemes tell; then what those tell that stand beside each other, of the few that tell anything.
  const std::size_t size = stream.size();
  std::vector<std::uint64_t> used(bits_.size() / kKinds);
  for (std::size_t i = 0, block = 0; i < size; ++block) {
    std::uint64_t capital = 0, of_spots = 0;
    for (const std::size_t end = std::min(size, i + kBlock); i < end; ++i) {
      const tokens::Lexeme& lexeme = stream[i];
      const std::uint64_t uses = words.uses(lexeme.word);
      facts_[i].uses = uses;
      capital |= std::uint64_t{is_capitalised(lexeme)} << i % kBlock;
      of_spots |= std::uint64_t{(uses & kOfSpots) != 0} << i % kBlock;
    }
    bits_[block * kKinds + static_cast<std::size_t>(Spot::capital)] = capital;
    used[block] = of_spots;
  }
  for (std::size_t block = 0; block < used.size(); ++block) {
    for (std::uint64_t bits = used[block]; bits != 0; bits &= bits - 1)
      mark_uses(block * kBlock + static_cast<std::size_t>(std::countr_zero(bits)));
    const std::uint64_t capitals = bits_[block * kKinds + static_cast<std::size_t>(Spot::capital)];
    for (std::uint64_t bits = capitals; bits != 0; bits &= bits - 1)
      mark_capital(block * kBlock + static_cast<std::size_t>(std::countr_zero(bits)));
  }
}

void RuleText::mark_capital(std::size_t at) {
  const tokens::Lexeme& lexeme = stream_[at];
  if (lexeme.zone == Zone::link) return;
  if (lexeme.is(tokens::kAllUpper)) {
    mark(at, Spot::acronym);
    return;
  }
  if (is(at - 1, kOpeningMark) && is(at + 1, kClosingMark)) mark(at, Spot::acronym);
  if (lexeme.zone == Zone::headline || is(at, kTitleWord)) return;
  const bool titled = at > 0 && !lexeme.is(tokens::kSentenceStart) && is(at - 1, kRoleNoun) &&
                      !stream_[at - 1].is(tokens::kInitialUpper);
  if (titled || is(at, kGivenName)) mark(at, Spot::person);
}

void RuleText::mark_uses(std::size_t at) {
  const tokens::Lexeme& lexeme = stream_[at];
  Facts& facts = facts_[at];
  const std::uint64_t uses = facts.uses;
  if ((uses & kKnownWord) != 0) {
    facts.known = words_.known_organization_at(stream_, at);
    if (facts.known.length != 0) mark(at, Spot::known);
  }
  if ((uses & (kCommonNoun | kPluralNoun)) != 0) mark(at, Spot::common_noun);
  if ((uses & (kRoleNoun | kPortfolioNoun | kCompanyNoun | kStakeNoun)) != 0) mark(at, Spot::role);
  if ((uses & kProductNoun) != 0 && lexeme.is(tokens::kInitialUpper) == lexeme.is(tokens::kAllUpper))
    mark(at, Spot::product);
  if ((uses & kNoticeMark) != 0) mark(at, Spot::notice);
  if ((uses & kSpokesWord) != 0 && at + 1 < size()) mark(at + 1, Spot::after_spokes);
  if (!is_capitalised(lexeme)) return;
  if ((uses & kHeadWord) != 0) {
    const RuleWords::HeadNumber head = words_.head_number_at(stream_, at);
    facts.head = head.number;
    facts.head_length = head.length;
    if (head.length != 0) mark(at, Spot::head);
  }
  if ((uses & kPlaceWord) != 0) facts.place = words_.place_at(stream_, at);
  if ((uses & kSubject) != 0) mark(at, Spot::subject);
  if ((uses & kOtherWord) != 0 && !lexeme.is(tokens::kSentenceStart)) mark(at, Spot::other);
}

RuleWords::OtherMatch RuleText::other_at(std::size_t at) const {
  if (!is(at, kOtherWord)) return {};
  const RuleWords::OtherMatch match = words_.other_at(stream_, at);
  if (match.length == 0) return {};
  // `Programa de las Naciones Unidas`, `Revolución Ciudadana`: bodies that begin with such a word.
  if (head_at(at).length > match.length) return {};
  if (const RuleWords::KnownMatch known = known_organization_at(at); known.sure && known.length > match.length)
    return {};
  return match;
}

}  // namespace gaceta::names
