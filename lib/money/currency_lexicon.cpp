#include "money/currency_lexicon.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "lexicon/countries.hpp"
#include "lexicon/table.hpp"

namespace gaceta::money {

using lexicon::Row;
using lexicon::Table;
using lexicon::WordId;
using tokens::TokenStream;

namespace {

// `2018-08-20` as 20180820.
int read_day(std::string_view text, int none) {
  if (text.size() != 10) return none;
  int day = 0;
  for (const char c : text) {
    if (c != '-') day = day * 10 + (c - '0');
  }
  return day;
}

constexpr bool is_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }

// A code of three letters as a number; 0 for anything else.
constexpr std::uint32_t pack(std::string_view code) noexcept {
  if (code.size() != 3) return 0;
  const auto byte = [&](std::size_t i) { return std::uint32_t{static_cast<unsigned char>(code[i])}; };
  return byte(0) << 16 | byte(1) << 8 | byte(2);
}

// The place of a country's code among all of two capitals; the one behind them for anything else.
constexpr std::size_t kCountryCodes = std::size_t{26} * 26;
constexpr std::size_t country_number(std::string_view code) noexcept {
  if (code.size() != 2 || !is_upper(code[0]) || !is_upper(code[1])) return kCountryCodes;
  return static_cast<std::size_t>(code[0] - 'A') * 26 + static_cast<std::size_t>(code[1] - 'A');
}
constexpr bool is_lower(char c) noexcept { return c >= 'a' && c <= 'z'; }
bool is_letters(std::string_view text) noexcept {
  return std::all_of(text.begin(), text.end(), [](char c) { return is_upper(c) || is_lower(c); });
}

}  // namespace

int day_number(const std::optional<Day>& day) noexcept {
  if (!day) return 0;
  return static_cast<int>(day->year()) * 10000 + static_cast<int>(static_cast<unsigned>(day->month())) * 100 +
         static_cast<int>(static_cast<unsigned>(day->day()));
}

CurrencyLexicon::CurrencyLexicon(lexicon::Lexicon& lexicon) {
  entries_.reserve(4096);
  read_families(lexicon);
  read_currencies(lexicon);
  read_units(lexicon);
  const std::span<const lexicon::Country> all = lexicon::countries();
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    for (const std::string_view name : all[i].names) countries_.add(lexicon, name, i);
    for (const std::string_view demonym : all[i].demonyms) countries_.add(lexicon, demonym, i);
  }
}

CurrencyLexicon::Entry& CurrencyLexicon::add(lexicon::Lexicon& lexicon, std::string_view form, const Entry& entry) {
  const auto index = static_cast<std::uint32_t>(entries_.size());
  entries_.push_back(entry);
  phrases_.add(lexicon, form, index);
  const std::vector<WordId> words = lexicon.intern_phrase(form);
  if (!words.empty()) {
    const WordId first = words.front();
    if (first >= begins_.size()) begins_.resize(first + 1, 0);
    std::uint8_t flags = kAny;
    if (entry.prefix) flags |= kPrefix;
    if (entry.unit.singular && !entry.unit.doubtful && words.size() == 1) flags |= kSingular;
    begins_[first] = static_cast<std::uint8_t>(begins_[first] | flags);
  }
  return entries_.back();
}

void CurrencyLexicon::add_joined(lexicon::Lexicon& lexicon, std::string_view name, std::string_view demonym,
                                 const Entry& entry) {
  phrases_.add(lexicon, std::string(name) + ' ' + std::string(demonym), static_cast<std::uint32_t>(entries_.size()));
  entries_.push_back(entry);
}

void CurrencyLexicon::read_families(lexicon::Lexicon&) {
  const Table table = Table::builtin("currency_families");
  const std::size_t name = table.column("family"), fixed = table.column("fixed"), other = table.column("other"),
                    weight = table.column("weight");
  for (const Row& row : table.rows()) {
    CurrencyFamily family;
    family.name = row.cell(name);
    family.fixed = row.cell(fixed) == "yes";
    family.other_meanings = row.cell(other) == "yes";
    family.weight = row.list(weight);
    if (family.name == "$") dollar_sign_ = static_cast<FamilyIndex>(families_.size());
    if (family.name == "peso") peso_ = static_cast<FamilyIndex>(families_.size());
    families_.push_back(family);
  }
}

