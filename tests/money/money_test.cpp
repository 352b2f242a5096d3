// The tables of this folder, one a family: texts with their amounts in braces, and what each amount is.
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "gaceta/gaceta.hpp"
#include "support/tsv.hpp"

namespace gaceta {
namespace {

const Extractor& extractor() {
  static const Extractor made(Options{.kinds = KindSet{Kind::money}, .zones = Options{}.zones, .names = {}});
  return made;
}

// What a table says of one amount, and what was read, in one notation:
// `min[..max] CUR [~ approx | > more_than | < less_than] [i implicit]`, or `vague CUR …`.
std::string describe(const Money& sum) {
  std::string out;
  if (sum.vague) {
    out = "vague";
  } else {
    out = sum.min->to_string();
    if (*sum.max != *sum.min) out += ".." + sum.max->to_string();
  }
  out += ' ';
  out += sum.currency ? std::string(sum.currency->code()) : "?";
  if (sum.modifier == AmountModifier::approx) out += " ~";
  if (sum.modifier == AmountModifier::more_than) out += " >";
  if (sum.modifier == AmountModifier::less_than) out += " <";
  if (sum.implicit) out += " i";
  return out;
}

struct Marked {
  std::string text;
  std::vector<std::string> mentions;  // as `begin-end`
};

// Takes the braces out of a text and tells where they stood.
Marked unmark(std::string_view marked) {
  Marked result;
  std::size_t begin = 0;
  for (const char c : marked) {
    if (c == '{') {
      begin = result.text.size();
    } else if (c == '}') {
      result.mentions.push_back(std::to_string(begin) + '-' + std::to_string(result.text.size()));
    } else {
      result.text += c;
    }
  }
  return result;
}

std::string join(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : "; ") + part;
  return out;
}

std::vector<std::string> tables() {
  std::vector<std::string> all;
  for (const auto& entry : std::filesystem::directory_iterator(GACETA_TEST_DATA)) {
    if (entry.path().extension() == ".tsv") all.push_back(entry.path().stem().string());
  }
  std::sort(all.begin(), all.end());
  return all;
}

class MoneyTable : public ::testing::TestWithParam<std::string> {};

TEST_P(MoneyTable, IsReadAsItSays) {
  const auto cases = testing::read_cases(std::string(GACETA_TEST_DATA) + "/" + GetParam() + ".tsv");
  ASSERT_FALSE(cases.empty());
  for (const testing::Case& one : cases) {
    const Marked marked = unmark(one["text"]);
    ArticleInfo info;
    info.country = one["country"];
    info.published = parse_day(one["published"].empty() ? "2025-11-03" : one["published"]);
    const Document document = extractor().extract(marked.text, info);
    std::vector<std::string> spans, amounts;
    for (const Money& sum : document.money) {
      spans.push_back(std::to_string(sum.mention.span.begin) + '-' + std::to_string(sum.mention.span.end));
      amounts.push_back(describe(sum));
    }
    const std::string where = GetParam() + ".tsv:" + std::to_string(one.line) + ": " + one["text"];
    EXPECT_EQ(join(amounts), one["money"]) << where;
    EXPECT_EQ(join(spans), join(marked.mentions)) << where;
  }
}

INSTANTIATE_TEST_SUITE_P(Families, MoneyTable, ::testing::ValuesIn(tables()),
                         [](const auto& table) { return table.param; });

TEST(MoneyTables, HoldSixHundredCasesOfWhichAThirdHaveNoMoney) {
  std::size_t all = 0, without = 0;
  for (const std::string& table : tables()) {
    for (const testing::Case& one : testing::read_cases(std::string(GACETA_TEST_DATA) + "/" + table + ".tsv")) {
      ++all;
      without += one["money"].empty();
    }
  }
  EXPECT_GE(all, 600U);
  EXPECT_GE(without * 3, all);
}

}  // namespace
}  // namespace gaceta
