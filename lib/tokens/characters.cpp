#include "tokens/characters.hpp"

#include <unicode/uchar.h>

namespace gaceta::tokens {

namespace {

constexpr char32_t kSoftHyphen = 0xAD;

CharClass from_icu(char32_t c) noexcept {
  const auto code = static_cast<UChar32>(c);
  if (c == kSoftHyphen || c == 0x200C || c == 0x200D) return CharClass::letter;  // soft hyphen, joiners
  if (u_isUWhiteSpace(code) != 0) return CharClass::space;
  switch (u_charType(code)) {
    case U_UPPERCASE_LETTER:
    case U_LOWERCASE_LETTER:
    case U_TITLECASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_LETTER_NUMBER:
      return CharClass::letter;
    case U_DECIMAL_DIGIT_NUMBER:
      return CharClass::digit;
    case U_OTHER_NUMBER:
      return c == 0xB2 || c == 0xB3 || c == 0xB9 ? CharClass::letter : CharClass::symbol;  // m², m³
    case U_DASH_PUNCTUATION:
    case U_START_PUNCTUATION:
    case U_END_PUNCTUATION:
    case U_CONNECTOR_PUNCTUATION:
    case U_OTHER_PUNCTUATION:
    case U_INITIAL_PUNCTUATION:
    case U_FINAL_PUNCTUATION:
      return CharClass::punctuation;
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
      return CharClass::space;
    default:
      return CharClass::symbol;
  }
}

// Latin letters and general punctuation, looked up once: nearly all that Spanish has beyond ASCII.
constexpr std::size_t kTabled = 0x2100;
struct WideTable {
  std::array<CharClass, kTabled> classes;
  WideTable() {
    for (char32_t c = 0; c < kTabled; ++c) classes[c] = c < 128 ? kAsciiClasses[c] : from_icu(c);
  }
};

}  // namespace

CharClass classify_wide(char32_t c) noexcept {
  static const WideTable table;
  return c < kTabled ? table.classes[c] : from_icu(c);
}

bool continues_word_only(char32_t c) noexcept {
  if (c < 0x300) return c == kSoftHyphen || c == 0xB2 || c == 0xB3 || c == 0xB9;
  if (c == 0x200C || c == 0x200D) return true;
  const auto type = u_charType(static_cast<UChar32>(c));
  return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_COMBINING_SPACING_MARK;
}

}  // namespace gaceta::tokens
