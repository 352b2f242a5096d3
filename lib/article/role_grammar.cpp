#include "article/role_grammar.hpp"

#include <algorithm>
#include <string>

#include "text/fold.hpp"

namespace gaceta::article {

using names::NameType;
using tokens::Lexeme;
using tokens::TokenStream;

namespace {

constexpr std::size_t kReach = 40;     // lexemes of one phrase
constexpr std::size_t kMostParts = 6;  // titles of one phrase

bool is_word(const Lexeme& lexeme) { return lexeme.kind == TokenKind::word; }

// Whether the name of somebody ends a title's complement.
bool ends_with_person(const NameMap& names, const RolePart& part, std::size_t after) {
  if (!part.complement || after == 0) return false;
  const std::uint32_t name = names.at(after - 1);
  return name != kNoName && names[name].type == NameType::person;
}

}  // namespace

bool RoleGrammar::is_adjective(const TokenStream& stream, std::size_t at) const {
  const Lexeme& lexeme = stream[at];
  if (!is_word(lexeme)) return false;
  if (words_.is(lexeme.word, kNever | kNotNoun | kHead)) return false;
  if (lexeme.is(tokens::kInitialUpper) && !lexeme.is(tokens::kAllUpper)) return false;
  if (lexeme.end - lexeme.begin < 4 || lexeme.end - lexeme.begin > 30) return false;
  return words_.has_adjective_ending(text::fold(stream.view(at)));
}

std::size_t RoleGrammar::after_adjectives(const TokenStream& stream, const NameMap& names, std::size_t at,
                                          std::size_t end) const {
  while (at < end && names.at(at) == kNoName) {
    if (const std::uint32_t length = words_.modifier_at(stream, at, end); length != 0) {
      at += length;
    } else if (is_adjective(stream, at)) {
      ++at;
    } else {
      break;
    }
  }
  return at;
}

RoleGrammar::OrganizationMatch RoleGrammar::organization_at(const TokenStream& stream, const NameMap& names,
                                                            std::size_t at, std::size_t end) const {
  while (at < end && names.at(at) == kNoName && words_.is(stream[at].word, kArticle)) ++at;
  if (at >= end) return {};
  if (names.at(at) == kNoName) {
    const std::uint32_t noun = words_.organization_noun_at(stream, at, end);
    if (noun == 0) return {};
    at = after_adjectives(stream, names, at + noun, end);
    if (at < end && words_.is(stream[at].word, kQuote)) ++at;
    if (at >= end) return {};
  }
  const std::uint32_t name = names.begins(at, NameType::organization);
  if (name == kNoName) return {};
  return {name, names[name].last};
}

// `(DGA)`: the acronym in parentheses of what stands before.
RoleGrammar::OrganizationMatch RoleGrammar::acronym_at(const TokenStream& stream, const NameMap& names, std::size_t at,
                                                       std::size_t end) const {
  if (at + 2 >= end || names.at(at) != kNoName || !words_.is(stream[at].word, kOpening)) return {};
  const std::uint32_t name = names.begins(at + 1, NameType::organization);
  if (name == kNoName) return {};
  const std::size_t close = names[name].last;
  if (close >= end || !words_.is(stream[close].word, kClosing)) return {};
  return {name, close + 1};
}

// Behind what numbers a court or a district: `número 3`, `14.º`, `1° turno`.
std::size_t RoleGrammar::after_number(const TokenStream& stream, const NameMap& names, std::size_t at,
                                      std::size_t end) const {
  if (at >= end || names.at(at) != kNoName) return at;
  std::size_t number = at;
  if (words_.is(stream[number].word, kNumber)) ++number;
  if (number >= end || names.at(number) != kNoName || stream[number].kind != TokenKind::number) return at;
  ++number;
  if (number < end && (stream.view(number) == "°" || stream.view(number) == "º")) ++number;
  if (number < end && stream.view(number) == "turno") ++number;
  return number;
}

// Where a list of portfolios ends that goes on at `at`: `Presidencia | , Justicia y Relaciones con las Cortes`,
// `Energía | y el Reto Demográfico`. A comma goes on only where an `y` follows within the list.
std::size_t RoleGrammar::after_portfolios(const TokenStream& stream, const NameMap& names, std::size_t at,
                                          std::size_t end) const {
  constexpr int kMostItems = 5;
  std::size_t sure = at;
  for (int item = 0; item < kMostItems && at + 1 < end && names.at(at) == kNoName; ++item) {
    bool last = words_.is(stream[at].word, kAnd);
    if (!last && !words_.is(stream[at].word, kComma)) break;
    std::size_t next = at + 1;
    if (!last && words_.is(stream[next].word, kAnd)) last = true, ++next;
    if (last && next < end && names.at(next) == kNoName && words_.is(stream[next].word, kArticle)) ++next;
    if (next >= end) break;
    if (const std::uint32_t name = names.at(next); name != kNoName) {
      if (names[name].first != next || names[name].type == NameType::person) break;
      if (names[name].type == NameType::organization && !last) break;
      at = names[name].last;
    } else {
      at = next;
      while (at < end && names.at(at) == kNoName && is_word(stream[at]) && stream[at].is(tokens::kInitialUpper) &&
             !words_.is(stream[at].word, kHead)) {
        ++at;
      }
      if (at == next) break;
    }
    if (last) {
      sure = at;
      break;
    }
  }
  return sure;
}

// What follows a preposition: an organization, a place, a portfolio, a common noun.
RoleGrammar::Complement RoleGrammar::complement_at(const TokenStream& stream, const NameMap& names, std::size_t at,
                                                   std::size_t end) const {
  if (at >= end) return {};
  if (const OrganizationMatch match = organization_at(stream, names, at, end); match.name != kNoName) {
    std::size_t after = match.end;
    if (const OrganizationMatch acronym = acronym_at(stream, names, after, end); acronym.name != kNoName) {
      after = acronym.end;
    }
    return {after, match.name};
  }
  while (at < end && names.at(at) == kNoName && words_.is(stream[at].word, kArticle)) ++at;
  // `juez de lo Penal`
  if (at + 1 < end && names.at(at) == kNoName && stream.view(at) == "lo") ++at;
  if (at >= end) return {};

  if (const std::uint32_t name = names.at(at); name != kNoName) {
    if (names[name].first != at) return {};
    std::size_t after = names[name].last;
    // `asesor de Pablo Rincón y José Lara Montiel`
    if (names[name].type == NameType::person && after + 1 < end && words_.is(stream[after].word, kAnd)) {
      const std::uint32_t next = names.begins(after + 1, NameType::person);
      if (next != kNoName) after = names[next].last;
    }
    if (names[name].type != NameType::person) after = after_portfolios(stream, names, after, end);
    return {after, kNoName};
  }

  // `fiscal de 1° turno`
  if (const std::size_t numbered = after_number(stream, names, at, end); numbered > at + 1) return {numbered, kNoName};
  const Lexeme& lexeme = stream[at];
  if (!is_word(lexeme)) return {};
  if (lexeme.is(tokens::kInitialUpper)) {
    // Capitalised words, joined by small ones: `Hacienda y Crédito Público`, `Economía, Fomento y Turismo`.
    std::size_t after = at + 1;
    while (after < end && names.at(after) == kNoName) {
      const Lexeme& next = stream[after];
      if (is_word(next) && next.is(tokens::kInitialUpper) && !words_.is(next.word, kAnd | kDe)) {
        ++after;
        continue;
      }
      std::size_t skip = after;
      const bool comma = words_.is(next.word, kComma);
      if (comma) {
        // A comma goes on only where an `y` follows within the list.
        std::size_t look = after + 1;
        while (look < end && look < after + 4 && is_word(stream[look]) && stream[look].is(tokens::kInitialUpper) &&
               names.at(look) == kNoName && !words_.is(stream[look].word, kHead)) {
          ++look;
        }
        if (look == after + 1 || look + 1 >= end || !words_.is(stream[look].word, kAnd) ||
            names.at(look + 1) != kNoName || !stream[look + 1].is(tokens::kInitialUpper) ||
            words_.is(stream[look + 1].word, kHead)) {
          break;
        }
        after = look;
        continue;
      }
      while (skip < end && skip < after + 3 && words_.is(stream[skip].word, kDe | kAnd | kArticle)) ++skip;
      if (skip == after || skip >= end || names.at(skip) != kNoName || !is_word(stream[skip]) ||
          !stream[skip].is(tokens::kInitialUpper)) {
        break;
      }
      if (words_.is(stream[skip].word, kHead) && words_.is(next.word, kAnd)) break;
      after = skip + 1;
    }
    return {after_number(stream, names, after, end), kNoName};
  }
  if (words_.is(lexeme.word, kNotNoun)) return {};
  std::size_t noun_at = at;
  while (
      noun_at + 1 < end && noun_at < at + 3 &&
      (words_.is(stream[noun_at].word, kBefore | kAside) || words_.former_before(stream, noun_at, noun_at + 1) != 0)) {
    ++noun_at;
  }
  if (const RoleWords::NounMatch inner = words_.noun_at(stream, noun_at, end); inner.noun != nullptr) {
    // `asesor del entonces presidente de Bolivia Luis Arce`: a person's title inside the title of another.
    std::size_t after = after_adjectives(stream, names, noun_at + inner.length, end);
    if (after + 1 < end && words_.is(stream[after].word, kDe)) {
      std::size_t place = after + 1;
      while (place < end && names.at(place) == kNoName && words_.is(stream[place].word, kArticle)) ++place;
      if (place < end && names.at(place) != kNoName && names[names.at(place)].first == place) {
        after = names[names.at(place)].last;
      }
    }
    if (const std::uint32_t person = names.begins(after, NameType::person); person != kNoName) {
      after = names[person].last;
    }
    return {after, kNoName};
  }
  std::size_t after = after_adjectives(stream, names, at + 1, end);
  // `el distrito 26`
  if (after < end && names.at(after) == kNoName && stream[after].kind == TokenKind::number) ++after;
  // `energía y minas`, where the phrase ends behind it.
  if (after + 2 < end && words_.is(stream[after].word, kAnd) && names.at(after + 1) == kNoName &&
      is_word(stream[after + 1]) && !words_.is(stream[after + 1].word, kNotNoun | kHead) &&
      !stream[after + 1].is(tokens::kInitialUpper)) {
    const std::size_t look = after_adjectives(stream, names, after + 2, end);
    if (look < end && (words_.is(stream[look].word, kComma | kDe | kClosing | kDash) ||
                       names.begins(look, NameType::person) != kNoName)) {
      after = look;
    }
  }
  return {after, kNoName};
}

std::size_t RoleGrammar::read_part(const TokenStream& stream, const NameMap& names, std::size_t noun_at,
                                   RoleWords::NounMatch match, std::size_t end, RolePart& part) const {
  part.noun = match.noun;
  part.noun_at = static_cast<std::uint32_t>(noun_at);
  part.noun_word = stream[noun_at].word;
  part.former = part.former || match.noun->former;
  std::size_t at = noun_at + match.length;
  std::size_t title = at;
  if (const std::size_t numbered = after_number(stream, names, at, end); numbered != at) at = title = numbered;
  for (;;) {
    const std::size_t adjectives = after_adjectives(stream, names, at, end);
    if (adjectives != at) {
      at = adjectives;
      if (part.organization == kNoName) title = at;
    }
    if (at >= end || names.at(at) != kNoName) break;
    const lexicon::WordId word = stream[at].word;
    const bool of = words_.is(word, kDe);
    if (!of && (words_.use(word) & match.noun->prepositions) == 0) break;
    if (part.organization != kNoName && !of) break;
    const Complement complement = complement_at(stream, names, at + 1, end);
    if (complement.end == 0) break;
    part.complement = true;
    if (complement.organization != kNoName) {
      if (part.organization == kNoName) part.organization = complement.organization;
      at = complement.end;
      // `delegado de UGT en la planta`, where the person follows.
      if (at + 1 < end && names.at(at) == kNoName && words_.is(stream[at].word, kEn | kPara)) {
        const Complement where = complement_at(stream, names, at + 1, end);
        const std::size_t after = where.end;
        if (after != 0 && (names.begins(after, NameType::person) != kNoName ||
                           (after < end && words_.is(stream[after].word, kComma) &&
                            names.begins(after + 1, NameType::person) != kNoName))) {
          at = after;
        }
      }
      break;
    }
    at = complement.end;
    if (part.organization == kNoName) title = at;
    // `director de Aduanas (DGA)`
    if (const OrganizationMatch acronym = acronym_at(stream, names, at, end);
        acronym.name != kNoName && part.organization == kNoName) {
      part.organization = acronym.name;
      at = acronym.end;
      break;
    }
  }
  part.last = static_cast<std::uint32_t>(title);
  part.end = static_cast<std::uint32_t>(at);
  // `presidente hasta 2024 y general retirado`
  if (at + 1 < end && names.at(at) == kNoName && stream[at + 1].kind == TokenKind::number &&
      (stream.view(at) == "hasta" || stream.view(at) == "desde")) {
    if (stream.view(at) == "hasta") part.former = true;
    at += 2;
  }
  return at;
}

// Words before the noun; returns where they begin, the determiner left out. Sets the title's first word.
std::size_t RoleGrammar::before_noun(const TokenStream& stream, std::size_t begin, std::size_t at,
                                     RolePart& part) const {
  part.first = static_cast<std::uint32_t>(at);
  bool title = true;
  while (at > begin) {
    const lexicon::WordId word = stream[at - 1].word;
    if (const std::uint32_t former = words_.former_before(stream, begin, at); former != 0) {
      part.former = true;
      at -= former;
      title = false;
    } else if (words_.is(word, kEx)) {
      part.former = true;
      --at;
      if (title) part.first = static_cast<std::uint32_t>(at);
    } else if (words_.is(word, kBefore)) {
      --at;
      if (title) part.first = static_cast<std::uint32_t>(at);
    } else if (words_.is(word, kAside)) {
      --at;
      title = false;
    } else {
      break;
    }
  }
  return at;
}

RolePart RoleGrammar::read_plural(const TokenStream& stream, const NameMap& names, std::size_t begin, std::size_t at,
                                  std::size_t end, const RoleWords::PluralMatch& match) const {
  RolePart part;
  (void)before_noun(stream, begin, at, part);
  (void)read_part(stream, names, at, {match.noun, match.length}, std::min(end, at + kReach), part);
  return part;
}

bool RoleGrammar::read(const TokenStream& stream, const NameMap& names, std::size_t begin, std::size_t at,
                       std::size_t end, RolePhrase& phrase) const {
  if (names.at(at) != kNoName) return false;
  end = std::min(end, at + kReach);
  const RoleWords::NounMatch noun = words_.noun_at(stream, at, end);
  if (noun.noun == nullptr) return false;
  phrase.parts.clear();
  phrase.definite = phrase.determined = phrase.possessive = false;

  RolePart part;
  std::size_t first = before_noun(stream, begin, at, part);
  if (first > begin && names.at(first - 1) == kNoName) {
    const std::uint32_t use = words_.use(stream[first - 1].word);
    if ((use & (kDefinite | kIndefinite)) != 0) {
      phrase.definite = (use & kDefinite) != 0;
      phrase.determined = true;
      phrase.possessive = (use & kPossessive) != 0;
      --first;
    }
  }
  phrase.begin = static_cast<std::uint32_t>(first);
  std::size_t after = read_part(stream, names, at, noun, end, part);
  phrase.parts.push_back(part);

  // Further titles: `, politólogo`, `y candidato por …`.
  while (phrase.parts.size() < kMostParts && after + 1 < end) {
    const std::uint32_t use = words_.use(stream[after].word);
    if (names.at(after) != kNoName || (use & (kAnd | kComma)) == 0) break;
    // `padre del futbolista Luis Rey, | delantero de`: what follows is the other's.
    if ((use & kComma) != 0 && ends_with_person(names, phrase.parts.back(), after)) break;
    std::size_t next = after + 1;
    if ((use & kComma) != 0 && next < end && words_.is(stream[next].word, kAnd)) ++next;
    if ((use & kAnd) != 0 && next < end && words_.is(stream[next].word, kDefinite | kIndefinite)) ++next;
    const std::size_t from = next;
    while (next < end && next < from + 3 && names.at(next) == kNoName &&
           words_.is(stream[next].word, kBefore | kAside | kEx)) {
      if (words_.noun_at(stream, next, end).noun != nullptr) break;
      ++next;
    }
    if (next >= end || names.at(next) != kNoName) break;
    const RoleWords::NounMatch further = words_.noun_at(stream, next, end);
    if (further.noun == nullptr) break;
    RolePart more;
    (void)before_noun(stream, from, next, more);
    after = read_part(stream, names, next, further, end, more);
    phrase.parts.push_back(more);
  }
  // `fundador y CEO de OpenAI`: the organization is that of both.
  for (std::size_t i = phrase.parts.size() - 1; i > 0; --i) {
    RolePart& left = phrase.parts[i - 1];
    const RolePart& right = phrase.parts[i];
    if (!left.complement && left.organization == kNoName && left.noun->kind == RoleKind::office &&
        right.noun->kind == RoleKind::office && (left.noun->company || right.noun->company)) {
      left.organization = right.organization;
    }
  }
  phrase.end = static_cast<std::uint32_t>(after);
  return true;
}

}  // namespace gaceta::article
