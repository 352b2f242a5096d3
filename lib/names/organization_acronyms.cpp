#include <string>
#include <string_view>
#include <vector>

#include "names/organization_rules.hpp"
#include "names/spelling.hpp"
#include "text/utf8.hpp"

namespace gaceta::names {

using tokens::Lexeme;

namespace {

constexpr std::size_t kLongestName = 16;  // lexemes

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

}  // namespace

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

}  // namespace gaceta::names
