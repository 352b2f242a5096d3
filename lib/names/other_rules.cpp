#include "names/other_rules.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "names/key_map.hpp"

namespace gaceta::names {

void trim_marks(const RuleText& in, NameLabels& labels) {
  const auto mark = [&](std::size_t at) {
    const TokenKind kind = in[at].kind;
    return kind == TokenKind::punctuation || kind == TokenKind::symbol;
  };
  for (std::size_t i = labels.next_name(0), end = 0; i < labels.size(); i = labels.next_name(end)) {
    end = labels.end_of(i);
    const NameType type = labels.type_at(i);
    std::size_t first = i, last = end;
    const auto money = [&](std::size_t at) {
      if (!in.is(at, kMoneyWord) || !in[at].is(tokens::kInitialUpper) || at + 1 >= in.size()) return false;
      const TokenKind next = in[at + 1].kind;
      return next == TokenKind::symbol || next == TokenKind::number || in.view(at + 1).front() == '/';
    };
    while (first < last && mark(first)) ++first;
    while (first < last && money(last - 1)) --last;
    while (last > first && mark(last - 1)) {
      // `Juan Pérez (h)` keeps its brackets.
      if (in.is(last - 1, kClosingMark) && last - first > 2 && in.is(last - 3, kOpeningMark)) break;
      --last;
    }
    // A currency by itself: `USD`, `FCFA`.
    if (last - first == 1 && in.is(first, kMoneyWord) && in[first].is(tokens::kAllUpper) &&
        in.acronym(first) == NameType::other) {
      last = first;
    }
    if (first != i || last != end) {
      labels.clear(i, end);
      labels.set(first, last, type);
    }
  }
}

namespace {

// `el proyecto llamado …`, `las fiestas conocidas como …`: what says that a name follows.
bool is_called(std::string_view word) {
  static constexpr std::array<std::string_view, 5> kStems{"conocid", "denominad", "llamad", "titulad", "bautizad"};
  return std::any_of(kStems.begin(), kStems.end(), [&](std::string_view stem) {
    const std::string_view ending = word.substr(std::min(stem.size(), word.size()));
    return word.starts_with(stem) && (ending == "o" || ending == "a" || ending == "os" || ending == "as");
  });
}

}  // namespace

void drop_products(const RuleText& in, NameLabels& labels) {
  NextSpot next_spot(in, Spot::product);
  const auto next = [&](std::size_t i) { return labels.next_name(i, next_spot(i)); };
  for (std::size_t i = next(0); i < labels.size(); i = next(i + 1)) {
    if (labels.in_name(i)) {
      if (!labels.begins(i)) continue;
      // A company's name and more: `Amazon EC2 UltraServers`. Not where an acronym or a word for companies follows.
      const RuleWords::KnownMatch known = in.known_organization_at(i);
      if (known.length == 0 || !known.products) continue;
      if (labels.is(i, NameType::person) && i > 0 && in.is(i - 1, kRoleNoun)) continue;
      std::size_t end = i + known.length;
      if (end > labels.end_of(i)) continue;
      const std::size_t bare = end;
      while (end < labels.size() && end < bare + 4 && !in[end].is(tokens::kSentenceStart) &&
             (in[end].is(tokens::kInitialUpper) || in[end].is(tokens::kHasDigit)) && in[end].kind == TokenKind::word &&
             !in.is(end, kCompanyWord) && in.place_at(end).length == 0 && !labels.sure(end)) {
        ++end;
      }
      if (end > bare && in[i].zone != Zone::headline && !in.is(end, kOpeningMark) &&
          !(labels.sure(i) && labels.end_of(i) > bare && labels.is(i, NameType::organization))) {
        if (labels.in_name(end) && !labels.begins(end)) end = labels.end_of(end);
        labels.set(i, end, NameType::other, true);
      }
      i = labels.end_of(i) - 1;
      continue;
    }
    const std::size_t length = in.product_noun_at(i);
    if (length == 0 || in[i].is(tokens::kInitialUpper) != in[i].is(tokens::kAllUpper)) continue;
    std::size_t at = i + length;
    if (is_called(in.view(std::min(at, labels.size() - 1)))) {
      ++at;
      if (at < labels.size() && in.view(at) == "como") ++at;
    }
    // `Su modelo, *Tonali*, detecta`
    const bool apposed = in.is(at, kCommaMark);
    if (apposed) ++at;
    while (at < labels.size() && !labels.in_name(at) &&
           (in.is(at, kOpeningQuote) || in.view(at) == "*" || in.view(at) == "_"))
      ++at;
    // `La serie | El | Cuervo`: an article of the work's own.
    if (at + 1 < labels.size() && !labels.in_name(at) && in.is(at, kArticleWord) && in[at].is(tokens::kInitialUpper) &&
        !in[at].is(tokens::kSentenceStart) && labels.begins(at + 1)) {
      ++at;
    }
    if (apposed && labels.begins(at) && labels.is(at, NameType::organization)) continue;
    if (!labels.begins(at) || in[at].is(tokens::kSentenceStart) || labels.sure(at)) continue;
    if (in.known_organization_at(at).length != 0 || in.head_at(at).head != nullptr) continue;
    if (labels.is(at, NameType::person) && labels.end_of(at) - at > 1) continue;
    labels.retype(at, NameType::other, true);
  }
}

void cut_product_nouns(const RuleText& in, NameLabels& labels) {
  for (std::size_t i = labels.next_name(0); i < labels.size(); i = labels.next_name(i + 1)) {
    const std::size_t noun = in.product_noun_at(i);
    // An acronym (`GPUs`), or a noun with a small letter: with a capital one it may belong to the name.
    if (noun == 0 || (in[i].is(tokens::kInitialUpper) && in.view(i).size() > 4)) continue;
    const std::size_t known = in.known_organization_at(i + noun).length;
    if (known == 0 || labels.end_of(i) != i + noun + known) continue;
    labels.clear(i, i + noun);
    labels.retype(i + noun, NameType::organization);
  }
}

namespace {

// The end of a name that is made of nothing but subjects and small words: `Turismo y Deporte`; 0 for others.
std::size_t end_of_subjects(const RuleText& in, std::size_t at, std::size_t end) {
  while (at < end) {
    const std::size_t subject = in.subject_at(at);
    if (subject == 0 && !in.is(at, kSmallWord | kCommaMark)) return 0;
    at += std::max<std::size_t>(subject, 1);
  }
  return at == end ? end : 0;
}

// `la directora de | Redes | de Volkrán`: what somebody heads inside the organization that follows.
bool heads_part_of(const RuleText& in, const NameLabels& labels, std::size_t at) {
  const std::size_t end = labels.end_of(at);
  if (labels.sure(at) || in[at].is(tokens::kAllUpper) || in.is(at, kHeadWord | kKnownWord)) return false;
  if (!in.is(end, kOf)) return false;
  std::size_t next = end + 1;
  if (in.is(next, kArticleWord) && !labels.in_name(next)) ++next;
  return labels.begins(next, NameType::organization) || in.common_noun_at(next) != 0;
}

// `gerente de | Estudios Económicos | del Banco de Crédito`, `jefa de | Asuntos Públicos | de Volkrán`: cuts what
// somebody heads inside an organization off its name. True where it did.
bool cut_part_headed(const RuleText& in, NameLabels& labels, std::size_t at, bool company) {
  const NameType type = labels.in_name(at) ? labels.type_at(at) : NameType::person;
  if (!labels.begins(at) || (type != NameType::organization && type != NameType::other)) return false;
  // `América` is a club; in `América Latina` it is a place.
  const bool known = in.known_organization_at(at).length > in.place_at(at).length;
  if (labels.sure(at) || known || in.head_at(at).head != nullptr) return false;
  const std::size_t end = labels.end_of(at);
  for (std::size_t of = at + 1; of + 1 < end; ++of) {
    if (!in.is(of, kOf)) continue;
    std::size_t rest = of + 1;
    if (rest + 1 < end && in.is(rest, kArticleWord) && !in[rest].is(tokens::kInitialUpper)) ++rest;
    if (!is_capitalised(in[rest])) continue;
    const bool body = in.head_at(rest).head != nullptr || in.known_organization_at(rest).length != 0;
    if (!body && !(company && in.unknown(rest) && in.place_at(rest).length == 0)) continue;
    labels.clear(at, rest);
    labels.set(at, of, in.place_at(at).length == of - at ? NameType::place : NameType::other, true);
    labels.set(rest, end, NameType::organization);
    return true;
  }
  return false;
}

}  // namespace

void drop_portfolios(const RuleText& in, NameLabels& labels) {
  for (std::size_t i = in.next(Spot::role, 0); i + 2 < labels.size(); i = in.next(Spot::role, i + 1)) {
    if (labels.in_name(i) || !in.is(i, kPortfolioNoun | kRoleNoun)) continue;
    const bool office = in.is(i, kPortfolioNoun);
    std::size_t at = i + 1;
    // `secretario general de`
    if (at < labels.size() && !labels.in_name(at) && in[at].kind == TokenKind::word && !in.is(at, kOf | kLinkWord) &&
        !in[at].is(tokens::kInitialUpper)) {
      ++at;
    }
    // `directora para América Latina de Volkrán`
    if ((!in.is(at, kOf | kPreposition) && in.view(at) != "para") || labels.in_name(at)) continue;
    ++at;
    while (at < labels.size() && !labels.in_name(at) && in.is(at, kArticleWord)) ++at;
    // `titular de la | Cámara de Industrias de Cuenca`: a body, though its words may be subjects.
    if (const std::size_t head = in.head_at(at).length;
        head != 0 && in.is(at - 1, kArticleWord) && labels.begins(at) && labels.end_of(at) > at + head) {
      if (!labels.begins(at, NameType::organization)) labels.retype(at, NameType::organization);
      continue;
    }
    // `Trabajo y Seguridad Social`, `Agricultura, Pesca y Alimentación`: one subject after the other.
    if (office) {
      constexpr std::size_t kMost = 12;
      for (std::size_t k = at; k < labels.size() && k < at + kMost;) {
        const std::size_t length = in.subject_at(k);
        if (length != 0 && is_capitalised(in[k])) {
          const std::size_t whole = labels.begins(k) ? end_of_subjects(in, k, labels.end_of(k)) : 0;
          if (whole != 0) labels.set(k, whole, NameType::other, true);
          k = std::max(whole, k + length);
        } else if (k > at && in.is(k, kCommaMark | kSmallWord) && !in[k].is(tokens::kInitialUpper)) {
          ++k;
        } else {
          break;
        }
      }
    }
    // `consellera de Territori`: what follows a minister's title is no person.
    if (office && (labels.begins(at, NameType::person) || labels.begins(at, NameType::place)) &&
        labels.end_of(at) == at + 1 && !in.is(at, kGivenName) && in.place_at(at).length == 0) {
      labels.retype(at, NameType::other, true);
    }
    if (!office && cut_part_headed(in, labels, at, in.is(i, kCompanyNoun))) continue;
    if (!labels.begins(at, NameType::organization)) continue;
    std::size_t subject = in.subject_at(at);
    const std::size_t end = labels.end_of(at);
    // `subdirector de | Análisis Bursátil | de Volkrán`
    if (subject != 0 && at + subject + 1 < end && in.is(at + subject, kOf) && in.head_at(at).head == nullptr &&
        !labels.sure(at)) {
      std::size_t rest = at + subject + 1;
      if (in.is(rest, kArticleWord) && !in[rest].is(tokens::kInitialUpper)) ++rest;
      labels.clear(at, rest);
      labels.set(at, at + subject, NameType::other, true);
      labels.set(rest, end, NameType::organization);
      continue;
    }
    // `titular de la | Cámara Baja`
    if (subject != 0 && subject < end - at && in.head_at(at).length == end - at) continue;
    if (!office && subject == 0 && heads_part_of(in, labels, at)) {
      labels.retype(at, NameType::other, true);
      continue;
    }
    if (!office && subject != labels.end_of(at) - at) subject = 0;
    if (subject == 0) {
      if (!office || in.is(at, kHeadWord | kKnownWord) || labels.sure(at)) continue;
      if (in.acronym(at) != NameType::other) continue;
      if (in[at].is(tokens::kAllUpper) && !in[i].is(tokens::kAllUpper)) continue;
      // A name that is no subject: an organization after all, unless the noun is a minister's.
      if (labels.end_of(at) - at == 1) continue;
    }
    labels.retype(at, NameType::other, true);
  }
}

namespace {

bool is_party_and_state(std::string_view word) {
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  return word.size() == 4 && (word[0] == 'R' || word[0] == 'D' || word[0] == 'I') && word[1] == '-' && upper(word[2]) &&
         upper(word[3]);
}

}  // namespace

void drop_others(const RuleText& in, NameLabels& labels) {
  NextSpot next_spot(in, Spot::other);
  const auto on = [&](std::size_t i) { return labels.next_name(i, next_spot(i)); };
  for (std::size_t i = on(0); i < labels.size(); i = on(i + 1)) {
    if (!labels.in_name(i)) {
      // `Día de | Reyes`, `Acuerdo de | París`
      if (!is_capitalised_inside(in[i])) continue;
      const RuleWords::OtherMatch match = in.other_at(i);
      const std::size_t of = i + match.length;
      if (match.head && in.is(of, kOf)) {
        std::size_t next = of + 1;
        while (in.is(next, kArticleWord) && !labels.in_name(next)) ++next;
        const bool full = labels.is(next, NameType::person) && labels.end_of(next) - next > 1;
        if (next < labels.size() && labels.begins(next) && !labels.sure(next) && !full) {
          labels.set(i, labels.end_of(next), NameType::other, true);
          i = labels.end_of(i) - 1;
        }
      }
      continue;
    }
    if (!labels.begins(i)) continue;
    const std::size_t end = labels.end_of(i);
    // `la representante Ana Díaz (R-FL)`: a party and a state of the United States.
    if (end == i + 1 && is_party_and_state(in.view(i))) {
      labels.clear(i, end);
      continue;
    }
    const RuleWords::OtherMatch match = in.other_at(i);
    // `la Nobel de la Paz Shirin Ebadi`: what somebody is, so that no name of it is left.
    if (match.head && in.is(i, kRoleNoun) && !in.is(i, kGivenName) && in.is(i + match.length, kOf)) {
      labels.clear(i, end);
      i = end - 1;
      continue;
    }
    if (labels.type_at(i) != NameType::person || end == i + 1) {
      const bool known = labels.sure(i) && in.known_organization_at(i).length == end - i;
      // `Círculo de Bellas Artes (CBA)`
      const bool acronym =
          labels.sure(i) && i > 1 && in.is(i - 1, kOpeningMark) && labels.is(i - 2, NameType::organization);
      // `Foro de la Sociedad Civil (FSC)`
      const bool body = labels.sure(i) && labels.is(i, NameType::organization) && in.is(end, kOpeningMark) &&
                        labels.is(end + 1, NameType::organization);
      if (!known && !acronym && !body && match.length != 0 &&
          (in[i].is(tokens::kInitialUpper) || in[i].is(tokens::kHasDigit)) && (match.head || match.length == end - i) &&
          (!match.bare || (i > 0 && in.is(i - 1, kPreposition)))) {
        labels.retype(i, NameType::other, true);
      }
    }
    i = end - 1;
  }
}

void settle_namesakes(const RuleText& in, NameLabels& labels) {
  constexpr std::size_t kMostQualifiers = 3;
  for (std::size_t i = labels.next_name(0); i < labels.size(); i = labels.next_name(i + 1)) {
    if (i == 0 || labels.type_at(i) != NameType::person || in[i].is(tokens::kSentenceStart)) continue;
    // `el aeropuerto “Jorge Chávez”`
    std::size_t before = i - (in.is(i - 1, kOpeningQuote) ? 1 : 0);
    std::size_t qualifiers = 0;
    while (before > 0 && qualifiers < kMostQualifiers && !labels.in_name(before - 1) &&
           in.is(before - 1, kNamesakeQualifier)) {
      --before, ++qualifiers;
    }
    // A qualifier may be a noun itself: `el penal Castro Castro`.
    if (qualifiers != 0 && (before == 0 || !in.is(before - 1, kNamesakeNoun))) ++before, --qualifiers;
    if (before == 0 || labels.in_name(before - 1)) continue;
    const std::uint64_t uses = in.uses(before - 1);
    if ((uses & kNamesakeNoun) == 0 || ((uses & kQualifiedNamesake) != 0 && qualifiers == 0)) continue;
    const NameType type = (uses & kPlaceNamesake) != 0          ? NameType::place
                          : (uses & kOrganizationNamesake) != 0 ? NameType::organization
                                                                : NameType::other;
    labels.retype(i, type, true);
    if ((uses & kPluralNamesake) == 0) continue;
    for (std::size_t end = labels.end_of(i);
         in.is(end, kCommaMark | kAndWord) && labels.begins(end + 1, NameType::person); end = labels.end_of(i)) {
      i = end + 1;
      labels.retype(i, type, true);
    }
  }
}

void settle_places(const RuleText& in, NameLabels& labels) {
  for (std::size_t i = labels.next_name(0); i < labels.size(); i = labels.next_name(i + 1)) {
    const std::size_t end = labels.end_of(i);
    const RuleWords::PlaceMatch place = in.place_at(i);
    const bool headed = place.place == RuleWords::Place::head;
    const bool tail = end - i > 1 && in.is(end - 1, kPlaceTail) && is_capitalised(in[end - 1]);
    const bool person = labels.type_at(i) == NameType::person;
    if ((tail && !labels.sure(i) && !person) || (headed && place.length < end - i)) {
      labels.retype(i, NameType::place, true);
    } else if (!headed && place.length == end - i && labels.type_at(i) != NameType::place && !labels.sure(i)) {
      const bool article =
          i > 0 && !in[i].is(tokens::kSentenceStart) &&
          (in.view(i - 1) == "el" || in.view(i - 1) == "El" || in.view(i - 1) == "al" || in.view(i - 1) == "del");
      if (place.place == RuleWords::Place::country || (labels.type_at(i) == NameType::organization && !article)) {
        labels.retype(i, NameType::place, place.place == RuleWords::Place::country);
      }
    }
    i = end - 1;
  }
}

void drop_signatures(const RuleText& in, NameLabels& labels) {
  for (const tokens::LexemeRange& sentence : in.stream().sentences) {
    const std::size_t first = sentence.first;
    const bool line = first + 1 >= in.size() || in[first + 1].is(tokens::kLineStart);
    if ((sentence.last - first > 2 && !line) || !labels.begins(first) || labels.end_of(first) != first + 1) continue;
    if (!in[first].is(tokens::kAllUpper) || in[first].zone == Zone::headline) continue;
    if (in.known_organization_at(first).length != 0) labels.clear(first, first + 1);
  }
}

void drop_common_words(const RuleText& in, NameLabels& labels) {
  // Names of one word, and whether each begins a sentence or stands in a headline.
  struct Single {
    std::uint32_t at;
    bool open;
  };
  std::vector<Single> singles;
  // The words in doubt: names of one word that never stand inside a sentence of the body; and whether each was met in
  // small letters.
  struct Doubt {
    bool in_small_letters = false, in_body = false;
  };
  KeyMap<Doubt> doubtful;
  for (std::size_t i = labels.next_name(0); i < labels.size(); i = labels.next_name(i + 1)) {
    if (labels.end_of(i) != i + 1 || labels.sure(i)) continue;
    const bool open = in[i].is(tokens::kSentenceStart) || in[i].zone == Zone::headline;
    singles.push_back({static_cast<std::uint32_t>(i), open});
    if (open && !in[i].is(tokens::kAllUpper)) doubtful.number(in.key(i));
  }
  if (doubtful.empty()) return;
  for (const Single& single : singles) {
    if (single.open || !is_capitalised(in[single.at])) continue;
    if (Doubt* const found = doubtful.find(in.key(single.at))) found->in_body = true;
  }
  const auto doubt_of = [&](const Single& single) -> const Doubt* {
    if (!single.open || in.is(single.at, kGivenName)) return nullptr;
    const Doubt* const found = doubtful.find(in.key(single.at));
    return found == nullptr || found->in_body ? nullptr : found;
  };
  if (std::none_of(singles.begin(), singles.end(), doubt_of)) return;
  // By their length in bytes, all long ones together: their last letters, a bit each; all bits for one beyond ASCII.
  std::array<std::uint32_t, 64> endings{};
  const auto length_of = [&](const tokens::Lexeme& lexeme) {
    return std::min<std::size_t>(lexeme.end - lexeme.begin, endings.size() - 1);
  };
  const auto ending_of = [&](const tokens::Lexeme& lexeme) {
    const auto last = static_cast<unsigned char>(in.stream().text[lexeme.end - 1]);
    return last < 0x80 ? std::uint32_t{1} << (last & 31U) : ~std::uint32_t{0};
  };
  for (const Single& single : singles) {
    if (single.open && !in[single.at].is(tokens::kAllUpper))
      endings[length_of(in[single.at])] |= ending_of(in[single.at]);
  }
  for (const tokens::Lexeme& lexeme : in.stream().lexemes) {
    const std::uint32_t alike = endings[length_of(lexeme)];
    if (alike == 0 || (alike & ending_of(lexeme)) == 0 || lexeme.kind != TokenKind::word ||
        lexeme.is(tokens::kInitialUpper)) {
      continue;
    }
    const auto at = static_cast<std::size_t>(&lexeme - in.stream().lexemes.data());
    if (Doubt* const found = doubtful.find(in.key(at))) found->in_small_letters = true;
  }
  for (const Single& single : singles) {
    const Doubt* const doubt = doubt_of(single);
    if (doubt != nullptr && doubt->in_small_letters) labels.clear(single.at, single.at + 1);
  }
}

void drop_notices(const RuleText& in, NameLabels& labels) {
  constexpr std::size_t kReach = 3;  // from the mark to the year
  for (std::size_t i = in.next(Spot::notice, 0); i < in.size(); i = in.next(Spot::notice, i + 1)) {
    if (!in.is(i, kNoticeMark)) continue;
    bool year = false;
    for (std::size_t k = i + 1; k < in.size() && k <= i + kReach; ++k) year = year || in[k].kind == TokenKind::number;
    if (!year) continue;
    // To the end of the line.
    std::size_t end = i + 1;
    while (end < in.size() && !in[end].is(tokens::kLineStart)) ++end;
    for (std::size_t k = i; k < end;) {
      if (!labels.in_name(k)) {
        ++k;
        continue;
      }
      const std::size_t last = labels.end_of(k);
      labels.clear(k, last);
      k = last;
    }
    i = end - 1;
  }
}

}  // namespace gaceta::names
