// Tags tokens that the caller brings, for those who have a tokenizer of their own or columns of tokens. Texts go to the
// Extractor, which finds more: company forms, acronyms, the caller's own names.
//
//   std::vector<std::string_view> words{"Habla", "Sam", "Altman", "."};
//   std::vector<gaceta::TokenTag> tags(words.size());
//   gaceta::tag_tokens(words, std::vector{gaceta::TokenRange{0, 4}}, tags);   // O B-PER I-PER O
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "gaceta/export.hpp"

namespace gaceta {

/// BIO: a name begins with its B and goes on with I of the same type. MISC is what is no person, organization or place.
enum class TokenTag : std::uint8_t {
  O,       ///< No part of a name.
  B_PER,   ///< The first token of a person.
  I_PER,   ///< A further one.
  B_ORG,   ///< The first token of an organization.
  I_ORG,   ///< A further one.
  B_LOC,   ///< The first token of a place.
  I_LOC,   ///< A further one.
  B_MISC,  ///< The first token of another name.
  I_MISC,  ///< A further one.
};
/// As CoNLL's files write it: `B-PER`.
[[nodiscard]] GACETA_EXPORT std::string_view to_string(TokenTag tag) noexcept;

/// The tokens of a sentence, half-open, as indices into those of the document.
struct TokenRange {
  std::uint32_t first = 0;  ///< The first token.
  std::uint32_t last = 0;   ///< The token behind the last one.
};

/// Tags the tokens of one document, which is read as a whole: what a word is elsewhere in it counts. `words` are UTF-8
/// (broken bytes are no error); `sentences` tile them in order, and `tags` has room for as many as there are words.
/// Linear in the bytes of the words. Threads may call it at once.
GACETA_EXPORT void tag_tokens(std::span<const std::string_view> words, std::span<const TokenRange> sentences,
                              std::span<TokenTag> tags);

}  // namespace gaceta
