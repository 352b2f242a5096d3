// Durations, sets, clock times, ages and percentages: found only where they are asked for.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "gaceta/extractor.hpp"
#include "lexicon/table.hpp"

namespace gaceta {
namespace {

std::string shown(const std::vector<TimeExpression>& found, std::string_view text) {
  std::string all;
  for (const TimeExpression& one : found) {
    if (!all.empty()) all += " | ";
    all.append(one.mention.span.of(text)).append(" = ").append(one.value);
  }
  return all;
}

std::string shown(const std::vector<Quantity>& found, std::string_view text) {
  std::string all;
  for (const Quantity& one : found) {
    if (!all.empty()) all += " | ";
    all.append(one.mention.span.of(text)).append(" = ");
    all.append(one.min.to_string()).append("..").append(one.max.to_string());
  }
  return all;
}

TEST(Quantities, AreReadAsTheTableSays) {
  std::ifstream in(GACETA_TEST_DATA "/beside/quantities.tsv", std::ios::binary);
  std::ostringstream content;
  content << in.rdbuf();
  const std::string rows = content.str();
  const lexicon::Table table = lexicon::Table::parse(rows);
  ASSERT_GE(table.rows().size(), 80U);
  Options options;
  options.kinds = KindSet{Kind::durations, Kind::sets, Kind::times, Kind::ages, Kind::percentages};
  const Extractor extractor(options);
  for (const lexicon::Row& row : table.rows()) {
    const std::string kind(row.cell(table.column("kind"))), text(row.cell(table.column("text")));
    ArticleInfo info;
    info.published = parse_day("2025-11-03");
    info.country = "ES";
    const Document document = extractor.extract(text, info);
    EXPECT_TRUE(document.dates.empty()) << text;
    const std::string found = kind == "durations" ? shown(document.durations, text)
                              : kind == "sets"    ? shown(document.sets, text)
                              : kind == "times"   ? shown(document.times, text)
                              : kind == "ages"    ? shown(document.ages, text)
                                                  : shown(document.percentages, text);
    EXPECT_EQ(found, row.cell(table.column("expected"))) << kind << ": " << text;
  }
}

TEST(Quantities, AreNotFoundUnlessAskedFor) {
  const Extractor extractor;
  const Document document =
      extractor.extract("Cada lunes a las 10:30, durante tres años, Ana, de 34 años, sube un 8 %.");
  EXPECT_TRUE(document.durations.empty());
  EXPECT_TRUE(document.sets.empty());
  EXPECT_TRUE(document.times.empty());
  EXPECT_TRUE(document.ages.empty());
  EXPECT_TRUE(document.percentages.empty());
}

}  // namespace
}  // namespace gaceta
