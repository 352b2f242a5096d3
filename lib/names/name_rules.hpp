// What a tagger can't see: rules over its names.
//
//   "el presidente Pedro Sánchez" tagged from `presidente`   the title is cut off
//   "Grupo Bimbo, S.A.B. de C.V."                            the company's form belongs to the name
//   "Ministerio de Economía" tagged as a place               a head of organizations decides
//   "ministro de Economía"                                   a portfolio is no organization
//   "ChatGPT", "T-MEC", "IPC"                                products, treaties and indices are none either
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "lexicon/phrase_table.hpp"
#include "lexicon/word_flags.hpp"
#include "names/name_key.hpp"
#include "names/name_labels.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::names {

/// Immutable once made.
class NameRules {
 public:
  explicit NameRules(lexicon::Lexicon& lexicon);
  /// Corrects the names of a text. Linear in its lexemes.
  void apply(const tokens::TokenStream& stream, NameLabels& labels) const;

 private:
  struct Head {
    bool alone = false;  // by itself a body
    bool ministry = false;
    bool splits = true;  // `y` after it does not join two names
  };

  void trim(const tokens::TokenStream& stream, NameLabels& labels) const;
  void cut_titles(const tokens::TokenStream& stream, NameLabels& labels) const;
  void join_nicknames(const tokens::TokenStream& stream, NameLabels& labels) const;
  void add_company_forms(const tokens::TokenStream& stream, NameLabels& labels) const;
  void apply_heads(const tokens::TokenStream& stream, NameLabels& labels) const;
  void apply_common_nouns(const tokens::TokenStream& stream, NameLabels& labels) const;
  void apply_acronyms(const tokens::TokenStream& stream, NameLabels& labels) const;
  void split_lists(const tokens::TokenStream& stream, NameLabels& labels) const;
  void drop_others(const tokens::TokenStream& stream, NameLabels& labels) const;
  void drop_portfolios(const tokens::TokenStream& stream, NameLabels& labels) const;
  void agree(const tokens::TokenStream& stream, NameLabels& labels) const;

  lexicon::WordFlags words_;
  std::vector<Head> heads_;
  lexicon::PhraseTable head_phrases_;
  lexicon::PhraseTable company_forms_;
  lexicon::PhraseTable organization_nouns_;
  lexicon::PhraseTable not_organizations_;  // whole names and first words
  std::unordered_map<Key, NameType> acronyms_;
};

}  // namespace gaceta::names
