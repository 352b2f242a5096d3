#include <gtest/gtest.h>
#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <memory>
#include <set>
#include <string>

#include "gaceta/extractor.hpp"
#include "support/random_text.hpp"
#include "support/tsv.hpp"
#include "text/utf8.hpp"

namespace gaceta {
namespace {

const Extractor& extractor() {
  static const Extractor instance(Options{.kinds = {}, .zones = {}, .names = {}});
  return instance;
}

std::string tokens_of(const std::string& text) {
  std::string line;
  for (const Token& token : extractor().extract(text).tokens) {
    if (token.kind == TokenKind::space) continue;
    if (!line.empty()) line += ' ';
    for (const char c : token.span.of(text)) c == ' ' ? line += "␠" : line += c;
  }
  return line;
}

TEST(Tokens, AreCutAsTheTableSays) {
  for (const auto& c : testing::read_cases(GACETA_TEST_DATA "/tokens.tsv")) {
    EXPECT_EQ(tokens_of(c["text"]), c["tokens"]) << "line " << c.line;
  }
}

// Words, marks and numbers with eighteen bytes behind them are read in registers, others byte by byte.
TEST(Tokens, AreTheSameAtTheEndOfATextAndBefore) {
  const std::string behind = " abcdefghijklmnopqrstuvwxyz";
  for (const char* word : {"a",
                           "de",
                           "Él",
                           "ÉL",
                           "É",
                           "acción",
                           "ACCIÓN",
                           "ñandúes",
                           "gobernó",
                           "excepción",
                           "habitación",
                           "sr",
                           "núm",
                           "ee",
                           "internacionales",
                           "administraciones",
                           "responsabilidades",
                           "administracióna",
                           "administraciónab",
                           "mß",
                           "a×b",
                           "3",
                           "2025",
                           "38,000",
                           "1234567890123456",
                           "12345678901234567",
                           "(",
                           "...",
                           "--",
                           "$"}) {
    for (const char* after :
         {"",  ",",  ".",  "...", ". y", ".y", ".5", ",5", ":",      ": y", ":30", "/y",    "-y", "$",  "%",
          "*", "'s", "’s", "”",   "»",   "…",  "é",  "É",  "\u0301", "×",   "ß",   "@y.mx", "&B", "_y", "\n"}) {
      const std::string text = std::string("Dijo ") + word + after;
      EXPECT_EQ(tokens_of(text + behind), tokens_of(text) + behind) << text;
    }
  }
}

TEST(Tokens, SayWhatTheyAre) {
  const std::string text = "Sr. 38,000 ¿ US$ € % www.gob.mx a@b.mx @yo #hoy COVID-19 10:30 \xFF";
  const std::vector<TokenKind> expected{
      TokenKind::word,   TokenKind::number, TokenKind::punctuation, TokenKind::symbol, TokenKind::symbol,
      TokenKind::symbol, TokenKind::url,    TokenKind::email,       TokenKind::handle, TokenKind::hashtag,
      TokenKind::word,   TokenKind::number, TokenKind::symbol};
  std::vector<TokenKind> kinds;
  for (const Token& token : extractor().extract(text).tokens) {
    if (token.kind != TokenKind::space) kinds.push_back(token.kind);
  }
  EXPECT_EQ(kinds, expected);
}

// What must hold for any text at all.
void check_tiling(const std::string& text) {
  const Document document = extractor().extract(text);
  std::uint32_t at = 0;
  for (const Token& token : document.tokens) {
    ASSERT_EQ(token.span.begin, at);
    ASSERT_LT(token.span.begin, token.span.end);
    ASSERT_TRUE(text::is_boundary(text, token.span.end));
    at = token.span.end;
  }
  ASSERT_EQ(at, text.size());
  std::uint32_t token = 0, byte = 0;
  for (const Sentence& sentence : document.sentences) {
    ASSERT_GE(sentence.first_token, token);
    ASSERT_LT(sentence.first_token, sentence.last_token);
    ASSERT_GE(sentence.span.begin, byte);
    ASSERT_EQ(sentence.span.begin, document.tokens[sentence.first_token].span.begin);
    ASSERT_EQ(sentence.span.end, document.tokens[sentence.last_token - 1].span.end);
    for (; token < sentence.first_token; ++token) ASSERT_EQ(document.tokens[token].kind, TokenKind::space);
    token = sentence.last_token, byte = sentence.span.end;
  }
  for (; token < document.tokens.size(); ++token) ASSERT_EQ(document.tokens[token].kind, TokenKind::space);
}

TEST(Tokens, TileAnyBytes) {
  testing::RandomText random(1);
  for (int i = 0; i < 2000; ++i) check_tiling(random.bytes(random.below(60)));
}

TEST(Tokens, TileAnyUnicode) {
  testing::RandomText random(2);
  for (int i = 0; i < 2000; ++i) check_tiling(random.unicode(random.below(60)));
}

TEST(Tokens, TileScrapsOfNews) {
  testing::RandomText random(3);
  for (int i = 0; i < 3000; ++i) check_tiling(random.news(random.below(40)));
}

// ICU's word boundaries (Unicode Annex 29) as an oracle: in running prose without abbreviations, numbers or addresses
// both cut alike.
TEST(Tokens, AgreeWithIcuOnPlainProse) {
  const std::string text =
      "El ministro anunció, tras la reunión, que «la economía crecerá»; nadie lo creyó. ¿Por qué? Porque los datos "
      "—los "
      "últimos— dicen otra cosa: el paro sube, la inversión cae y los hogares ahorran (más que nunca). Así está el "
      "país.";
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> words(icu::BreakIterator::createWordInstance(icu::Locale("es"), status));
  ASSERT_TRUE(U_SUCCESS(status));
  UText* utext = utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
  words->setText(utext, status);
  std::set<std::uint32_t> theirs, ours;
  for (auto at = words->first(); at != icu::BreakIterator::DONE; at = words->next())
    theirs.insert(static_cast<std::uint32_t>(at));
  utext_close(utext);
  ours.insert(0);
  for (const Token& token : extractor().extract(text).tokens) ours.insert(token.span.end);
  EXPECT_EQ(ours, theirs);
}

}  // namespace
}  // namespace gaceta
