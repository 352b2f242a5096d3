#include <algorithm>
#include <string_view>

#include "names/organization_rules.hpp"
#include "names/organization_runs.hpp"
#include "names/spelling.hpp"

namespace gaceta::names {

namespace {

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

}  // namespace

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

}  // namespace gaceta::names
