// The words that roles are made of, from the tables role_nouns, role_modifiers, former_words, role_verbs, titles and
// organization_nouns.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "lexicon/phrase_table.hpp"
#include "lexicon/word_flags.hpp"

namespace gaceta::article {

enum class Gender : std::uint8_t { unknown, masculine, feminine };

/// What a noun says of a person.
enum class RoleKind : std::uint8_t { office, job, human, participle, kin };

/// A noun that a title begins with.
struct RoleNoun {
  RoleKind kind = RoleKind::office;
  Gender gender = Gender::unknown;
  bool former = false;             ///< `expresidente`
  bool company = false;            ///< a post in a company or a club: gerente, CEO, delantero
  std::uint32_t prepositions = 0;  ///< kPreposition bits that join a complement besides `de`
};

/// A role noun in the plural, told of several people: `ministros`.
struct PluralNoun {
  std::uint32_t noun = 0;           ///< index of its singular
  std::string masculine, feminine;  ///< what one of them is; alike where the plural is feminine
};

/// A verb between a person and a title or an organization.
struct RoleVerb {
  enum class Relation : std::uint8_t { is, leads, led, heads, named };
  Relation relation =
      Relation::is;  ///< a title follows (`es`), an organization (`preside`), the person (`presidida por`), nothing
                     ///< (`con Ana Díaz al frente`), or, behind a title, the person (`un gerente, identificado como`)
  bool former = false;
  Gender gender = Gender::unknown;  ///< of a participle: `dirigida por`
  bool person_object = false;       ///< a person behind it is led, not leading: `representa a`
  std::string masculine, feminine;  ///< the noun of a leading verb
};

/// What a single word does around roles.
enum WordUse : std::uint32_t {
  kDefinite = 1U << 0,    ///< el la los las al del su
  kIndefinite = 1U << 1,  ///< un una
  kDe = 1U << 2,          ///< de del
  kArticle = 1U << 3,     ///< what may stand between a preposition and its noun
  kAnd = 1U << 4,         ///< y e
  kComma = 1U << 5,
  kOpening = 1U << 6,  ///< (
  kClosing = 1U << 7,  ///< )
  kDash = 1U << 8,
  kQuote = 1U << 9,
  kRelative = 1U << 10,          ///< quien que
  kYears = 1U << 11,             ///< años
  kNotNoun = 1U << 12,           ///< no noun of a complement
  kBefore = 1U << 13,            ///< before the noun, part of the title (nuevo)
  kAside = 1U << 14,             ///< before the noun, no part of the title (actual)
  kPluralHead = 1U << 15,        ///< first word of a role noun in the plural
  kEx = 1U << 16,                ///< ex, part of the title
  kNever = 1U << 18,             ///< no adjective in spite of its ending
  kRespect = 1U << 19,           ///< a word of respect before a name (don, Dr.)
  kOrganizationNoun = 1U << 20,  ///< consultora, partido
  kCopula = 1U << 21,            ///< es, será: between a title and a name
  kHead = 1U << 22,              ///< first word of a role noun
  kFeminineRespect = 1U << 23,
  kMasculineRespect = 1U << 24,
  kPor = 1U << 25,
  kEn = 1U << 26,
  kAnte = 1U << 27,
  kPara = 1U << 28,
  kA = 1U << 29,
  kNumber = 1U << 17,      ///< número, nº: a number belongs to the title
  kVerb = 1U << 31,        ///< first word of a verb of role_verbs
  kPossessive = 1U << 30,  ///< su, cuyo
};

/// Immutable once made.
class RoleWords {
 public:
  explicit RoleWords(lexicon::Lexicon& lexicon);

  [[nodiscard]] std::uint32_t use(lexicon::WordId word) const noexcept { return flags_.of(word); }
  [[nodiscard]] bool is(lexicon::WordId word, std::uint32_t uses) const noexcept { return flags_.has(word, uses); }
  /// The role noun that begins at a lexeme, the longest; its length in lexemes.
  struct NounMatch {
    const RoleNoun* noun = nullptr;
    std::uint32_t length = 0;
  };
  [[nodiscard]] NounMatch noun_at(const tokens::TokenStream& stream, std::size_t at, std::size_t end) const;
  /// The plural of a role noun that begins at a lexeme, the longest.
  struct PluralMatch {
    const PluralNoun* plural = nullptr;
    const RoleNoun* noun = nullptr;  ///< its singular
    std::uint32_t length = 0;
  };
  [[nodiscard]] PluralMatch plural_at(const tokens::TokenStream& stream, std::size_t at, std::size_t end) const;
  struct VerbMatch {
    const RoleVerb* verb = nullptr;
    std::uint32_t length = 0;
  };
  [[nodiscard]] VerbMatch verb_at(const tokens::TokenStream& stream, std::size_t at, std::size_t end) const;
  /// How many lexemes the modifier behind a noun takes (`en jefe`, `general`); 0 for none.
  [[nodiscard]] std::uint32_t modifier_at(const tokens::TokenStream& stream, std::size_t at, std::size_t end) const;
  /// True where the last letters of a word make it an adjective (`mexicano`); `bare` is folded, without accents.
  [[nodiscard]] bool has_adjective_ending(std::string_view folded) const;
  /// How many lexemes a noun for an organization takes (`agencia de noticias`); 0 for none.
  /// `body` is set where the noun is one for a public body (`ministerio`), which nobody owns.
  [[nodiscard]] std::uint32_t organization_noun_at(const tokens::TokenStream& stream, std::size_t at, std::size_t end,
                                                   bool* body = nullptr) const;
  /// How many lexemes a phrase before the noun takes that makes it former (`por entonces`); 0 for none. It ends at
  /// `end`.
  [[nodiscard]] std::uint32_t former_before(const tokens::TokenStream& stream, std::size_t begin,
                                            std::size_t end) const;

 private:
  void add_noun(lexicon::Lexicon& lexicon, std::unordered_map<std::string, std::uint32_t>& known, std::string_view form,
                RoleNoun noun);
  void add_plurals(lexicon::Lexicon& lexicon, const std::unordered_map<std::string, std::uint32_t>& known);

  lexicon::WordFlags flags_;
  std::vector<RoleNoun> nouns_;
  lexicon::PhraseTable noun_phrases_;
  std::vector<PluralNoun> plurals_;
  lexicon::PhraseTable plural_phrases_;
  std::vector<RoleVerb> verbs_;
  lexicon::PhraseTable verb_phrases_;
  lexicon::PhraseTable modifier_phrases_;
  lexicon::PhraseTable organization_nouns_;
  lexicon::PhraseTable former_phrases_;  // backward
  std::vector<std::string> endings_;
};

}  // namespace gaceta::article
