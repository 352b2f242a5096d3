#include "names/rule_words.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <unordered_set>

#include "lexicon/countries.hpp"
#include "lexicon/table.hpp"

namespace gaceta::names {

using lexicon::Lexicon;
using lexicon::PhraseTable;
using lexicon::Row;
using lexicon::Table;
using tokens::TokenStream;

namespace {

constexpr std::uint32_t kSureBit = 1, kProductsBit = 2, kClubBit = 4, kMediaBit = 8;

// Gives every form of a table's first column to `use`.
template <class Use>
void each_form(std::string_view name, Use use) {
  const Table table = Table::builtin(name);
  for (const Row& row : table.rows()) {
    for (const std::string_view form : row.list(0)) use(form);
  }
}

std::size_t length_at(const PhraseTable& phrases, const TokenStream& stream, std::size_t at) {
  const auto match = phrases.longest(stream, at, stream.size());
  return match ? match->length : 0;
}

constexpr std::uint32_t kWholeOther = 0, kHeadOther = 1, kBareOther = 2;

}  // namespace

bool has_capital(std::string_view word) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto byte = static_cast<unsigned char>(word[i]);
    if (byte >= 'A' && byte <= 'Z') return true;
    if (byte == 0xC3 && i + 1 < word.size() && static_cast<unsigned char>(word[i + 1]) <= 0x9E) return true;
  }
  return false;
}

