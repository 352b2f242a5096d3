#include "gaceta/currency.hpp"

#include <algorithm>
#include <vector>

#include "lexicon/table.hpp"

namespace gaceta {

namespace {

using Code = std::array<char, 3>;

std::vector<Code> read_codes() {
  const lexicon::Table table = lexicon::Table::builtin("currencies");
  const std::size_t code = table.column("code");
  std::vector<Code> codes;
  codes.reserve(table.rows().size());
  for (const lexicon::Row& row : table.rows()) {
    const std::string_view text = row.cell(code);
    codes.push_back({text[0], text[1], text[2]});
  }
  std::sort(codes.begin(), codes.end());
  return codes;
}

}  // namespace

std::optional<Currency> Currency::parse(std::string_view code) noexcept {
  // Read at the first call, so that a program that asks for none pays nothing.
  static const std::vector<Code> codes = read_codes();
  if (code.size() != 3) return std::nullopt;
  const Code wanted{code[0], code[1], code[2]};
  if (!std::binary_search(codes.begin(), codes.end(), wanted)) return std::nullopt;
  return Currency(wanted);
}

}  // namespace gaceta
