#include "names/organization_rules.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "names/spelling.hpp"
#include "text/utf8.hpp"

namespace gaceta::names {

using tokens::Lexeme;
namespace {

constexpr std::size_t kLongestName = 16;  // lexemes

// One past the capitalised words that go on from `at`, names but those of people among them; all-caps text has no such
// runs.
std::size_t end_of_run(const RuleText& in, const NameLabels& labels, std::size_t at) {
  // `economista de Foco UC | Ana Díaz`: a person has a name of its own.
  const auto person = [&](std::size_t i) {
    return labels.begins(i, NameType::person) && in.is(i, kGivenName) && labels.end_of(i) > i + 1;
  };
  std::size_t end = at;
  while (end < in.size() && end < at + kLongestName && is_capitalised_inside(in[end]) && !person(end) &&
         !(in[end].is(tokens::kAllUpper) && end > at && in[end - 1].is(tokens::kAllUpper) && !labels.in_name(end))) {
    ++end;
  }
  return end;
}

// The first of the capitalised words, joined by small ones, that end before `end`; `end` where there are none or where
// they would cut a name.
std::size_t begin_of_run(const RuleText& in, const NameLabels& labels, std::size_t end) {
  std::size_t begin = end;
  for (std::size_t at = end; at > 0 && end - at < kLongestName && !in[at].is(tokens::kSentenceStart);) {
    --at;
    if (is_capitalised(in[at])) {
      begin = at;
    } else if (!in.is(at, kOf | kAndWord | kArticleWord)) {
      break;
    }
  }
  return begin < end && labels.in_name(begin) ? labels.begin_of(begin) : begin;
}

// What stands before the number of a court, a school, a union.
bool is_number_word(std::string_view word) {
  return word == "N" || word == "N°" || word == "Nº" || word == "n°" || word == "nº" || word == "núm." ||
         word == "No." || word == "n.º" || word == "N.º" || word == "número";
}

// Two capitals or more in six letters at most: `PiS`, `R3D`.
bool looks_like_acronym(const RuleText& in, std::size_t at) {
  const Lexeme& lexeme = in[at];
  if (!is_capitalised(lexeme) || lexeme.end - lexeme.begin < 2 || lexeme.end - lexeme.begin > 6) return false;
  int capitals = 0;
  for (const char c : in.view(at)) capitals += c >= 'A' && c <= 'Z' ? 1 : 0;
  return capitals >= 2;
}

// `el América`, `al Sevilla`, `del Santander`
bool after_masculine_article(const RuleText& in, std::size_t at) {
  if (at == 0 || in[at].is(tokens::kSentenceStart)) return false;
  const std::string_view before = in.view(at - 1);
  return before == "el" || before == "El" || before == "al" || before == "del";
}

// Appends the first letter of the word at `at`, bare of its accent.
void append_initial(const RuleText& in, std::size_t at, std::string& letters) {
  const std::string_view word = in.view(at);
  append_bare(word.substr(0, text::decode(word, 0).size), letters);
}

// What an acronym's letters would be for the words [first, last): their initials, small words aside.
std::string initials(const RuleText& in, std::size_t first, std::size_t last) {
  std::string letters;
  for (std::size_t i = first; i < last; ++i) {
    if (in[i].kind != TokenKind::word || in.is(i, kSmallWord)) continue;
    append_initial(in, i, letters);
  }
  return letters;
}

// Where the name begins that ends at `end` and whose initials spell `letters`; `end` where there is none.
std::size_t begin_of_spelled(const RuleText& in, std::size_t end, std::string_view letters) {
  std::size_t at = end;
  std::size_t left = letters.size();
  while (at > 0 && end - at < kLongestName) {
    if (in[at].is(tokens::kSentenceStart) && at != end) break;
    --at;
    if (in.is(at, kSmallWord | kCommaMark)) continue;
    if (!is_capitalised(in[at])) break;
    std::string letter;
    append_initial(in, at, letter);
    if (left < letter.size() || letters.substr(left - letter.size(), letter.size()) != letter) break;
    left -= letter.size();
    if (left == 0) return at;
  }
  return end;
}

// Where the name begins that ends at `end`, has commas in it and an acronym with some of its initials: `Comité
// Coordinador de Asociaciones Agrícolas, Comerciales y Financieras (CACF)`; `end` where there is none.
std::size_t begin_of_listed(const RuleText& in, std::size_t end, std::string_view letters) {
  constexpr std::size_t kFewestLetters = 3;
  if (letters.size() < kFewestLetters || in[end].is(tokens::kSentenceStart)) return end;
  std::string backward;  // the initials met so far, the last one first
  for (std::size_t at = end; at > 0 && end - at < kLongestName && !in[at].is(tokens::kSentenceStart);) {
    --at;
    if (in.is(at, kSmallWord | kCommaMark)) continue;
    if (!is_capitalised(in[at])) break;
    std::string initial;
    append_initial(in, at, initial);
    backward.append(initial.rbegin(), initial.rend());
    if (in.head_at(at).head == nullptr || initial.front() != letters.front()) continue;
    if (backward.front() != letters.back()) return end;
    // Every letter of the acronym among the initials, in their order.
    std::size_t left = letters.size();
    for (const char c : backward) left -= left > 0 && letters[left - 1] == c ? 1 : 0;
    if (left == 0) return at;
  }
  return end;
}

// Where the name begins that ends at `end`, is called by who heads it, and has an acronym that spells the office too:
// `superintendenta de | Bancos (SB)`; `end` where there is none.
std::size_t begin_of_headed(const RuleText& in, std::size_t end, std::string_view letters) {
  std::size_t begin = end;
  while (begin > 0 && end - begin < kLongestName && !in[begin - 1].is(tokens::kSentenceStart) &&
         (is_capitalised(in[begin - 1]) || in.is(begin - 1, kSmallWord | kCommaMark))) {
    --begin;
  }
  while (begin < end && !is_capitalised(in[begin])) ++begin;
  if (begin == end || begin < 2) return end;
  std::size_t of = begin - 1;
  while (of > 0 && in.is(of, kArticleWord)) --of;
  if (!in.is(of, kOf)) return end;
  // `director general`: the noun, and adjectives behind it.
  constexpr std::size_t kLongestOffice = 3;
  for (std::size_t office = of; office > 0 && of - office < kLongestOffice;) {
    --office;
    if (in[office].kind != TokenKind::word || in.is(office, kSmallWord)) return end;
    if (in.is(office, kRoleNoun) && initials(in, office, end) == letters) return begin;
  }
  return end;
}

// Where a company's form begins that ends the name [begin, end) of somebody or some place, or stands up to three
// capitalised words behind a name; 0 where there is none. Only forms that are no words: `S.A.`, `SRL`.
std::size_t dotted_form_behind(const RuleText& in, std::size_t begin, std::size_t end) {
  constexpr std::size_t kMostBetween = 3;
  for (std::size_t k = begin + 1; k < in.size() && k <= end + kMostBetween; ++k) {
    if (in[k].is(tokens::kSentenceStart) || in[k].kind != TokenKind::word) return 0;
    const std::size_t length = in.company_form_at(k);
    if (length != 0 && k + length >= end && in[k].is(tokens::kAllUpper) && in[k].end - in[k].begin > 2) return k;
    if (k >= end && !is_capitalised_inside(in[k])) return 0;
  }
  return 0;
}

// Where the name [begin, end) of an organization ends with the person, or the place that is called by one, behind it:
// `Centro de Estudios | Arístides Lerma`, `Federación Agraria | de | Mariscal Nieto`.
std::size_t end_of_namesake(const RuleText& in, const NameLabels& labels, std::size_t begin, std::size_t end,
                            const OrganizationHead& head) {
  const bool of = in.is(end, kOf) && in.view(end) == "de" && !labels.in_name(end);
  const std::size_t next = of ? end + 1 : end;
  // A place that has the name of an officer: `Federación Agraria | de Mariscal | Nieto`.
  if (of && next + 1 < in.size() && !labels.in_name(next) && is_capitalised_inside(in[next]) &&
      labels.begins(next + 1, NameType::person) && !in[next + 1].is(tokens::kSentenceStart) && head.named_after) {
    return labels.end_of(next + 1);
  }
  if (next >= in.size() || !labels.begins(next, NameType::person) || labels.end_of(next) < next + 2 ||
      in[next].is(tokens::kSentenceStart) || labels.sure(next)) {
    return end;
  }
  if (!head.named_after) return end;
  if (of) return in.is(next, kGivenName) ? end : labels.end_of(next);
  // `director del Centro de Estudios | Ana Díaz`: somebody's office.
  for (std::size_t k = begin; k > 0 && k + 4 > begin && !in[k].is(tokens::kSentenceStart);)
    if (in.is(--k, kRoleNoun)) return end;
  return labels.end_of(next);
}

}  // namespace

void mark_known_organizations(const RuleText& in, NameLabels& labels) {
  for (std::size_t i = in.next(Spot::known, 0); i < labels.size(); i = in.next(Spot::known, i + 1)) {
    const RuleWords::KnownMatch match = in.known_organization_at(i);
    if (match.length == 0 || in[i].zone == Zone::link) continue;
    const std::size_t end = i + match.length;
    // `el procurador | Amadeus Lerma`: somebody whose given name a company has.
    if (labels.begins(i, NameType::person) && labels.end_of(i) > end && i > 0 && in.is(i - 1, kRoleNoun) &&
        !in[i - 1].is(tokens::kInitialUpper)) {
      i = labels.end_of(i) - 1;
      continue;
    }
    if (labels.in_name(i) && !labels.begins(i)) {
      // `GPUs | NVIDIA`
      const std::size_t begin = labels.begin_of(i);
      const bool behind_product = in.is(i - 1, kProductNoun) && begin + 1 == i;
      if (match.sure && labels.end_of(i) == end && (labels.type_at(i) == NameType::other || behind_product)) {
        if (behind_product) labels.clear(begin, i);
        labels.set(i, end, NameType::organization, true);
      }
      continue;
    }
    if (!labels.in_name(i)) {
      const bool cut = labels.in_name(end - 1) && labels.end_of(end - 1) != end;
      if (!match.sure || cut) continue;
      labels.set(i, end, NameType::organization, true);
    } else {
      const std::size_t tagged = labels.end_of(i);
      if (tagged < end) {
        // `Juntos por el | Cambio`
        if (!match.sure && match.length == 1) continue;
        labels.set(i, labels.in_name(end - 1) ? std::max(end, labels.end_of(end - 1)) : end, NameType::organization,
                   true);
      } else if (tagged == end) {
        const NameType type = labels.type_at(i);
        // A club that has the name of its city or country is meant with an article: `el América`, `al Sevilla`.
        const bool place = in.place_at(i).length == match.length || type == NameType::place;
        if (!match.sure && place && type != NameType::organization && !(match.club && after_masculine_article(in, i))) {
          i = tagged - 1;
          continue;
        }
        const bool person = type == NameType::person;
        if (match.sure || !person || match.length > 1) labels.set(i, end, NameType::organization, match.sure);
      } else if (match.sure && in.company_form_at(end) == tagged - end) {
        labels.set(i, tagged, NameType::organization, true);
      } else if (match.sure && labels.type_at(i) != NameType::organization && match.products && !in.is(end, kOf)) {
        // More than the name: `Amazon Bedrock`, `Google Maps`; see drop_products().
        labels.set(i, tagged, NameType::other);
      } else if (match.sure && (labels.type_at(i) == NameType::person ||
                                (match.length > 1 && in.is(end, kOf) && in.place_at(end + 1).length == 0))) {
        // `la Liga Norte | de Salvini`
        labels.clear(end, tagged);
        labels.set(i, end, NameType::organization, true);
      } else if (match.club && in.is(end, kOf) && in.is(end + 1, kGivenName) && end + 1 < tagged &&
                 after_masculine_article(in, i)) {
        // `el Toluca | de | Antonio Mohamed`
        labels.clear(end, end + 1);
        labels.set(i, end, NameType::organization, true);
        labels.set(end + 1, tagged, NameType::person);
      }
    }
    i = labels.in_name(i) ? labels.end_of(i) - 1 : end - 1;
  }
}

void apply_heads(const RuleText& in, NameLabels& labels) {
  for (std::size_t i = in.next(Spot::head, 0); i < labels.size(); i = in.next(Spot::head, i + 1)) {
    const bool begins = labels.begins(i);
    if (labels.in_name(i) && !begins) continue;
    const RuleWords::HeadMatch match = in.head_at(i);
    if (match.head == nullptr || in[i].zone == Zone::link) continue;
    const std::size_t after_head = i + match.length;
    const bool person = begins && labels.type_at(i) == NameType::person;
    if (person && !match.head->alone && labels.end_of(i) > after_head && in.is(after_head, kGivenName)) {
      continue;
    }
    std::size_t end = begins ? std::max(labels.end_of(i), after_head) : after_head;

    // A ministry of a country: `Ministerio de Hacienda de Guinea Ecuatorial`.
    if (match.head->kind == OrganizationHead::Kind::ministry) {
      for (std::size_t k = after_head + 1; k + 1 < end; ++k) {
        if (in.is(k, kOf) && in.place_at(k + 1).length == end - k - 1 && k > after_head + 1) end = k;
      }
    }
    if (end == after_head) {
      // What follows with `de`, `para`: a name or capitalised words.
      std::size_t next = end;
      const bool joined =
          in.is(end, kOf) || (in.is(end, kLinkWord) && match.head->kind != OrganizationHead::Kind::company);
      const bool of = in.is(end, kOf);
      while (joined && next < in.size() && next < end + 3 && !in[next].is(tokens::kSentenceStart) &&
             in.is(next, kSmallWord) && !in.is(next, kAndWord)) {
        ++next;
      }
      const bool usable = next < in.size() && is_capitalised_inside(in[next]) && !in.other_at(next).head &&
                          !labels.is(next, NameType::person) &&
                          in[next].is(tokens::kAllUpper) == in[i].is(tokens::kAllUpper);
      if (next > end && usable && (of || labels.in_name(next))) {
        end = labels.in_name(next) ? labels.end_of(next) : end_of_run(in, labels, next);
        if (end == next) end = next + 1;
      } else if (next == end && !match.head->alone && end < in.size() && is_capitalised_inside(in[end]) &&
                 !in.other_at(end).head && in[i].zone != Zone::headline) {
        // `Revista PYM`, `Publicaciones Semana`
        // A school or a hospital has its name from a person: `Liceo Ana Díaz`.
        if (labels.begins(end) && (labels.type_at(end) != NameType::person || match.head->named_after)) {
          end = labels.end_of(end);
        } else if (!labels.in_name(end) && !in[end].is(tokens::kAllUpper)) {
          end = end_of_run(in, labels, end);
        }
      }
    }
    if (begins && labels.type_at(i) == NameType::organization && end == labels.end_of(i))
      end = end_of_namesake(in, labels, i, end, *match.head);
    const bool more = end > after_head;
    if (!more && !match.head->alone) {
      // The head alone: the tagger knows whether a body is meant.
      if (!begins || labels.type_at(i) != NameType::organization) {
        i = after_head - 1;
        continue;
      }
    }
    // `Sindicato de Estibadores N° 2`, `Juzgado de lo Penal nº 3`
    {
      std::size_t number = end;
      if (number < in.size() && is_number_word(in.view(number))) ++number;
      if (number < in.size() && number > after_head && (in.view(number) == "°" || in.view(number) == "º")) ++number;
      const bool marked = number > end || is_number_word(in.view(end - 1));
      if (marked && number < in.size() && in[number].kind == TokenKind::number &&
          !in[number].is(tokens::kSentenceStart)) {
        end = number + 1;
      }
    }
    // `Juzgado de Instrucción número 4 de Alicante`
    if (end > after_head + 1 && in[end - 1].kind == TokenKind::number && is_number_word(in.view(end - 2)) &&
        end + 1 < in.size() && in.view(end) == "de" && labels.begins(end + 1, NameType::place)) {
      end = labels.end_of(end + 1);
    }
    if (!begins && !more && in[i].is(tokens::kAllUpper)) continue;
    if (begins && end < labels.end_of(i)) {
      // What is cut off may be a place: `Ministerio de Hacienda | de | Guinea Ecuatorial`.
      const std::size_t tagged = labels.end_of(i);
      labels.clear(end, tagged);
      if (end + 1 < tagged && in.is(end, kOf) && in.place_at(end + 1).length == tagged - end - 1)
        labels.set(end + 1, tagged, NameType::place);
    }
    labels.set(i, end, NameType::organization, more || (begins && labels.sure(i)));
    // `Gobierno nacional`, `Gobierno ruso`
    if (end == after_head && match.head->alone && end < in.size() && !labels.in_name(end) &&
        !in[end].is(tokens::kInitialUpper) && !in[end].is(tokens::kSentenceStart) &&
        in.is(end, kHeadAdjective | kDemonym)) {
      labels.set(i, end + 1, NameType::organization);
    }
    i = labels.end_of(i) - 1;
  }
}

namespace {

// `los despachos | Lerma Ríos | y | Paul Sanz`: all that follow are organizations, if they are two at least.
void settle_several(const RuleText& in, NameLabels& labels, std::size_t noun) {
  constexpr int kMost = 8;
  if (noun == 0 || labels.in_name(noun) || !in.is(noun - 1, kPluralArticle)) return;
  const auto next_in_list = [&](std::size_t end) {
    return in.is(end, kCommaMark | kAndWord) ? end + 1 : labels.size();
  };
  int several = 0;
  for (std::size_t at = noun + 1; several < kMost && labels.begins(at); ++several) at = next_in_list(labels.end_of(at));
  if (several < 2) return;
  std::size_t at = noun + 1;
  for (int i = 0; i < several; ++i) {
    const std::size_t end = labels.end_of(at);
    const bool place = in.place_at(at).length == end - at;
    if (!labels.sure(at) && !place && !labels.is(at, NameType::place)) labels.retype(at, NameType::organization, true);
    at = next_in_list(end);
  }
}

}  // namespace

void apply_common_nouns(const RuleText& in, NameLabels& labels) {
  for (std::size_t i = in.next(Spot::common_noun, 0); i + 1 < labels.size(); i = in.next(Spot::common_noun, i + 1)) {
    if (in.is(i, kPluralNoun)) settle_several(in, labels, i);
    const std::size_t length = in.common_noun_at(i);
    if (length == 0) continue;
    // `LA EMPRESA | VOLKRÁN` in a text of capitals.
    if (labels.begins(i, NameType::organization) && in[i].is(tokens::kAllUpper) && labels.end_of(i) > i + length &&
        in.known_organization_at(i).length == 0 && i > 0 && in.is(i - 1, kArticleWord) &&
        in[i - 1].is(tokens::kAllUpper) &&
        (in.unknown(i + length) || in.known_organization_at(i + length).length != 0)) {
      const std::size_t end = labels.end_of(i);
      labels.clear(i, i + length);
      labels.set(i + length, end, NameType::organization, true);
      i = end - 1;
      continue;
    }
    // `la | fundación Puertas Abiertas`: the noun with a small letter is no part of the name.
    if (labels.begins(i, NameType::organization) && !labels.sure(i) && !in[i].is(tokens::kInitialUpper) &&
        labels.end_of(i) > i + length && is_capitalised(in[i + length])) {
      const std::size_t end = labels.end_of(i);
      labels.clear(i, i + length);
      labels.set(i + length, end, NameType::organization);
    }
    if (labels.in_name(i) || in[i].is(tokens::kInitialUpper)) continue;
    std::size_t at = i + length;
    // `el partido liberal Moderna`
    if (at + 1 < labels.size() && !labels.in_name(at) && labels.begins(at + 1) && in[at].kind == TokenKind::word &&
        !in.is(at, kSmallWord | kPreposition) && in[at].end - in[at].begin > 3) {
      ++at;
      if (labels.type_at(at) == NameType::organization) labels.retype(at, NameType::organization, true);
      continue;
    }
    const bool quoted = in.is(at, kOpeningQuote);
    if (quoted) ++at;
    if (at >= labels.size() || in[at].is(tokens::kSentenceStart)) continue;
    if (labels.begins(at)) {
      const std::size_t end = labels.end_of(at);
      if (labels.type_at(at) == NameType::person && end - at > 1 && in.is(at, kGivenName)) continue;
      const bool place = in.place_at(at).length == end - at && labels.type_at(at) == NameType::place;
      if (place && in.known_organization_at(at).length != end - at) continue;
      if (in.other_at(at).length == end - at) continue;
      // The capitalised words behind it belong to it.
      std::size_t longer = end;
      if (!in[at].is(tokens::kAllUpper) && in[at].zone != Zone::headline) {
        longer = std::max(end, end_of_run(in, labels, end));
        if (longer < labels.size() && labels.in_name(longer) && !labels.begins(longer)) longer = end;
      }
      labels.set(at, longer, NameType::organization, true);
    } else if (!labels.in_name(at) && is_capitalised_inside(in[at]) && in[at].zone != Zone::headline &&
               !in.is(at, kOtherWord | kSubject) &&
               (quoted || in.unknown(at) ||
                (at + 1 < labels.size() && is_capitalised_inside(in[at + 1]) && !in[at].is(tokens::kAllUpper)))) {
      labels.set(at, std::max(at + 1, end_of_run(in, labels, at)), NameType::organization, true);
    }
    i = at - 1;
  }
}

void apply_company_nouns(const RuleText& in, NameLabels& labels) {
  for (std::size_t i = in.next(Spot::role, 0); i + 2 < labels.size(); i = in.next(Spot::role, i + 1)) {
    // `líder del PiS`
    if (!labels.in_name(i) && in.is(i, kRoleNoun) && in.is(i + 1, kOf) &&
        (!labels.in_name(i + 2) || (labels.begins(i + 2, NameType::other) && labels.end_of(i + 2) == i + 3)) &&
        !in[i].is(tokens::kAllUpper) && !in[i + 2].is(tokens::kSentenceStart) && looks_like_acronym(in, i + 2) &&
        in.other_at(i + 2).length == 0 && in.place_at(i + 2).length == 0) {
      labels.set(i + 2, i + 3, NameType::organization, true);
      continue;
    }
    if (labels.in_name(i) || !in.is(i, kCompanyNoun | kStakeNoun)) continue;
    // `director general corporativo de`: adjectives between.
    std::size_t at = i + 1;
    while (at < labels.size() && at < i + 3 && !labels.in_name(at) && !in.is(at, kOf) &&
           in[at].kind == TokenKind::word && !in[at].is(tokens::kInitialUpper) && !in.is(at, kPreposition)) {
      ++at;
    }
    if (!in.is(at, kOf) || labels.in_name(at)) continue;
    ++at;
    while (at < labels.size() && !labels.in_name(at) && in.is(at, kArticleWord) && !in[at].is(tokens::kInitialUpper)) {
      ++at;
    }
    if (at >= labels.size() || in[at].is(tokens::kSentenceStart)) continue;
    if (labels.begins(at)) {
      const std::size_t end = labels.end_of(at);
      const NameType type = labels.type_at(at);
      if (type == NameType::organization) continue;
      if (type == NameType::person && (in.is(at, kGivenName) || in.is(i, kStakeNoun) || end - at > 2)) {
        continue;
      }
      if (type == NameType::place && in.place_at(at).place != RuleWords::Place::none) continue;
      if (type == NameType::other && in.subject_at(at) != 0) continue;
      // `la directora de | Redes | de Volkrán`: what is headed inside the organization that follows.
      if (in.is(end, kOf)) {
        const std::size_t next = in.is(end + 1, kArticleWord) && !labels.in_name(end + 1) ? end + 2 : end + 1;
        if (labels.begins(next, NameType::organization) || in.common_noun_at(next) != 0) continue;
      }
      labels.retype(at, NameType::organization, true);
    } else if (in.is(i, kCompanyNoun) && is_capitalised(in[at]) &&
               (in.unknown(at) || in.known_organization_at(at).length != 0) && in[at].zone != Zone::headline) {
      labels.set(at, std::max(at + 1, end_of_run(in, labels, at)), NameType::organization, true);
    }
  }
}

void apply_acronyms(const RuleText& in, NameLabels& labels) {
  for (std::size_t i = in.next(Spot::acronym, 0); i < labels.size(); i = in.next(Spot::acronym, i + 1)) {
    const Lexeme& lexeme = in[i];
    if (lexeme.end - lexeme.begin < 2) continue;
    const bool alone = !labels.in_name(i) || (labels.begins(i) && labels.end_of(i) == i + 1);
    if (!alone) continue;
    const bool enclosed = i > 1 && in.is(i - 1, kOpeningMark) && in.is(i + 1, kClosingMark);
    const bool behind_comma = i > 1 && in.is(i - 1, kCommaMark) && lexeme.is(tokens::kAllUpper);
    if (enclosed || behind_comma) {
      const std::size_t end = i - 1;
      std::string letters;
      append_bare(in.view(i), letters);
      std::size_t begin = letters.size() >= 2 ? begin_of_spelled(in, end, letters) : end;
      if (begin == end && enclosed) begin = begin_of_listed(in, end, letters);
      if (begin != end && letters.size() >= 2) {
        // Of a law or a programme it is the acronym of none.
        // `Foro de la Sociedad Civil (FSC)`: what may be an event or a body is a body.
        const bool other = in.other_at(begin).head && in.head_at(begin).head == nullptr;
        const bool longer = enclosed || labels.in_name(end - 1);
        // `Réseau Ferroviaire de France (RFF)` is nobody, though the tagger may take it for somebody.
        const bool within_person =
            labels.is(end - 1, NameType::person) && (in.is(begin, kGivenName) || labels.begin_of(end - 1) != begin ||
                                                     !enclosed || !in[i].is(tokens::kAllUpper) || letters.size() < 3);
        if (longer && !within_person && (end - begin > 1)) {
          const bool place = in.place_at(begin).place == RuleWords::Place::head;
          const NameType type = other ? NameType::other : place ? NameType::place : NameType::organization;
          if (labels.in_name(begin) && !labels.begins(begin)) labels.clear(labels.begin_of(begin), begin);
          labels.set(begin, end, type, true);
          labels.set(i, i + 1, type, true);
          continue;
        }
      }
      // `director general de | Impuestos Internos (DGII)`: called by its head, whose initials are the acronym's first.
      if (enclosed && lexeme.is(tokens::kAllUpper)) {
        if (const std::size_t headed = begin_of_headed(in, end, letters); headed != end) {
          if (labels.in_name(headed)) labels.clear(labels.begin_of(headed), headed);
          // One word stays in the title, `director de Aduanas (DGA)`.
          if (end - headed > 1) {
            labels.set(headed, end, NameType::organization, true);
          } else {
            labels.clear(headed, end);
          }
          labels.set(i, i + 1, NameType::organization, true);
          continue;
        }
      }
      if (enclosed && labels.is(end - 1, NameType::organization) && labels.in_name(i)) {
        labels.set(i, i + 1, NameType::organization, true);
        continue;
      }
      if (enclosed && labels.is(end - 1, NameType::other) && labels.in_name(i) && lexeme.is(tokens::kAllUpper) &&
          in.acronym(i) != NameType::organization) {
        labels.set(i, i + 1, NameType::other, true);
        continue;
      }
      if (enclosed && !labels.in_name(end - 1) && labels.in_name(i) && lexeme.is(tokens::kAllUpper) &&
          in.acronym(i) == NameType::other) {
        // `tasa nominal anual (TNA)`: words in small letters whose initials it has.
        std::size_t first = end;
        std::size_t count = 0;
        while (first > 0 && count < letters.size() && end - first < kLongestName &&
               in[first - 1].kind == TokenKind::word) {
          --first;
          if (!in.is(first, kSmallWord)) ++count;
        }
        if (initials(in, first, end) == letters) {
          labels.set(i, i + 1, NameType::other, true);
          continue;
        }
      }
    }
    if (!lexeme.is(tokens::kAllUpper)) continue;
    const NameType known = in.acronym(i);
    if (known == NameType::other) continue;
    if (labels.in_name(i) && labels.type_at(i) == known) continue;
    // In a text of capitals a word may look like an acronym.
    const bool capitals =
        i + 1 < in.size() && in[i + 1].is(tokens::kAllUpper) && i > 0 && in[i - 1].is(tokens::kAllUpper);
    if (!capitals || labels.in_name(i)) labels.set(i, i + 1, known, true);
  }
}

namespace {

// Whether a list of two organizations or more ends right before the comma or the `y` before `at`.
bool behind_organizations(const RuleText& in, const NameLabels& labels, std::size_t at) {
  for (int listed = 0; listed < 2; ++listed) {
    if (at < 2 || in[at].is(tokens::kSentenceStart) || !in.is(at - 1, kCommaMark | kAndWord) ||
        labels.in_name(at - 1) || !labels.is(at - 2, NameType::organization)) {
      return false;
    }
    at = labels.begin_of(at - 2);
  }
  return true;
}

}  // namespace

void join_lists(const RuleText& in, NameLabels& labels) {
  for (std::size_t i = labels.next_name(0); i < labels.size(); i = labels.next_name(i + 1)) {
    const std::size_t end = labels.end_of(i);
    if (labels.type_at(i) != NameType::organization && !labels.sure(i)) {
      if (in.known_organization_at(i).length == end - i) {
        const bool left = i > 1 && in.is(i - 1, kCommaMark | kAndWord) && labels.is(i - 2, NameType::organization) &&
                          labels.sure(labels.begin_of(i - 2));
        const bool right =
            in.is(end, kCommaMark | kAndWord) && labels.begins(end + 1, NameType::organization) && labels.sure(end + 1);
        if (left || right) labels.set(i, end, NameType::organization, true);
      } else if (end == i + 1 && in.is(i - 1, kAndWord) && in.unknown(i) && !in.is(i, kGivenName) &&
                 in.place_at(i).length == 0 && behind_organizations(in, labels, i)) {
        // `Constructora Ríos S.A., Viales e Hijos S.A. y | Tecnoedil`: of the last of a list its fellows tell.
        labels.retype(i, NameType::organization);
      }
    }
    i = end - 1;
  }
}

void add_company_forms(const RuleText& in, NameLabels& labels) {
  for (std::size_t i = labels.next_name(0); i < labels.size(); i = labels.next_name(i + 1)) {
    std::size_t end = labels.end_of(i);
    // `Volkrán S.R.L. | y de | Lerma S.A.` tagged as one name.
    for (std::size_t k = i + 1; k + 1 < end; ++k) {
      const std::size_t form_end = k + in.company_form_at(k);
      if (form_end == k || form_end >= end || !in[k].is(tokens::kAllUpper) || !in.is(form_end, kAndWord)) {
        continue;
      }
      std::size_t next = form_end;
      while (next < end && in.is(next, kSmallWord | kOf | kAndWord)) ++next;
      labels.clear(i, end);
      labels.set(i, form_end, NameType::organization, true);
      labels.set(next, end, NameType::organization);
      end = form_end;
    }
    // `Cítricos del | Norte SRL`, `Anchico | Operaciones S.A.`: the form tells where the name ends, and its capitalised
    // words where it begins.
    if (const std::size_t form = dotted_form_behind(in, i, end); form != 0) {
      const std::size_t last = form + in.company_form_at(form);
      std::size_t begin = begin_of_run(in, labels, form);
      // Behind the form of the one before: `Volkrán S.R.L. y de | Lerma S.A.`
      for (std::size_t k = begin; k < i; ++k)
        if (const std::size_t length = in.company_form_at(k); length != 0 && in[k].is(tokens::kAllUpper))
          begin = std::min(k + length, i);
      while (begin < i && (in.is(begin, kSmallWord | kOf | kAndWord) ||
                           (in[begin].is(tokens::kSentenceStart) && !labels.in_name(begin) && !in.unknown(begin))))
        ++begin;
      const std::size_t tagged = labels.end_of(last - 1);
      labels.clear(begin, labels.in_name(last - 1) ? std::max(last, tagged) : last);
      labels.set(begin, last, NameType::organization, true);
      i = begin;
      end = last;
    }
    // A form by itself belongs to the capitalised words before it: `Levantina de Obras y Servicios, | S.L.U.`
    if (i > 1 && in.company_form_at(i) == end - i && in[i].is(tokens::kAllUpper) &&
        in.view(i).find('.') != std::string_view::npos && in.is(i - 1, kCommaMark)) {
      if (const std::size_t begin = begin_of_run(in, labels, i - 1); begin < i - 1) {
        labels.clear(begin, end);
        labels.set(begin, end, NameType::organization, true);
      }
    }
    for (;;) {
      std::size_t form = end;
      if (in.is(form, kCommaMark)) ++form;
      if (form >= in.size() || in[form].is(tokens::kSentenceStart)) break;
      if (!in[form].is(tokens::kInitialUpper) && form > end) break;
      const std::size_t length = in.company_form_at(form);
      if (length == 0) break;
      // `Nestlé de Venezuela, S.A.`: a company of a place.
      if (form > end && labels.is(i, NameType::place) && i > 1 && in.view(i - 1) == "de" && labels.in_name(i - 2) &&
          !labels.is(i - 2, NameType::place)) {
        i = labels.begin_of(i - 2);
      }
      // `SE`, `SA`, `AB` in small letters are words.
      if (!in[form].is(tokens::kInitialUpper) && !in.is(form, kAndWord | kSmallWord) && in.view(form) != "plc") {
        break;
      }
      if (length == 1 && in[form].end - in[form].begin == 2 && !in[form].is(tokens::kAllUpper)) break;
      // `Ana Ruiz e hijos` are people, `Ana Ruiz y Asociados` a firm.
      if (labels.type_at(i) == NameType::person && in.is(form, kAndWord) &&
          !is_capitalised_inside(in[form + length - 1])) {
        break;
      }
      end = form + length;
      labels.set(i, end, NameType::organization, true);
    }
    i = end - 1;
  }
}

void apply_word_forms(const RuleText& in, NameLabels& labels) {
  for (std::size_t i = labels.next_name(0); i < labels.size(); i = labels.next_name(i + 1)) {
    const std::size_t end = labels.end_of(i);
    const NameType type = labels.type_at(i);
    if (type != NameType::organization && !labels.sure(i)) {
      // `Michael Van Valkenburgh Associates`, `Fedocámaras`
      const bool company =
          end - i > 1 && in.is(end - 1, kCompanyWord) && is_capitalised(in[end - 1]) && type == NameType::person;
      const bool affix = end - i == 1 && in.unknown(i) && in.has_affix(i) && !in.is(i, kGivenName);
      if (company || affix) labels.set(i, end, NameType::organization, true);
    }
    // `los Yankees | de | Nueva York`: a club in the plural, and its city.
    if (type == NameType::organization && end - i == 1 && i > 0 && in.view(i).back() == 's' &&
        (in.view(i - 1) == "los" || in.view(i - 1) == "Los") && !in[i].is(tokens::kAllUpper) && end + 1 < in.size() &&
        in.view(end) == "de" && !labels.in_name(end) && labels.begins(end + 1, NameType::place) &&
        in.place_at(end + 1).place != RuleWords::Place::country) {
      labels.set(i, labels.end_of(end + 1), NameType::organization, true);
      i = labels.end_of(i) - 1;
      continue;
    }
    // `Plenaria de la | Cámara`
    if (in.is(i, kPartNoun) && end - i > 2 && in.is(i + 1, kOf)) {
      std::size_t first = i + 2;
      while (first < end && in.is(first, kArticleWord) && !in[first].is(tokens::kInitialUpper)) ++first;
      if (first < end) {
        labels.clear(i, first);
        labels.set(first, end, type == NameType::person ? NameType::organization : type);
      }
    }
    i = end - 1;
  }
}

void apply_affiliations(const RuleText& in, NameLabels& labels) {
  for (std::size_t i = labels.next_name(0); i < labels.size(); i = labels.next_name(i + 1)) {
    if (!labels.is(i, NameType::person)) continue;
    const std::size_t end = labels.end_of(i);
    if (end - i > 1 && in.is(end, kCommaMark) && in.is(end + 1, kOf)) {
      std::size_t at = end + 2;
      if (in.is(at, kArticleWord) && !labels.in_name(at)) ++at;
      if (at < labels.size() && is_capitalised_inside(in[at]) && !labels.sure(at)) {
        std::size_t last = 0;
        if (!labels.in_name(at)) {
          last = end_of_run(in, labels, at);
          if (last < labels.size() && labels.in_name(last) && !labels.begins(last)) last = 0;
        } else if (labels.begins(at) && (labels.type_at(at) == NameType::other ||
                                         (labels.type_at(at) == NameType::person && labels.end_of(at) == at + 1))) {
          last = labels.end_of(at);
        }
        const bool known_place = in.place_at(at).length != 0;
        const bool closed = in.is(last, kCommaMark | kClosingMark) || (last < in.size() && in.view(last) == ";");
        if (last > at && !known_place && closed && !in.is(at, kGivenName)) {
          labels.set(at, last, NameType::organization, true);
        }
      }
    }
    i = end - 1;
  }
}

void apply_appositions(const RuleText& in, NameLabels& labels) {
  for (std::size_t i = in.next(Spot::common_noun, 1); i + 2 < labels.size(); i = in.next(Spot::common_noun, i + 1)) {
    // `La adjudicataria, Somagec, la entregará`
    if (labels.in_name(i) || !in.is(i, kCommonNoun) || !in.is(i - 1, kArticleWord)) continue;
    if (in[i].is(tokens::kInitialUpper)) continue;
    const std::size_t length = in.common_noun_at(i);
    const std::size_t at = i + length + 1;
    if (length == 0 || !in.is(at - 1, kCommaMark) || !labels.begins(at) || labels.sure(at)) continue;
    const std::size_t end = labels.end_of(at);
    if (labels.type_at(at) == NameType::place || end - at > 2 || !in.is(end, kCommaMark)) continue;
    if (in.is(at, kGivenName)) continue;
    labels.retype(at, NameType::organization, true);
  }
}

namespace {

// `Sanidad | notifica`, `Economía | negó`, `Interior | ya investiga`: what a ministry does, behind its bare subject.
bool acts(const RuleText& in, std::size_t at) {
  if (at < in.size() && (in.view(at) == "ya" || in.view(at) == "no" || in.view(at) == "también")) ++at;
  if (at >= in.size() || in[at].kind != TokenKind::word || in[at].is(tokens::kInitialUpper)) return false;
  return in.is(at, kBodyVerb) || (in.view(at).ends_with("ó") && in.view(at).size() > 3);
}

}  // namespace

void apply_metonyms(const RuleText& in, NameLabels& labels) {
  for (std::size_t i = in.next(Spot::after_spokes, 0); i < labels.size(); i = in.next(Spot::after_spokes, i + 1)) {
    if (!is_capitalised_inside(in[i]) || !in.is(i - 1, kSpokesWord) || labels.sure(i)) continue;
    if (in[i].zone == Zone::headline || in[i].is(tokens::kAllUpper)) continue;
    const std::size_t length = in.subject_at(i);
    if (length != 0 && (!labels.in_name(i) || labels.end_of(i) == i + length))
      labels.set(i, i + length, NameType::organization);
  }
  for (std::size_t i = in.next(Spot::subject, 0); i < labels.size(); i = in.next(Spot::subject, i + 1)) {
    if (!is_capitalised(in[i]) || labels.sure(i) || in[i].is(tokens::kAllUpper)) continue;
    const std::size_t length = in.ministry_at(i);
    if (length == 0 || (labels.in_name(i) && (!labels.begins(i) || labels.end_of(i) != i + length))) continue;
    // Not behind `ministra de`, `en`.
    if (!in[i].is(tokens::kSentenceStart) && i > 0 && in.is(i - 1, kPreposition | kArticleWord)) continue;
    if (acts(in, i + length)) labels.set(i, i + length, NameType::organization, true);
  }
}

void apply_blends(const RuleText& in, NameLabels& labels) {
  for (std::size_t i = labels.next_name(0); i < labels.size(); i = labels.next_name(i + 1)) {
    if (!labels.is(i, NameType::organization)) continue;
    const std::size_t end = labels.end_of(i);
    const std::size_t at = end + 1;
    const bool usable = end - i > 1 && end - i <= kLongestName && in.is(end, kCommaMark | kOpeningMark) &&
                        at < labels.size() && is_capitalised(in[at]) &&
                        (!labels.in_name(at) || (labels.begins(at) && labels.end_of(at) == at + 1)) &&
                        in.is(at + 1, kCommaMark | kClosingMark) && !labels.sure(at);
    if (usable) {
      std::vector<std::string> parts;
      for (std::size_t k = i; k < end; ++k) {
        if (in.is(k, kSmallWord)) continue;
        parts.emplace_back();
        append_bare(in.view(k), parts.back());
      }
      std::string letters;
      append_bare(in.view(at), letters);
      if (is_blend(letters, parts)) labels.set(at, at + 1, NameType::organization, true);
    }
    i = end - 1;
  }
}

void split_lists(const RuleText& in, NameLabels& labels) {
  for (std::size_t i = labels.next_name(0); i < labels.size(); i = labels.next_name(i + 1)) {
    const std::size_t end = labels.end_of(i);
    if (labels.type_at(i) != NameType::organization && labels.type_at(i) != NameType::person) {
      i = end - 1;
      continue;
    }
    const bool whole = labels.sure(i) && in.known_organization_at(i).length == end - i;
    for (std::size_t k = i + 1; k + 1 < end && !whole; ++k) {
      if (!in.is(k, kAndWord) || in[k].is(tokens::kInitialUpper)) continue;
      const bool headed = in.is(i, kHeadWord);
      const bool right_head = in.head_at(k + 1).head != nullptr && headed;
      const bool left_known = in.known_organization_at(i).length == k - i;
      const bool right_known = in.known_organization_at(k + 1).length == end - k - 1;
      const bool acronyms =
          !headed && k == i + 1 && end == k + 2 && in[i].is(tokens::kAllUpper) && in[k + 1].is(tokens::kAllUpper);
      const bool ministries = i > 2 && in.is(i - 1, kArticleWord | kOf) && !headed && in.subject_at(i) == k - i &&
                              in.subject_at(k + 1) == end - k - 1;
      const NameType type = labels.type_at(i);
      const bool people =
          type == NameType::person && k > i + 1 && end - k > 2 && in.is(i, kGivenName) && in.is(k + 1, kGivenName);
      // `Subsecretaría de Turismo y | Sernatur`
      const bool right_sure = headed && right_known && in.known_organization_at(k + 1).sure;
      if ((left_known && right_known) || acronyms || right_head || right_sure || people || ministries) {
        labels.clear(k, k + 1);
        break;
      }
    }
    i = end - 1;
  }
}

}  // namespace gaceta::names