RuleWords::RuleWords(Lexicon& lexicon) {
  std::unordered_set<std::string> known_forms;
  const auto flag = [&](std::initializer_list<const char*> words, std::uint64_t bits) {
    for (const char* word : words) flags_.add(lexicon, word, bits);
  };
  // Adds a phrase, and a flag to its first word so that most lexemes need no look at the phrases.
  const auto add = [&](PhraseTable& phrases, std::string_view phrase, std::uint32_t value, std::uint64_t first) {
    const std::vector<lexicon::WordId> words = lexicon.intern_phrase(phrase);
    if (words.empty()) return;
    phrases.add(lexicon, phrase, value);
    flags_.add(words.front(), first);
  };
  flag({"de", "del"}, kOf | kSmallWord);
  flag({"el", "la", "los", "las"}, kArticleWord | kSmallWord);
  flag({"y", "e"}, kAndWord | kSmallWord);
  flag({"para", "por", "en", "a", "con", "contra", "sobre", "al", "of", "the", "and", "&"}, kSmallWord);
  flag({"de", "del", "a", "al", "en", "con", "por", "para", "según", "ante", "contra", "entre", "desde", "hasta",
        "sobre", "tras", "hacia", "sin", "bajo"},
       kPreposition);
  flag({"en"}, kInside);
  flag({"para", "contra", "sobre"}, kLinkWord);
  flag({"los", "las"}, kPluralArticle);
  flag({"san", "santa", "santo"}, kSaint);
  flag({"desde", "según"}, kSpokesWord);
  flag({","}, kCommaMark);
  flag({"("}, kOpeningMark);
  flag({")"}, kClosingMark);
  flag({"\"", "'", "¨"}, kOpeningQuote | kClosingQuote);
  flag({"“", "«", "‘"}, kOpeningQuote);
  flag({"”", "»", "’"}, kClosingQuote);
  flag({"nacional",   "federal", "central",    "católica",   "católico",   "provincial", "regional",
        "autonómico", "vasco",   "catalán",    "valenciano", "porteño",    "porteña",    "andaluz",
        "gallego",    "navarro", "bonaerense", "europeo",    "evangélica", "anglicana",  "ortodoxa"},
       kHeadAdjective);
  flag({"familia", "hermanos", "hermanas", "dinastía", "clan", "matrimonio", "esposos", "apellido"}, kFamilyWord);
  flag({"acciones", "accionistas", "filial", "subsidiaria", "sucursal", "sucursales", "directivos", "ejecutivos",
        "clientes", "usuarios"},
       kStakeNoun);
  flag({"©", "copyright"}, kNoticeMark);
  for (const lexicon::Country& country : lexicon::countries()) {
    for (const std::string_view name : country.names) {
      add(places_, name, static_cast<std::uint32_t>(Place::country), kPlaceWord);
    }
    for (const std::string_view demonym : country.demonyms) flags_.add(lexicon, demonym, kDemonym);
  }
  {
    const Table table = Table::builtin("cities");
    const std::size_t name = table.column("name"), kind = table.column("kind");
    for (const Row& row : table.rows()) {
      for (const std::string_view place : row.list(name)) {
        // A region may be no more than an abbreviation behind a city (`Gto.`).
        if (row.cell(kind) == "city" && place.find(',') == std::string_view::npos) {
          add(places_, place, static_cast<std::uint32_t>(Place::city), kPlaceWord);
        }
      }
    }
  }
  each_form("world_cities",
            [&](std::string_view form) { add(places_, form, static_cast<std::uint32_t>(Place::country), kPlaceWord); });
  {
    const Table table = Table::builtin("place_heads");
    const std::size_t word = table.column("word"), match = table.column("match");
    for (const Row& row : table.rows()) {
      if (row.cell(match) == "head") {
        add(places_, row.cell(word), static_cast<std::uint32_t>(Place::head), kPlaceWord);
      } else {
        flags_.add(lexicon, row.cell(word), kPlaceTail);
      }
    }
  }
  {
    const Table table = Table::builtin("currencies");
    const std::size_t code = table.column("code"), symbols = table.column("symbols");
    for (const Row& row : table.rows()) {
      for (const lexicon::WordId word : lexicon.intern_phrase(row.cell(code))) flags_.add(word, kMoneyWord);
      for (const std::string_view symbol : row.list(symbols)) {
        for (const lexicon::WordId word : lexicon.intern_phrase(symbol)) flags_.add(word, kMoneyWord);
      }
    }
  }
  flag({"mm", "$", "mdd", "mdp", "mde", "fcfa"}, kMoneyWord);
  each_form("organization_parts", [&](std::string_view form) { flags_.add(lexicon, form, kPartNoun); });
  {
    const Table table = Table::builtin("organization_affixes");
    const std::size_t affix = table.column("affix"), side = table.column("side");
    for (const Row& row : table.rows()) {
      std::string bare;
      append_bare(row.cell(affix), bare);
      (row.cell(side) == "first" ? first_affixes_ : last_affixes_).push_back(std::move(bare));
    }
  }
  {
    const Table table = Table::builtin("place_synonyms");
    for (const Row& row : table.rows()) {
      for (const std::string_view place : row.list(1)) {
        add(places_, place, static_cast<std::uint32_t>(Place::country), kPlaceWord);
      }
    }
  }
  {
    const Table table = Table::builtin("titles");
    for (const Row& row : table.rows()) {
      for (const std::string_view word : row.list(0)) flags_.add(lexicon, word, kTitleWord);
    }
  }
  {
    const Table table = Table::builtin("role_nouns");
    const std::size_t kind = table.column("kind"), of = table.column("of");
    for (const Row& row : table.rows()) {
      for (const std::size_t column : {std::size_t{0}, std::size_t{1}}) {
        const std::string_view form = row.cell(column);
        if (form.empty()) continue;
        // Of a noun of several words the last one stands before `de`.
        const std::size_t space = form.rfind(' ');
        const bool single = space == std::string_view::npos;
        const std::string_view word = single ? form : form.substr(space + 1);
        std::uint64_t bits = row.cell(of) == "portfolio" ? std::uint64_t{kPortfolioNoun}
                             : row.cell(of) == "company" ? std::uint64_t{kCompanyNoun}
                             : row.cell(of) == "place"   ? std::uint64_t{kPlaceNoun}
                                                         : 0ULL;
        if (bits == kCompanyNoun && single) {
          // `analistas de Renta Balear`, `exempleados de Banhprovi`
          const bool vowel = form.ends_with('a') || form.ends_with('o') || form.ends_with('e');
          const std::string plural = std::string(form) + (vowel ? "s" : "es");
          flags_.add(lexicon, plural, kCompanyNoun);
          flags_.add(lexicon, "ex" + plural, kCompanyNoun);
        }
        if (single) bits |= kRoleNoun | (row.cell(kind) == "office" ? std::uint64_t{kTitleWord} : 0ULL);
        flags_.add(lexicon, word, bits);
        if (!single || row.cell(kind) == "kin") continue;
        for (const char* prefix : {"ex", "ex-", "vice", "sub"}) {
          flags_.add(lexicon, std::string(prefix) + std::string(form), bits);
        }
      }
    }
  }
  {
    const Table table = Table::builtin("organization_heads");
    const std::size_t head = table.column("head"), kind = table.column("kind"), alone = table.column("alone");
    for (const Row& row : table.rows()) {
      const std::string_view what = row.cell(kind);
      OrganizationHead entry;
      entry.alone = row.cell(alone) == "yes";
      entry.of_place = what == "local court";
      entry.named_after = what == "school" || what == "hospital" || what == "association";
      if (what == "ministry") entry.kind = OrganizationHead::Kind::ministry;
      if (what == "company" || what == "media" || what == "club" || what == "school")
        entry.kind = OrganizationHead::Kind::company;
      add(head_phrases_, row.cell(head), static_cast<std::uint32_t>(heads_.size()), kHeadWord);
      heads_.push_back(entry);
    }
  }
  each_form("company_forms", [&](std::string_view form) { add(company_forms_, form, 1, kFormWord); });
  each_form("company_words", [&](std::string_view form) { flags_.add(lexicon, form, kCompanyWord); });
  each_form("organization_nouns", [&](std::string_view form) {
    add(common_nouns_, form, 1, kCommonNoun);
    if (form.find(' ') != std::string_view::npos) return;
    const bool vowel = form.find_last_of("aeiou") == form.size() - 1;
    flags_.add(lexicon, std::string(form) + (vowel ? "s" : "es"), kPluralNoun);
  });
  each_form("organization_asides", [&](std::string_view form) { add(asides_, form, 1, kAsideWord); });
  each_form("product_nouns", [&](std::string_view form) { add(product_nouns_, form, 1, kProductNoun); });
  {
    const Table table = Table::builtin("namesake_nouns");
    const std::size_t noun = table.column("noun"), plural = table.column("plural"), kind = table.column("kind"),
                      qualified = table.column("qualified");
    for (const Row& row : table.rows()) {
      std::uint64_t bits = row.cell(kind) == "place"          ? kPlaceNamesake
                           : row.cell(kind) == "organization" ? kOrganizationNamesake
                                                              : kOtherNamesake;
      if (row.cell(qualified) == "yes") bits |= kQualifiedNamesake;
      flags_.add(lexicon, row.cell(noun), bits);
      if (!row.cell(plural).empty()) flags_.add(lexicon, row.cell(plural), bits | kPluralNamesake);
    }
  }
  each_form("namesake_qualifiers", [&](std::string_view form) { flags_.add(lexicon, form, kNamesakeQualifier); });
  each_form("portfolios", [&](std::string_view form) { add(subjects_, form, 1, kSubject); });
  {
    const Table table = Table::builtin("metonyms");
    const std::size_t words = table.column("words"), kind = table.column("kind");
    for (const Row& row : table.rows()) {
      for (const std::string_view form : row.list(words)) {
        if (row.cell(kind) == "ministry") {
          add(ministries_, form, 1, kMinistryWord);
        } else {
          flags_.add(lexicon, form, kBodyVerb);
        }
      }
    }
    flag({"ha", "había", "habría"}, kBodyVerb);
  }
  {
    const Table table = Table::builtin("organizations");
    for (const Row& row : table.rows()) known_forms.emplace(row.cell(0));
    const std::size_t name = table.column("name"), kind = table.column("kind"), sure = table.column("sure");
    for (const Row& row : table.rows()) {
      add(known_, row.cell(name),
          (row.cell(sure) == "yes" ? kSureBit : 0U) | (row.cell(kind) == "technology" ? kProductsBit : 0U) |
              (row.cell(kind) == "club" ? kClubBit : 0U) | (row.cell(kind) == "media" ? kMediaBit : 0U),
          kKnownWord);
    }
  }
  {
    const Table table = Table::builtin("not_organizations");
    const std::size_t words = table.column("words"), match = table.column("match");
    for (const Row& row : table.rows()) {
      add(others_, row.cell(words),
          row.cell(match) == "head"   ? kHeadOther
          : row.cell(match) == "bare" ? kBareOther
                                      : kWholeOther,
          kOtherWord);
    }
  }
  {
    const Table table = Table::builtin("acronyms");
    const std::size_t acronym = table.column("acronym"), kind = table.column("kind"), full = table.column("names");
    for (const Row& row : table.rows()) {
      const bool person = row.cell(kind) == "person";
      // `Pemex`, `Sernac`: written like a name. Those all in capitals are seen by apply_acronyms().
      const std::string_view form = row.cell(acronym);
      const bool mixed = std::any_of(form.begin(), form.end(), [](char c) { return c >= 'a' && c <= 'z'; });
      if (mixed && !person && known_forms.insert(std::string(form)).second) add(known_, form, kSureBit, kKnownWord);
      for (const std::string_view name : row.list(full)) {
        if (!person && name.find(' ') != std::string_view::npos) add(known_, name, kSureBit, kKnownWord);
      }
      acronyms_.emplace(key_of(row.cell(acronym)), person ? NameType::person : NameType::organization);
    }
  }
  each_form("first_names", [&](std::string_view form) { flags_.add(lexicon, form, kGivenName); });
}

