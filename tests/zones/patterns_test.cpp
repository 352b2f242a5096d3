// Every row of lib/lexicon/zones/zones.tsv finds its own example.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "lexicon/table.hpp"
#include "zone_lines.hpp"
#include "zones/zones.hpp"

namespace gaceta::zones {
namespace {

const ZoneFinder& finder() {
  static const ZoneFinder instance;
  return instance;
}

// The zones of one line of an article: its first line, or behind two paragraphs where the row asks for no place.
std::string_view paragraph() {
  return "Un párrafo del cuerpo, con más de doscientas letras, para que lo que sigue ya no esté en la cabeza del "
         "artículo: "
         "el acuerdo prevé que la obra empiece en primavera y que termine dos años después, según dijeron las "
         "partes.\n";
}

std::string in_braces(std::string_view zone, std::string_view words) {
  std::string text;
  text.append("{").append(zone).append(":").append(words).append("}");
  return text;
}

TEST(ZonePatterns, EachRowFindsItsExample) {
  const lexicon::Table table = lexicon::Table::builtin("zones");
  const std::size_t zone = table.column("zone"), scope = table.column("scope"), where = table.column("where"),
                    example_column = table.column("example");
  for (const lexicon::Row& row : table.rows()) {
    std::string expected(row.cell(example_column));
    ASSERT_FALSE(expected.empty()) << "a row without an example: " << row.cell(table.column("pattern"));
    std::string line = without_braces(expected);
    const bool label = row.cell(scope) == "label";
    if (expected.find('{') == std::string::npos && row.cell(zone) != "body") {
      expected = in_braces(row.cell(zone), expected);
    }
    if (label) {
      // The label stands in an image; its brackets go with its first and last zone.
      const std::size_t colon = expected.find(':') + 1, brace = expected.rfind('}');
      const std::string_view whole = expected;
      std::string image;
      image.append(whole.substr(0, colon)).append("![").append(whole.substr(colon, brace - colon)).append("]");
      image.append(whole.substr(brace)).append("{link:(https://ejemplo.com/a.jpg)}");
      expected = image;
      line = without_braces(expected);
    }
    // At the top of an article where the row asks for it, else in the middle.
    std::string text;
    if (row.cell(where).empty()) text += paragraph();
    const std::size_t first = text.size();
    text.append(line).append(1, '\n');
    for (int i = 0; i < 3; ++i) text += paragraph();
    const std::string shown = show(text, finder().find(text, {}));
    EXPECT_EQ(shown.substr(first, shown.find('\n', first) - first), expected)
        << row.cell(zone) << " " << row.cell(scope) << " " << row.cell(table.column("pattern"));
  }
}

}  // namespace
}  // namespace gaceta::zones
