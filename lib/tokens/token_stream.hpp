// A text cut into lexemes: its tokens that are not white space, each with its word number, zone and shape. What the
// grammars for numerals, money, dates and names read.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "gaceta/token.hpp"
#include "gaceta/zone.hpp"
#include "lexicon/word_table.hpp"

namespace gaceta::tokens {

/// What a grammar asks of a lexeme's letters and surroundings; flags, joined by `|`.
enum Shape : std::uint16_t {
  kSpaceBefore = 1,     ///< White space stands before it.
  kLineStart = 2,       ///< It is the first of its line.
  kParagraphStart = 4,  ///< It is the first of the text or follows an empty line.
  kSentenceStart = 8,   ///< It is the first of its sentence.
  kInitialUpper = 16,   ///< Its first letter is a capital.
  kAllUpper = 32,       ///< It has two letters or more, all capitals.
  kHasDigit = 64,
  kHasLetter = 128,
  kMayBeginSentence = 256,  ///< It begins a line or zone, or stands behind a mark or dot that may end a sentence.
};

struct Lexeme {
  std::uint32_t begin = 0, end = 0;  ///< Bytes of the text.
  lexicon::WordId word = lexicon::kNoWord;
  TokenKind kind = TokenKind::word;
  Zone zone = Zone::body;
  std::uint16_t shape = 0;

  [[nodiscard]] bool is(Shape flag) const noexcept { return (shape & flag) != 0; }
  [[nodiscard]] Span span() const noexcept { return {begin, end}; }
};

/// A run of lexemes, half-open.
struct LexemeRange {
  std::uint32_t first = 0, last = 0;
};

/// The lexemes of one text and its sentences. Views the text: the text must outlive it.
class TokenStream {
 public:
  std::string_view text;
  std::vector<Lexeme> lexemes;
  std::vector<LexemeRange> sentences;  ///< In order; together they hold every lexeme.

  [[nodiscard]] std::size_t size() const noexcept { return lexemes.size(); }
  [[nodiscard]] const Lexeme& operator[](std::size_t i) const noexcept { return lexemes[i]; }
  /// The bytes of lexeme i.
  [[nodiscard]] std::string_view view(std::size_t i) const noexcept {
    return text.substr(lexemes[i].begin, lexemes[i].end - lexemes[i].begin);
  }
  /// From the first byte of lexeme `first` to the last byte of lexeme `last - 1`.
  [[nodiscard]] Span span(std::size_t first, std::size_t last) const noexcept {
    return {lexemes[first].begin, lexemes[last - 1].end};
  }
};

}  // namespace gaceta::tokens
