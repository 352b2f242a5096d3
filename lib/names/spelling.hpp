// Whether a short form is made of the letters of a long one: initials (`FMI`) or beginnings of words (`Covicostera` of
// Concesionaria Vial Costera, `Semarnat`).
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace gaceta::names {

/// True where `letters` is a chain of beginnings of the words, in order, words left out where they do not fit; the
/// first word must give its beginning, and two words at least. All folded, without accents. Its cost is bounded:
/// lengths are limited.
[[nodiscard]] bool is_blend(std::string_view letters, std::span<const std::string> words);

}  // namespace gaceta::names
