#include "lexicon/countries.hpp"

#include <algorithm>

#include "gaceta/extractor.hpp"
#include "lexicon/table.hpp"

namespace gaceta {

namespace lexicon {

namespace {

std::vector<Country> read() {
  const Table table = Table::builtin("countries");
  const std::size_t code = table.column("code"), names = table.column("names"), demonyms = table.column("demonyms"),
                    currency = table.column("currency"), dollar = table.column("dollar"), mark = table.column("mark");
  std::vector<Country> all;
  all.reserve(table.rows().size());
  for (const Row& row : table.rows()) {
    Country country;
    country.code = row.cell(code);
    country.names = row.list(names);
    country.demonyms = row.list(demonyms);
    country.currency = row.cell(currency);
    country.dollar = row.cell(dollar).empty() ? std::string_view{"USD"} : row.cell(dollar);
    country.mark = row.cell(mark) == "comma"   ? DecimalMark::comma
                   : row.cell(mark) == "point" ? DecimalMark::point
                                               : DecimalMark::unknown;
    all.push_back(std::move(country));
  }
  std::sort(all.begin(), all.end(), [](const Country& a, const Country& b) { return a.code < b.code; });
  return all;
}

}  // namespace

std::span<const Country> countries() {
  static const std::vector<Country> all = read();
  return all;
}

const Country* find_country(std::string_view code) {
  const std::span<const Country> all = countries();
  const auto found = std::lower_bound(all.begin(), all.end(), code,
                                      [](const Country& c, std::string_view wanted) { return c.code < wanted; });
  return found != all.end() && found->code == code ? &*found : nullptr;
}

DecimalMark decimal_mark_of(std::string_view code) {
  const Country* country = find_country(code);
  return country != nullptr ? country->mark : DecimalMark::unknown;
}

}  // namespace lexicon

bool is_country(std::string_view code) noexcept {
  if (code.size() != 2) return false;
  for (const char c : code) {
    if (c < 'A' || c > 'Z') return false;
  }
  return lexicon::find_country(code) != nullptr;
}

}  // namespace gaceta
