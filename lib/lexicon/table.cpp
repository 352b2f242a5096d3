#include "lexicon/table.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "lexicon/embedded_tables.hpp"

namespace gaceta::lexicon {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  if (text.empty()) return parts;
  constexpr std::size_t kUsual = 4;
  parts.reserve(kUsual);
  for (;;) {
    const std::size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::vector<std::string_view> Row::list(std::size_t column) const { return split(cell(column), '|'); }

Table Table::parse(std::string_view text) {
  Table table;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string_view> cells = split(line, '\t');
    if (table.columns_.empty()) {
      table.columns_ = std::move(cells);
      continue;
    }
    if (cells.size() > table.columns_.size()) throw std::logic_error("table: too many cells in: " + std::string(line));
    table.rows_.emplace_back(std::move(cells));
  }
  return table;
}

Table Table::builtin(std::string_view name) {
  for (const EmbeddedTable& table : embedded_tables()) {
    if (table.name == name) return parse(table.text);
  }
  throw std::logic_error("no table: " + std::string(name));
}

std::size_t Table::column(std::string_view name) const {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i] == name) return i;
  }
  throw std::logic_error("no column: " + std::string(name));
}

}  // namespace gaceta::lexicon
