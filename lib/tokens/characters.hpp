// What a character is, to the tokenizer: by table for ASCII, by ICU's properties for the rest.
#pragma once

#include <array>
#include <cstdint>

namespace gaceta::tokens {

enum class CharClass : std::uint8_t { space, letter, digit, punctuation, symbol };

namespace detail {
constexpr CharClass classify_ascii(unsigned c) {
  // Controls count as white space: they are no text, and runs of them (NUL bytes) make one token.
  if (c <= ' ' || c == 0x7F) return CharClass::space;
  if (c >= '0' && c <= '9') return CharClass::digit;
  if ((c | 0x20U) >= 'a' && (c | 0x20U) <= 'z') return CharClass::letter;
  switch (c) {
    case '$':
    case '+':
    case '<':
    case '=':
    case '>':
    case '^':
    case '`':
    case '|':
    case '~':
    case '%':
      return CharClass::symbol;
    default:
      return CharClass::punctuation;
  }
}
constexpr std::array<CharClass, 128> ascii_classes() {
  std::array<CharClass, 128> classes{};
  for (unsigned c = 0; c < 128; ++c) classes[c] = classify_ascii(c);
  return classes;
}
}  // namespace detail

inline constexpr std::array<CharClass, 128> kAsciiClasses = detail::ascii_classes();

/// The class of a character beyond ASCII. Marks, letter-like numbers (`²`) and characters without width that belong
/// inside a word (soft hyphen, joiners) count as letters; other characters without width as white space.
[[nodiscard]] CharClass classify_wide(char32_t c) noexcept;

[[nodiscard]] inline CharClass classify(char32_t c) noexcept { return c < 128 ? kAsciiClasses[c] : classify_wide(c); }

/// True for a mark or a character without width, which belongs to a word but can't begin one.
[[nodiscard]] bool continues_word_only(char32_t c) noexcept;

}  // namespace gaceta::tokens
