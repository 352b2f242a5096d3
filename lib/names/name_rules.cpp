#include "names/name_rules.hpp"

#include "names/agreement.hpp"
#include "names/context_rules.hpp"
#include "names/organization_rules.hpp"
#include "names/other_rules.hpp"
#include "names/person_rules.hpp"
#include "names/rule_text.hpp"

namespace gaceta::names {

void NameRules::apply(const tokens::TokenStream& stream, NameLabels& labels) const {
  const RuleText in(stream, words_);
  trim_marks(in, labels);
  split_after_role(in, labels);
  settle_people(in, labels);
  find_people(in, labels);
  join_nicknames(in, labels);
  extend_surnames(in, labels);
  cut_titles(in, labels);
  cut_product_nouns(in, labels);

  mark_known_organizations(in, labels);
  apply_heads(in, labels);
  apply_common_nouns(in, labels);
  apply_company_nouns(in, labels);
  apply_word_forms(in, labels);
  apply_acronyms(in, labels);
  apply_affiliations(in, labels);
  add_company_forms(in, labels);
  apply_appositions(in, labels);
  apply_metonyms(in, labels);
  apply_blends(in, labels);
  split_lists(in, labels);

  drop_products(in, labels);
  drop_portfolios(in, labels);
  drop_others(in, labels);
  settle_namesakes(in, labels);
  settle_places(in, labels);
  join_lists(in, labels);
  drop_signatures(in, labels);
  cut_owners(in, labels);
  apply_context(in, labels);
  agree(in, labels);
  drop_common_words(in, labels);
  drop_families(in, labels);
  drop_notices(in, labels);
}

}  // namespace gaceta::names