void CurrencyLexicon::read_currencies(lexicon::Lexicon& lexicon) {
  const Table table = Table::builtin("currencies");
  const Table families = Table::builtin("currency_families");
  by_countries_.resize(kCountryCodes + 1);
  const std::size_t code = table.column("code"), family = table.column("family"), names = table.column("names"),
                    countries = table.column("countries"), minor = table.column("minor"),
                    symbols = table.column("symbols"), since = table.column("since"), until = table.column("until"),
                    doubtful = table.column("doubtful");
  const std::size_t f_forms = families.column("forms"), f_default = families.column("default");
  for (const Row& row : table.rows()) {
    CurrencyRow currency;
    currency.code = row.cell(code);
    currency.countries = row.list(countries);
    currency.since = read_day(row.cell(since), currency.since);
    currency.until = read_day(row.cell(until), currency.until);
    currency.doubtful_code = row.cell(doubtful) == "word";
    currency.doubtful_name = row.cell(doubtful) == "name";
    for (const std::string_view shared : row.list(family)) {
      for (FamilyIndex i = 0; i < families_.size(); ++i) {
        if (families_[i].name == shared) currency.families.push_back(i);
      }
    }
    codes_.push_back(pack(currency.code));
    for (const std::string_view country : currency.countries) {
      by_countries_[country_number(country)].push_back(static_cast<CurrencyIndex>(currencies_.size()));
    }
    currencies_.push_back(std::move(currency));
  }
  std::map<std::string_view, std::uint16_t> minor_of;
  for (CurrencyIndex i = 0; i < currencies_.size(); ++i) {
    const Row& row = table.rows()[i];
    const CurrencyRow& currency = currencies_[i];
    Entry entry;
    entry.unit.kind = Unit::Kind::currency;
    entry.unit.index = i;
    // Its code.
    Entry by_code = entry;
    by_code.unit.code = true;
    by_code.unit.doubtful = currency.doubtful_code;
    by_code.prefix = by_code.capitals = true;
    add(lexicon, currency.code, by_code);
    // Names, of its own and by nationality.
    Entry name = entry;
    name.unit.word = true;
    name.unit.doubtful = currency.doubtful_name;
    const std::vector<std::string_view> own = row.list(names);
    for (std::size_t k = 0; k < own.size(); ++k) {
      name.unit.singular = k % 2 == 0;
      name.unit.doubtful = currency.doubtful_name && own[k].find(' ') == std::string_view::npos;
      add(lexicon, own[k], name);
      // `dracmas griegas`, but no euros of one country.
      if (own[k].find(' ') != std::string_view::npos || currency.countries.size() > 2) continue;
      name.unit.doubtful = false;
      for (const std::string_view code_of : currency.countries) {
        const lexicon::Country* country = lexicon::find_country(code_of);
        if (country == nullptr) continue;
        for (const std::string_view demonym : country->demonyms) {
          add_joined(lexicon, own[k], demonym, name);
        }
      }
    }
    name.unit.doubtful = false;
    for (const FamilyIndex f : currency.families) {
      const std::vector<std::string_view> forms = families.rows()[f].list(f_forms);
      for (std::size_t k = 0; k < forms.size(); ++k) {
        name.unit.singular = k == 0;
        for (const std::string_view code_of : currency.countries) {
          const lexicon::Country* country = lexicon::find_country(code_of);
          if (country == nullptr) continue;
          // Where a country has had several of the family (`bolívares venezolanos`), the day decides.
          const bool one = std::count_if(currencies_.begin(), currencies_.end(), [&](const CurrencyRow& c) {
                             return std::find(c.families.begin(), c.families.end(), f) != c.families.end() &&
                                    std::find(c.countries.begin(), c.countries.end(), code_of) != c.countries.end();
                           }) == 1;
          if (!one) {
            name.unit.kind = Unit::Kind::family;
            name.unit.index = f;
          }
          for (const std::string_view demonym : country->demonyms) {
            add_joined(lexicon, forms[k], demonym, name);
          }
          name.unit.kind = Unit::Kind::currency;
          name.unit.index = i;
        }
      }
    }
    for (const std::string_view symbol : row.list(symbols)) {
      Entry sign = entry;
      sign.prefix = true;
      const bool dotted = symbol.size() == 2 && symbol.back() == '.';  // `Q.`
      sign.unit.letter = (symbol.size() == 1 || dotted) && is_letters(symbol.substr(0, 1));
      sign.first_capital = is_letters(symbol) && is_upper(symbol.front());
      sign.capitals = symbol.size() > 1 && std::all_of(symbol.begin(), symbol.end(), is_upper);
      add(lexicon, symbol, sign);
    }
    for (const std::string_view form : row.list(minor)) {
      const auto [known, fresh] = minor_of.try_emplace(form, static_cast<std::uint16_t>(minors_.size()));
      if (fresh) minors_.emplace_back();
      minors_[known->second].push_back(i);
    }
  }
  for (const auto& [form, index] : minor_of) {
    Entry entry;
    entry.unit.kind = Unit::Kind::minor;
    entry.unit.index = index;
    entry.unit.word = true;
    add(lexicon, form, entry);
  }
  // What several share goes last, so that it is read before any one currency's claim to it.
  for (FamilyIndex f = 0; f < families_.size(); ++f) {
    families_[f].fallback = find(families.rows()[f].cell(f_default));
    const std::vector<std::string_view> forms = families.rows()[f].list(f_forms);
    for (std::size_t k = 0; k < forms.size(); ++k) {
      // A sign has no vowels (`kr`, `Bs`).
      const bool sign = forms[k].find_first_of("aeiou") == std::string_view::npos;
      Entry entry;
      entry.unit.kind = Unit::Kind::family;
      entry.unit.index = f;
      entry.unit.word = !sign;
      entry.unit.singular = !sign && k == 0;
      entry.unit.doubtful = families_[f].other_meanings;
      entry.unit.dollar_sign = f == dollar_sign_;
      entry.prefix = sign;
      entry.first_capital = is_upper(forms[k].front());
      add(lexicon, forms[k], entry);
    }
  }
  Entry national;
  national.unit.kind = Unit::Kind::national;
  national.capitals = true;
  for (const std::string_view form : {"MN", "M.N.", "M. N.", "M/N"}) add(lexicon, form, national);
  national.capitals = false;
  national.unit.word = true;
  add(lexicon, "moneda nacional", national);
}

