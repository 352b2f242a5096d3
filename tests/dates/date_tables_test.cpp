// Every table of this folder: a text, when and where it was published, and the dates that stand in it.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "gaceta/extractor.hpp"
#include "lexicon/table.hpp"

namespace gaceta {
namespace {

const Extractor& extractor() {
  static const Extractor instance(Options{.kinds = KindSet{Kind::dates}, .zones = ZoneSet{}, .names = {}});
  return instance;
}

// `mention = value modifier`, joined by ` | `, in the order of the text.
std::string shown(const Document& document, std::string_view text) {
  std::string all;
  for (const Date& date : document.dates) {
    if (!all.empty()) all += " | ";
    all += date.mention.span.of(text);
    all += " =";
    if (!date.value.empty()) all.append(" ").append(date.value);
    if (date.modifier != DateModifier::none) all.append(" ").append(to_string(date.modifier));
  }
  return all;
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<std::string> table_names() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(GACETA_TEST_DATA)) {
    if (entry.path().extension() == ".tsv") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

class DateTable : public testing::TestWithParam<std::string> {};

TEST_P(DateTable, GivesTheDatesOfEveryRow) {
  const std::string content = read_file(std::filesystem::path(GACETA_TEST_DATA) / (GetParam() + ".tsv"));
  const lexicon::Table table = lexicon::Table::parse(content);
  const std::size_t text_column = table.column("text"), expected = table.column("expected"),
                    published = table.column("published"), country = table.column("country");
  ASSERT_FALSE(table.rows().empty());
  for (const lexicon::Row& row : table.rows()) {
    const std::string text(row.cell(text_column));
    ArticleInfo info;
    if (row.cell(published) != "-") {
      info.published = parse_day(row.cell(published));
      ASSERT_TRUE(info.published) << "no day in the row: " << text;
    }
    info.country = row.cell(country);
    EXPECT_EQ(shown(extractor().extract(text, info), text), row.cell(expected))
        << text << "   published " << row.cell(published) << " " << row.cell(country);
  }
}

INSTANTIATE_TEST_SUITE_P(Families, DateTable, testing::ValuesIn(table_names()),
                         [](const auto& table) { return table.param; });

// What hangs on publication tells how, for a caller who learns the day later.
TEST(Dates, TellTheirOffsetWhereNoDayOfPublicationIsKnown) {
  const std::string content = read_file(std::filesystem::path(GACETA_TEST_DATA) / "beside" / "offsets.tsv");
  const lexicon::Table table = lexicon::Table::parse(content);
  const std::size_t text = table.column("text"), value = table.column("value"), grain = table.column("grain"),
                    offset = table.column("offset");
  ASSERT_GE(table.rows().size(), 100U);
  for (const lexicon::Row& row : table.rows()) {
    const Document document = extractor().extract(row.cell(text));
    ASSERT_EQ(document.dates.size(), 1U) << row.cell(text);
    const Date& date = document.dates[0];
    EXPECT_EQ(date.value, row.cell(value)) << row.cell(text);
    EXPECT_FALSE(date.days) << row.cell(text);
    EXPECT_EQ(to_string(date.grain), row.cell(grain)) << row.cell(text);
    std::string told;
    if (date.offset) told.append(to_string(date.offset->unit)).append(" ").append(std::to_string(date.offset->count));
    EXPECT_EQ(told, row.cell(offset)) << row.cell(text);
  }
}

// A link's target is an address, not text, even where it holds a date.
TEST(Dates, AreNotReadInLinkTargets) {
  const std::string text =
      "Más en ![[Foto: A]](https://ejemplo.mx/2025/11/03/12/nota-del-3-de-marzo-de-2024.webp) hoy.";
  ArticleInfo info;
  info.published = parse_day("2025-11-03");
  EXPECT_EQ(shown(extractor().extract(text, info), text), "hoy = 2025-11-03");
}

// Capitals, decomposed accents, hard spaces and soft hyphens read as their plain forms do.
TEST(Dates, ReadEverySpelling) {
  ArticleInfo info;
  info.published = parse_day("2025-11-03");
  for (const std::string text : {"EL PRÓXIMO MIÉRCOLES", "EL PROXIMO MIERCOLES", "el pro\u0301ximo mie\u0301rcoles",
                                 "el pró\u00ADximo miércoles", "el\u00A0próximo\u00A0miércoles"}) {
    const Document document = extractor().extract(text, info);
    ASSERT_EQ(document.dates.size(), 1U) << text;
    EXPECT_EQ(document.dates[0].value, "2025-11-05") << text;
    EXPECT_EQ(document.dates[0].mention.span.size(), text.size()) << text;
  }
}

// The families hold what their issue asks for: 600 cases and more, a quarter of them texts without a date.
TEST(DateTables, HoldManyCasesAndAQuarterOfThemNoDates) {
  std::size_t cases = 0, without = 0;
  for (const std::string& name : table_names()) {
    const std::string content = read_file(std::filesystem::path(GACETA_TEST_DATA) / (name + ".tsv"));
    const lexicon::Table table = lexicon::Table::parse(content);
    for (const lexicon::Row& row : table.rows()) {
      ++cases;
      without += row.cell(table.column("expected")).empty();
    }
  }
  EXPECT_GE(cases, 600U);
  EXPECT_GE(without * 4, cases);
}

}  // namespace
}  // namespace gaceta
