// Number of the words that titles are made of: a title told of several people at once is that of each.
//
//   "las senadoras republicanas Ana Díaz y Eva Ruiz"   each is a "senadora republicana"
#pragma once

#include <string>
#include <string_view>

#include "article/role_words.hpp"

namespace gaceta::article {

/// The plural of a noun, of several words too: `juez` gives `jueces`, `director general` gives `directores generales`,
/// `secretario de Estado` gives `secretarios de Estado`.
[[nodiscard]] std::string plural_of(std::string_view noun);

/// What follows the noun of a plural title, as it stands behind the singular: `republicanas` gives `republicana`,
/// `generales de Hacienda` gives `general de Hacienda`. What a preposition joins stays as it is. Adjectives in the
/// masculine become feminine where `gender` is.
[[nodiscard]] std::string singular_rest(std::string_view rest, Gender gender);

}  // namespace gaceta::article
