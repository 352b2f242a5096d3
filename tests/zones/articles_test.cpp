// The zones of whole texts, family by family, and of what only looks like one: tests/zones/articles.tsv.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "lexicon/table.hpp"
#include "zone_lines.hpp"
#include "zones/zones.hpp"

namespace gaceta::zones {
namespace {

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

TEST(ZoneArticles, HaveTheirZones) {
  std::ifstream file(GACETA_TEST_DATA "/articles.tsv", std::ios::binary);
  ASSERT_TRUE(file) << "no table";
  const std::string content((std::istreambuf_iterator<char>(file)), {});
  const lexicon::Table table = lexicon::Table::parse(content);
  ASSERT_GT(table.rows().size(), 150U);
  const ZoneFinder finder;
  for (const lexicon::Row& row : table.rows()) {
    std::string expected(row.cell(1));
    replace_all(expected, "⏎", row.cell(0).starts_with("Windows") ? "\r\n" : "\n");
    replace_all(
        expected, "¶",
        "La economía de la región creció el año pasado por encima de lo previsto, y los empresarios esperan que la "
        "inversión siga a buen ritmo en los meses que vienen, aunque temen que suban los tipos de interés.");
    const std::string text = without_braces(expected);
    const std::string shown = show(text, finder.find(text, {}));
    if (shown != expected) ADD_FAILURE() << row.cell(0) << "\nfound:    " << shown << "\nexpected: " << expected;
  }
}

}  // namespace
}  // namespace gaceta::zones
