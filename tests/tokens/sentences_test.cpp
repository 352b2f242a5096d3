#include <gtest/gtest.h>

#include <string>

#include "gaceta/extractor.hpp"
#include "support/tsv.hpp"

namespace gaceta {
namespace {

TEST(Sentences, EndAsTheTableSays) {
  const Extractor extractor(Options{.kinds = {}, .zones = {}, .names = {}});
  for (const auto& c : testing::read_cases(GACETA_TEST_DATA "/sentences.tsv")) {
    const std::string& text = c["text"];
    ArticleInfo info;  // all of it body, so that the rules for headlines have no say here
    info.zones = {{{0, static_cast<std::uint32_t>(text.size())}, Zone::body}};
    std::string line;
    for (const Sentence& sentence : extractor.extract(text, info).sentences) {
      if (!line.empty()) line += " ¶ ";
      line += sentence.span.of(text);
    }
    EXPECT_EQ(line, c["sentences"]) << "line " << c.line;
  }
}

}  // namespace
}  // namespace gaceta
