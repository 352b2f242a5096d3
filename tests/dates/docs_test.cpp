// The examples of docs/dates.md hold.
#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "gaceta/extractor.hpp"

namespace gaceta {
namespace {

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(' ') + 1 - begin));
}

// The cells of `| a | b | c | d |`.
std::vector<std::string> cells(std::string_view line) {
  std::vector<std::string> all;
  line.remove_prefix(1);
  while (!line.empty()) {
    const std::size_t end = line.find('|');
    if (end == std::string_view::npos) break;
    all.push_back(trimmed(line.substr(0, end)));
    line.remove_prefix(end + 1);
  }
  return all;
}

TEST(DatesPage, EveryExampleHolds) {
  std::ifstream page(GACETA_SOURCE_DIR "/docs/dates.md");
  ASSERT_TRUE(page);
  const Extractor extractor(Options{.kinds = KindSet{Kind::dates}, .zones = ZoneSet{}, .names = {}});
  std::size_t examples = 0;
  for (std::string line; std::getline(page, line);) {
    if (line.rfind("| ", 0) != 0 || line.rfind("| text |", 0) == 0) continue;
    const std::vector<std::string> row = cells(line);
    ASSERT_EQ(row.size(), 4U) << line;
    ArticleInfo info;
    if (row[1] != "-") info.published = parse_day(row[1].empty() ? "2025-11-03" : row[1]);
    info.country = row[2].empty() ? "ES" : row[2];
    std::string found;
    for (const Date& date : extractor.extract(row[0], info).dates) {
      if (!found.empty()) found += "; ";
      found.append(date.mention.span.of(row[0])).append(" =");
      if (!date.value.empty()) found.append(" ").append(date.value);
      if (date.modifier != DateModifier::none) found.append(" ").append(to_string(date.modifier));
    }
    EXPECT_EQ(found, row[3]) << line;
    ++examples;
  }
  EXPECT_GE(examples, 60U);
}

}  // namespace
}  // namespace gaceta
