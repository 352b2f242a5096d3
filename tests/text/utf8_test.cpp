#include "text/utf8.hpp"

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <string>

#include "support/random_text.hpp"
#include "text/fold.hpp"

namespace gaceta::text {
namespace {

std::u32string decode_all(std::string_view text) {
  std::u32string all;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded c = decode(text, at);
    all += c.code;
    at += c.size;
  }
  return all;
}

TEST(Utf8, IllFormedPartsAreReadAsIcuReadsThem) {
  testing::RandomText random(7);
  for (int i = 0; i < 5000; ++i) {
    const std::string text = random.bytes(random.below(24));
    const auto theirs = icu::UnicodeString::fromUTF8(text);
    std::u32string expected;
    for (std::int32_t at = 0; at < theirs.length(); at = theirs.moveIndex32(at, 1)) {
      expected += static_cast<char32_t>(theirs.char32At(at));
    }
    EXPECT_EQ(decode_all(text), expected);
  }
}

TEST(Utf8, BoundariesAreWhereCharactersBegin) {
  testing::RandomText random(8);
  for (int i = 0; i < 3000; ++i) {
    const std::string text = random.bytes(random.below(24));
    std::size_t next = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
      EXPECT_EQ(is_boundary(text, at), at == next) << "byte " << at;
      if (at == next) next += decode(text, at).size;
    }
    EXPECT_TRUE(is_boundary(text, text.size()));
    EXPECT_FALSE(is_boundary(text, text.size() + 1));
  }
}

TEST(Folding, BringsOneWordsWaysOfWritingTogether) {
  EXPECT_EQ(fold("MILLÓN"), "millón");
  EXPECT_EQ(fold("millo\u0301n"), "millón");
  EXPECT_EQ(fold("mi\u00ADllón"), "millón");
  EXPECT_EQ(fold("\uFB01nanzas"), "finanzas");
  EXPECT_EQ(fold("Ñandú"), "ñandú");
}

TEST(Folding, TheShortWayForLatinAgreesWithIcu) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* folding = icu::Normalizer2::getNFKCCasefoldInstance(status);
  ASSERT_TRUE(U_SUCCESS(status));
  for (char32_t a = 1; a < 0x180; ++a) {
    std::string text = "x";
    testing::RandomText::append(text, a);
    std::string expected;
    folding->normalize(icu::UnicodeString::fromUTF8(text), status).toUTF8String(expected);
    EXPECT_EQ(fold(text), expected) << "U+" << std::hex << static_cast<unsigned>(a);
  }
}

TEST(Folding, OfLettersAndSingleBlanksIsTheSameByTheShortWay) {
  std::string folded;
  for (const char* text : {"millón", "mil millones de pesos", "Banco de MÉXICO", "ÑANDÚ", "pingüino", "a"}) {
    EXPECT_TRUE(fold_plain(text, folded)) << text;
    EXPECT_EQ(folded, fold(text));
  }
  for (const char* text : {"", " a", "a ", "a  b", "s.a.", "1er", "us$", "÷", "×", "ß", "a\u00A0b", "\xC3"}) {
    EXPECT_FALSE(fold_plain(text, folded)) << text;
  }
  for (char32_t a = 1; a < 0x400; ++a) {
    std::string text = "x";
    testing::RandomText::append(text, a);
    if (fold_plain(text, folded)) {
      EXPECT_EQ(folded, fold(text));
    }
  }
}

TEST(Folding, WithoutAccentsKeepsTheEnye) {
  EXPECT_EQ(strip_accents("millón"), "millon");
  EXPECT_EQ(strip_accents("pingüino"), "pinguino");
  EXPECT_EQ(strip_accents("año"), "año");
}

}  // namespace
}  // namespace gaceta::text
