// Tables of test cases: TSV files beside the tests, with a header line; `\n` and `\t` in a cell stand for themselves.
#pragma once

#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace gaceta::testing {

/// One case: its cells by column, and the line it stands in, for messages.
struct Case {
  std::map<std::string, std::string, std::less<>> cells;
  int line = 0;
  /// The cell of that column; empty where the line is shorter.
  [[nodiscard]] const std::string& operator[](std::string_view column) const {
    static const std::string none;
    const auto found = cells.find(column);
    return found == cells.end() ? none : found->second;
  }
};

inline std::string unescape(std::string_view cell) {
  std::string out;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (cell[i] == '\\' && i + 1 < cell.size()) {
      ++i;
      out += cell[i] == 'n' ? '\n' : cell[i] == 't' ? '\t' : cell[i];
    } else {
      out += cell[i];
    }
  }
  return out;
}

/// Reads a table. Lines that begin with `#` and empty lines are skipped. Throws where the file can't be read.
inline std::vector<Case> read_cases(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("no table of cases: " + path);
  std::vector<std::string> columns;
  std::vector<Case> cases;
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> cells;
    for (std::size_t from = 0;;) {
      const std::size_t to = line.find('\t', from);
      cells.push_back(unescape(std::string_view(line).substr(from, to - from)));
      if (to == std::string::npos) break;
      from = to + 1;
    }
    if (columns.empty()) {
      columns = cells;
      continue;
    }
    if (cells.size() > columns.size())
      throw std::runtime_error(path + ": too many cells in line " + std::to_string(number));
    Case one;
    one.line = number;
    for (std::size_t i = 0; i < cells.size(); ++i) one.cells[columns[i]] = cells[i];
    cases.push_back(one);
  }
  return cases;
}

}  // namespace gaceta::testing
