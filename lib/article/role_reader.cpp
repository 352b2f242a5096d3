#include "article/role_reader.hpp"

#include <algorithm>

namespace gaceta::article {

using names::NameType;
using tokens::TokenStream;

namespace {

constexpr std::size_t kLongestParenthesis = 14;  // lexemes

// How a title that stands behind a name is tied to it.
enum class Tie : std::uint8_t { none, comma, enclosed, verb, former_verb };

}  // namespace

// The reading of one text.
struct RoleReader::Pass {
  const RoleWords& words;
  const RoleGrammar& grammar;
  const TokenStream& stream;
  const NameMap& names;
  // What is known of a lexeme.
  struct Spot {
    std::uint32_t use = 0;             // of its word; nothing inside a name
    std::uint32_t expected = kNoName;  // whose title may begin there
    Tie tie = Tie::none;
    bool done = false;  // a noun read as part of a phrase
  };
  std::vector<Spot> spots;  // by lexeme
  std::vector<RoleFinding> found;
  RolePhrase current;           // kept for its memory
  std::size_t sentence = 0;     // index of the one that is read
  std::uint32_t next_name = 0;  // the first name that ends behind the sentence's beginning

  Pass(const RoleWords& all_words, const RoleGrammar& all_grammar, const TokenStream& text, const NameMap& text_names)
      : words(all_words), grammar(all_grammar), stream(text), names(text_names), spots(text.size()) {
    for (std::size_t i = 0; i < spots.size(); ++i) spots[i].use = words.use(stream[i].word);
    for (std::uint32_t n = 0; n < names.size(); ++n) {
      for (std::uint32_t i = names[n].first; i < names[n].last; ++i) spots[i].use = 0;
    }
  }

  [[nodiscard]] std::uint32_t use(std::size_t at) const { return spots[at].use; }
  [[nodiscard]] bool is(std::size_t at, std::uint32_t uses) const { return (spots[at].use & uses) != 0; }

  void expect_title(std::size_t at, std::uint32_t person, Tie how) {
    if (at >= stream.size()) return;
    spots[at].expected = person;
    spots[at].tie = how;
  }

  void affiliate(std::uint32_t name, std::uint32_t organization, std::size_t begin, std::size_t end) {
    RoleFinding finding;
    finding.person = name;
    finding.organization = organization;
    finding.begin = static_cast<std::uint32_t>(begin);
    finding.end = static_cast<std::uint32_t>(end);
    found.push_back(finding);
  }

  // `es el director`, `preside Y`: a verb behind a name.
  bool read_verb(std::uint32_t name, std::size_t at, std::size_t end) {
    while (at < end && is(at, kAside)) ++at;
    if (at >= end || names.at(at) != kNoName) return false;
    const RoleWords::VerbMatch match = words.verb_at(stream, at, end);
    if (match.verb == nullptr) return false;
    const std::size_t after = at + match.length;
    if (match.verb->relation == RoleVerb::Relation::led || match.verb->relation == RoleVerb::Relation::heads)
      return false;
    if (match.verb->relation == RoleVerb::Relation::is) {
      expect_title(after, name, match.verb->former ? Tie::former_verb : Tie::verb);
      return true;
    }
    const RoleGrammar::OrganizationMatch organization = grammar.organization_at(stream, names, after, end);
    if (organization.name == kNoName) return false;
    affiliate(name, organization.name, at, organization.end);
    found.back().verb = match.verb;
    found.back().former = match.verb->former;
    return true;
  }

