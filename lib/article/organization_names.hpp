// Which mentions of organizations are the same organization.
//
//   "Amazon Web Services (AWS) … AWS"                    one, with acronym AWS
//   "Banco Santander, S.A. … el Santander"               one
//   "Ministerio de Hacienda … Hacienda … el Ministerio"  one
//   "Amazon … Amazon Web Services"                       two
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "article/entity_set.hpp"
#include "article/name_map.hpp"
#include "gaceta/names.hpp"
#include "lexicon/lexicon.hpp"
#include "lexicon/phrase_table.hpp"
#include "lexicon/word_flags.hpp"
#include "names/key_map.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::article {

struct OrganizationEntity {
  std::uint32_t fullest = 0;        ///< index of the mention whose form is the fullest
  std::uint32_t acronym = kNoName;  ///< index of a mention that is its acronym
  std::string known_acronym;        ///< from the built-in list, where the text has none
  std::uint32_t known = kNoName;    ///< index among the caller's names
};

struct OrganizationEntities {
  std::vector<OrganizationEntity> entities;  ///< in the order of their first mention
  std::vector<EntityId> of_mention;
};

/// Immutable once made.
class OrganizationNames {
 public:
  OrganizationNames(lexicon::Lexicon& lexicon, std::span<const KnownName> known);

  /// `mentions` are names of the map, in the order of the text.
  [[nodiscard]] OrganizationEntities join(const tokens::TokenStream& stream, const NameMap& names,
                                          std::span<const std::uint32_t> mentions) const;

 private:
  struct Form;
  /// How a name that begins with a head may be shortened.
  struct Head {
    bool to_head = false, to_tail = false;
    bool ministry = false;
    bool club = false;
  };
  [[nodiscard]] Form read_form(const tokens::TokenStream& stream, const names::NameSpan& name) const;
  [[nodiscard]] bool is_blend_of(const tokens::TokenStream& stream, const names::NameSpan& shorter,
                                 const names::NameSpan& longer) const;
  void list_short_keys(const Form& form, KeyLists& lists) const;

  std::vector<Head> heads_;
  lexicon::PhraseTable head_phrases_;
  lexicon::PhraseTable company_forms_;  // backward
  lexicon::WordFlags words_;
  names::KeyMap<std::vector<names::Key>> acronyms_;        // to the keys of full names
  names::KeyMap<std::string> acronym_of_;                  // of full names
  names::KeyMap<std::vector<names::Key>> acronym_shorts_;  // what else an acronym's body is called
  names::KeyMap<std::vector<std::uint32_t>> synonyms_;     // groups
  names::KeyMap<bool> heads_group_;                        // names that an entry of synonyms takes
  names::KeyMap<bool> names_alone_;  // names of organizations, countries, people that no longer name takes in
  names::KeyMap<bool> anaphors_;     // what any body may be called: la Institución
  names::KeyMap<std::uint32_t> known_;
};

}  // namespace gaceta::article
