// The labels that the model works with inside: BILOU, which tells the last token of a name and names of one token
// apart, and so is learned better than the BIO that goes out (tagger.hpp).
// Label 0 is O; label 1 + 4 * position + type is the rest, in the order of Position and Type: so the labels that a name
// begins with are one half of them and those that it goes on with the other, four types side by side.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace gaceta::names {

enum class Type : std::uint8_t { person, organization, location, miscellaneous };
enum class Position : std::uint8_t { first, only, inside, last };

inline constexpr std::size_t kTypes = 4;
inline constexpr std::size_t kPositions = 4;
inline constexpr std::size_t kNameLabels = kPositions * kTypes;  ///< labels of tokens in names
inline constexpr std::size_t kLabels = kNameLabels + 1;          ///< and O

using Label = std::uint8_t;
inline constexpr Label kOutside = 0;

[[nodiscard]] constexpr Label make_label(Type type, Position position) noexcept {
  return static_cast<Label>(1 + 4 * static_cast<int>(position) + static_cast<int>(type));
}
[[nodiscard]] constexpr Type type_of(Label label) noexcept { return static_cast<Type>((label - 1) % 4); }
[[nodiscard]] constexpr Position position_of(Label label) noexcept { return static_cast<Position>((label - 1) / 4); }

/// True where a name may begin, or no name be, after this label: O, the last token of a name, a name of one token.
[[nodiscard]] constexpr bool closes(Label label) noexcept {
  return label == kOutside || position_of(label) == Position::last || position_of(label) == Position::only;
}
/// True for labels that stand after a closed one: O, the first token of a name, a name of one token.
[[nodiscard]] constexpr bool opens(Label label) noexcept {
  return label == kOutside || position_of(label) == Position::first || position_of(label) == Position::only;
}
/// True where `next` may follow `previous`.
[[nodiscard]] constexpr bool legal(Label previous, Label next) noexcept {
  if (closes(previous)) return opens(next);
  return !opens(next) && type_of(previous) == type_of(next);
}

}  // namespace gaceta::names
