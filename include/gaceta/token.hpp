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
  url,          ///< `https://diario.example/nota`.
  email,        ///< `redaccion@diario.example`.
  handle,       ///< `@usuario`.
  hashtag,      ///< `#etiqueta`.
};
/// The name of a kind of token (`word`).
[[nodiscard]] GACETA_EXPORT std::string_view to_string(TokenKind kind) noexcept;

/// A token: the smallest run of the text that has a meaning of its own.
struct Token {
  Span span;                                                     ///< Where it stands.
  TokenKind kind = TokenKind::space;                             ///< What it is.
  friend bool operator==(const Token&, const Token&) = default;  ///< Equal in every field.
};

/// A sentence, from its first to its last token that is not white space.
struct Sentence {
  Span span;                                                           ///< Without the white space around it.
  std::uint32_t first_token = 0;                                       ///< Index into Document::tokens.
  std::uint32_t last_token = 0;                                        ///< Index of the token behind its last one.
  friend bool operator==(const Sentence&, const Sentence&) = default;  ///< Equal in every field.
};

}  // namespace gaceta