  // What follows a name: ages, affiliations, parentheses, then the place where a title may begin.
  void read_after(std::uint32_t name, std::size_t end) {
    std::size_t at = names[name].last;
    for (int round = 0; round < 4 && at < end; ++round) {
      if (names.at(at) != kNoName) return;
      const std::uint32_t now = use(at);
      if ((now & kQuote) != 0) {
        ++at;
        continue;
      }
      if ((now & kOpening) != 0) {
        const std::size_t last = std::min(end, at + kLongestParenthesis);
        std::size_t close = at + 1;
        while (close < last && (names.at(close) != kNoName || (use(close) & kClosing) == 0)) ++close;
        if (close == last) return;
        const std::uint32_t inside = names.begins(at + 1, NameType::organization);
        if (inside != kNoName && names[inside].last == close) {
          affiliate(name, inside, at + 1, close);
        } else {
          expect_title(at + 1, name, Tie::enclosed);
        }
        at = close + 1;
        continue;
      }
      if ((now & kComma) != 0 && at + 1 < end) {
        std::size_t next = at + 1;
        if (is(next, kDe)) ++next;
        if (next + 1 < end && stream[next].kind == TokenKind::number && is(next + 1, kYears)) {
          at = next + 2;
          continue;
        }
        if (next != at + 1) {
          const RoleGrammar::OrganizationMatch match = grammar.organization_at(stream, names, next, end);
          if (match.name == kNoName) return;
          affiliate(name, match.name, at + 1, match.end);
          at = match.end;
          continue;
        }
        expect_title(next, name, Tie::comma);
        if (is(next, kRelative)) ++next;
        read_verb(name, next, end);
        return;
      }
      if ((now & kDash) != 0) {
        expect_title(at + 1, name, Tie::enclosed);
        return;
      }
      if ((now & kDe) != 0) {
        const RoleGrammar::OrganizationMatch match = grammar.organization_at(stream, names, at + 1, end);
        if (match.name == kNoName) return;
        affiliate(name, match.name, at, match.end);
        at = match.end;
        continue;
      }
      read_verb(name, at, end);
      return;
    }
  }

  // The first organization in the sentence before `end` that no preposition governs; `subject` asks for one at its very
  // beginning, otherwise the last one before `end` will do.
  [[nodiscard]] std::uint32_t organization_in(const tokens::LexemeRange& range, std::size_t end, bool subject) const {
    constexpr std::size_t kSubjectWithin = 3;
    std::uint32_t last = kNoName;
    for (std::size_t i = range.first; i < end; ++i) {
      const std::uint32_t name = names.at(i);
      if (name == kNoName) continue;
      if (names[name].type == NameType::organization) {
        std::size_t before = i;
        while (before > range.first && is(before - 1, kArticle) && !is(before - 1, kPossessive)) --before;
        const bool governed = before > range.first && is(before - 1, kDe | kPor | kEn | kAnte | kPara | kA);
        if (!governed && (!subject || i < range.first + kSubjectWithin)) return name;
        last = name;
      }
      i = names[name].last - 1;
    }
    return subject ? kNoName : last;
  }

  // Whose director `su director` is, and in a text about one organization, `el gerente`.
  [[nodiscard]] std::uint32_t antecedent(const RolePhrase& phrase) const {
    const tokens::LexemeRange& here = stream.sentences[sentence];
    std::uint32_t name = organization_in(here, phrase.begin, !phrase.possessive);
    if (name == kNoName && sentence > 0 && !stream[here.first].is(tokens::kParagraphStart)) {
      const tokens::LexemeRange& previous = stream.sentences[sentence - 1];
      if (stream[previous.first].zone == stream[here.first].zone) {
        name = organization_in(previous, previous.last, !phrase.possessive);
      }
    }
    return name;
  }

  void give(const RolePhrase& phrase, std::uint32_t name, bool former, bool beside) {
    for (const RolePart& part : phrase.parts) {
      if (part.noun->kind == RoleKind::participle && !phrase.determined) continue;
      RoleFinding finding;
      finding.person = name;
      finding.first = part.first;
      finding.last = part.last;
      finding.begin = part.first;
      finding.end = std::max(part.end, part.last);
      finding.organization = part.organization;
      if (part.organization == kNoName && !part.complement && !part.former && part.noun->kind == RoleKind::office &&
          (phrase.possessive || (phrase.definite && part.noun->company && phrase.parts.size() == 1))) {
        finding.organization = antecedent(phrase);
      }
      finding.noun = part.noun;
      finding.noun_word = part.noun_word;
      finding.former = part.former || former;
      finding.beside = beside;
      found.push_back(finding);
    }
  }

  // The person whose name begins at `at`, words of respect before it aside.
  [[nodiscard]] std::uint32_t name_at(std::size_t at, std::size_t end) const {
    if (at < end && names.at(at) == kNoName && (use(at) & kQuote) != 0) ++at;
    for (int i = 0; i < 3 && at < end && is(at, kRespect); ++i) ++at;
    return at < end ? names.begins(at, NameType::person) : kNoName;
  }

