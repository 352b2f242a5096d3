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
    std::uint32_t expected = kNoName;  // whose title may begin there
    Tie tie = Tie::none;
    bool done = false;  // a noun read as part of a phrase
  };
  std::vector<Spot> spots;  // by lexeme
  std::vector<RoleFinding> found;
  RolePhrase current;                   // kept for its memory
  RolePhrase pending;                   // a phrase that another one may explain: `su hija, | la guionista Ana Díaz`
  std::uint32_t pending_at = 0;         // where that one would begin; 0 for none
  std::vector<std::uint32_t> together;  // people of one title
  std::size_t sentence = 0;             // index of the one that is read
  std::uint32_t next_name = 0;          // the first name that ends behind the sentence's beginning

  Pass(const RoleWords& all_words, const RoleGrammar& all_grammar, const TokenStream& text, const NameMap& text_names)
      : words(all_words), grammar(all_grammar), stream(text), names(text_names), spots(text.size()) {}

  // What the word of a lexeme does; nothing inside a name.
  [[nodiscard]] std::uint32_t use(std::size_t at) const {
    return names.at(at) == kNoName ? words.use(stream[at].word) : 0;
  }
  [[nodiscard]] bool is(std::size_t at, std::uint32_t uses) const { return (use(at) & uses) != 0; }

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

  // Behind `durante años`, `durante más de dos décadas`, if that stands there.
  [[nodiscard]] std::size_t behind_duration(std::size_t at, std::size_t end) const {
    constexpr std::size_t kLongest = 6;
    if (at >= end || stream.view(at) != "durante") return at;
    for (std::size_t i = at + 1; i < end && i < at + kLongest; ++i) {
      if (names.at(i) != kNoName) break;
      if (is(i, kYears)) return i + 1;
    }
    return at;
  }

  // `es el director`, `preside Y`: a verb behind a name.
  bool read_verb(std::uint32_t name, std::size_t at, std::size_t end) {
    while (at < end && is(at, kAside)) ++at;
    if (at >= end || names.at(at) != kNoName) return false;
    // `lleva ocho años al frente de`
    if (stream.view(at) == "lleva") {
      constexpr std::size_t kLongest = 5;
      const std::size_t last = std::min(end, at + kLongest);
      while (at + 1 < last && names.at(at) == kNoName && !is(at, kYears)) ++at;
      if (!is(at, kYears)) return false;
      ++at;
      if (at >= end) return false;
    }
    const RoleWords::VerbMatch match = words.verb_at(stream, at, end);
    if (match.verb == nullptr) return false;
    const std::size_t after = at + match.length;
    switch (match.verb->relation) {
      case RoleVerb::Relation::led:
      case RoleVerb::Relation::heads:
      case RoleVerb::Relation::named:
        return false;
      case RoleVerb::Relation::is:
      case RoleVerb::Relation::leads:
        break;
    }
    if (match.verb->relation == RoleVerb::Relation::is) {
      expect_title(behind_duration(after, end), name, match.verb->former ? Tie::former_verb : Tie::verb);
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
          // `, de 29 años y vecino de`
          if (at + 1 < end && is(at, kAnd)) {
            expect_title(at + 1, name, Tie::comma);
            return;
          }
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
        // `su presidente` is not that of two: `Volkrán y Enerval ganaron`.
        const std::size_t behind = names[name].last;
        const bool several =
            !subject &&
            ((behind + 1 < end && is(behind, kAnd) && names.begins(behind + 1, NameType::organization) != kNoName) ||
             (before > range.first + 1 && is(before - 1, kAnd) && names.at(before - 2) != kNoName &&
              names[names.at(before - 2)].type == NameType::organization));
        if (several) {
          i = behind - 1;
          continue;
        }
        if (!governed && (!subject || i < range.first + kSubjectWithin)) return name;
        last = name;
      }
      i = names[name].last - 1;
    }
    return subject ? kNoName : last;
  }

  [[nodiscard]] bool person_in(std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i < last; ++i) {
      const std::uint32_t name = names.at(i);
      if (name == kNoName) continue;
      if (names[name].type == NameType::person) return true;
      i = names[name].last - 1;
    }
    return false;
  }

  // Whose director `su director` is, and in a text about one organization, `el gerente`.
  [[nodiscard]] std::uint32_t antecedent(const RolePhrase& phrase) const {
    const tokens::LexemeRange& here = stream.sentences[sentence];
    std::uint32_t name = organization_in(here, phrase.begin, !phrase.possessive);
    if (name == kNoName && phrase.possessive && person_in(here.first, phrase.begin)) return kNoName;
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
      // `su presidente`, `cuyo director de operaciones`, `el presidente`
      if (part.organization == kNoName && !part.former && part.noun->kind == RoleKind::office &&
          (phrase.possessive ||
           (phrase.definite && !part.complement && part.noun->company && phrase.parts.size() == 1))) {
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

  // The person whose title goes on with one more word than the tables know (`el delantero | culé | Ana Díaz`) or with
  // the organization itself (`la diputada | RN | Ana Díaz`). Gives the phrase what belongs to it.
  std::uint32_t name_behind_word(RolePhrase& phrase, std::size_t end) {
    const std::size_t after = phrase.end;
    if (after + 1 >= end) return kNoName;
    RolePart& part = phrase.parts.back();
    if (const std::uint32_t organization = names.begins(after, NameType::organization); organization != kNoName) {
      const std::uint32_t name = name_at(names[organization].last, end);
      if (name == kNoName || part.complement) return kNoName;
      part.organization = organization;
      part.end = names[organization].last;
      return name;
    }
    if (!phrase.definite || !may_be_modifier(after) || follows_verb_of(phrase)) return kNoName;
    std::uint32_t name = name_at(after + 1, end);
    if (name == kNoName && after + 2 < end && is(after + 1, kComma)) {
      // `El presidente culé, Juan Ruiz, dijo`
      name = name_at(after + 2, end);
      if (name != kNoName && names[name].last < end && !is(names[name].last, kComma | kQuote | kClosing) &&
          stream.view(names[name].last) != ".") {
        return kNoName;
      }
    }
    if (name == kNoName || names[name].last - names[name].first < 2) return kNoName;
    if (part.organization == kNoName) part.last = static_cast<std::uint32_t>(after + 1);
    return name;
  }

  // A word in small letters that could be an adjective of any kind.
  [[nodiscard]] bool may_be_modifier(std::size_t at) const {
    constexpr std::size_t kShortest = 4, kLongest = 20;  // bytes
    const tokens::Lexeme& lexeme = stream[at];
    const std::size_t length = lexeme.end - lexeme.begin;
    return lexeme.kind == TokenKind::word && names.at(at) == kNoName && !lexeme.is(tokens::kInitialUpper) &&
           length >= kShortest && length <= kLongest &&
           !is(at, kNotNoun | kNever | kHead | kVerb | kAside | kRespect) && !stream.view(at).ends_with("ó") &&
           !stream.view(at).ends_with("mente");
  }

  // `Al alcalde responde Ana Díaz`: what stands between is a verb.
  [[nodiscard]] bool follows_verb_of(const RolePhrase& phrase) const {
    const std::string_view first = stream.view(phrase.begin);
    return first == "al" || first == "Al" || (phrase.begin > 0 && is(phrase.begin - 1, kA)) ||
           stream.view(phrase.begin) == "A";
  }

  // `Su hija, la guionista Ana Díaz`: keeps a phrase nobody has yet, where another one begins behind its comma.
  void keep_pending(const RolePhrase& phrase, std::size_t end) {
    const std::size_t next = phrase.end + 1;
    if (!phrase.determined || next >= end || !is(phrase.end, kComma) || !is(next, kDefinite)) return;
    pending = phrase;
    pending_at = static_cast<std::uint32_t>(next);
  }

  // `un gerente, | identificado como Ana Díaz`
  [[nodiscard]] std::uint32_t name_told_at(std::size_t at, std::size_t end) const {
    if (at >= end) return kNoName;
    const RoleWords::VerbMatch match = words.verb_at(stream, at, end);
    if (match.verb == nullptr || match.verb->relation != RoleVerb::Relation::named) return kNoName;
    return name_at(at + match.length, end);
  }

  // Whose the phrase is.
  void place(RolePhrase& phrase, std::size_t end, bool nested) {
    const std::size_t after = phrase.end;
    // A noun inside the title of another: only `asesor del presidente Pedro Sánchez`.
    if (nested && !phrase.determined && (phrase.begin == 0 || !is(phrase.begin - 1, kDe))) return;
    std::uint32_t beside = name_at(after, end);
    if (beside == kNoName && !nested) beside = name_behind_word(phrase, end);
    if (beside != kNoName) {
      give(phrase, beside, false, true);
      if (pending_at != 0 && pending_at == phrase.begin) give(pending, beside, false, false);
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
    if (after < end && is(after, kComma)) {
      next = name_at(after + 1, end);
      if (next == kNoName) next = name_told_at(after + 1, end);
    }
    if (how == Tie::comma && (next == kNoName || !phrase.definite)) {
      give(phrase, before, false, false);
      return;
    }
    if (next != kNoName) {
      give(phrase, next, false, false);
      return;
    }
    keep_pending(phrase, end);
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
    // `Por Fuerza Andina (FA), Ana Díaz`
    if (before > sentence_begin + 1 && is(before - 1, kOpening) && names.at(before - 2) != kNoName)
      before = names[names.at(before - 2)].first;
    while (before > sentence_begin && is(before - 1, kArticle)) --before;
    if (before != sentence_begin + 1 ||
        (stream.view(sentence_begin) != "Desde" && stream.view(sentence_begin) != "Por"))
      return false;
    const std::uint32_t person = name_at(at, end);
    if (person == kNoName) return false;
    affiliate(person, name, sentence_begin, names[person].last);
    return true;
  }

  // What the article before a name tells of its gender.
  [[nodiscard]] Gender article_of(std::uint32_t name) const {
    if (names[name].first == 0) return Gender::unknown;
    const std::string_view word = stream.view(names[name].first - 1);
    return word == "la" || word == "La"                                                    ? Gender::feminine
           : word == "el" || word == "El" || word == "del" || word == "al" || word == "Al" ? Gender::masculine
                                                                                           : Gender::unknown;
  }

  // The person behind `at`, a title before the name passed over: `presidida por | el exministro | Luis Rey`.
  [[nodiscard]] std::uint32_t name_behind_title(std::size_t at, std::size_t end) const {
    constexpr std::size_t kLongest = 8;
    const std::uint32_t name = name_at(at, end);
    if (name != kNoName || at + 1 >= end || !is(at, kDefinite) || !is(at + 1, kHead | kBefore | kAside)) return name;
    for (std::size_t i = at + 1; i < end && i < at + kLongest; ++i) {
      if (const std::uint32_t person = names.begins(i, NameType::person); person != kNoName) return person;
      const bool comma = is(i, kComma) && i + 1 < end && names.begins(i + 1, NameType::person) != kNoName;
      if (names.at(i) == kNoName && !comma && stream[i].kind != TokenKind::word) break;
    }
    return kNoName;
  }

  // `Prismalis, de Jorge Sada-Robledo y Tomás Vidal,`, `el banco BX, presidido por Ana Díaz`, `BX, que preside Ana
  // Díaz`
  void read_after_organization(std::uint32_t name, std::size_t end) {
    std::size_t at = names[name].last;
    // `la Central Obrera Boliviana (COB), que dirige Ana Díaz`: told of the acronym, so of the body.
    if (at < end && is(at, kClosing) && names[name].first > 0 && is(names[name].first - 1, kOpening)) ++at;
    // `la Bolsa de Comercio local, que conduce Ana Díaz`
    if (at + 1 < end && names.at(at) == kNoName && grammar.after_adjectives(stream, names, at, at + 1) == at + 1 &&
        is(at + 1, kComma)) {
      ++at;
    }
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
    if (relative ? match.verb->relation != RoleVerb::Relation::leads || match.verb->person_object
                 : match.verb->relation != RoleVerb::Relation::led && !either) {
      return;
    }
    // `un estudio de la Escuela, dirigido por`: it is the study that is led.
    if (const Gender article = article_of(name);
        match.verb->gender != Gender::unknown && article != Gender::unknown && article != match.verb->gender) {
      return;
    }
    const std::uint32_t person = name_behind_title(at + match.length, end);
    if (person == kNoName) return;
    affiliate(person, name, at, names[person].last);
    found.back().verb = match.verb;
    found.back().former = match.verb->former;
  }

  // The people told of one after the other from `name` on: `A y B`; `A, de X, y B`.
  void list_from(std::uint32_t name, std::size_t end) {
    constexpr std::size_t kMost = 12, kLongestAside = 14;
    together.clear();
    while (name != kNoName && together.size() < kMost) {
      together.push_back(name);
      std::size_t at = names[name].last;
      name = kNoName;
      if (at + 1 >= end || names.at(at) != kNoName) return;
      if (is(at, kAnd)) {
        name = name_at(at + 1, end);
        if (name != kNoName) together.push_back(name);
        return;
      }
      if (is(at, kComma)) name = name_at(at + 1, end);
      const std::size_t last = std::min(end, at + kLongestAside);
      for (++at; name == kNoName && at + 2 < last; ++at) {
        if (names.at(at) == kNoName && is(at, kComma | kClosing) && is(at + 1, kAnd)) {
          name = name_at(at + 2, end);
          if (name != kNoName) together.push_back(name);
          return;
        }
      }
    }
  }

  // The people told of one after the other up to `name`, the last of them.
  void list_to(std::uint32_t name) {
    constexpr std::size_t kMost = 12;
    together.assign(1, name);
    bool last = true;
    while (together.size() < kMost && names[name].first >= 2 && is(names[name].first - 1, last ? kAnd : kComma)) {
      const std::uint32_t before = names.at(names[name].first - 2);
      if (before == kNoName || names[before].type != NameType::person) return;
      name = before;
      together.push_back(name);
      last = false;
    }
  }

  // `los senadores Ana Díaz y Luis Rey`, `Ana Díaz y Luis Rey, senadores de Fuerza Andina`
  // Returns where the title ends, `at` where there is none.
  std::size_t read_plural(std::size_t at, std::size_t begin, std::size_t end) {
    const RoleWords::PluralMatch match = words.plural_at(stream, at, end);
    if (match.plural == nullptr) return at;
    const RolePart part = grammar.read_plural(stream, names, begin, at, end, match);
    std::uint32_t name = name_at(part.end, end);
    // `sus hijos, Ana y Luis Díaz`
    if (name == kNoName && part.organization == kNoName && part.first > begin && is(part.first - 1, kDefinite) &&
        part.end < end && is(part.end, kComma)) {
      name = name_at(part.end + 1, end);
    }
    if (part.organization != kNoName && read_each(match, part, at, end)) return part.end;
    if (name != kNoName) {
      list_from(name, end);
    } else {
      std::size_t from = part.first;
      while (from > begin && is(from - 1, kDefinite | kAside)) --from;
      if (spots[from].expected == kNoName || spots[from].tie != Tie::comma) return part.end;
      list_to(spots[from].expected);
    }
    if (together.size() < 2) return part.end;
    for (const std::uint32_t each : together) give_one(match, part, at, each, part.organization);
    return part.end;
  }

  // One of the people that a title in the plural is told of; `at` is where its noun stands.
  void give_one(const RoleWords::PluralMatch& match, const RolePart& part, std::size_t at, std::uint32_t name,
                std::uint32_t organization) {
    RoleFinding finding;
    finding.person = name;
    finding.plural = match.plural;
    finding.noun = part.noun;
    finding.first = finding.begin = part.first;
    finding.last = part.last;
    finding.rest = static_cast<std::uint32_t>(at + match.length);
    finding.end = std::max(part.end, part.last);
    finding.organization = organization;
    finding.former = part.former;
    finding.beside = true;
    found.push_back(finding);
  }

  // `los presidentes de Volkrán, Ana Díaz, y de Enerval, Luis Rey`: to each one's own organization. False where the
  // text goes on otherwise.
  bool read_each(const RoleWords::PluralMatch& match, const RolePart& part, std::size_t at, std::size_t end) {
    std::size_t comma = part.end;
    std::uint32_t organization = part.organization;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> each;
    for (;;) {
      if (comma >= end || !is(comma, kComma)) return false;
      const std::uint32_t name = name_at(comma + 1, end);
      if (name == kNoName) return false;
      each.emplace_back(name, organization);
      std::size_t next = names[name].last;
      if (next < end && is(next, kComma)) ++next;
      if (next < end && is(next, kAnd)) ++next;
      if (next + 1 >= end || !is(next, kDe)) break;
      const RoleGrammar::OrganizationMatch further = grammar.organization_at(stream, names, next + 1, end);
      if (further.name == kNoName) break;
      organization = further.name;
      comma = further.end;
    }
    if (each.size() < 2) return false;
    for (const auto& [name, own] : each) give_one(match, part, at, name, own);
    return true;
  }

  // Whether a person's name stands from `next_name` on and before `end`.
  [[nodiscard]] bool tells_of_people(std::size_t end) const {
    for (std::uint32_t n = next_name; n < names.size() && names[n].first < end; ++n)
      if (names[n].type == NameType::person) return true;
    return false;
  }

  void read_sentence(std::size_t begin, std::size_t end) {
    while (next_name < names.size() && names[next_name].last <= begin) ++next_name;
    // Only people have roles: those of the sentence, and who is spoken of at its very beginning.
    if (spots[begin].expected == kNoName && !tells_of_people(end)) return;
    for (std::uint32_t n = next_name; n < names.size() && names[n].first < end; ++n) {
      if (names[n].type == NameType::person) read_after(n, end);
      if (names[n].type == NameType::organization) read_after_organization(n, end);
    }
    pending_at = 0;
    std::size_t plural_end = begin;  // end of the last title of several people
    std::size_t outer_end = begin;   // end of the last phrase: nouns before it are inside of it
    for (std::size_t i = begin; i < end; ++i) {
      const std::uint32_t now = use(i);
      if ((now & (kOrganizationNoun | kHead | kPluralHead)) == 0) continue;
      if ((now & kOrganizationNoun) != 0) read_owner(i, begin, end);
      if ((now & kPluralHead) != 0 && i >= plural_end) plural_end = read_plural(i, begin, end);
      if ((now & kHead) == 0 || spots[i].done) continue;
      if (!grammar.read(stream, names, begin, i, end, current)) continue;
      for (const RolePart& part : current.parts) {
        spots[part.noun_at].done = true;
        // `ganador del Nobel de Química`: what has a capital letter inside a title is no title of its own.
        for (std::size_t at = part.noun_at + 1; at < part.last; ++at) {
          if (stream[at].is(tokens::kInitialUpper)) spots[at].done = true;
        }
      }
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
