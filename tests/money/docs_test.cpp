// The examples of docs/money.md hold.
#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "gaceta/gaceta.hpp"

namespace gaceta {
namespace {

// The cells of a line of a Markdown table, trimmed; none for any other line.
std::vector<std::string> cells(std::string_view line) {
  std::vector<std::string> all;
  if (line.size() < 2 || line.front() != '|') return all;
  line.remove_prefix(1);
  while (!line.empty()) {
    const std::size_t bar = line.find('|');
    if (bar == std::string_view::npos) break;
    std::string_view cell = line.substr(0, bar);
    while (!cell.empty() && cell.front() == ' ') cell.remove_prefix(1);
    while (!cell.empty() && cell.back() == ' ') cell.remove_suffix(1);
    all.emplace_back(cell);
    line.remove_prefix(bar + 1);
  }
  return all;
}

std::string describe(const Money& sum, std::string_view text) {
  std::string out = std::string(sum.mention.span.of(text)) + " = ";
  if (sum.vague) {
    out += "vague";
  } else {
    out += sum.min->to_string();
    if (*sum.max != *sum.min) out += ".." + sum.max->to_string();
  }
  out += ' ';
  out += sum.currency ? std::string(sum.currency->code()) : "?";
  if (sum.modifier != AmountModifier::none) out += ' ' + std::string(to_string(sum.modifier));
  if (sum.implicit) out += " implicit";
  return out;
}

TEST(MoneyPage, EveryExampleIsRead) {
  std::ifstream page(GACETA_SOURCE_DIR "/docs/money.md");
  ASSERT_TRUE(page);
  const Extractor extractor(Options{.kinds = KindSet{Kind::money}, .zones = Options{}.zones, .names = {}});
  std::size_t examples = 0;
  bool table = false;
  std::string line;
  while (std::getline(page, line)) {
    const std::vector<std::string> row = cells(line);
    if (row.size() != 3 || row[0].starts_with("---")) continue;
    if (row[0] == "text") {
      table = true;
      continue;
    }
    if (!table) continue;
    ArticleInfo info;
    info.country = row[1].empty() ? std::string("ES") : row[1];
    info.published = parse_day("2025-11-03");
    const Document document = extractor.extract(row[0], info);
    std::string read;
    for (const Money& sum : document.money) read += (read.empty() ? "" : "; ") + describe(sum, row[0]);
    EXPECT_EQ(read, row[2]) << row[0];
    ++examples;
  }
  EXPECT_GE(examples, 80U);
}

}  // namespace
}  // namespace gaceta
