// Where something stands in a text.
//
//   text   "pagó 30 €"      p a g ó(2 bytes) ␠ 3 0 ␠ €(3 bytes)
//   Span   {6, 12}          the bytes of "30 €": half-open, on character boundaries
#pragma once

#include <cstdint>
#include <string_view>

namespace gaceta {

/// A run of bytes of the text that the caller gave, half-open: [begin, end).
/// Both ends are byte offsets and lie on the boundaries of UTF-8 characters; 32 bits, since a text has at most 1 GiB.
struct Span {
  std::uint32_t begin = 0;  ///< The first byte.
  std::uint32_t end = 0;    ///< The byte behind the last one.

  /// Length in bytes.
  [[nodiscard]] constexpr std::uint32_t size() const noexcept { return end - begin; }
  /// True where it holds no byte.
  [[nodiscard]] constexpr bool empty() const noexcept { return begin == end; }
  /// True where the two share a byte or more.
  [[nodiscard]] constexpr bool overlaps(Span other) const noexcept { return begin < other.end && other.begin < end; }
  /// True where every byte of the other lies in this one.
  [[nodiscard]] constexpr bool contains(Span other) const noexcept { return begin <= other.begin && other.end <= end; }
  /// The bytes themselves. `text` must be the text that the span was made from; the view lives as long as it does.
  [[nodiscard]] constexpr std::string_view of(std::string_view text) const noexcept {
    return text.substr(begin, end - begin);
  }

  friend constexpr bool operator==(Span, Span) noexcept = default;  ///< Equal in every field.
};

}  // namespace gaceta
