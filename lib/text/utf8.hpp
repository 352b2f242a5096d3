// Walks over bytes as UTF-8; what is not well-formed is read as U+FFFD, one for each maximal ill-formed part.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace gaceta::text {

inline constexpr char32_t kReplacement = 0xFFFD;

struct Decoded {
  char32_t code;       ///< kReplacement where the bytes are ill-formed.
  std::uint32_t size;  ///< Bytes that it takes, 1 to 4.
};

/// The character at `at`, which must be less than the text's size.
[[nodiscard]] inline Decoded decode(std::string_view text, std::size_t at) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto trail = [&](std::size_t i, unsigned low, unsigned high) {
    return i < text.size() && byte(i) >= low && byte(i) <= high;
  };
  const unsigned lead = byte(at);
  if (lead < 0x80) return {static_cast<char32_t>(lead), 1};
  if (lead >= 0xC2 && lead <= 0xDF) {
    if (!trail(at + 1, 0x80, 0xBF)) return {kReplacement, 1};
    return {static_cast<char32_t>((lead & 0x1FU) << 6 | (byte(at + 1) & 0x3FU)), 2};
  }
  if (lead >= 0xE0 && lead <= 0xEF) {
    if (!trail(at + 1, lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF)) return {kReplacement, 1};
    if (!trail(at + 2, 0x80, 0xBF)) return {kReplacement, 2};
    return {static_cast<char32_t>((lead & 0x0FU) << 12 | (byte(at + 1) & 0x3FU) << 6 | (byte(at + 2) & 0x3FU)), 3};
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    if (!trail(at + 1, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF)) return {kReplacement, 1};
    if (!trail(at + 2, 0x80, 0xBF)) return {kReplacement, 2};
    if (!trail(at + 3, 0x80, 0xBF)) return {kReplacement, 3};
    return {static_cast<char32_t>((lead & 0x07U) << 18 | (byte(at + 1) & 0x3FU) << 12 | (byte(at + 2) & 0x3FU) << 6 |
                                  (byte(at + 3) & 0x3FU)),
            4};
  }
  return {kReplacement, 1};
}

/// True where `at` is the start of a character (or of an ill-formed part) or the end of the text.
[[nodiscard]] bool is_boundary(std::string_view text, std::size_t at) noexcept;

}  // namespace gaceta::text
