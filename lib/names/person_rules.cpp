#include "names/person_rules.hpp"

#include <algorithm>

namespace gaceta::names {

using tokens::TokenStream;

namespace {

// The first lexeme of a title's complement that ends before `at`: `alcalde de`, `ministra de la`.
bool after_role(const TokenStream& stream, const RuleWords& words, std::size_t at) {
  std::size_t i = at;
  for (int k = 0; k < 2 && i > 0 && words.is(stream, i - 1, kArticleWord); ++k) --i;
  if (i < 2 || !words.is(stream, i - 1, kOf)) return false;
  --i;
  // `primer ministro interino de`: adjectives may stand between.
  for (int k = 0; k < 3 && i > 0; ++k, --i) {
    if (words.is(stream, i - 1, kRoleNoun | kPortfolioNoun | kCompanyNoun)) return true;
  }
  return false;
}

}  // namespace

void split_after_role(const TokenStream& stream, const RuleWords& words, const Spots& spots, NameLabels& labels) {
  NextSpot next_spot(spots, Spot::subject);
  const auto next = [&](std::size_t i) { return labels.next_name(i, next_spot(i)); };
  for (std::size_t i = next(0); i < labels.size(); i = next(i + 1)) {
    if (labels.in_name(i)) {
      if (!labels.begins(i)) continue;
      const std::size_t end = labels.end_of(i);
      const NameType type = labels.type_at(i);
      // `economista de Horizontal UC | Felipe Alarcón`, `representante a la Cámara | Ana Díaz`
      if ((type == NameType::organization || type == NameType::other) && end - i >= 3) {
        for (std::size_t k = i + 1; k + 1 < end; ++k) {
          if (!words.is(stream, k, kGivenName) || !is_capitalised(stream[k]) || stream[k].is(tokens::kAllUpper) ||
              !is_capitalised(stream[k + 1])) {
            continue;
          }
          const bool acronym = stream[k - 1].is(tokens::kAllUpper) && stream[k - 1].kind == TokenKind::word &&
                               stream[k - 1].end - stream[k - 1].begin > 1;
          const RuleWords::HeadMatch head = words.head_at(stream, i);
          const bool whole = head.head != nullptr && head.head->alone && head.length == k - i;
          const bool known = words.known_organization_at(stream, i).length == k - i;
          if (acronym || whole || known) {
            labels.set(i, k, NameType::organization);
            labels.set(k, end, NameType::person);
          }
          break;
        }
      }
      if (end - i >= 2 && (type == NameType::person || type == NameType::place || type == NameType::organization) &&
          after_role(stream, words, i) && !words.is(stream, i, kGivenName)) {
        std::size_t cut = i;
        if (const auto place = words.place_at(stream, i); place.length != 0) cut = i + place.length;
        if (const std::size_t subject = words.subject_at(stream, i); subject != 0) cut = std::max(cut, i + subject);
        if (cut == i && type == NameType::person && end - i >= 3) cut = i + 1;
        const bool subject = words.subject_at(stream, i) != 0;
        if (cut > i && cut < end && words.is(stream, cut, kGivenName)) {
          labels.set(i, cut, subject ? NameType::other : NameType::place);
          labels.set(cut, end, NameType::person);
        }
      }
      i = end - 1;
      continue;
    }
    // Not tagged at all: `exsecretario de Defensa Salvador Cienfuegos`.
    const std::size_t subject = words.subject_at(stream, i);
    if (subject == 0 || !is_capitalised(stream[i]) || !after_role(stream, words, i)) continue;
    const std::size_t first = i + subject;
    if (first + 1 >= labels.size() || labels.in_name(first) || labels.in_name(first + 1)) continue;
    if (!is_capitalised_inside(stream[first]) || !is_capitalised_inside(stream[first + 1])) continue;
    if (!words.is(stream, first, kGivenName)) continue;
    std::size_t last = first + 2;
    while (last < labels.size() && last < first + 5 && !labels.in_name(last) && is_capitalised_inside(stream[last]))
      ++last;
    labels.set(first, last, NameType::person);
    i = last - 1;
  }
}

void join_nicknames(const TokenStream& stream, const RuleWords& words, NameLabels& labels) {
  constexpr std::size_t kLongest = 6;
  for (std::size_t i = labels.next_name(0); i < labels.size(); i = labels.next_name(i + 1)) {
    if (!labels.is(i, NameType::person)) continue;
    const std::size_t open = labels.end_of(i);
    if (!words.is(stream, open, kOpeningQuote)) continue;
    std::size_t close = open + 1;
    while (close < labels.size() && close < open + kLongest && !words.is(stream, close, kClosingQuote)) ++close;
    if (!words.is(stream, close, kClosingQuote)) continue;
    if (!labels.begins(close + 1, NameType::person) || stream[close + 1].is(tokens::kSentenceStart)) continue;
    labels.set(i, labels.end_of(close + 1), NameType::person);
  }
}

void settle_people(const TokenStream& stream, const RuleWords& words, NameLabels& labels) {
  for (std::size_t i = labels.next_name(0); i < labels.size(); i = labels.next_name(i + 1)) {
    const std::size_t end = labels.end_of(i);
    const NameType type = labels.type_at(i);
    if (type == NameType::place && end - i >= 2 && end - i <= 4 && words.is(stream, i, kGivenName) &&
        words.place_at(stream, i).length == 0) {
      bool plain = true;
      for (std::size_t k = i; k < end; ++k)
        plain = plain && is_capitalised(stream[k]) && !words.is(stream, k, kSmallWord);
      if (plain) labels.retype(i, NameType::person);
    } else if (type == NameType::person && i > 1 && !stream[i].is(tokens::kSentenceStart) &&
               words.is(stream, i - 1, kSaint) && is_capitalised_inside(stream[i - 1]) && !labels.in_name(i - 1) &&
               words.is(stream, i - 2, kPreposition) && end == i + 1) {
      labels.set(i - 1, end, NameType::place);
    } else if (type == NameType::person && i > 0 && end == i + 2 && words.is(stream, i, kSaint) &&
               words.is(stream, i - 1, kPreposition)) {
      labels.retype(i, NameType::place);
    }
    i = end - 1;
  }
}

void find_people(const TokenStream& stream, const RuleWords& words, const Spots& spots, NameLabels& labels) {
  constexpr std::size_t kLongest = 5;
  for (std::size_t i = spots.next(Spot::capital, 0); i < labels.size(); i = spots.next(Spot::capital, i + 1)) {
    if (labels.in_name(i) || !is_capitalised(stream[i]) || stream[i].is(tokens::kAllUpper)) continue;
    if (stream[i].zone == Zone::headline || stream[i].zone == Zone::link || words.is(stream, i, kTitleWord)) continue;
    const bool titled = i > 0 && !stream[i].is(tokens::kSentenceStart) && words.is(stream, i - 1, kRoleNoun) &&
                        !stream[i - 1].is(tokens::kInitialUpper) && !labels.in_name(i - 1);
    if (!titled && !words.is(stream, i, kGivenName)) continue;
    std::size_t end = i + 1;
    while (end < labels.size() && end < i + kLongest && !labels.in_name(end) && is_capitalised_inside(stream[end]) &&
           !stream[end].is(tokens::kAllUpper)) {
      ++end;
    }
    // `la exsenadora Piedad | Córdoba`: a surname that is a place's name too.
    if (titled && end == i + 1 && end < labels.size() && labels.begins(end, NameType::place) && !labels.sure(end) &&
        labels.end_of(end) == end + 1 && !stream[end].is(tokens::kSentenceStart)) {
      ++end;
    }
    // One surname at least, and none that is a word of the tables.
    const bool plain = end > i + 1 && (words.unknown(stream, i + 1) || titled);
    const bool whole = end < labels.size() && !labels.in_name(end);
    if (plain && (whole || end == labels.size())) labels.set(i, end, NameType::person);
    i = end - 1;
  }
}

void extend_surnames(const TokenStream& stream, const RuleWords& words, NameLabels& labels) {
  for (std::size_t i = labels.next_name(0); i < labels.size(); i = labels.next_name(i + 1)) {
    if (!labels.is(i, NameType::person)) continue;
    const std::size_t end = labels.end_of(i);
    std::size_t surnames = 0;
    for (std::size_t k = i; k < end; ++k) surnames += words.is(stream, k, kGivenName | kSmallWord) ? 0 : 1;
    // In a headline every word may have its capital.
    const bool usual = end < labels.size() && !labels.in_name(end) && stream[end].zone != Zone::headline &&
                       is_capitalised_inside(stream[end]) && !stream[end].is(tokens::kAllUpper) &&
                       words.unknown(stream, end) && surnames == 1 && end > i + 1 && words.is(stream, i, kGivenName);
    if (usual) {
      labels.set(i, end + 1, NameType::person);
    } else if (surnames == 0 && end > i + 1 && end + 1 < labels.size() && stream.view(end) == "de" &&
               stream[end + 1].zone != Zone::headline && is_capitalised_inside(stream[end + 1]) &&
               words.unknown(stream, end + 1) && words.place_at(stream, end + 1).length == 0 &&
               (!labels.in_name(end + 1) || labels.begins(end + 1, NameType::person))) {
      // `Joao Manuel | de Freitas`
      labels.set(i, labels.in_name(end + 1) ? labels.end_of(end + 1) : end + 2, NameType::person);
    } else if (labels.begins(end, NameType::person) && end < labels.size() && !stream[end].is(tokens::kSentenceStart) &&
               labels.end_of(end) == end + 1 && end == i + 1 && words.is(stream, i, kGivenName) &&
               !words.is(stream, end, kGivenName)) {
      labels.set(i, end + 1, NameType::person);
    }
    i = labels.end_of(i) - 1;
  }
}

void cut_titles(const TokenStream& stream, const RuleWords& words, NameLabels& labels) {
  for (std::size_t i = labels.next_name(0); i < labels.size(); i = labels.next_name(i + 1)) {
    const std::size_t end = labels.end_of(i);
    if (labels.type_at(i) != NameType::person) {
      bool titles = labels.type_at(i) != NameType::place && !labels.sure(i);
      for (std::size_t k = i; k < end; ++k) titles = titles && words.is(stream, k, kTitleWord);
      // `Vicepresidente de la República`, `General de División`
      titles = titles ||
               (labels.is(i, NameType::organization) && !labels.sure(i) && end - i > 2 &&
                words.is(stream, i, kTitleWord) && words.is(stream, i, kRoleNoun) && words.is(stream, i + 1, kOf) &&
                words.head_at(stream, i).head == nullptr && words.known_organization_at(stream, i).length == 0);
      if (titles && end - i > 1) labels.clear(i, end);
      i = end - 1;
      continue;
    }
    // `el cantante Rey Montiel`: behind a title no other one.
    const bool titled = i > 0 && !stream[i].is(tokens::kSentenceStart) && words.is(stream, i - 1, kRoleNoun) &&
                        !words.is(stream, i - 1, kTitleWord);
    // `Presidente de Bolivia Luis Arce`, `Senador de la República`: the name, if any, begins with its given name.
    if (words.is(stream, i, kTitleWord) && words.is(stream, i + 1, kOf) && i + 1 < end) {
      std::size_t name = i + 2;
      while (name < end && !words.is(stream, name, kGivenName)) ++name;
      labels.clear(i, name);
      i = end - 1;
      continue;
    }
    // `Papa`, `Sumo Pontífice`: titles without a name.
    bool only = !words.is(stream, i, kGivenName);
    for (std::size_t k = i; k < end; ++k) only = only && words.is(stream, k, kTitleWord);
    if (only) {
      if (!titled || end - i > 1) labels.clear(i, end);
      i = end - 1;
      continue;
    }
    std::size_t first = i;
    while (!titled && first + 1 < end && words.is(stream, first, kTitleWord) &&
           stream[first + 1].kind == TokenKind::word && stream[first + 1].is(tokens::kInitialUpper)) {
      ++first;
    }
    if (first != i) labels.clear(i, first);

    i = end - 1;
  }
}

void drop_families(const TokenStream& stream, const RuleWords& words, NameLabels& labels) {
  for (std::size_t i = labels.next_name(1); i < labels.size(); i = labels.next_name(i + 1)) {
    if (!labels.is(i, NameType::person)) continue;
    const std::size_t end = labels.end_of(i);
    // `los March`
    const bool plural = end == i + 1 && words.is(stream, i - 1, kPluralArticle);
    if (end - i <= 2 && (plural || words.is(stream, i - 1, kFamilyWord)) && !words.is(stream, i, kGivenName)) {
      labels.clear(i, end);
    }
    i = end - 1;
  }
}

}  // namespace gaceta::names
