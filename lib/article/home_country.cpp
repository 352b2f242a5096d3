#include "article/home_country.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "article/address_days.hpp"
#include "lexicon/phrase_table.hpp"
#include "lexicon/table.hpp"

namespace gaceta::article {

namespace {

using tokens::Lexeme;
using tokens::TokenStream;

// Countries are kept by their number in a list, and sets of them as bits.
using Countries = std::uint32_t;

// Words speak clearly where the country that they name most has so much, and so many times what the next one has.
constexpr int kClear = 3;
constexpr int kTimesNext = 3;

bool is_upper(char c) { return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

}  // namespace

struct HomeCountryReader::State {
  enum class NameKind : std::uint8_t { agency, city, region, country };
  struct Name {
    NameKind kind = NameKind::city;
    Countries countries = 0;
  };
  struct HomeWord {
    std::uint32_t country = 0;
    int weight = 0;
    bool capital = false;  // its first letter is one
    bool acronym = false;  // all of them are
  };

  std::vector<std::string> codes;
  lexicon::PhraseTable dateline_phrases, word_phrases;
  std::vector<std::vector<Name>> names;  // by value of dateline_phrases
  std::vector<HomeWord> words;           // by value of word_phrases
  std::unordered_map<std::string, std::string> hosts;

  explicit State(lexicon::Lexicon& lexicon) {
    const lexicon::Table home = lexicon::Table::builtin("home_words");
    const std::size_t country = home.column("country"), weight = home.column("weight"), forms = home.column("forms");
    for (const lexicon::Row& row : home.rows()) {
      const std::uint32_t number = number_of(row.cell(country));
      for (const std::string_view form : row.list(forms)) {
        HomeWord word{number, row.cell(weight) == "2" ? 2 : 1, is_upper(form.front()), true};
        std::size_t capitals = 0;
        for (const char c : form) {
          word.acronym = word.acronym && !(c >= 'a' && c <= 'z');
          if (c >= 'A' && c <= 'Z') ++capitals;
        }
        word.acronym = word.acronym && capitals >= 2;
        word_phrases.add(lexicon, form, static_cast<std::uint32_t>(words.size()));
        words.push_back(word);
      }
    }

    std::unordered_map<std::string, std::uint32_t> numbers;  // of the names, so that one may be city and region
    const auto add = [&](std::string_view form, Name name) {
      const auto [entry, fresh] = numbers.try_emplace(std::string(form), static_cast<std::uint32_t>(names.size()));
      if (fresh) names.emplace_back();
      names[entry->second].push_back(name);
      dateline_phrases.add(lexicon, form, entry->second);
    };
    const lexicon::Table cities = lexicon::Table::builtin("cities");
    const std::size_t name = cities.column("name"), of = cities.column("country"), kind = cities.column("kind");
    for (const lexicon::Row& row : cities.rows()) {
      Name entry;
      entry.kind = row.cell(kind) == "city"     ? NameKind::city
                   : row.cell(kind) == "region" ? NameKind::region
                                                : NameKind::country;
      for (const std::string_view code : row.list(of)) entry.countries |= Countries{1} << number_of(code);
      for (const std::string_view form : row.list(name)) add(form, entry);
    }
    const lexicon::Table agencies = lexicon::Table::builtin("agencies");
    const std::size_t agency_forms = agencies.column("forms"), agency_country = agencies.column("country");
    for (const lexicon::Row& row : agencies.rows()) {
      if (row.cell(agency_country).empty()) continue;
      for (const std::string_view form : row.list(agency_forms)) {
        add(form, {NameKind::agency, Countries{1} << number_of(row.cell(agency_country))});
      }
    }

    const lexicon::Table media = lexicon::Table::builtin("media_hosts");
    const std::size_t host = media.column("host"), media_country = media.column("country");
    for (const lexicon::Row& row : media.rows()) {
      hosts.emplace(std::string(row.cell(host)), std::string(row.cell(media_country)));
    }
  }

  std::uint32_t number_of(std::string_view code) {
    const auto found = std::find(codes.begin(), codes.end(), code);
    if (found != codes.end()) return static_cast<std::uint32_t>(found - codes.begin());
    codes.emplace_back(code);
    return static_cast<std::uint32_t>(codes.size() - 1);
  }

  // The code where the set holds one country, else none.
  [[nodiscard]] std::string_view only(Countries countries) const {
    if (countries == 0 || (countries & (countries - 1)) != 0) return {};
    std::size_t number = 0;
    while ((countries >> number) != 1) ++number;
    return codes[number];
  }

  [[nodiscard]] std::string_view of_datelines(const TokenStream& stream,
                                              std::span<const tokens::LexemeRange> datelines) const {
    Countries found = 0;
    for (const auto& [begin, last] : datelines) {
      Countries agency = 0, city = 0, region = 0, country = 0;
      bool first = true;
      for (std::size_t i = begin; i < last;) {
        const auto match = dateline_phrases.longest(stream, i, last);
        if (!match) {
          ++i;
          continue;
        }
        for (const Name& name : names[match->value]) {
          switch (name.kind) {
            case NameKind::agency:
              agency |= name.countries;
              break;
            case NameKind::city:
              if (first) city |= name.countries;
              break;
            case NameKind::region:
              if (!first) region |= name.countries;
              break;
            case NameKind::country:
              country |= name.countries;
              break;
          }
        }
        first = false;
        i += match->length;
      }
      const Countries place = country != 0 ? country : region != 0 ? region : city;
      const bool contrary = agency != 0 && !only(place).empty() && (agency & place) == 0;
      if (contrary) return {};
      const Countries both = agency & place;
      found |= both != 0 ? both : agency != 0 ? agency : place;
    }
    return only(found);
  }

