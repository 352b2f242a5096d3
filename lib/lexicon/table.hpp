// The language's knowledge as tables: TSV files of this folder, compiled into the library.
//
// A table is UTF-8 text. Lines that begin with `#` are comments and empty lines are skipped; the first other line names
// the columns; cells are separated by tabs, alternatives inside a cell by `|`. Trailing empty cells may be left out.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace gaceta::lexicon {

/// One line of a table. Cells are views into the table's text.
class Row {
 public:
  explicit Row(std::vector<std::string_view> cells) : cells_(std::move(cells)) {}
  /// The cell of that column; empty where the line is shorter.
  [[nodiscard]] std::string_view cell(std::size_t column) const noexcept {
    return column < cells_.size() ? cells_[column] : std::string_view{};
  }
  /// The alternatives of that cell, in order; none where it is empty.
  [[nodiscard]] std::vector<std::string_view> list(std::size_t column) const;

 private:
  std::vector<std::string_view> cells_;
};

/// A table, read.
class Table {
 public:
  /// Reads a table. `text` must outlive it. Throws std::logic_error where a line has more cells than the header, since
  /// the tables are part of the library and a wrong one is a mistake in its making.
  [[nodiscard]] static Table parse(std::string_view text);
  /// The built-in table of that name: `currencies` for lib/lexicon/money/currencies.tsv, whatever its folder. Throws
  /// std::logic_error where there is none.
  [[nodiscard]] static Table builtin(std::string_view name);

  /// Index of a column; throws std::logic_error where the table has none of that name.
  [[nodiscard]] std::size_t column(std::string_view name) const;
  [[nodiscard]] const std::vector<Row>& rows() const noexcept { return rows_; }

 private:
  std::vector<std::string_view> columns_;
  std::vector<Row> rows_;
};

/// Splits at a separator; no parts for an empty text.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace gaceta::lexicon
