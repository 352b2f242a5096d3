#include "names/organization_rules.hpp"
#include "names/organization_runs.hpp"
#include "names/spelling.hpp"

namespace gaceta::names {

namespace {

// `Sanidad | notifica`, `Economía | negó`, `Interior | ya investiga`: what a ministry does, behind its bare subject.
bool acts(const RuleText& in, std::size_t at) {
  if (at < in.size() && (in.view(at) == "ya" || in.view(at) == "no" || in.view(at) == "también")) ++at;
  if (at >= in.size() || in[at].kind != TokenKind::word || in[at].is(tokens::kInitialUpper)) return false;
  return in.is(at, kBodyVerb) || (in.view(at).ends_with("ó") && in.view(at).size() > 3);
}

}  // namespace

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

}  // namespace gaceta::names
