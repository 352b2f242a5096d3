// Which mentions of people are the same person.
//
//   "Andrés Manuel López Obrador … López Obrador … AMLO … Obrador"   one
//   "Alberto Fernández … Cristina Fernández … la vicepresidenta Fernández"   two, told apart by gender and title
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "article/entity_set.hpp"
#include "article/name_map.hpp"
#include "article/role_words.hpp"
#include "gaceta/names.hpp"
#include "lexicon/lexicon.hpp"
#include "lexicon/phrase_table.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::article {

/// One mention of a person and what stands beside it.
struct PersonMention {
  std::uint32_t name = kNoName;
  Gender gender = Gender::unknown;           ///< told by titles and words of respect
  lexicon::WordId title = lexicon::kNoWord;  ///< noun of the title beside it
  bool relative = false;                     ///< introduced as somebody's father, wife, …
};

/// A person that mentions were joined to.
struct PersonEntity {
  std::uint32_t fullest = 0;  ///< index of the mention whose form is the fullest
  Gender gender = Gender::unknown;
  std::uint32_t known = kNoName;  ///< index among the caller's names
};

struct PersonEntities {
  std::vector<PersonEntity> entities;  ///< in the order of their first mention
  std::vector<EntityId> of_mention;
};

/// Immutable once made.
class PersonNames {
 public:
  PersonNames(lexicon::Lexicon& lexicon, std::span<const KnownName> known);

  [[nodiscard]] PersonEntities join(const tokens::TokenStream& stream, const NameMap& names,
                                    std::span<const PersonMention> mentions) const;
  /// The gender that a given name tells.
  [[nodiscard]] Gender gender_of(names::Key word) const;

 private:
  struct Form;
  [[nodiscard]] Form read_form(const tokens::TokenStream& stream, const names::NameSpan& name) const;
  [[nodiscard]] bool is_second_given(names::Key first, names::Key word) const;
  void list_short_keys(const Form& form, KeyLists& lists) const;

  names::KeyMap<Gender> given_names_;
  names::KeyMap<names::Key> variants_;
  names::KeyMap<std::vector<names::Key>> acronyms_;  // to the keys of full names
  names::KeyMap<std::uint32_t> known_;               // forms of the caller's people
  lexicon::WordFlags particles_;
};

}  // namespace gaceta::article
