#include "conll_input.hpp"

#include <cstddef>

namespace program {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

bool is_tag(std::string_view column) {
  if (column == "O") return true;
  return column.size() > 2 && (column[0] == 'B' || column[0] == 'I') && column[1] == '-';
}

}  // namespace

std::string_view conll_token(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return line.substr(begin, line.find_first_of(kBlanks, begin) - begin);
}

bool looks_like_conll(std::string_view start) {
  constexpr int kLookedAt = 20;
  int tokens = 0;
  while (!start.empty() && tokens < kLookedAt) {
    const std::size_t end = start.find('\n');
    if (end == std::string_view::npos && tokens > 0) break;  // perhaps cut short
    const std::string_view line = start.substr(0, end);
    const std::string_view token = conll_token(line);
    if (!token.empty()) {
      const std::size_t last = line.find_last_not_of(kBlanks);
      const std::size_t before = line.find_last_of(kBlanks, last);
      const std::string_view column = line.substr(before + 1, last - before);
      if (before == std::string_view::npos || column.data() == token.data() || !is_tag(column)) return false;
      ++tokens;
    }
    start.remove_prefix(end == std::string_view::npos ? start.size() : end + 1);
  }
  return tokens > 0;
}

}  // namespace program
