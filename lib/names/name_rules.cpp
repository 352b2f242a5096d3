#include "names/name_rules.hpp"

#include "names/agreement.hpp"
#include "names/context_rules.hpp"
#include "names/organization_rules.hpp"
#include "names/other_rules.hpp"
#include "names/person_rules.hpp"
#include "names/spots.hpp"

namespace gaceta::names {

void NameRules::apply(const tokens::TokenStream& stream, NameLabels& labels) const {
  const Spots spots(stream, words_);
  trim_marks(stream, words_, labels);
  split_after_role(stream, words_, spots, labels);
  settle_people(stream, words_, labels);
  find_people(stream, words_, spots, labels);
  join_nicknames(stream, words_, labels);
  extend_surnames(stream, words_, labels);
  cut_titles(stream, words_, labels);
  cut_product_nouns(stream, words_, labels);

  mark_known_organizations(stream, words_, spots, labels);
  apply_heads(stream, words_, spots, labels);
  apply_common_nouns(stream, words_, spots, labels);
  apply_company_nouns(stream, words_, spots, labels);
  apply_word_forms(stream, words_, labels);
  apply_acronyms(stream, words_, spots, labels);
  apply_affiliations(stream, words_, labels);
  add_company_forms(stream, words_, labels);
  apply_appositions(stream, words_, spots, labels);
  apply_metonyms(stream, words_, spots, labels);
  apply_blends(stream, words_, labels);
  split_lists(stream, words_, labels);

  drop_products(stream, words_, spots, labels);
  drop_portfolios(stream, words_, spots, labels);
  drop_others(stream, words_, spots, labels);
  settle_namesakes(stream, words_, labels);
  settle_places(stream, words_, labels);
  join_lists(stream, words_, labels);
  drop_signatures(stream, words_, labels);
  cut_owners(stream, words_, labels);
  apply_context(stream, words_, labels);
  agree(stream, words_, spots, labels);
  drop_common_words(stream, words_, labels);
  drop_families(stream, words_, labels);
  drop_notices(stream, words_, spots, labels);
}

}  // namespace gaceta::names
