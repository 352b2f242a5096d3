// The words that the rules over names look at, from the tables: heads of organizations, titles, company forms, known
// organizations and places, and what is no organization.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "lexicon/phrase_table.hpp"
#include "lexicon/word_flags.hpp"
#include "names/name_finder.hpp"
#include "names/name_key.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::names {

/// What a single word does around names; flags.
enum NameWord : std::uint64_t {
  kTitleWord = 1ULL << 0,  ///< before a person's name, no part of it: Presidente, Dr.
  kOf = 1ULL << 1,         ///< de, del
  kArticleWord = 1ULL << 2,
  kAndWord = 1ULL << 3,
  kCommaMark = 1ULL << 4,
  kOpeningMark = 1ULL << 5,
  kClosingMark = 1ULL << 6,
  kOpeningQuote = 1ULL << 7,
  kClosingQuote = 1ULL << 8,
  kPortfolioNoun = 1ULL << 9,   ///< ministro: a portfolio follows `de`
  kCompanyNoun = 1ULL << 10,    ///< gerente: an organization follows `de`
  kRoleNoun = 1ULL << 11,       ///< any noun for a person
  kCommonNoun = 1ULL << 12,     ///< begins a common noun for organizations
  kHeadWord = 1ULL << 13,       ///< begins a head
  kHeadAdjective = 1ULL << 14,  ///< Gobierno nacional, Iglesia católica
  kKnownWord = 1ULL << 15,      ///< begins a known organization
  kOtherWord = 1ULL << 16,      ///< begins what is no organization
  kProductNoun = 1ULL << 17,    ///< chip, vacuna: a product follows
  kPlaceWord = 1ULL << 18,      ///< begins a known place
  kFamilyWord = 1ULL << 19,     ///< familia
  kSubject = 1ULL << 20,        ///< begins a portfolio: Economía
  kPreposition = 1ULL << 21,
  kNoticeMark = 1ULL << 22,  ///< ©, Copyright
  kDemonym = 1ULL << 23,
  kSmallWord = 1ULL << 24,  ///< left out when initials are compared: de, la, y, para
  kGivenName = 1ULL << 25,
  kCompanyWord = 1ULL << 26,           ///< Motors, Capital
  kPlaceTail = 1ULL << 27,             ///< Arena, Street: ends names of places
  kStakeNoun = 1ULL << 28,             ///< acciones, filial: an organization follows `de`
  kPartNoun = 1ULL << 29,              ///< Plenaria, Sede: part of the organization behind `de`
  kMoneyWord = 1ULL << 30,             ///< codes and signs of currencies
  kInside = 1ULL << 31,                ///< en: a place follows
  kSaint = 1ULL << 32,                 ///< San, Santa
  kSpokesWord = 1ULL << 33,            ///< desde, según: a ministry may speak
  kLinkWord = 1ULL << 34,              ///< joins a head with its subject besides `de`: para, contra
  kPluralArticle = 1ULL << 35,         ///< los, las
  kPlaceNoun = 1ULL << 36,             ///< alcalde: a place follows `de`
  kMinistryWord = 1ULL << 37,          ///< begins the subject by which a ministry is called: Sanidad
  kPluralNoun = 1ULL << 39,            ///< bancos, diarios: several organizations follow
  kBodyVerb = 1ULL << 38,              ///< what a ministry does: notifica, estudia, ha
  kPlaceNamesake = 1ULL << 40,         ///< calle: what follows is its name and nobody's
  kOrganizationNamesake = 1ULL << 41,  ///< hospital
  kOtherNamesake = 1ULL << 42,         ///< huracán
  kQualifiedNamesake = 1ULL << 43,     ///< central: only with a kNamesakeQualifier behind it
  kPluralNamesake = 1ULL << 44,        ///< calles: several names follow
  kAsideWord = 1ULL << 46,             ///< begins an aside said of organizations: con sede
  kFormWord = 1ULL << 47,              ///< begins a company's form: S.A.
  kNamesakeQualifier = 1ULL << 45,     ///< internacional: between the noun and the name
};

/// The nouns of namesake_nouns.tsv.
inline constexpr std::uint64_t kNamesakeNoun = kPlaceNamesake | kOrganizationNamesake | kOtherNamesake;

