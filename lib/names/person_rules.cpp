#include "names/person_rules.hpp"

#include <algorithm>

namespace gaceta::names {

namespace {

// The first lexeme of a title's complement that ends before `at`: `alcalde de`, `ministra de la`.
bool after_role(const RuleText& in, std::size_t at) {
  std::size_t i = at;
  for (int k = 0; k < 2 && i > 0 && in.is(i - 1, kArticleWord); ++k) --i;
  if (i < 2 || !in.is(i - 1, kOf)) return false;
  --i;
  // `primer ministro interino de`: adjectives may stand between.
  for (int k = 0; k < 3 && i > 0; ++k, --i) {
    if (in.is(i - 1, kRoleNoun | kPortfolioNoun | kCompanyNoun)) return true;
  }
  return false;
}

}  // namespace

void split_after_role(const RuleText& in, NameLabels& labels) {
  NextSpot next_spot(in, Spot::subject);
  const auto next = [&](std::size_t i) { return labels.next_name(i, next_spot(i)); };
  for (std::size_t i = next(0); i < labels.size(); i = next(i + 1)) {
    if (labels.in_name(i)) {
      if (!labels.begins(i)) continue;
      const std::size_t end = labels.end_of(i);
      const NameType type = labels.type_at(i);
      // `economista de Horizontal UC | Felipe Alarcón`, `representante a la Cámara | Ana Díaz`
      if ((type == NameType::organization || type == NameType::other) && end - i >= 3) {
        for (std::size_t k = i + 1; k + 1 < end; ++k) {
          if (!in.is(k, kGivenName) || !is_capitalised(in[k]) || in[k].is(tokens::kAllUpper) ||
              !is_capitalised(in[k + 1])) {
            continue;
          }
          const bool acronym = in[k - 1].is(tokens::kAllUpper) && in[k - 1].kind == TokenKind::word &&
                               in[k - 1].end - in[k - 1].begin > 1;
          const RuleWords::HeadMatch head = in.head_at(i);
          const bool whole = head.head != nullptr && head.head->alone && head.length == k - i;
          const bool known = in.known_organization_at(i).length == k - i;
          if (acronym || whole || known) {
            labels.set(i, k, NameType::organization);
            labels.set(k, end, NameType::person);
          }
          break;
        }
      }
      if (end - i >= 2 && (type == NameType::person || type == NameType::place || type == NameType::organization) &&
          after_role(in, i) && !in.is(i, kGivenName)) {
        std::size_t cut = i;
        if (const auto place = in.place_at(i); place.length != 0) cut = i + place.length;
        if (const std::size_t subject = in.subject_at(i); subject != 0) cut = std::max(cut, i + subject);
        if (cut == i && type == NameType::person && end - i >= 3) cut = i + 1;
        const bool subject = in.subject_at(i) != 0;
        if (cut > i && cut < end && in.is(cut, kGivenName)) {
          labels.set(i, cut, subject ? NameType::other : NameType::place);
          labels.set(cut, end, NameType::person);
        }
      }
      i = end - 1;
      continue;
    }
    // Not tagged at all: `exsecretario de Defensa Salvador Cienfuegos`.
    const std::size_t subject = in.subject_at(i);
    if (subject == 0 || !is_capitalised(in[i]) || !after_role(in, i)) continue;
    const std::size_t first = i + subject;
    if (first + 1 >= labels.size() || labels.in_name(first) || labels.in_name(first + 1)) continue;
    if (!is_capitalised_inside(in[first]) || !is_capitalised_inside(in[first + 1])) continue;
    if (!in.is(first, kGivenName)) continue;
    std::size_t last = first + 2;
    while (last < labels.size() && last < first + 5 && !labels.in_name(last) && is_capitalised_inside(in[last])) ++last;
    labels.set(first, last, NameType::person);
    i = last - 1;
  }
}

void join_nicknames(const RuleText& in, NameLabels& labels) {
  constexpr std::size_t kLongest = 6;
  for (std::size_t i = labels.next_name(0); i < labels.size(); i = labels.next_name(i + 1)) {
    if (!labels.is(i, NameType::person)) continue;
    const std::size_t open = labels.end_of(i);
    if (!in.is(open, kOpeningQuote)) continue;
    std::size_t close = open + 1;
    while (close < labels.size() && close < open + kLongest && !in.is(close, kClosingQuote)) ++close;
    if (!in.is(close, kClosingQuote)) continue;
    if (!labels.begins(close + 1, NameType::person) || in[close + 1].is(tokens::kSentenceStart)) continue;
    labels.set(i, labels.end_of(close + 1), NameType::person);
  }
}

void settle_people(const RuleText& in, NameLabels& labels) {
  for (std::size_t i = labels.next_name(0); i < labels.size(); i = labels.next_name(i + 1)) {
    const std::size_t end = labels.end_of(i);
    const NameType type = labels.type_at(i);
    if (type == NameType::place && end - i >= 2 && end - i <= 4 && in.is(i, kGivenName) && in.place_at(i).length == 0) {
      bool plain = true;
      for (std::size_t k = i; k < end; ++k) plain = plain && is_capitalised(in[k]) && !in.is(k, kSmallWord);
      if (plain) labels.retype(i, NameType::person);
    } else if (type == NameType::person && i > 1 && !in[i].is(tokens::kSentenceStart) && in.is(i - 1, kSaint) &&
               is_capitalised_inside(in[i - 1]) && !labels.in_name(i - 1) && in.is(i - 2, kPreposition) &&
               end == i + 1) {
      labels.set(i - 1, end, NameType::place);
    } else if (type == NameType::person && i > 0 && end == i + 2 && in.is(i, kSaint) && in.is(i - 1, kPreposition)) {
      labels.retype(i, NameType::place);
    }
    i = end - 1;
  }
}

void find_people(const RuleText& in, NameLabels& labels) {
  constexpr std::size_t kLongest = 5;
  for (std::size_t i = in.next(Spot::person, 0); i < labels.size(); i = in.next(Spot::person, i + 1)) {
    if (labels.in_name(i)) continue;
    const bool titled = i > 0 && !in[i].is(tokens::kSentenceStart) && in.is(i - 1, kRoleNoun) &&
                        !in[i - 1].is(tokens::kInitialUpper) && !labels.in_name(i - 1);
    if (!titled && !in.is(i, kGivenName)) continue;
    std::size_t end = i + 1;
    while (end < labels.size() && end < i + kLongest && !labels.in_name(end) && is_capitalised_inside(in[end]) &&
           !in[end].is(tokens::kAllUpper)) {
      ++end;
    }
    // `la exsenadora Piedad | Córdoba`: a surname that is a place's name too.
    if (titled && end == i + 1 && end < labels.size() && labels.begins(end, NameType::place) && !labels.sure(end) &&
        labels.end_of(end) == end + 1 && !in[end].is(tokens::kSentenceStart)) {
      ++end;
    }
    // One surname at least, and none that is a word of the tables.
    const bool plain = end > i + 1 && (in.unknown(i + 1) || titled);
    const bool whole = end < labels.size() && !labels.in_name(end);
    if (plain && (whole || end == labels.size())) labels.set(i, end, NameType::person);
    i = end - 1;
  }
}

void extend_surnames(const RuleText& in, NameLabels& labels) {
  for (std::size_t i = labels.next_name(0); i < labels.size(); i = labels.next_name(i + 1)) {
    if (!labels.is(i, NameType::person)) continue;
    const std::size_t end = labels.end_of(i);
    std::size_t surnames = 0;
    for (std::size_t k = i; k < end; ++k) surnames += in.is(k, kGivenName | kSmallWord) ? 0 : 1;
    // In a headline every word may have its capital.
    const bool usual = end < labels.size() && !labels.in_name(end) && in[end].zone != Zone::headline &&
                       is_capitalised_inside(in[end]) && !in[end].is(tokens::kAllUpper) && in.unknown(end) &&
                       surnames == 1 && end > i + 1 && in.is(i, kGivenName);
    if (usual) {
      labels.set(i, end + 1, NameType::person);
    } else if (surnames == 0 && end > i + 1 && end + 1 < labels.size() && in.view(end) == "de" &&
               in[end + 1].zone != Zone::headline && is_capitalised_inside(in[end + 1]) && in.unknown(end + 1) &&
               in.place_at(end + 1).length == 0 &&
               (!labels.in_name(end + 1) || labels.begins(end + 1, NameType::person))) {
      // `Joao Manuel | de Freitas`
      labels.set(i, labels.in_name(end + 1) ? labels.end_of(end + 1) : end + 2, NameType::person);
    } else if (labels.begins(end, NameType::person) && end < labels.size() && !in[end].is(tokens::kSentenceStart) &&
               labels.end_of(end) == end + 1 && end == i + 1 && in.is(i, kGivenName) && !in.is(end, kGivenName)) {
      labels.set(i, end + 1, NameType::person);
    }
    i = labels.end_of(i) - 1;
  }
}

void cut_titles(const RuleText& in, NameLabels& labels) {
  for (std::size_t i = labels.next_name(0); i < labels.size(); i = labels.next_name(i + 1)) {
    const std::size_t end = labels.end_of(i);
    if (labels.type_at(i) != NameType::person) {
      bool titles = labels.type_at(i) != NameType::place && !labels.sure(i);
      for (std::size_t k = i; k < end; ++k) titles = titles && in.is(k, kTitleWord);
      // `Vicepresidente de la República`, `General de División`
      titles = titles || (labels.is(i, NameType::organization) && !labels.sure(i) && end - i > 2 &&
                          in.is(i, kTitleWord) && in.is(i, kRoleNoun) && in.is(i + 1, kOf) &&
                          in.head_at(i).head == nullptr && in.known_organization_at(i).length == 0);
      if (titles && end - i > 1) labels.clear(i, end);
      i = end - 1;
      continue;
    }
    // `el cantante Rey Montiel`: behind a title no other one.
    const bool titled =
        i > 0 && !in[i].is(tokens::kSentenceStart) && in.is(i - 1, kRoleNoun) && !in.is(i - 1, kTitleWord);
    // `Presidente de Bolivia Luis Arce`, `Senador de la República`: the name, if any, begins with its given name.
    if (in.is(i, kTitleWord) && in.is(i + 1, kOf) && i + 1 < end) {
      std::size_t name = i + 2;
      while (name < end && !in.is(name, kGivenName)) ++name;
      labels.clear(i, name);
      i = end - 1;
      continue;
    }
    // `Papa`, `Sumo Pontífice`: titles without a name.
    bool only = !in.is(i, kGivenName);
    for (std::size_t k = i; k < end; ++k) only = only && in.is(k, kTitleWord);
    if (only) {
      if (!titled || end - i > 1) labels.clear(i, end);
      i = end - 1;
      continue;
    }
    std::size_t first = i;
    while (!titled && first + 1 < end && in.is(first, kTitleWord) && in[first + 1].kind == TokenKind::word &&
           in[first + 1].is(tokens::kInitialUpper)) {
      ++first;
    }
    if (first != i) labels.clear(i, first);

    i = end - 1;
  }
}

void drop_families(const RuleText& in, NameLabels& labels) {
  for (std::size_t i = labels.next_name(1); i < labels.size(); i = labels.next_name(i + 1)) {
    if (!labels.is(i, NameType::person)) continue;
    const std::size_t end = labels.end_of(i);
    // `los March`
    const bool plural = end == i + 1 && in.is(i - 1, kPluralArticle);
    if (end - i <= 2 && (plural || in.is(i - 1, kFamilyWord)) && !in.is(i, kGivenName)) {
      labels.clear(i, end);
    }
    i = end - 1;
  }
}

}  // namespace gaceta::names