void CurrencyLexicon::read_units(lexicon::Lexicon& lexicon) {
  const Table table = Table::builtin("money_units");
  const std::size_t forms = table.column("forms"), count = table.column("count"), currency = table.column("currency"),
                    countries = table.column("countries"), doubtful = table.column("doubtful");
  const auto read_unit = [&](const Row& row) {
    Unit unit;
    const std::string_view code = row.cell(currency), digits = row.cell(count);
    unit.kind = code == "$" ? Unit::Kind::family : code == "national" ? Unit::Kind::national : Unit::Kind::currency;
    unit.index = code == "$" ? dollar_sign_ : find(code);
    unit.dollar_sign = code == "$";
    unit.factor = static_cast<std::uint8_t>(digits.front() - '0');
    unit.power = static_cast<std::uint8_t>(digits.size() - 1);
    unit.doubtful = row.cell(doubtful) == "name";
    return unit;
  };
  std::map<std::string_view, Entry> entries;
  for (const Row& row : table.rows()) {
    const std::vector<std::string_view> places = row.list(countries), words = row.list(forms);
    Unit unit = read_unit(row);
    for (std::size_t k = 0; k < words.size(); ++k) {
      const bool has_sign = words[k].find('$') != std::string_view::npos;
      unit.word = unit.slang = !places.empty() && !has_sign;
      unit.singular = unit.word && k % 2 == 0;
      Entry& entry = entries[words[k]];
      entry.prefix = has_sign || is_upper(words[k].front());
      entry.first_capital = is_upper(words[k].front());
      if (places.empty()) {
        entry.unit = unit;
        continue;
      }
      if (entry.local == kNoIndex) {
        entry.local = static_cast<std::uint16_t>(locals_.size());
        locals_.emplace_back();
      }
      locals_[entry.local].push_back({places, unit});
    }
  }
  for (const auto& [form, entry] : entries) add(lexicon, form, entry);
}