  // Whose the phrase is.
  void place(const RolePhrase& phrase, std::size_t end, bool nested) {
    const std::size_t after = phrase.end;
    // A noun inside the title of another: only `asesor del presidente Pedro Sánchez`.
    if (nested && !phrase.determined && (phrase.begin == 0 || !is(phrase.begin - 1, kDe))) return;
    if (const std::uint32_t name = name_at(after, end); name != kNoName) {
      give(phrase, name, false, true);
      return;
    }
    if (nested) return;
    // Words before the noun may belong to the verb: `fue nombrada | directora`.
    std::size_t from = phrase.begin;
    while (from < phrase.parts.front().noun_at && spots[from].expected == kNoName) ++from;
    const std::uint32_t before = spots[from].expected;
    const Tie how = before == kNoName ? Tie::none : spots[from].tie;
    if (how == Tie::enclosed || how == Tie::verb || how == Tie::former_verb) {
      give(phrase, before, how == Tie::former_verb, false);
      return;
    }
    std::uint32_t next = kNoName;
    if (after < end && is(after, kComma)) next = name_at(after + 1, end);
    if (how == Tie::comma && (next == kNoName || !phrase.definite)) {
      give(phrase, before, false, false);
      return;
    }
    if (next != kNoName) {
      give(phrase, next, false, false);
      return;
    }
    // `El nuevo secretario de Turismo es Hugo Larrea`
    if (phrase.definite && after + 1 < end && is(after, kCopula)) {
      next = name_at(after + 1, end);
      if (next != kNoName) give(phrase, next, false, false);
    }
  }

  // `OpenAI, la compañía de Sam Altman`, `la compañía de Sam Altman, OpenAI`
  void read_owner(std::size_t at, std::size_t begin, std::size_t end) {
    bool body = false;
    const std::uint32_t length = words.organization_noun_at(stream, at, end, &body);
    if (length == 0 || body || at == begin || !is(at - 1, kDefinite)) return;
    const std::size_t of = at + length;
    if (of + 1 >= end || !is(of, kDe)) return;
    const std::uint32_t owner = names.begins(of + 1, NameType::person);
    if (owner == kNoName) return;
    if (at >= begin + 3 && is(at - 2, kComma)) {
      const std::uint32_t before = names.at(at - 3);
      if (before != kNoName && names[before].type == NameType::organization) {
        affiliate(owner, before, at, names[owner].last);
        return;
      }
    }
    const std::size_t after = names[owner].last;
    if (after + 1 < end && is(after, kComma)) {
      const std::uint32_t next = names.begins(after + 1, NameType::organization);
      if (next != kNoName) affiliate(owner, next, at, names[next].last);
    }
  }

  // `Desde Junts, Ana Díaz`, `Por la CGT, el cosecretario Luis Rey`: who speaks for the organization at the beginning
  // of a sentence. `at` is behind the comma.
  bool read_after_speaker(std::uint32_t name, std::size_t at, std::size_t end) {
    const std::size_t sentence_begin = stream.sentences[sentence].first;
    std::size_t before = names[name].first;
    while (before > sentence_begin && is(before - 1, kArticle)) --before;
    if (before != sentence_begin + 1 ||
        (stream.view(sentence_begin) != "Desde" && stream.view(sentence_begin) != "Por"))
      return false;
    const std::uint32_t person = name_at(at, end);
    if (person == kNoName) return false;
    affiliate(person, name, sentence_begin, names[person].last);
    return true;
  }

