#include "names/organization_rules.hpp"
#include "names/spelling.hpp"

namespace gaceta::names {

namespace {

// Whether a list of two organizations or more ends right before the comma or the `y` before `at`.
bool behind_organizations(const RuleText& in, const NameLabels& labels, std::size_t at) {
  for (int listed = 0; listed < 2; ++listed) {
    if (at < 2 || in[at].is(tokens::kSentenceStart) || !in.is(at - 1, kCommaMark | kAndWord) ||
        labels.in_name(at - 1) || !labels.is(at - 2, NameType::organization)) {
      return false;
    }
    at = labels.begin_of(at - 2);
  }
  return true;
}

}  // namespace

void join_lists(const RuleText& in, NameLabels& labels) {
  for (std::size_t i = labels.next_name(0); i < labels.size(); i = labels.next_name(i + 1)) {
    const std::size_t end = labels.end_of(i);
    if (labels.type_at(i) != NameType::organization && !labels.sure(i)) {
      if (in.known_organization_at(i).length == end - i) {
        const bool left = i > 1 && in.is(i - 1, kCommaMark | kAndWord) && labels.is(i - 2, NameType::organization) &&
                          labels.sure(labels.begin_of(i - 2));
        const bool right =
            in.is(end, kCommaMark | kAndWord) && labels.begins(end + 1, NameType::organization) && labels.sure(end + 1);
        if (left || right) labels.set(i, end, NameType::organization, true);
      } else if (end == i + 1 && in.is(i - 1, kAndWord) && in.unknown(i) && !in.is(i, kGivenName) &&
                 in.place_at(i).length == 0 && behind_organizations(in, labels, i)) {
        // `Constructora Ríos S.A., Viales e Hijos S.A. y | Tecnoedil`: of the last of a list its fellows tell.
        labels.retype(i, NameType::organization);
      }
    }
    i = end - 1;
  }
}

void split_lists(const RuleText& in, NameLabels& labels) {
  for (std::size_t i = labels.next_name(0); i < labels.size(); i = labels.next_name(i + 1)) {
    const std::size_t end = labels.end_of(i);
    if (labels.type_at(i) != NameType::organization && labels.type_at(i) != NameType::person) {
      i = end - 1;
      continue;
    }
    const bool whole = labels.sure(i) && in.known_organization_at(i).length == end - i;
    for (std::size_t k = i + 1; k + 1 < end && !whole; ++k) {
      if (!in.is(k, kAndWord) || in[k].is(tokens::kInitialUpper)) continue;
      const bool headed = in.is(i, kHeadWord);
      const bool right_head = in.head_at(k + 1).head != nullptr && headed;
      const bool left_known = in.known_organization_at(i).length == k - i;
      const bool right_known = in.known_organization_at(k + 1).length == end - k - 1;
      const bool acronyms =
          !headed && k == i + 1 && end == k + 2 && in[i].is(tokens::kAllUpper) && in[k + 1].is(tokens::kAllUpper);
      const bool ministries = i > 2 && in.is(i - 1, kArticleWord | kOf) && !headed && in.subject_at(i) == k - i &&
                              in.subject_at(k + 1) == end - k - 1;
      const NameType type = labels.type_at(i);
      const bool people =
          type == NameType::person && k > i + 1 && end - k > 2 && in.is(i, kGivenName) && in.is(k + 1, kGivenName);
      // `Subsecretaría de Turismo y | Sernatur`
      const bool right_sure = headed && right_known && in.known_organization_at(k + 1).sure;
      if ((left_known && right_known) || acronyms || right_head || right_sure || people || ministries) {
        labels.clear(k, k + 1);
        break;
      }
    }
    i = end - 1;
  }
}

}  // namespace gaceta::names
