// The form in which words are compared: small letters, composed accents, no ligatures, soft hyphens or marks without
// width (Unicode NFKC_Casefold, by ICU).
#pragma once

#include <string>
#include <string_view>

namespace gaceta::text {

/// Folds a text. Bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] std::string fold(std::string_view utf8);
/// Folds a text of Spanish letters and single blanks between them, as nearly every word of the tables is, into
/// `folded`, whose room is used again. False where there is more in the text, whatever fold() makes of it.
[[nodiscard]] bool fold_plain(std::string_view utf8, std::string& folded);
/// A folded text without accents and diaereses; ñ stays ñ, as it is a letter of its own.
[[nodiscard]] std::string strip_accents(std::string_view folded);

}  // namespace gaceta::text