  // `Prismalis, de Jorge Sada-Robledo y Tomás Vidal,`, `el banco BX, presidido por Ana Díaz`, `BX, que preside Ana
  // Díaz`
  void read_after_organization(std::uint32_t name, std::size_t end) {
    std::size_t at = names[name].last;
    // `la Central Obrera Boliviana (COB), que dirige Ana Díaz`: told of the acronym, so of the body.
    if (at < end && is(at, kClosing) && names[name].first > 0 && is(names[name].first - 1, kOpening)) ++at;
    const bool comma = at < end && is(at, kComma);
    if (comma) ++at;
    if (comma && at < end && read_after_speaker(name, at, end)) return;
    if (at + 1 >= end || names.at(at) != kNoName) return;
    if (names.at(at) == kNoName && stream.view(at) == "con") {
      // `la Cámara de Comercio, con Ana Díaz al frente`
      const std::uint32_t person = name_at(at + 1, end);
      if (person == kNoName || names[person].last >= end) return;
      const RoleWords::VerbMatch tail = words.verb_at(stream, names[person].last, end);
      if (tail.verb != nullptr && tail.verb->relation == RoleVerb::Relation::heads) {
        affiliate(person, name, at, names[person].last + tail.length);
      }
      return;
    }
    // `la Coalición Cívica de Ana Díaz`: a full name. With an acronym it tells an era: `el PSOE de Ana Díaz`.
    if (!comma && !stream[names[name].first].is(tokens::kAllUpper) && is(at, kDe) && stream.view(at) == "de") {
      const std::uint32_t person = names.begins(at + 1, NameType::person);
      const bool full = person != kNoName && names[person].last - names[person].first > 1;
      if (full) affiliate(person, name, at, names[person].last);
      return;
    }
    if (comma && is(at, kDe)) {
      std::uint32_t person = names.begins(at + 1, NameType::person);
      if (person == kNoName) return;
      const std::size_t begin = at;
      std::vector<std::uint32_t> owners;
      while (person != kNoName) {
        owners.push_back(person);
        at = names[person].last;
        person = at + 1 < end && is(at, kAnd | kComma) ? names.begins(at + 1, NameType::person) : kNoName;
      }
      // Only as an aside: `Cerrillo, de X, informó`.
      if (at < end && !is(at, kComma | kClosing) && stream[at].kind == TokenKind::word) return;
      for (const std::uint32_t owner : owners) affiliate(owner, name, begin, at);
      return;
    }
    const bool relative = is(at, kRelative);
    if (relative) ++at;
    if (at >= end || names.at(at) != kNoName) return;
    const RoleWords::VerbMatch match = words.verb_at(stream, at, end);
    if (match.verb == nullptr) return;
    // `a cargo de` has the person on either side.
    const bool either = match.verb->relation == RoleVerb::Relation::leads && match.verb->masculine.empty();
    if (relative ? match.verb->relation != RoleVerb::Relation::leads
                 : match.verb->relation != RoleVerb::Relation::led && !either) {
      return;
    }
    const std::uint32_t person = name_at(at + match.length, end);
    if (person == kNoName) return;
    affiliate(person, name, at, names[person].last);
    found.back().verb = match.verb;
    found.back().former = match.verb->former;
  }

  void read_sentence(std::size_t begin, std::size_t end) {
    while (next_name < names.size() && names[next_name].last <= begin) ++next_name;
    for (std::uint32_t n = next_name; n < names.size() && names[n].first < end; ++n) {
      if (names[n].type == NameType::person) read_after(n, end);
      if (names[n].type == NameType::organization) read_after_organization(n, end);
    }
    std::size_t outer_end = begin;  // end of the last phrase: nouns before it are inside of it
    for (std::size_t i = begin; i < end; ++i) {
      const std::uint32_t now = use(i);
      if ((now & (kOrganizationNoun | kHead)) == 0) continue;
      if ((now & kOrganizationNoun) != 0) read_owner(i, begin, end);
      if ((now & kHead) == 0 || spots[i].done) continue;
      if (!grammar.read(stream, names, begin, i, end, current)) continue;
      for (const RolePart& part : current.parts) spots[part.noun_at].done = true;
      place(current, end, i < outer_end);
      outer_end = std::max<std::size_t>(outer_end, current.end);
    }
  }
};

std::vector<RoleFinding> RoleReader::read(const TokenStream& stream, const NameMap& names) const {
  Pass pass(words_, grammar_, stream, names);
  for (; pass.sentence < stream.sentences.size(); ++pass.sentence) {
    pass.read_sentence(stream.sentences[pass.sentence].first, stream.sentences[pass.sentence].last);
  }
  const auto earlier = [](const RoleFinding& a, const RoleFinding& b) { return a.begin < b.begin; };
  if (!std::is_sorted(pass.found.begin(), pass.found.end(), earlier))
    std::stable_sort(pass.found.begin(), pass.found.end(), earlier);
  return std::move(pass.found);
}

Gender RoleReader::gender_before(const TokenStream& stream, std::size_t first) const {
  for (std::size_t i = first; i > 0 && first - i < 3; --i) {
    const std::uint32_t use = words_.use(stream[i - 1].word);
    if ((use & kRespect) == 0) break;
    if ((use & kFeminineRespect) != 0) return Gender::feminine;
    if ((use & kMasculineRespect) != 0) return Gender::masculine;
  }
  return Gender::unknown;
}

}  // namespace gaceta::article
