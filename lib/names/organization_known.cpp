#include <algorithm>
#include <string_view>

#include "names/organization_rules.hpp"
#include "names/spelling.hpp"

namespace gaceta::names {

namespace {

// `el América`, `al Sevilla`, `del Santander`
bool after_masculine_article(const RuleText& in, std::size_t at) {
  if (at == 0 || in[at].is(tokens::kSentenceStart)) return false;
  const std::string_view before = in.view(at - 1);
  return before == "el" || before == "El" || before == "al" || before == "del";
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

}  // namespace gaceta::names
