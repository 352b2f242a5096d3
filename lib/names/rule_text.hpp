// A text as the rules over names read it: what each of its lexemes does around names is looked up once, in the order of
// the text, so that a rule asks an array beside it and no table of words; and where the lexemes stand that rules begin
// at, so that a rule goes from one to the next and never looks at the lexemes between.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "names/name_key.hpp"
#include "names/rule_words.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::names {

/// What makes a lexeme a spot.
enum class Spot : std::uint8_t {
  capital,       ///< a word with a capital first letter
  person,        ///< a capitalised given name, or a capitalised word behind a noun for people, in running text
  acronym,       ///< a capitalised word that is all capitals, or in brackets
  known,         ///< where a known organization begins
  head,          ///< where the head of an organization begins
  common_noun,   ///< kCommonNoun, kPluralNoun
  role,          ///< kRoleNoun, kPortfolioNoun, kCompanyNoun, kStakeNoun
  after_spokes,  ///< the lexeme behind a kSpokesWord
  subject,       ///< kSubject, capitalised
  product,       ///< kProductNoun in small letters, or in capitals
  other,         ///< kOtherWord, capitalised inside a sentence
  notice,        ///< kNoticeMark
};

/// Made once for a text; views it and the words, which must outlive it. Belongs to one thread.
class RuleText {
 public:
  RuleText(const tokens::TokenStream& stream, const RuleWords& words);

  [[nodiscard]] std::size_t size() const noexcept { return facts_.size(); }
  [[nodiscard]] const tokens::Lexeme& operator[](std::size_t at) const noexcept { return stream_[at]; }
  [[nodiscard]] std::string_view view(std::size_t at) const noexcept { return stream_.view(at); }
  [[nodiscard]] const tokens::TokenStream& stream() const noexcept { return stream_; }

  /// What a lexeme does around names, as flags of NameWord; none past the end.
  [[nodiscard]] std::uint64_t uses(std::size_t at) const noexcept { return at < facts_.size() ? facts_[at].uses : 0; }
  [[nodiscard]] bool is(std::size_t at, std::uint64_t uses) const noexcept { return (this->uses(at) & uses) != 0; }
  /// True for a word that no table knows, or only as a given name.
  [[nodiscard]] bool unknown(std::size_t at) const noexcept {
    return stream_[at].word == lexicon::kNoWord || is(at, kGivenName);
  }
  /// Name keys are made when they are first asked for.
  [[nodiscard]] Key key(std::size_t at) const {
    if (keys_[at] == 0) keys_[at] = key_of(stream_.view(at));
    return keys_[at];
  }

  // What begins at a lexeme; see RuleWords.
  [[nodiscard]] RuleWords::HeadMatch head_at(std::size_t at) const noexcept {
    if (at >= facts_.size() || facts_[at].head_length == 0) return {};
    return {&words_.head(facts_[at].head), facts_[at].head_length};
  }
  [[nodiscard]] RuleWords::KnownMatch known_organization_at(std::size_t at) const noexcept {
    return at < facts_.size() ? facts_[at].known : RuleWords::KnownMatch{};
  }
  [[nodiscard]] RuleWords::PlaceMatch place_at(std::size_t at) const noexcept {
    return at < facts_.size() ? facts_[at].place : RuleWords::PlaceMatch{};
  }
  [[nodiscard]] RuleWords::OtherMatch other_at(std::size_t at) const;
  [[nodiscard]] std::size_t company_form_at(std::size_t at) const {
    return is(at, kFormWord) ? words_.company_form_at(stream_, at) : 0;
  }
  [[nodiscard]] std::size_t common_noun_at(std::size_t at) const {
    return is(at, kCommonNoun) ? words_.common_noun_at(stream_, at) : 0;
  }
  [[nodiscard]] std::size_t organization_aside_at(std::size_t at) const {
    return is(at, kAsideWord) ? words_.organization_aside_at(stream_, at) : 0;
  }
  [[nodiscard]] std::size_t product_noun_at(std::size_t at) const {
    return is(at, kProductNoun) ? words_.product_noun_at(stream_, at) : 0;
  }
  [[nodiscard]] std::size_t subject_at(std::size_t at) const {
    return is(at, kSubject) ? words_.subject_at(stream_, at) : 0;
  }
  [[nodiscard]] std::size_t ministry_at(std::size_t at) const {
    return is(at, kMinistryWord) ? words_.ministry_at(stream_, at) : 0;
  }
  /// The type of a known acronym; NameType::other for none.
  [[nodiscard]] NameType acronym(std::size_t at) const { return words_.acronym(key(at)); }
  /// True where the beginning or end of a word is that of companies' and bodies' names.
  [[nodiscard]] bool has_affix(std::size_t at) const { return words_.has_affix(view(at)); }

  /// The first spot of a kind at `i` or later; the number of lexemes if there is none.
  [[nodiscard]] std::size_t next(Spot kind, std::size_t i) const noexcept {
    std::size_t block = i / kBlock;
    if (i >= size()) return size();
    std::uint64_t bits = bits_[block * kKinds + static_cast<std::size_t>(kind)] >> (i % kBlock) << (i % kBlock);
    while (bits == 0) {
      if (++block * kBlock >= size()) return size();
      bits = bits_[block * kKinds + static_cast<std::size_t>(kind)];
    }
    return block * kBlock + static_cast<std::size_t>(std::countr_zero(bits));
  }

 private:
  static constexpr std::size_t kBlock = 64;
  static constexpr std::size_t kKinds = 12;

  struct Facts {
    std::uint64_t uses = 0;  // of NameWord
    std::uint16_t head = 0;  // number of the head, where it has a length
    std::uint8_t head_length = 0;
    RuleWords::KnownMatch known;
    RuleWords::PlaceMatch place;
  };
  static_assert(sizeof(Facts) == 16);  // four in a line of the cache
  void mark(std::size_t at, Spot spot) noexcept {
    bits_[at / kBlock * kKinds + static_cast<std::size_t>(spot)] |= std::uint64_t{1} << at % kBlock;
  }
  void mark_capital(std::size_t at);
  void mark_uses(std::size_t at);

  const tokens::TokenStream& stream_;
  const RuleWords& words_;
  std::vector<Facts> facts_;         // by lexeme
  mutable std::vector<Key> keys_;    // by lexeme; 0 where not made yet
  std::vector<std::uint64_t> bits_;  // kKinds for each block of lexemes
};

/// Goes from one spot of a kind to the next beside other reasons to stop: the spot found is remembered until it is
/// passed, so that a rare kind costs one pass over the text and not one for each stop.
class NextSpot {
 public:
  /// `in` must outlive it.
  NextSpot(const RuleText& in, Spot kind) noexcept : in_(in), kind_(kind), at_(in.next(kind, 0)) {}
  /// As RuleText::next(), with `i` never less than at the call before.
  [[nodiscard]] std::size_t operator()(std::size_t i) noexcept {
    if (i > at_) at_ = in_.next(kind_, i);
    return at_;
  }

 private:
  const RuleText& in_;
  Spot kind_;
  std::size_t at_;
};

/// A word with a capital first letter.
[[nodiscard]] inline bool is_capitalised(const tokens::Lexeme& lexeme) {
  return lexeme.kind == TokenKind::word && lexeme.is(tokens::kInitialUpper);
}
/// A capitalised word that begins no sentence.
[[nodiscard]] inline bool is_capitalised_inside(const tokens::Lexeme& lexeme) {
  return is_capitalised(lexeme) && !lexeme.is(tokens::kSentenceStart);
}

}  // namespace gaceta::names
