#include "names/context_rules.hpp"

#include <algorithm>
#include <string_view>

namespace gaceta::names {

using tokens::Lexeme;
namespace {

constexpr std::size_t kLongestRun = 6;  // lexemes of a name that is told by its place alone

bool is_view(const RuleText& in, std::size_t at, std::string_view word) {
  return at < in.size() && in.view(at) == word;
}

// A name in the midst of a text that is not all in capitals.
bool in_running_text(const Lexeme& lexeme) {
  return lexeme.zone != Zone::headline && lexeme.zone != Zone::link && !lexeme.is(tokens::kAllUpper);
}

// `la senadora | Paloma Valencia`: a person, though a club is called Valencia; `el fiscal provincial | Ruy Lerma`.
void settle_titled(const RuleText& in, NameLabels& labels, std::size_t at, std::size_t end) {
  const NameType type = labels.type_at(at);
  if ((type != NameType::organization && type != NameType::place) || at < 2 || end - at < 2 || end - at > 4) return;
  std::size_t noun = at - 1;
  if (in.is(noun, kHeadAdjective | kDemonym)) --noun;
  if (!in.is(noun, kRoleNoun) || in[noun].is(tokens::kInitialUpper)) return;
  if (in.known_organization_at(at).length == end - at || in.place_at(at).length == end - at) return;
  // A head may be a given name: `la jueza | Marina Fernández`.
  const RuleWords::HeadMatch head = in.head_at(at);
  // `el hospital general | Manuel Uribe` is settled.
  if (head.head == nullptr && labels.sure(at)) return;
  if (head.head != nullptr && (head.length > 1 || !in.is(at, kGivenName) || !is_capitalised(in[at + 1]))) {
    return;
  }
  if (labels.begins(end, NameType::person) || in.is(end - 1, kCompanyWord)) return;
  for (std::size_t k = at; k < end; ++k) {
    if (in[k].is(tokens::kAllUpper) || in[k].kind != TokenKind::word) return;
  }
  if (in.is(at, kGivenName) || in.is(noun - 1, kArticleWord)) labels.retype(at, NameType::person);
}

// `Plataforma de Afectados | por la Hipoteca`
void extend_affected(const RuleText& in, NameLabels& labels, std::size_t at, std::size_t end) {
  if (labels.type_at(at) != NameType::organization || !is_view(in, end, "por") || end - at < 2) return;
  const std::string_view last = in.view(end - 1);
  if (last != "Afectados" && last != "Afectadas" && last != "Perjudicados" && last != "Damnificados" &&
      last != "Despedidos" && last != "Amenazados" && last != "Víctimas") {
    return;
  }
  std::size_t next = end + 1;
  while (next < end + 3 && in.is(next, kArticleWord) && !in[next].is(tokens::kInitialUpper)) ++next;
  if (next >= in.size() || !is_capitalised_inside(in[next])) return;
  labels.set(at, labels.begins(next) ? labels.end_of(next) : next + 1, NameType::organization, true);
}

// `Boca | 2`: a score. `Los | Tigres del Licey`: an article that begins the sentence.
void trim_club(const RuleText& in, NameLabels& labels, std::size_t at, std::size_t end) {
  if (labels.type_at(at) != NameType::organization || end - at < 2) return;
  const RuleWords::KnownMatch known = in.known_organization_at(at);
  if (known.length == end - at) return;
  if (in[end - 1].kind == TokenKind::number && known.club && known.length == end - at - 1) {
    labels.clear(end - 1, end);
  } else if (in[at].is(tokens::kSentenceStart) && in.is(at, kPluralArticle) &&
             (in.head_at(at + 1).head != nullptr || in.known_organization_at(at + 1).length == end - at - 1)) {
    labels.clear(at, at + 1);
    labels.set(at + 1, end, NameType::organization, true);
  }
}

// `jugó en el | Ramón Cruz`: people stand behind no `en el`. `el alcalde de | Ribera Alta`: nor behind `alcalde de`.
void settle_places(const RuleText& in, NameLabels& labels, std::size_t at, std::size_t end) {
  if (at < 2 || in[at].is(tokens::kSentenceStart)) return;
  const NameType type = labels.type_at(at);
  if (type == NameType::person && !labels.sure(at) && is_view(in, at - 1, "el") && in.is(at - 2, kInside)) {
    labels.retype(at, NameType::place, true);
    return;
  }
  if (type != NameType::person && type != NameType::organization) return;
  std::size_t of = at - 1;
  if (of > 0 && in.is(of, kArticleWord)) --of;
  if (of == 0 || !in.is(of, kOf) || !in.is(of - 1, kPlaceNoun)) return;
  const RuleWords::KnownMatch known = in.known_organization_at(at);
  if (in.is(at, kHeadWord) || (known.length == end - at && !known.club)) return;
  if (in[at].is(tokens::kAllUpper) && !in[of - 1].is(tokens::kAllUpper)) return;
  labels.retype(at, NameType::place, true);
}

// `Volkrán, hoy | Enerval,`: what a company is called now, or was.
void settle_renamed(const RuleText& in, NameLabels& labels, std::size_t end) {
  const std::size_t at = end + 2;
  if (!in.is(end, kCommaMark) || !labels.begins(at) || labels.sure(at)) return;
  const std::string_view word = in.view(end + 1);
  if (word != "hoy" && word != "ahora" && word != "antes" && word != "antigua" && word != "actual") return;
  const bool person = labels.is(at, NameType::person) && in.is(at, kGivenName);
  const std::size_t last = labels.end_of(at);
  const bool aside = last >= in.size() || in.is(last, kCommaMark | kClosingMark) ||
                     in[last].is(tokens::kSentenceStart) || is_view(in, last, ".");
  if (!person && aside && in.place_at(at).length == 0) labels.retype(at, NameType::organization, true);
}

// `Volkrán Midstream, con sede en Houston`, `Enerval, filial de`, `Prismalis, una empresa`: what follows the comma is
// said of no person and of no place.
void settle_described(const RuleText& in, NameLabels& labels, std::size_t at, std::size_t end) {
  const NameType type = labels.type_at(at);
  if ((type != NameType::person && type != NameType::place) || labels.sure(at) || in.is(at, kGivenName)) return;
  if (!in.is(end, kCommaMark) || in.place_at(at).length != 0) return;
  std::size_t next = end + 1;
  if (in.organization_aside_at(next) == 0) {
    const bool article = is_view(in, next, "una") || is_view(in, next, "un");
    if (article) ++next;
    if (next >= in.size() || in[next].is(tokens::kInitialUpper) || labels.in_name(next)) return;
    // `según Lerma, la empresa` goes on with something else, so that no other article counts. `Krasnik, un municipio`,
    // `Deysi Guardado, vendedora`: some nouns are said of places and of people too.
    if (in.is(next, kPlaceNamesake | kRoleNoun)) return;
    if (!in.is(next, kStakeNoun)) {
      if (in.common_noun_at(next) == 0) return;
      if (!article && type == NameType::person && end - at > 1) return;
    }
  }
  labels.retype(at, NameType::organization, true);
}

// `Luis Rey, alias | El Flaco`, `Luis Rey, alias "El Flaco"`
void find_alias(const RuleText& in, NameLabels& labels, std::size_t end) {
  std::size_t at = end;
  if (in.is(at, kCommaMark)) ++at;
  if (!is_view(in, at, "alias") || at + 1 >= in.size()) return;
  ++at;
  if (in.is(at, kArticleWord) && !in[at].is(tokens::kInitialUpper)) ++at;
  if (in.is(at, kOpeningQuote)) {
    const std::size_t first = at + 1;
    std::size_t close = first;
    while (close < in.size() && close < first + kLongestRun && !in.is(close, kClosingQuote)) ++close;
    if (in.is(close, kClosingQuote) && close > first && !(labels.in_name(close) && !labels.begins(close)))
      labels.set(first, close, NameType::person, true);
    return;
  }
  std::size_t last = at;
  while (last < in.size() && last < at + kLongestRun && is_capitalised_inside(in[last])) ++last;
  if (last > at && !(labels.in_name(last) && !labels.begins(last))) labels.set(at, last, NameType::person, true);
}

// `Telemundo | 51`, `Moody's | Local Argentina`: a channel with its number, a company with the country where it works.
void extend_known(const RuleText& in, NameLabels& labels, std::size_t at, std::size_t end) {
  if (labels.type_at(at) != NameType::organization || end >= in.size() || in[end].is(tokens::kSentenceStart)) return;
  const RuleWords::KnownMatch known = in.known_organization_at(at);
  if (known.length != end - at || !known.sure) return;
  if (known.media && in[end].kind == TokenKind::number && in[end].end - in[end].begin <= 2) {
    const bool closed = end + 1 >= in.size() || in[end + 1].is(tokens::kSentenceStart) ||
                        in[end + 1].kind == TokenKind::punctuation || in.is(end + 1, kArticleWord);
    if (closed) labels.set(at, end + 1, NameType::organization, true);
    return;
  }
  // `Yankees | de Nueva York`: a city, or a state that has its name.
  if (known.club && is_view(in, end, "de") && labels.begins(end + 1, NameType::place) &&
      (in.place_at(end + 1).place != RuleWords::Place::country || in.view(end - 1).ends_with('s'))) {
    labels.set(at, labels.end_of(end + 1), NameType::organization, true);
    return;
  }
  if (known.media || known.club || !in_running_text(in[end])) return;
  // `Coparmex | Jalisco`
  if (labels.begins(end, NameType::place)) {
    labels.set(at, labels.end_of(end), NameType::organization, true);
    return;
  }
  std::size_t country = end;
  if (!labels.in_name(country) && is_capitalised_inside(in[country]) && in.place_at(country).length == 0) {
    ++country;
  }
  if (country >= in.size() || in[country].is(tokens::kSentenceStart)) return;
  const RuleWords::PlaceMatch place = in.place_at(country);
  if (place.place != RuleWords::Place::country || !labels.begins(country, NameType::place)) return;
  labels.set(at, labels.end_of(country), NameType::organization, true);
}

// `un | Seat Ibiza`, `una | Honda CB 125`: one of what a company makes.
void settle_articles_made(const RuleText& in, NameLabels& labels, std::size_t at, std::size_t end) {
  if (labels.type_at(at) != NameType::organization || at == 0) return;
  if (!is_view(in, at - 1, "un") && !is_view(in, at - 1, "una")) return;
  const RuleWords::KnownMatch known = in.known_organization_at(at);
  if (known.length == 0 || known.club || known.media) return;
  std::size_t last = at + known.length;
  while (last < in.size() && last < at + kLongestRun && !in[last].is(tokens::kSentenceStart) &&
         (is_capitalised_inside(in[last]) || (last > at + known.length && in[last].kind == TokenKind::number))) {
    ++last;
  }
  if (last > at + known.length && last >= end) labels.set(at, last, NameType::other, true);
}

// `Juzgado de Letras | de San Pedro`: courts of a place are called by it.
void extend_court(const RuleText& in, NameLabels& labels, std::size_t at, std::size_t end) {
  if (labels.type_at(at) != NameType::organization || !is_view(in, end, "de")) return;
  const RuleWords::HeadMatch head = in.head_at(at);
  if (head.head == nullptr || !head.head->of_place || !labels.begins(end + 1, NameType::place)) return;
  if (in.place_at(end + 1).place == RuleWords::Place::country) return;
  labels.set(at, labels.end_of(end + 1), NameType::organization, true);
}

// `Gutiérrez, Lerma, Sanz | & Ríos`: a firm of lawyers.
void join_partners(const RuleText& in, NameLabels& labels, std::size_t at, std::size_t end) {
  if (!is_view(in, end, "&") || !labels.begins(end + 1)) return;
  const auto partner = [&](std::size_t i) {
    return labels.is(i, NameType::person) || labels.is(i, NameType::organization);
  };
  if (!partner(at) || !partner(end + 1) || in.known_organization_at(at).length == end - at) return;
  std::size_t first = at;
  while (first >= 2 && in.is(first - 1, kCommaMark) && !in[first].is(tokens::kSentenceStart) && partner(first - 2) &&
         labels.begins(first - 2) && !in.is(first - 2, kGivenName)) {
    first -= 2;
  }
  labels.set(first, labels.end_of(end + 1), NameType::organization, true);
}

// `Por | Fuerza Andina, Ana Díaz dijo`: at the beginning of a sentence, for whom the person behind the comma speaks.
void find_spoken_for(const RuleText& in, NameLabels& labels, std::size_t person) {
  if (person < 3 || in[person].is(tokens::kSentenceStart)) return;
  std::size_t comma = person - 1;
  // `Por Fuerza Andina, la diputada Ana Díaz`
  for (int i = 0; i < 3 && comma > 1 && !in.is(comma, kCommaMark); ++i) --comma;
  if (!in.is(comma, kCommaMark)) return;
  std::size_t first = comma;
  while (first > 1 && comma - first < kLongestRun && is_capitalised_inside(in[first - 1])) --first;
  std::size_t before = first - 1;
  if (before > 0 && in.is(before, kArticleWord)) --before;
  if (first == comma || !in[before].is(tokens::kSentenceStart)) return;
  if (!is_view(in, before, "Por") && !is_view(in, before, "Desde")) return;
  if (comma - first < 2 || in.place_at(first).length != 0 || labels.is(first, NameType::organization)) return;
  if (labels.is(first, NameType::person) && in.is(first, kGivenName)) return;
  labels.set(first, comma, NameType::organization);
}

// `“Tiempos de Ira”, una docuserie`: a work, a product.
void settle_works(const RuleText& in, NameLabels& labels, std::size_t at, std::size_t end) {
  if (labels.type_at(at) == NameType::place || labels.type_at(at) == NameType::other || labels.sure(at)) return;
  std::size_t comma = end;
  if (in.is(comma, kClosingQuote)) ++comma;
  if (!in.is(comma, kCommaMark)) return;
  const std::string_view article = comma + 1 < in.size() ? in.view(comma + 1) : std::string_view();
  if (article != "un" && article != "una" && article != "el" && article != "la") return;
  if (in.product_noun_at(comma + 2) == 0 || in.common_noun_at(comma + 2) != 0) return;
  const bool person = labels.is(at, NameType::person) && in.is(at, kGivenName);
  if (!person && in.known_organization_at(at).length == 0) labels.retype(at, NameType::other, true);
}

// `comisionado para la Paz`: a title in small letters, no body.
void cut_office(const RuleText& in, NameLabels& labels, std::size_t at, std::size_t end) {
  if (labels.type_at(at) == NameType::person || in[at].is(tokens::kInitialUpper)) return;
  if (in.is(at, kRoleNoun) && end - at > 1 && in.known_organization_at(at).length == 0) labels.clear(at, end);
}

}  // namespace

void apply_context(const RuleText& in, NameLabels& labels) {
  for (std::size_t i = labels.next_name(0); i < labels.size(); i = labels.next_name(i + 1)) {
    std::size_t end = labels.end_of(i);
    // An address in a network names an account: `@fundacion`.
    if (in[i].kind == TokenKind::handle) {
      labels.clear(i, end);
      continue;
    }
    trim_club(in, labels, i, end);
    if (!labels.begins(i)) {
      i = end - 1;
      continue;
    }
    end = labels.end_of(i);
    if (in_running_text(in[i])) {
      settle_titled(in, labels, i, end);
      settle_places(in, labels, i, end);
      settle_articles_made(in, labels, i, end);
      extend_known(in, labels, i, labels.end_of(i));
      extend_court(in, labels, i, labels.end_of(i));
      extend_affected(in, labels, i, labels.end_of(i));
      join_partners(in, labels, i, labels.end_of(i));
      settle_works(in, labels, i, labels.end_of(i));
      cut_office(in, labels, i, labels.end_of(i));
      if (labels.begins(i)) settle_described(in, labels, i, labels.end_of(i));
      if (!labels.begins(i)) {
        i = end - 1;
        continue;
      }
      end = labels.end_of(i);
    }
    if (labels.is(i, NameType::organization)) settle_renamed(in, labels, end);
    if (labels.is(i, NameType::person)) {
      find_spoken_for(in, labels, i);
      find_alias(in, labels, end);
    }
    i = end - 1;
  }
}

}  // namespace gaceta::names
