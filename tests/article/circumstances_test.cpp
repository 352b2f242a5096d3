// What an article tells of its own day and country, by the whole way from the text.
#include "article/circumstances.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "gaceta/extractor.hpp"
#include "lexicon/table.hpp"

namespace gaceta::article {
namespace {

const Extractor& extractor() {
  static const Extractor instance{[] {
    Options options;
    options.kinds = KindSet{};
    return options;
  }()};
  return instance;
}

std::string with_line_ends(std::string_view cell) {
  constexpr std::string_view kLineEnd = "⏎";
  std::string text(cell);
  for (std::size_t at = text.find(kLineEnd); at != std::string::npos; at = text.find(kLineEnd, at)) {
    text.replace(at, kLineEnd.size(), 1, '\n');
  }
  return text;
}

std::string shown(const std::string& value, Source source) {
  if (value.empty()) return "-";
  std::string text = value;
  text.append(1, ' ').append(to_string(source));
  return text;
}

std::string published(const Document& document) {
  return shown(document.info.published ? to_string(*document.info.published) : std::string(), document.published_from);
}

TEST(Circumstances, OfArticles) {
  std::ifstream file(GACETA_TEST_DATA "/circumstances.tsv", std::ios::binary);
  ASSERT_TRUE(file) << "no table";
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  const lexicon::Table table = lexicon::Table::parse(text);
  ASSERT_GT(table.rows().size(), 50U);
  for (const lexicon::Row& row : table.rows()) {
    ArticleInfo info;
    info.url = row.cell(1);
    const Document document = extractor().extract(with_line_ends(row.cell(2)), info);
    EXPECT_EQ(published(document), row.cell(3)) << row.cell(0);
    EXPECT_EQ(shown(document.info.country, document.country_from), row.cell(4)) << row.cell(0);
  }
}

TEST(Circumstances, WhatIsGivenStands) {
  ArticleInfo info;
  info.published = Day{std::chrono::year(2020), std::chrono::January, std::chrono::day(2)};
  info.country = "PE";
  info.url = "https://ejemplo.com.mx/2025/11/03/acuerdo";
  const Document document = extractor().extract("MADRID, 3 nov. 2025 (EFE) - El Gobierno aprobó el decreto.", info);
  EXPECT_EQ(published(document), "2020-01-02 field");
  EXPECT_EQ(shown(document.info.country, document.country_from), "PE field");
}

TEST(Circumstances, WhatIsGivenAndImpossibleCountsAsNotGiven) {
  ArticleInfo info;
  info.published = Day{std::chrono::year(2025), std::chrono::February, std::chrono::day(30)};
  info.country = "XX";
  const Document document = extractor().extract("MADRID, 3 nov. 2025 (EFE) - El Gobierno aprobó el decreto.", info);
  EXPECT_EQ(published(document), "2025-11-03 dateline");
  EXPECT_EQ(shown(document.info.country, document.country_from), "ES dateline");
  EXPECT_EQ(document.notes.size(), 2U);
}

TEST(Circumstances, EachStampFindsItsExample) {
  const lexicon::Table table = lexicon::Table::builtin("stamps");
  for (const lexicon::Row& row : table.rows()) {
    const std::string_view example = row.cell(table.column("example"));
    const std::string expected = example.find("2019") != std::string_view::npos ? "2019-04-09" : "2025-11-03";
    std::string text(example);
    text += "\n\nLa empresa firmó el acuerdo, que el consejo aprobó por unanimidad.\n";
    const Document document = extractor().extract(text);
    EXPECT_EQ(document.info.published ? to_string(*document.info.published) : "", expected) << example;
    EXPECT_EQ(document.published_from, Source::text) << example;
  }
}

TEST(Circumstances, OfARealArticleComeFromItsPictures) {
  std::ifstream file(GACETA_SOURCE_DIR "/../shared/articles/openai-aws.md", std::ios::binary);
  if (!file) GTEST_SKIP() << "needs ../shared/articles/openai-aws.md";
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  EXPECT_EQ(published(extractor().extract(text)), "2025-11-03 url");
}

}  // namespace
}  // namespace gaceta::article
