#include "names/context_rules.hpp"

#include <algorithm>
#include <string_view>

namespace gaceta::names {

using tokens::Lexeme;
using tokens::TokenStream;

namespace {

constexpr std::size_t kLongestRun = 6;  // lexemes of a name that is told by its place alone

bool is_view(const TokenStream& stream, std::size_t at, std::string_view word) {
  return at < stream.size() && stream.view(at) == word;
}

// A name in the midst of a text that is not all in capitals.
bool in_running_text(const Lexeme& lexeme) {
  return lexeme.zone != Zone::headline && lexeme.zone != Zone::link && !lexeme.is(tokens::kAllUpper);
}

// `la senadora | Paloma Valencia`: a person, though a club is called Valencia.
void settle_titled(const TokenStream& stream, const RuleWords& words, NameLabels& labels, std::size_t at,
                   std::size_t end) {
  if (labels.type_at(at) != NameType::organization || at == 0 || end - at < 2 || end - at > 3) return;
  if (!words.is(stream, at - 1, kRoleNoun) || stream[at - 1].is(tokens::kInitialUpper)) return;
  if (!words.is(stream, at, kGivenName) || words.known_organization_at(stream, at).length == end - at) return;
  if (words.head_at(stream, at).head == nullptr) labels.retype(at, NameType::person);
}

// `jugó en el | Ramón Cruz`: people stand behind no `en el`. `el alcalde de | Ribera Alta`: nor behind `alcalde de`.
void settle_places(const TokenStream& stream, const RuleWords& words, NameLabels& labels, std::size_t at,
                   std::size_t end) {
  if (at < 2 || stream[at].is(tokens::kSentenceStart)) return;
  const NameType type = labels.type_at(at);
  if (type == NameType::person && !labels.sure(at) && is_view(stream, at - 1, "el") &&
      words.is(stream, at - 2, kInside)) {
    labels.retype(at, NameType::place, true);
    return;
  }
  if (type != NameType::person && type != NameType::organization) return;
  std::size_t of = at - 1;
  if (of > 0 && words.is(stream, of, kArticleWord)) --of;
  if (of == 0 || !words.is(stream, of, kOf) || !words.is(stream, of - 1, kPlaceNoun)) return;
  const RuleWords::KnownMatch known = words.known_organization_at(stream, at);
  if (words.is(stream, at, kHeadWord) || (known.length == end - at && !known.club)) return;
  if (stream[at].is(tokens::kAllUpper) && !stream[of - 1].is(tokens::kAllUpper)) return;
  labels.retype(at, NameType::place, true);
}

// `Volkrán, hoy | Enerval,`: what a company is called now, or was.
void settle_renamed(const TokenStream& stream, const RuleWords& words, NameLabels& labels, std::size_t end) {
  const std::size_t at = end + 2;
  if (!words.is(stream, end, kCommaMark) || !labels.begins(at) || labels.sure(at)) return;
  const std::string_view word = stream.view(end + 1);
  if (word != "hoy" && word != "ahora" && word != "antes" && word != "antigua" && word != "actual") return;
  const bool person = labels.is(at, NameType::person) && words.is(stream, at, kGivenName);
  const std::size_t last = labels.end_of(at);
  const bool aside = last >= stream.size() || words.is(stream, last, kCommaMark | kClosingMark) ||
                     stream[last].is(tokens::kSentenceStart) || is_view(stream, last, ".");
  if (!person && aside && words.place_at(stream, at).length == 0) labels.retype(at, NameType::organization, true);
}

// `Luis Rey, alias | El Flaco`, `Luis Rey, alias "El Flaco"`
void find_alias(const TokenStream& stream, const RuleWords& words, NameLabels& labels, std::size_t end) {
  std::size_t at = end;
  if (words.is(stream, at, kCommaMark)) ++at;
  if (!is_view(stream, at, "alias") || at + 1 >= stream.size()) return;
  ++at;
  if (words.is(stream, at, kArticleWord) && !stream[at].is(tokens::kInitialUpper)) ++at;
  if (words.is(stream, at, kOpeningQuote)) {
    const std::size_t first = at + 1;
    std::size_t close = first;
    while (close < stream.size() && close < first + kLongestRun && !words.is(stream, close, kClosingQuote)) ++close;
    if (words.is(stream, close, kClosingQuote) && close > first && !(labels.in_name(close) && !labels.begins(close)))
      labels.set(first, close, NameType::person, true);
    return;
  }
  std::size_t last = at;
  while (last < stream.size() && last < at + kLongestRun && is_capitalised_inside(stream[last])) ++last;
  if (last > at && !(labels.in_name(last) && !labels.begins(last))) labels.set(at, last, NameType::person, true);
}

// `Telemundo | 51`, `Moody's | Local Argentina`: a channel with its number, a company with the country where it works.
void extend_known(const TokenStream& stream, const RuleWords& words, NameLabels& labels, std::size_t at,
                  std::size_t end) {
  if (labels.type_at(at) != NameType::organization || end >= stream.size() || stream[end].is(tokens::kSentenceStart))
    return;
  const RuleWords::KnownMatch known = words.known_organization_at(stream, at);
  if (known.length != end - at || !known.sure) return;
  if (known.media && stream[end].kind == TokenKind::number && stream[end].end - stream[end].begin <= 2) {
    const bool closed = end + 1 >= stream.size() || stream[end + 1].is(tokens::kSentenceStart) ||
                        stream[end + 1].kind == TokenKind::punctuation || words.is(stream, end + 1, kArticleWord);
    if (closed) labels.set(at, end + 1, NameType::organization, true);
    return;
  }
  if (known.media || known.club || !in_running_text(stream[end])) return;
  std::size_t country = end;
  if (!labels.in_name(country) && is_capitalised_inside(stream[country]) &&
      words.place_at(stream, country).length == 0) {
    ++country;
  }
  if (country >= stream.size() || stream[country].is(tokens::kSentenceStart)) return;
  const RuleWords::PlaceMatch place = words.place_at(stream, country);
  if (place.place != RuleWords::Place::country || !labels.begins(country, NameType::place)) return;
  labels.set(at, labels.end_of(country), NameType::organization, true);
}

// `Juzgado de Letras | de San Pedro`: courts of a place are called by it.
void extend_court(const TokenStream& stream, const RuleWords& words, NameLabels& labels, std::size_t at,
                  std::size_t end) {
  if (labels.type_at(at) != NameType::organization || !is_view(stream, end, "de")) return;
  const RuleWords::HeadMatch head = words.head_at(stream, at);
  if (head.head == nullptr || !head.head->of_place || !labels.begins(end + 1, NameType::place)) return;
  if (words.place_at(stream, end + 1).place == RuleWords::Place::country) return;
  labels.set(at, labels.end_of(end + 1), NameType::organization, true);
}

// `Gutiérrez, Lerma, Sanz | & Ríos`: a firm of lawyers.
void join_partners(const TokenStream& stream, const RuleWords& words, NameLabels& labels, std::size_t at,
                   std::size_t end) {
  if (!is_view(stream, end, "&") || !labels.begins(end + 1)) return;
  const auto partner = [&](std::size_t i) {
    return labels.is(i, NameType::person) || labels.is(i, NameType::organization);
  };
  if (!partner(at) || !partner(end + 1) || words.known_organization_at(stream, at).length == end - at) return;
  std::size_t first = at;
  while (first >= 2 && words.is(stream, first - 1, kCommaMark) && !stream[first].is(tokens::kSentenceStart) &&
         partner(first - 2) && labels.begins(first - 2) && !words.is(stream, first - 2, kGivenName)) {
    first -= 2;
  }
  labels.set(first, labels.end_of(end + 1), NameType::organization, true);
}

// `Por | Fuerza Andina, Ana Díaz dijo`: at the beginning of a sentence, for whom the person behind the comma speaks.
void find_spoken_for(const TokenStream& stream, const RuleWords& words, NameLabels& labels, std::size_t person) {
  if (person < 3 || stream[person].is(tokens::kSentenceStart)) return;
  std::size_t comma = person - 1;
  // `Por Fuerza Andina, la diputada Ana Díaz`
  for (int i = 0; i < 3 && comma > 1 && !words.is(stream, comma, kCommaMark); ++i) --comma;
  if (!words.is(stream, comma, kCommaMark)) return;
  std::size_t first = comma;
  while (first > 1 && comma - first < kLongestRun && is_capitalised_inside(stream[first - 1])) --first;
  std::size_t before = first - 1;
  if (before > 0 && words.is(stream, before, kArticleWord)) --before;
  if (first == comma || !stream[before].is(tokens::kSentenceStart)) return;
  if (!is_view(stream, before, "Por") && !is_view(stream, before, "Desde")) return;
  if (comma - first < 2 || words.place_at(stream, first).length != 0 || labels.is(first, NameType::organization))
    return;
  if (labels.is(first, NameType::person) && words.is(stream, first, kGivenName)) return;
  labels.set(first, comma, NameType::organization);
}

// `“Tiempos de Ira”, una docuserie`: a work, a product.
void settle_works(const TokenStream& stream, const RuleWords& words, NameLabels& labels, std::size_t at,
                  std::size_t end) {
  if (labels.type_at(at) == NameType::place || labels.type_at(at) == NameType::other || labels.sure(at)) return;
  std::size_t comma = end;
  if (words.is(stream, comma, kClosingQuote)) ++comma;
  if (!words.is(stream, comma, kCommaMark)) return;
  const std::string_view article = comma + 1 < stream.size() ? stream.view(comma + 1) : std::string_view();
  if (article != "un" && article != "una" && article != "el" && article != "la") return;
  if (words.product_noun_at(stream, comma + 2) == 0 || words.common_noun_at(stream, comma + 2) != 0) return;
  const bool person = labels.is(at, NameType::person) && words.is(stream, at, kGivenName);
  if (!person && words.known_organization_at(stream, at).length == 0) labels.retype(at, NameType::other, true);
}

// `comisionado para la Paz`: a title in small letters, no body.
void cut_office(const TokenStream& stream, const RuleWords& words, NameLabels& labels, std::size_t at,
                std::size_t end) {
  if (labels.type_at(at) == NameType::person || stream[at].is(tokens::kInitialUpper)) return;
  if (words.is(stream, at, kRoleNoun) && end - at > 1 && words.known_organization_at(stream, at).length == 0)
    labels.clear(at, end);
}

}  // namespace

void apply_context(const TokenStream& stream, const RuleWords& words, NameLabels& labels) {
  for (std::size_t i = labels.next_name(0); i < labels.size(); i = labels.next_name(i + 1)) {
    std::size_t end = labels.end_of(i);
    // An address in a network names an account: `@fundacion`.
    if (stream[i].kind == TokenKind::handle) {
      labels.clear(i, end);
      continue;
    }
    if (in_running_text(stream[i])) {
      settle_titled(stream, words, labels, i, end);
      settle_places(stream, words, labels, i, end);
      extend_known(stream, words, labels, i, end);
      extend_court(stream, words, labels, i, labels.end_of(i));
      join_partners(stream, words, labels, i, labels.end_of(i));
      settle_works(stream, words, labels, i, labels.end_of(i));
      cut_office(stream, words, labels, i, labels.end_of(i));
      if (!labels.begins(i)) {
        i = end - 1;
        continue;
      }
      end = labels.end_of(i);
    }
    if (labels.is(i, NameType::organization)) settle_renamed(stream, words, labels, end);
    if (labels.is(i, NameType::person)) {
      find_spoken_for(stream, words, labels, i);
      find_alias(stream, words, labels, end);
    }
    i = end - 1;
  }
}

}  // namespace gaceta::names
