// Tokens and sentences.
//
//   "Pagó US$ 1,5 a EE.UU."   Pagó|␠|US$|␠|1,5|␠|a|␠|EE.UU.     the tokens tile the text, white space included
#pragma once

#include <cstdint>
#include <string_view>

#include "gaceta/export.hpp"
#include "gaceta/span.hpp"

namespace gaceta {

/// What a token is.
enum class TokenKind : std::uint8_t {
  space,  ///< White space, line ends included; one token a run.
  word,   ///< Letters, with the digits, hyphens, apostrophes and dots that belong to them: `COVID-19`, `EE.UU.`, `Sr.`.
  number,       ///< Digits with their separators: `38,000`, `10:30`, `3-nov-2025`, `24/7`, `1.º`, `3er`.
  punctuation,  ///< One mark: `,`, `¿`, `«`, `—`; `...` and a rule of marks (`----`) are one.
  symbol,       ///< One symbol, or letters and a currency sign (`US$`, `€`, `%`), or a byte that is not UTF-8.
  url,
  email,
  handle,   ///< `@usuario`
  hashtag,  ///< `#etiqueta`
};
[[nodiscard]] GACETA_EXPORT std::string_view to_string(TokenKind kind) noexcept;

struct Token {
  Span span;
  TokenKind kind = TokenKind::space;
  friend bool operator==(const Token&, const Token&) = default;
};

/// A sentence, from its first to its last token that is not white space.
struct Sentence {
  Span span;
  /// Indices into Document::tokens, half-open.
  std::uint32_t first_token = 0, last_token = 0;
  friend bool operator==(const Sentence&, const Sentence&) = default;
};

}  // namespace gaceta