RuleWords::HeadNumber RuleWords::head_number_at(const TokenStream& stream, std::size_t at) const {
  const auto match = head_phrases_.longest(stream, at, stream.size());
  if (!match) return {};
  return {static_cast<std::uint16_t>(match->value), static_cast<std::uint8_t>(match->length)};
}

std::size_t RuleWords::company_form_at(const TokenStream& stream, std::size_t at) const {
  return length_at(company_forms_, stream, at);
}

std::size_t RuleWords::common_noun_at(const TokenStream& stream, std::size_t at) const {
  return length_at(common_nouns_, stream, at);
}

std::size_t RuleWords::organization_aside_at(const TokenStream& stream, std::size_t at) const {
  return length_at(asides_, stream, at);
}

std::size_t RuleWords::product_noun_at(const TokenStream& stream, std::size_t at) const {
  return length_at(product_nouns_, stream, at);
}

RuleWords::KnownMatch RuleWords::known_organization_at(const TokenStream& stream, std::size_t at) const {
  // `el` and `la` begin many a name, but most of them none.
  if (stream[at].is(tokens::kHasLetter) && !has_capital(stream.view(at))) return {};
  const auto match = known_.longest(stream, at, stream.size());
  if (!match) return {};
  // Every word but the small ones has its capital (`eBay` inside).
  for (std::size_t i = at + 1; i < at + match->length; ++i) {
    if (stream[i].is(tokens::kHasLetter) && !has_capital(stream.view(i)) && !flags_.has(stream[i].word, kSmallWord))
      return {};
  }
  return {static_cast<std::uint8_t>(match->length), (match->value & kSureBit) != 0, (match->value & kProductsBit) != 0,
          (match->value & kClubBit) != 0, (match->value & kMediaBit) != 0};
}

