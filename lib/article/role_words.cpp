#include "article/role_words.hpp"

#include <unordered_set>

#include "article/plural.hpp"
#include "lexicon/countries.hpp"
#include "lexicon/table.hpp"
#include "text/fold.hpp"

namespace gaceta::article {

using lexicon::Lexicon;
using lexicon::Row;
using lexicon::Table;
using lexicon::WordId;
using tokens::TokenStream;

namespace {

constexpr std::uint32_t kBodyNoun = 1;

std::uint32_t preposition_bit(std::string_view word) {
  if (word == "por") return kPor;
  if (word == "en") return kEn;
  if (word == "ante") return kAnte;
  if (word == "para") return kPara;
  if (word == "a") return kA;
  return 0;
}

}  // namespace

void RoleWords::add_noun(Lexicon& lexicon, std::unordered_map<std::string, std::uint32_t>& known, std::string_view form,
                         RoleNoun noun) {
  const auto add = [&](const std::string& written, const RoleNoun& meaning) {
    // A form that both genders share has none.
    const auto [entry, fresh] = known.try_emplace(text::fold(written), static_cast<std::uint32_t>(nouns_.size()));
    if (!fresh) {
      RoleNoun& other = nouns_[entry->second];
      if (other.gender != meaning.gender) other.gender = Gender::unknown;
      other.prepositions |= meaning.prepositions;
      return;
    }
    flags_.add(noun_phrases_.add(lexicon, written, static_cast<std::uint32_t>(nouns_.size())), kHead);
    nouns_.push_back(meaning);
  };
  const std::string word(form);
  add(word, noun);
  if (noun.kind == RoleKind::kin) return;
  RoleNoun former = noun;
  former.former = true;
  for (const char* prefix : {"ex", "ex-", "ex "}) add(prefix + word, former);
  if (noun.kind != RoleKind::office) return;
  for (const char* prefix : {"vice", "sub", "co"}) {
    add(prefix + word, noun);
    add(std::string("ex") + prefix + word, former);
  }
}

// Once all nouns are known, since the plurals point at them.
void RoleWords::add_plurals(Lexicon& lexicon, const std::unordered_map<std::string, std::uint32_t>& known) {
  const Table table = Table::builtin("role_nouns");
  const std::size_t masculine = table.column("masculine"), feminine = table.column("feminine");
  std::unordered_set<std::string> met;  // the first row counts: `presidentes` is no plural of `president`
  const auto add = [&](const std::string& prefix, std::string_view form, const std::string& man,
                       const std::string& woman) {
    const auto noun = known.find(text::fold(prefix + std::string(form)));
    if (noun == known.end()) return;
    const std::string plural = prefix + plural_of(form);
    if (!met.insert(text::fold(plural)).second) return;
    flags_.add(plural_phrases_.add(lexicon, plural, static_cast<std::uint32_t>(plurals_.size())), kPluralHead);
    plurals_.push_back({noun->second, prefix + man, prefix + woman});
  };
  for (const Row& row : table.rows()) {
    const std::string man(row.cell(masculine)), woman(row.cell(feminine));
    for (const char* prefix : {"", "ex", "ex "}) {
      if (!woman.empty() && woman != man) add(prefix, woman, woman, woman);
      if (!man.empty()) add(prefix, man, man, woman.empty() ? man : woman);
    }
  }
}

RoleWords::RoleWords(Lexicon& lexicon) {
  const auto flag = [&](std::initializer_list<const char*> words, std::uint32_t bits) {
    for (const char* word : words) flags_.add(lexicon, word, bits);
  };
  flag({"el", "la", "los", "las", "nuestro", "nuestra"}, kDefinite | kArticle);
  flag({"su", "sus"}, kDefinite | kArticle | kPossessive);
  flag({"cuyo", "cuya"}, kDefinite | kPossessive);
  flag({"al", "del"}, kDefinite);
  flag({"un", "una", "este", "esta", "ese", "esa"}, kIndefinite | kArticle);
  flag({"otro", "otra"}, kArticle);
  flag({"aquel", "aquella", "dicho", "dicha"}, kArticle);
  flag({"de", "del"}, kDe);
  flag({"y", "e"}, kAnd);
  flag({","}, kComma);
  flag({"("}, kOpening);
  flag({")"}, kClosing);
  flag({"—", "–", "-"}, kDash);
  flag({"\"", "“", "”", "«", "»", "'", "‘", "’", "¨"}, kQuote);
  flag({"quien", "que"}, kRelative);
  flag({"años"}, kYears);
  flag({"es", "será", "sería", "fue", "era"}, kCopula);
  flag({"por"}, kPor);
  flag({"número", "nº", "n.º", "núm.", "N°", "n°"}, kNumber);
  flag({"en"}, kEn);
  flag({"ante"}, kAnte);
  flag({"para"}, kPara);
  flag({"a"}, kA);
  flag({"que",      "quien",  "se",     "no",   "lo",     "le",     "les",     "me",    "te",    "nos",    "ha",
        "han",      "había",  "he",     "hay",  "es",     "fue",    "era",     "ser",   "está",  "estaba", "son",
        "y",        "e",      "o",      "u",    "ni",     "pero",   "sino",    "si",    "como",  "cuando", "donde",
        "mientras", "aunque", "porque", "a",    "al",     "de",     "del",     "en",    "con",   "por",    "para",
        "sin",      "sobre",  "ante",   "tras", "según",  "entre",  "desde",   "hasta", "hacia", "contra", "más",
        "menos",    "muy",    "ya",     "ayer", "hoy",    "mañana", "ahora",   "este",  "ese",   "esto",   "eso",
        "todo",     "él",     "ella",   "dijo", "afirmó", "señaló", "aseguró", "el",    "la",    "los",    "las",
        "un",       "una",    "su",     "sus",  "cuyo",   "cuya",   "también", "cada",  "dos",   "tres"},
       kNotNoun);

  {
    std::unordered_map<std::string, std::uint32_t> known;
    const Table table = Table::builtin("role_nouns");
    const std::size_t masculine = table.column("masculine"), feminine = table.column("feminine");
    const std::size_t kind = table.column("kind"), also = table.column("also"), of = table.column("of");
    for (const Row& row : table.rows()) {
      RoleNoun noun;
      noun.kind = row.cell(kind) == "job"          ? RoleKind::job
                  : row.cell(kind) == "human"      ? RoleKind::human
                  : row.cell(kind) == "participle" ? RoleKind::participle
                  : row.cell(kind) == "kin"        ? RoleKind::kin
                                                   : RoleKind::office;
      noun.company = row.cell(of) == "company";
      for (const std::string_view word : row.list(also)) noun.prepositions |= preposition_bit(word);
      const bool shared = row.cell(masculine) == row.cell(feminine);
      if (!row.cell(masculine).empty()) {
        noun.gender = shared ? Gender::unknown : Gender::masculine;
        add_noun(lexicon, known, row.cell(masculine), noun);
      }
      if (!shared && !row.cell(feminine).empty()) {
        noun.gender = Gender::feminine;
        add_noun(lexicon, known, row.cell(feminine), noun);
      }
    }
    add_plurals(lexicon, known);
  }
  {
    for (const lexicon::Country& country : lexicon::countries()) {
      for (const std::string_view demonym : country.demonyms) modifier_phrases_.add(lexicon, demonym, 1);
    }
    const Table table = Table::builtin("role_modifiers");
    const std::size_t words = table.column("words"), place = table.column("place");
    for (const Row& row : table.rows()) {
      for (const std::string_view word : row.list(words)) {
        if (row.cell(place) == "after") {
          modifier_phrases_.add(lexicon, word, 1);
        } else if (row.cell(place) == "ending") {
          endings_.emplace_back(word);
        } else {
          const std::uint32_t bit = row.cell(place) == "before"  ? kBefore
                                    : row.cell(place) == "aside" ? kAside
                                                                 : kNever;
          for (const WordId id : lexicon.intern_phrase(word)) flags_.add(id, bit);
        }
      }
    }
  }
  {
    const Table table = Table::builtin("former_words");
    const std::size_t words = table.column("words"), place = table.column("place");
    for (const Row& row : table.rows()) {
      for (const std::string_view word : row.list(words)) {
        if (row.cell(place) == "before") former_phrases_.add_backward(lexicon, word, 1);
        if (row.cell(place) == "prefix") flags_.add(lexicon, word, kEx);
      }
    }
  }
  {
    const Table table = Table::builtin("role_verbs");
    const std::size_t verb = table.column("verb"), relation = table.column("relation");
    const std::size_t masculine = table.column("masculine"), feminine = table.column("feminine");
    const std::size_t former = table.column("former");
    for (const Row& row : table.rows()) {
      verb_phrases_.add(lexicon, row.cell(verb), static_cast<std::uint32_t>(verbs_.size()));
      const RoleVerb::Relation kind = row.cell(relation) == "leads"   ? RoleVerb::Relation::leads
                                      : row.cell(relation) == "led"   ? RoleVerb::Relation::led
                                      : row.cell(relation) == "heads" ? RoleVerb::Relation::heads
                                      : row.cell(relation) == "named" ? RoleVerb::Relation::named
                                                                      : RoleVerb::Relation::is;
      flags_.add(lexicon.intern_phrase(row.cell(verb)).front(), kVerb);
      RoleVerb entry{kind,  row.cell(former) == "yes",        Gender::unknown,
                     false, std::string(row.cell(masculine)), std::string(row.cell(feminine))};
      if (kind == RoleVerb::Relation::led) {
        if (row.cell(verb).ends_with("ado por") || row.cell(verb).ends_with("ido por"))
          entry.gender = Gender::masculine;
        if (row.cell(verb).ends_with("ada por") || row.cell(verb).ends_with("ida por")) entry.gender = Gender::feminine;
      }
      entry.person_object = row.cell(verb).ends_with(" a");
      verbs_.push_back(std::move(entry));
    }
  }
  {
    const Table table = Table::builtin("titles");
    const std::size_t words = table.column("words"), gender = table.column("gender");
    for (const Row& row : table.rows()) {
      const std::uint32_t bits = kRespect | (row.cell(gender) == "f"   ? std::uint32_t{kFeminineRespect}
                                             : row.cell(gender) == "m" ? std::uint32_t{kMasculineRespect}
                                                                       : 0U);
      for (const std::string_view word : row.list(words)) flags_.add(lexicon, word, bits);
    }
  }
  {
    const Table table = Table::builtin("organization_nouns");
    const std::size_t kind = table.column("kind");
    for (const Row& row : table.rows()) {
      for (const std::string_view word : row.list(0)) {
        flags_.add(organization_nouns_.add(lexicon, word, row.cell(kind) == "agency" ? kBodyNoun : 0U),
                   kOrganizationNoun);
      }
    }
  }
}

RoleWords::NounMatch RoleWords::noun_at(const TokenStream& stream, std::size_t at, std::size_t end) const {
  if (!flags_.has(stream[at].word, kHead)) return {};
  const auto match = noun_phrases_.longest(stream, at, end);
  if (!match) return {};
  return {&nouns_[match->value], match->length};
}

RoleWords::PluralMatch RoleWords::plural_at(const TokenStream& stream, std::size_t at, std::size_t end) const {
  if (!flags_.has(stream[at].word, kPluralHead)) return {};
  const auto match = plural_phrases_.longest(stream, at, end);
  if (!match) return {};
  const PluralNoun& plural = plurals_[match->value];
  return {&plural, &nouns_[plural.noun], match->length};
}

RoleWords::VerbMatch RoleWords::verb_at(const TokenStream& stream, std::size_t at, std::size_t end) const {
  if (!flags_.has(stream[at].word, kVerb)) return {};
  const auto match = verb_phrases_.longest(stream, at, end);
  if (!match) return {};
  return {&verbs_[match->value], match->length};
}

std::uint32_t RoleWords::modifier_at(const TokenStream& stream, std::size_t at, std::size_t end) const {
  const auto match = modifier_phrases_.longest(stream, at, end);
  return match ? match->length : 0;
}

bool RoleWords::has_adjective_ending(std::string_view folded) const {
  for (const std::string& ending : endings_) {
    if (folded.size() > ending.size() + 1 && folded.ends_with(ending)) return true;
  }
  return false;
}

std::uint32_t RoleWords::organization_noun_at(const TokenStream& stream, std::size_t at, std::size_t end,
                                              bool* body) const {
  const auto match = organization_nouns_.longest(stream, at, end);
  if (body != nullptr) *body = match && match->value == kBodyNoun;
  return match ? match->length : 0;
}

std::uint32_t RoleWords::former_before(const TokenStream& stream, std::size_t begin, std::size_t end) const {
  const auto match = former_phrases_.longest_before(stream, begin, end);
  return match ? match->length : 0;
}

}  // namespace gaceta::article
