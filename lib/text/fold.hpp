// The form in which words are compared: small letters, composed accents, no ligatures, soft hyphens or marks without
// width (Unicode NFKC_Casefold, by ICU).
#pragma once

#include <string>
#include <string_view>

namespace gaceta::text {

/// Folds a text. Bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] std::string fold(std::string_view utf8);
/// True for a text of small letters of Spanish and single blanks between them, which fold() gives back as it is: nearly
/// every word of the tables. False says nothing.
[[nodiscard]] bool is_plainly_folded(std::string_view utf8) noexcept;
/// A folded text without accents and diaereses; ñ stays ñ, as it is a letter of its own.
[[nodiscard]] std::string strip_accents(std::string_view folded);

}  // namespace gaceta::text