CurrencyIndex CurrencyLexicon::find(std::string_view code) const noexcept {
  const std::uint32_t packed = pack(code);
  const auto found = packed == 0 ? codes_.end() : std::find(codes_.begin(), codes_.end(), packed);
  return found == codes_.end() ? kNoIndex : static_cast<CurrencyIndex>(found - codes_.begin());
}

std::span<const CurrencyIndex> CurrencyLexicon::of_country(std::string_view country) const noexcept {
  const std::size_t number = country_number(country);
  return number == kCountryCodes ? std::span<const CurrencyIndex>{} : by_countries_[number];
}

bool CurrencyLexicon::in_family(CurrencyIndex index, FamilyIndex family) const noexcept {
  const std::vector<FamilyIndex>& all = currencies_[index].families;
  return std::find(all.begin(), all.end(), family) != all.end();
}

CurrencyIndex CurrencyLexicon::national(std::string_view country, int day) const {
  const lexicon::Country* known = lexicon::find_country(country);
  if (known == nullptr) return kNoIndex;
  const CurrencyIndex now = find(known->currency);
  if (day == 0) return now;
  // What was legal tender on the day and ended first: `bolívares` of 2010, pesetas of 1998.
  CurrencyIndex best = now;
  int best_until = 99999999;
  for (const CurrencyIndex i : of_country(country)) {
    const CurrencyRow& row = currencies_[i];
    if (row.until >= best_until || day > row.until || day < row.since) continue;
    // A row that nobody names in words is no one's everyday money (`CHE`, `ESA`).
    if (row.families.empty() && row.since == 0) continue;
    best = i;
    best_until = row.until;
  }
  return best;
}

CurrencyIndex CurrencyLexicon::of_family(FamilyIndex family, std::string_view country, int day) const {
  CurrencyIndex best = kNoIndex;
  int best_until = 0;
  for (const CurrencyIndex i : of_country(country)) {
    const CurrencyRow& row = currencies_[i];
    if (!in_family(i, family)) continue;
    if (day != 0 && day >= row.since && day <= row.until) return i;
    if (row.until > best_until) best = i, best_until = row.until;
  }
  return best;
}

Unit CurrencyLexicon::match(const TokenStream& stream, std::size_t at, std::size_t end, std::string_view country,
                            bool prefix) const {
  const auto found = phrases_.longest(stream, at, end);
  if (!found) return {};
  const Entry& entry = entries_[found->value];
  if (prefix && !entry.prefix) return {};
  const tokens::Lexeme& lexeme = stream[at];
  if (entry.capitals && !lexeme.is(tokens::kAllUpper)) return {};
  if (entry.first_capital && !lexeme.is(tokens::kInitialUpper)) return {};
  Unit unit = entry.unit;
  if (entry.local != kNoIndex) {
    for (const Local& local : locals_[entry.local]) {
      if (std::find(local.countries.begin(), local.countries.end(), country) != local.countries.end())
        unit = local.unit;
    }
  }
  if (unit.found()) unit.length = found->length;
  return unit;
}

Unit CurrencyLexicon::after_number(const TokenStream& stream, std::size_t at, std::size_t end,
                                   std::string_view country) const {
  if (at >= end || !begins_unit(stream[at].word)) return {};
  return match(stream, at, end, country, false);
}

Unit CurrencyLexicon::before_number(const TokenStream& stream, std::size_t at, std::size_t end,
                                    std::string_view country) const {
  if (at >= end || !begins_prefix(stream[at].word)) return {};
  return match(stream, at, end, country, true);
}

}  // namespace gaceta::money
