// Reads the phrase that a title is: its nouns, what qualifies them, and the organization in it.
//
//   "el | nuevo director general de la consultora Cerrillo | y exministro de Economía |, Matías Pérez"
//          part 1: title "nuevo director general", organization Cerrillo
//          part 2: title "exministro de Economía", former
#pragma once

#include <cstdint>
#include <vector>

#include "article/name_map.hpp"
#include "article/role_words.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::article {

/// One title of a phrase. Positions are lexemes, ranges half-open.
struct RolePart {
  std::uint32_t first = 0, last = 0;  ///< the title's words
  std::uint32_t end = 0;              ///< where the part ends, organization included
  std::uint32_t organization = kNoName;
  std::uint32_t noun_at = 0;                     ///< the noun's first word
  lexicon::WordId noun_word = lexicon::kNoWord;  ///< first word of its noun
  const RoleNoun* noun = nullptr;
  bool former = false;
  bool complement = false;  ///< something follows the noun with a preposition
};

struct RolePhrase {
  std::uint32_t begin = 0;  ///< with its determiner and what precedes the title
  std::uint32_t end = 0;
  bool definite = false;    ///< el, la, su, al, del
  bool determined = false;  ///< definite or un, una
  bool possessive = false;  ///< su, cuyo
  std::vector<RolePart> parts;
};

/// Immutable; views its words.
class RoleGrammar {
 public:
  explicit RoleGrammar(const RoleWords& words) : words_(words) {}

  /// Reads the phrase whose first noun begins at lexeme `at`; false where none does. `begin` and `end` bound what may
  /// be read (a sentence). The number of lexemes read is bounded, so that calling it at every lexeme stays linear.
  bool read(const tokens::TokenStream& stream, const NameMap& names, std::size_t begin, std::size_t at, std::size_t end,
            RolePhrase& phrase) const;

  /// Reads a title told of several people (`los senadores republicanos`), whose noun begins at lexeme `at`. Its
  /// `noun` is the singular's.
  [[nodiscard]] RolePart read_plural(const tokens::TokenStream& stream, const NameMap& names, std::size_t begin,
                                     std::size_t at, std::size_t end, const RoleWords::PluralMatch& match) const;

  /// The organization that a phrase names from lexeme `at` on, after determiners and common nouns (`la consultora
  /// Cerrillo`): its name and where it ends, or kNoName.
  struct OrganizationMatch {
    std::uint32_t name = kNoName;
    std::size_t end = 0;
  };
  [[nodiscard]] OrganizationMatch organization_at(const tokens::TokenStream& stream, const NameMap& names,
                                                  std::size_t at, std::size_t end) const;

  /// Behind the adjectives and fixed phrases from lexeme `at` on (`nacional`, `en funciones`); `at` where none stand.
  [[nodiscard]] std::size_t after_adjectives(const tokens::TokenStream& stream, const NameMap& names, std::size_t at,
                                             std::size_t end) const;

 private:
  struct Complement {
    std::size_t end = 0;  // 0 where there is none
    std::uint32_t organization = kNoName;
  };
  [[nodiscard]] bool is_adjective(const tokens::TokenStream& stream, std::size_t at) const;
  [[nodiscard]] OrganizationMatch acronym_at(const tokens::TokenStream& stream, const NameMap& names, std::size_t at,
                                             std::size_t end) const;
  [[nodiscard]] std::size_t after_number(const tokens::TokenStream& stream, const NameMap& names, std::size_t at,
                                         std::size_t end) const;
  [[nodiscard]] std::size_t after_portfolios(const tokens::TokenStream& stream, const NameMap& names, std::size_t at,
                                             std::size_t end) const;
  [[nodiscard]] Complement complement_at(const tokens::TokenStream& stream, const NameMap& names, std::size_t at,
                                         std::size_t end) const;
  [[nodiscard]] std::size_t read_part(const tokens::TokenStream& stream, const NameMap& names, std::size_t noun_at,
                                      RoleWords::NounMatch match, std::size_t end, RolePart& part) const;
  [[nodiscard]] std::size_t before_noun(const tokens::TokenStream& stream, std::size_t begin, std::size_t at,
                                        RolePart& part) const;

  const RoleWords& words_;
};

}  // namespace gaceta::article
