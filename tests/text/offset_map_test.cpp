#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "gaceta/offsets.hpp"
#include "text/utf8.hpp"

namespace gaceta {
namespace {

/// Offsets of every byte, counted one character at a time.
std::vector<std::uint32_t> slowly(std::string_view text, OffsetUnit unit) {
  std::vector<std::uint32_t> offsets;
  std::uint32_t offset = 0;
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded character = text::decode(text, at);
    for (std::uint32_t i = 0; i < character.size; ++i)
      offsets.push_back(unit == OffsetUnit::byte ? static_cast<std::uint32_t>(offsets.size()) : offset);
    offset += unit == OffsetUnit::utf16 && character.code > 0xFFFF ? 2 : 1;
    at += character.size;
  }
  offsets.push_back(unit == OffsetUnit::byte ? static_cast<std::uint32_t>(text.size()) : offset);
  return offsets;
}

void expect_right(std::string_view text) {
  for (const OffsetUnit unit : {OffsetUnit::byte, OffsetUnit::codepoint, OffsetUnit::utf16}) {
    const OffsetMap map(text, unit);
    const std::vector<std::uint32_t> wanted = slowly(text, unit);
    for (std::uint32_t byte = 0; byte <= text.size(); ++byte)
      ASSERT_EQ(map(byte), wanted[byte]) << "byte " << byte << " of \"" << text << '"';
    EXPECT_EQ(map(static_cast<std::uint32_t>(text.size()) + 5), wanted.back());
  }
}

TEST(OffsetMap, CountsCodePointsAndUtf16Units) {
  const std::string_view text = "ñ😀€a";  // 2, 4, 3 and 1 bytes
  const OffsetMap code_points(text, OffsetUnit::codepoint), utf16(text, OffsetUnit::utf16);
  EXPECT_EQ(code_points(Span{2, 9}), (Span{1, 3}));
  EXPECT_EQ(utf16(Span{2, 9}), (Span{1, 4}));
  EXPECT_EQ(code_points(10), 4U);
  EXPECT_EQ(utf16(10), 5U);
}

TEST(OffsetMap, AgreesWithCountingOneByOne) {
  for (const std::string_view text :
       {"", "a", "ñ", "😀", "el año pasado", "\xC3", "\xF0\x9F\x98", "\xE2\x82", "\x80\x80\x80", "a\0b"})
    expect_right(text);
}

TEST(OffsetMap, TakesCharactersAcrossTheBordersOfBlocks) {
  for (std::size_t shift = 56; shift < 72; ++shift) {
    for (const std::string_view character : {"ñ", "€", "😀", "\xF0\x9F\x98", "\xE2\x82", "\xFF"}) {
      std::string text(shift, 'a');
      for (int i = 0; i < 100; ++i) text.append(character);
      expect_right(text.append(shift, 'b'));
    }
  }
}

TEST(OffsetMap, ReadsRandomBytes) {
  std::mt19937 random(11);
  for (int round = 0; round < 200; ++round) {
    std::string text;
    const std::size_t size = random() % 400;
    // Bytes that make up sequences, whole and broken, more often than by chance.
    constexpr std::string_view kBytes = "aaa\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\xED\xA0\xFF\xC0\x80";
    for (std::size_t i = 0; i < size; ++i)
      text.push_back(round % 2 == 0 ? kBytes[random() % kBytes.size()] : static_cast<char>(random() & 0xFF));
    expect_right(text);
  }
}

}  // namespace
}  // namespace gaceta