RuleWords::PlaceMatch RuleWords::place_at(const TokenStream& stream, std::size_t at) const {
  const auto match = places_.longest(stream, at, stream.size());
  if (!match) return {};
  return {static_cast<Place>(match->value), static_cast<std::uint8_t>(match->length)};
}

RuleWords::OtherMatch RuleWords::other_at(const TokenStream& stream, std::size_t at) const {
  const auto match = others_.longest(stream, at, stream.size());
  if (!match) return {};
  return {match->length, match->value == kHeadOther, match->value == kBareOther};
}

std::size_t RuleWords::ministry_at(const TokenStream& stream, std::size_t at) const {
  return length_at(ministries_, stream, at);
}

std::size_t RuleWords::subject_at(const TokenStream& stream, std::size_t at) const {
  return length_at(subjects_, stream, at);
}

bool RuleWords::has_affix(std::string_view word) const {
  constexpr std::size_t kMore = 3;
  std::string bare;
  append_bare(word, bare);
  for (const std::string& affix : first_affixes_) {
    if (bare.size() >= affix.size() + kMore && bare.starts_with(affix)) return true;
  }
  for (const std::string& affix : last_affixes_) {
    if (bare.size() >= affix.size() + kMore && bare.ends_with(affix)) return true;
  }
  return false;
}

NameType RuleWords::acronym(Key key) const {
  const auto found = acronyms_.find(key);
  return found == acronyms_.end() ? NameType::other : found->second;
}

}  // namespace gaceta::names