/// A word with which names of organizations begin.
struct OrganizationHead {
  enum class Kind : std::uint8_t { body, ministry, company };
  Kind kind = Kind::body;
  bool alone = false;        ///< by itself it names a body: Congreso
  bool of_place = false;     ///< a court that is called by its place: Juzgado de Getafe
  bool named_after = false;  ///< people give it their names: Liceo, Hospital, Fundación
};

/// What the tables say, asked through RuleText, which asks once for each lexeme. Immutable once made.
class RuleWords {
 public:
  explicit RuleWords(lexicon::Lexicon& lexicon);

  /// What a word does around names, as flags of NameWord.
  [[nodiscard]] std::uint64_t uses(lexicon::WordId word) const noexcept { return flags_.of(word); }

  struct HeadMatch {
    const OrganizationHead* head = nullptr;
    std::size_t length = 0;
  };
  struct HeadNumber {
    std::uint16_t number = 0;
    std::uint8_t length = 0;  ///< 0 for none
  };
  /// The longest head that begins at a lexeme.
  [[nodiscard]] HeadNumber head_number_at(const tokens::TokenStream& stream, std::size_t at) const;
  [[nodiscard]] const OrganizationHead& head(std::size_t number) const noexcept { return heads_[number]; }
  /// How many lexemes a company's form takes; 0 for none.
  [[nodiscard]] std::size_t company_form_at(const tokens::TokenStream& stream, std::size_t at) const;
  /// How many lexemes a common noun for organizations takes; 0 for none.
  [[nodiscard]] std::size_t common_noun_at(const tokens::TokenStream& stream, std::size_t at) const;
  /// How many lexemes an aside takes that is said of organizations only (`con sede`); 0 for none.
  [[nodiscard]] std::size_t organization_aside_at(const tokens::TokenStream& stream, std::size_t at) const;
  [[nodiscard]] std::size_t product_noun_at(const tokens::TokenStream& stream, std::size_t at) const;
  struct KnownMatch {
    std::uint8_t length = 0;    ///< 0 for none
    bool sure : 1 = false;      ///< the name is nothing else
    bool products : 1 = false;  ///< a company whose products carry its name
    bool club : 1 = false;
    bool media : 1 = false;
  };
  /// The known organization that begins at a kKnownWord; every word but the small ones must have a capital.
  [[nodiscard]] KnownMatch known_organization_at(const tokens::TokenStream& stream, std::size_t at) const;
  enum class Place : std::uint8_t { none, country, city, head };
  struct PlaceMatch {
    Place place = Place::none;
    std::uint8_t length = 0;
  };
  [[nodiscard]] PlaceMatch place_at(const tokens::TokenStream& stream, std::size_t at) const;
  struct OtherMatch {
    std::size_t length = 0;  ///< 0 for none
    bool head = false;       ///< whatever begins so is none; otherwise only the name itself
    bool bare = false;       ///< only behind a preposition, without article: `a Bolsa`
  };
  /// What begins here is no organization, if no longer head and no longer known organization does.
  [[nodiscard]] OtherMatch other_at(const tokens::TokenStream& stream, std::size_t at) const;
  /// How many lexemes a subject of ministries takes; 0 for none.
  [[nodiscard]] std::size_t subject_at(const tokens::TokenStream& stream, std::size_t at) const;
  /// How many lexemes the subject takes by which a ministry is called; 0 for none.
  [[nodiscard]] std::size_t ministry_at(const tokens::TokenStream& stream, std::size_t at) const;
  /// The type of a known acronym; NameType::other for none.
  [[nodiscard]] NameType acronym(Key key) const;
  /// True where the beginning or end of a word is that of companies' and bodies' names: Fedecámaras, Petroperú.
  [[nodiscard]] bool has_affix(std::string_view word) const;

 private:
  lexicon::BasicWordFlags<std::uint64_t> flags_;
  std::vector<OrganizationHead> heads_;
  lexicon::PhraseTable head_phrases_, company_forms_, common_nouns_, asides_, product_nouns_, known_, places_, others_,
      subjects_, ministries_;
  std::unordered_map<Key, NameType> acronyms_;
  std::vector<std::string> first_affixes_, last_affixes_;
};

/// A capital letter anywhere, of ASCII or Latin-1.
[[nodiscard]] bool has_capital(std::string_view word);

}  // namespace gaceta::names
