#include "zones/pattern_parts.hpp"

#include <stdexcept>

#include "lexicon/table.hpp"

namespace gaceta::zones {

namespace {

bool is_part_letter(char c) { return (c >= 'a' && c <= 'z') || c == '_'; }

}  // namespace

PatternParts::PatternParts(const KnownNames& names) {
  for (const auto& [kind, bytes] : names.classes()) parts_[kind] = bytes;
  const lexicon::Table table = lexicon::Table::builtin("zone_parts");
  const std::size_t name = table.column("part");
  const std::size_t pattern = table.column("pattern");
  for (const lexicon::Row& row : table.rows()) parts_[std::string(row.cell(name))] = expand(row.cell(pattern));
}

std::string PatternParts::expand(std::string_view pattern) const {
  std::string expanded;
  for (std::size_t at = 0; at < pattern.size();) {
    if (pattern[at] != '{') {
      expanded += pattern[at++];
      continue;
    }
    std::size_t end = at + 1;
    while (end < pattern.size() && is_part_letter(pattern[end])) ++end;
    if (end == at + 1 || end == pattern.size() || pattern[end] != '}') {
      expanded += pattern[at++];
      continue;
    }
    const auto part = parts_.find(std::string(pattern.substr(at + 1, end - at - 1)));
    if (part == parts_.end())
      throw std::logic_error("no pattern part: " + std::string(pattern.substr(at, end + 1 - at)));
    expanded += part->second;
    at = end + 1;
  }
  return expanded;
}

}  // namespace gaceta::zones
