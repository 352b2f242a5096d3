// What a tagger can't see: rules over its names, in the order in which they build on each other.
//
//   person_rules         titles cut off, nicknames and surnames joined
//   organization_rules   heads, company forms, common nouns, acronyms, known organizations, lists
//   other_rules          laws, programmes, products, portfolios, places, legal notices
//   agreement            one form, one type in the whole article; forms that were missed elsewhere
#pragma once

#include "lexicon/lexicon.hpp"
#include "names/name_labels.hpp"
#include "names/rule_words.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::names {

/// Immutable once made.
class NameRules {
 public:
  explicit NameRules(lexicon::Lexicon& lexicon) : words_(lexicon) {}
  /// Corrects the names of a text. Linear in its lexemes.
  void apply(const tokens::TokenStream& stream, NameLabels& labels) const;

 private:
  RuleWords words_;
};

}  // namespace gaceta::names