  // The country of a host: by the table of media, then by its ending. `.co` is Colombia's only for an outlet's own
  // address (`sure`), since the world uses it.
  [[nodiscard]] std::string_view of_host(std::string_view host, bool sure) const {
    if (host.empty()) return {};
    std::string name;
    for (const char c : host) name += lower(c);
    for (std::size_t at = 0; at != std::string::npos && name.find('.', at) != std::string::npos;) {
      if (const auto entry = hosts.find(name.substr(at)); entry != hosts.end()) return entry->second;
      at = name.find('.', at);
      if (at != std::string::npos) ++at;
    }
    const std::size_t dot = name.rfind('.');
    if (name.size() - dot != 3) return {};
    const std::string code{static_cast<char>(name[dot + 1] - 'a' + 'A'), static_cast<char>(name[dot + 2] - 'a' + 'A')};
    if (code == "CO" && !sure) {
      const std::string_view before = std::string_view(name).substr(0, dot);
      const bool second_level = before.ends_with(".com") || before.ends_with(".gov") || before.ends_with(".edu") ||
                                before.ends_with(".org") || before.ends_with(".net");
      if (!second_level) return {};
    }
    const auto known = std::find(codes.begin(), codes.end(), code);
    return known == codes.end() ? std::string_view{} : std::string_view(*known);
  }

  [[nodiscard]] std::string_view of_addresses(const TokenStream& stream, std::span<const Address> addresses) const {
    Countries own = 0, links = 0;
    std::vector<std::string_view> seen;  // hosts and paths of links, each counted once
    int count = 0;
    const auto bit = [&](std::string_view code) {
      const auto known = std::find(codes.begin(), codes.end(), code);
      return known == codes.end() ? Countries{0} : Countries{1} << (known - codes.begin());
    };
    for (const Address& address : addresses) {
      const Countries country = bit(of_host(host_of(address.text), false));
      if (country == 0) continue;
      if (is_image_address(address.text) || address.around == Zone::furniture || address.around == Zone::byline) {
        own |= country;
        continue;
      }
      if (seen.size() < 64 && std::find(seen.begin(), seen.end(), address.text) == seen.end()) {
        seen.push_back(address.text);
        links |= country;
        ++count;
      }
    }
    for (const Lexeme& lexeme : stream.lexemes) {
      if (lexeme.kind != TokenKind::email || (lexeme.zone != Zone::byline && lexeme.zone != Zone::furniture)) continue;
      own |= bit(of_host(host_of(lexeme.span().of(stream.text)), false));
    }
    if (own != 0) return only(own);
    return count >= 2 ? only(links) : std::string_view{};
  }

  [[nodiscard]] std::string_view of_words(const TokenStream& stream) const {
    std::array<int, 32> points{};
    std::vector<std::uint8_t> met(words.size(), 0);
    for (std::size_t i = 0; (i = word_phrases.next_beginning(stream, i)) < stream.size();) {
      const auto match = word_phrases.longest(stream, i, stream.size());
      if (!match) {
        ++i;
        continue;
      }
      const HomeWord& word = words[match->value];
      if (stream[i].zone != Zone::link && fits(stream, i, match->length, word) && met[match->value] < 2) {
        // Met again, a word says a little more.
        points[word.country] += met[match->value] == 0 ? word.weight : 1;
        ++met[match->value];
      }
      i += match->length;
    }
    const auto best = std::max_element(points.begin(), points.end());
    int next = 0;
    for (auto other = points.begin(); other != points.end(); ++other) {
      if (other != best) next = std::max(next, *other);
    }
    if (*best < kClear || *best < next * kTimesNext) return {};
    return codes[static_cast<std::size_t>(best - points.begin())];
  }

  // True where capitals stand as the word has them. In a line of capitals only words that have small letters count, for
  // an acronym may be any word there.
  static bool fits(const TokenStream& stream, std::size_t at, std::size_t length, const HomeWord& word) {
    const Lexeme& first = stream[at];
    if (!first.is(tokens::kHasLetter)) return true;
    if (word.capital && !first.is(tokens::kInitialUpper)) return false;
    if (!word.acronym) return true;
    if (length == 1 && !first.is(tokens::kAllUpper)) return false;
    const auto is_capitals = [&](std::size_t i) {
      return i < stream.size() && stream[i].kind == TokenKind::word && stream[i].is(tokens::kAllUpper);
    };
    return !(is_capitals(at + length) && (at == 0 || is_capitals(at - 1)));
  }
};

HomeCountryReader::HomeCountryReader(lexicon::Lexicon& lexicon) : state_(std::make_unique<State>(lexicon)) {}
HomeCountryReader::~HomeCountryReader() = default;

HomeCountry HomeCountryReader::read(const TokenStream& stream, const Landmarks& landmarks,
                                    const ArticleInfo& info) const {
  const State& state = *state_;
  if (const std::string_view code = state.of_datelines(stream, landmarks.datelines); !code.empty())
    return {std::string(code), Source::dateline};
  if (const std::string_view code = state.of_host(host_of(info.url), true); !code.empty()) {
    return {std::string(code), Source::url};
  }
  if (const std::string_view code = state.of_addresses(stream, landmarks.addresses); !code.empty()) {
    return {std::string(code), Source::url};
  }
  if (const std::string_view code = state.of_words(stream); !code.empty()) return {std::string(code), Source::text};
  return {};
}

}  // namespace gaceta::article
