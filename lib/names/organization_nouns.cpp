#include <algorithm>
#include <string_view>

#include "names/organization_rules.hpp"
#include "names/organization_runs.hpp"
#include "names/spelling.hpp"

namespace gaceta::names {

using tokens::Lexeme;

namespace {

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

}  // namespace gaceta::names
